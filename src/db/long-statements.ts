/** For the few statements that may take longer than any request: by the connection's usual limits they would be stopped. */
import type { Db } from './database.ts'
import { runStatement } from './query.ts'

/** The part of pg's settings that stops waiting on our side. */
type ClientLimits = { query_timeout?: number | false }
type ConnectionSource = { acquireConnection(): Promise<{ connectionParameters?: ClientLimits }> }

/** Lifts the limits of an open transaction; whoever called gives the connection's own back with the result, at its end. */
export async function allowLongStatements(transaction: Db): Promise<() => void> {
  await runStatement(transaction, 'set local statement_timeout = 0', [])
  await runStatement(transaction, 'set local idle_in_transaction_session_timeout = 0', [])
  const source = transaction.client as ConnectionSource
  const { connectionParameters: limits } = await source.acquireConnection()
  const usual = limits?.query_timeout
  if (limits) limits.query_timeout = false
  return () => {
    if (limits && usual !== undefined) limits.query_timeout = usual
  }
}
