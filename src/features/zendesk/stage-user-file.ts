/** Reads a file of Zendesk users into the staging tables, piece by piece, and says what was wrong in it. */
import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../../kernel/clock.ts'
import { readEmailAddress } from '../../kernel/email-address.ts'
import { emailKeys } from '../../kernel/email-keys.ts'
import { listedAtMost, type UserProblem } from './import-report.ts'
import { readUserFile } from './user-file/read-user-file.ts'
import type { Lack } from './zendesk-directory.ts'
import type { StagedUser, ZendeskImportsStore } from './zendesk-imports.store.ts'

export type StageUsersDeps = { clock: Clock; zendeskImports: Pick<ZendeskImportsStore, 'stage' | 'analyze'> }

export type StageUsersRequest = {
  input: AsyncIterable<Buffer>
  signal?: AbortSignal | undefined
  onProgress?: ((users: number, stage: 'reading') => void) | undefined
}

export type StagedFile = {
  lacks: Lack[]
  /** The first of them: whoever has any takes nothing of the file. */
  problems: UserProblem[]
  problemCount: number
  warnings: UserProblem[]
  /** Addresses that are none; their users are taken without them. */
  unreadable: number
}

const batchSize = 1_000
/** One line may hold thousands of them. */
const mostAddresses = 10_000

export async function stageUserFile(
  { zendeskImports, clock }: StageUsersDeps,
  run: string,
  { input, signal, onProgress }: StageUsersRequest,
): Promise<StagedFile> {
  const file = readUserFile(input)
  const read: StagedFile = { lacks: [], problems: [], problemCount: 0, warnings: [], unreadable: 0 }
  let batch: StagedUser[] = []
  let users = 0
  let held = 0
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await zendeskImports.stage(run, batch, clock.now())
    batch = []
    held = 0
    onProgress?.(users, 'reading')
    // The embedded database answers without leaving the event loop: let the others have their turn.
    await setImmediate()
    signal?.throwIfAborted()
  }
  for await (const item of file.items) {
    if (item.kind !== 'user') {
      read.problemCount += 1
      if (read.problems.length < listedAtMost) read.problems.push(problemOf(item))
      continue
    }
    const { user, line } = item
    const addresses = user.addresses.flatMap((address) => {
      if (readEmailAddress(address.email).kind === 'address') return [{ ...address, keys: emailKeys(address.email) }]
      read.unreadable += 1
      if (read.warnings.length < listedAtMost)
        read.warnings.push({ line, code: 'not-an-address', message: notAnAddress })
      return []
    })
    batch.push({ line, user, addresses })
    users += 1
    held += addresses.length
    if (batch.length === batchSize || held >= mostAddresses) await flush()
  }
  await flush()
  await zendeskImports.analyze()
  return { ...read, lacks: file.lacks() }
}

const problemOf = ({ line, code, message }: UserProblem): UserProblem => ({ line, code, message })

const notAnAddress = 'What stands for the address is none, so this user is not matched by it.'
