/**
 * From what the checks of a run saw to findings that last: one set-based statement a step, all in the transaction that ends
 * the run, so that memory stays flat whatever they saw. The steps are in conclude-steps.store.ts.
 */
import type { Db } from '../../../../db/connect.ts'
import { allowLongStatements } from '../../../../db/long-statements.ts'
import type { FindingCode } from '../../catalogue.ts'
import { noDelta, SightingsLost, type AuditDelta, type FindingCount } from '../audit-run.ts'
import {
  concludeSteps,
  countFindings,
  countSightings,
  digestFindings,
  keepDay,
  prepare,
} from './conclude-steps.store.ts'
import type { Checked } from './judge-run.ts'

export type ConcludeStore = ReturnType<typeof concludeStore>

export type Conclusion = {
  run: string
  now: Date
  /** Both pads of the HMAC's key, 64 bytes each. */
  pads: { inner: Buffer; outer: Buffer }
  /** How many sightings the checks wrote: fewer were lost when the server fell over. */
  sightings: number
  /** Codes whose checks were spared, because what they look at did not change. */
  carried: readonly FindingCode[]
  checked: readonly Checked[]
  /** Whose midnight ends a day of the trend. */
  zone: string
}

export type Concluded = { counts: FindingCount[]; delta: AuditDelta; digestHash: string }

export function concludeStore(db: Db) {
  return {
    /** Lets the statements of this transaction take as long as they need; `restore` gives the usual limits back. */
    async allowLongStatements(): Promise<{ connection: number; restore: () => void }> {
      const { rows } = await db.raw<{ rows: { pid: number }[] }>('select pg_backend_pid() as pid')
      return { connection: rows[0]?.pid ?? 0, restore: await allowLongStatements(db) }
    },

    async cancelStatement(connection: number): Promise<void> {
      await db.raw('select pg_cancel_backend(?)', [connection])
    },

    /** `breathe` is called between two statements: the embedded database works on this very thread. */
    async conclude(conclusion: Conclusion, breathe: () => Promise<void>): Promise<Concluded> {
      const { run, now, pads, carried, checked, zone } = conclusion
      const values = {
        run,
        now,
        zone,
        inner: pads.inner,
        outer: pads.outer,
        carried: [...carried],
        codes: checked.map(({ code }) => code),
        apps: checked.map(({ appId }) => appId ?? null),
      }
      const { rows: seen } = await db.raw<{ rows: { count: string }[] }>(countSightings, values)
      if (Number(seen[0]?.count) !== conclusion.sightings) throw new SightingsLost()
      for (const statement of prepare) await db.raw(statement)
      for (const statement of concludeSteps) {
        await breathe()
        await db.raw(statement, values)
      }
      await breathe()
      const { rows: counts } = await db.raw<{ rows: (FindingCount & { count: string })[] }>(countFindings, values)
      const { rows: changes } = await db.raw<{ rows: { change: keyof AuditDelta; count: string }[] }>(
        `select change, count(*) as count from findings where last_run_id = :run group by change`,
        values,
      )
      const { rows: digests } = await db.raw<{ rows: { digest: string }[] }>(digestFindings)
      for (const statement of keepDay) await db.raw(statement, values)
      await db.raw('truncate audit_sightings')
      return {
        counts: counts.map((row) => ({ ...row, count: Number(row.count) })),
        delta: changes.reduce<AuditDelta>(
          (delta, { change, count }) => ({ ...delta, [change]: Number(count) }),
          noDelta,
        ),
        digestHash: digests[0]?.digest ?? '',
      }
    },
  }
}
