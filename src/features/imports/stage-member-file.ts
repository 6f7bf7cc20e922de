/** Reads a member file into the staging table: in batches, so that the largest file needs no more memory than a small one. */
import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../../kernel/clock.ts'
import { emailKeys, usernameFoldKey } from '../../kernel/email-keys.ts'
import { emailTraits } from '../../kernel/email-traits.ts'
import { issueExternalId } from '../../kernel/ids.ts'
import type { Random } from '../../kernel/random.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'
import type { FileProblem } from '../member-files/member-file-bytes.ts'
import type { ColumnMatching } from '../member-files/member-file-header.ts'
import { readMemberFile } from '../member-files/member-file.ts'
import type { MemberImportsStore, StagedRow } from './member-imports.store.ts'
import type { MemberRow, RowProblem } from '../member-files/member-row.ts'

export type StagingDeps = { memberImports: Pick<MemberImportsStore, 'stage'>; clock: Clock; random: Random }

export type Staging = {
  run: string
  input: AsyncIterable<Buffer>
  matching?: ColumnMatching | undefined
  /** Passwords wait in it until they are hashed, so that the database never sees one. */
  box: SecretBox
  signal: AbortSignal
  /** Rows read so far. */
  onProgress: (rows: number) => void
}

const batchSize = 1_000

/** Why the file could not be read to its end; undefined when it was. */
export async function stageMemberFile(deps: StagingDeps, staging: Staging): Promise<FileProblem | undefined> {
  const { run, onProgress } = staging
  let batch: StagedRow[] = []
  let rows = 0
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await deps.memberImports.stage(run, batch, deps.clock.now())
    batch = []
    onProgress(rows)
    // The embedded database answers without leaving the event loop: let the others have their turn.
    await setImmediate()
  }

  for await (const item of readMemberFile(untilAborted(staging.input, staging.signal), staging)) {
    if (item.kind === 'unreadable') {
      await flush()
      return item
    }
    const last = batch.at(-1)
    if (item.kind === 'problem' && last?.line === item.line) {
      batch[batch.length - 1] = { ...last, problems: [...last.problems, noteOf(item)] }
      continue
    }
    if (batch.length === batchSize) await flush()
    batch.push(item.kind === 'member' ? stagedRow(deps, staging, item) : refusedRow(deps, item))
    rows += 1
  }
  await flush()
  return undefined
}

/** Ends the reading of a source that has nothing to say, such as a terminal, as soon as nobody waits for it. */
async function* untilAborted(input: AsyncIterable<Buffer>, signal: AbortSignal): AsyncGenerator<Buffer> {
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
  aborted.catch(() => undefined)
  const source = input[Symbol.asyncIterator]()
  try {
    for (;;) {
      signal.throwIfAborted()
      const next = await Promise.race([source.next(), aborted])
      if (next.done) return
      yield next.value
    }
  } finally {
    // Not awaited: a generator that still waits for its next piece would not come back.
    void source.return?.().catch(() => undefined)
  }
}

function stagedRow({ random }: StagingDeps, { run, box }: Staging, row: MemberRow): StagedRow {
  const keys = row.email === undefined ? undefined : emailKeys(row.email)
  return {
    line: row.line,
    newId: random.uuid(),
    externalId: row.externalId ?? issueExternalId(random),
    externalIdIssued: row.externalId === undefined,
    username: row.username,
    name: row.name,
    email: row.email,
    emailKeys: keys,
    emailTraits: row.email === undefined ? [] : emailTraits(row.email, keys),
    usernameFoldKey: usernameFoldKey(row.username),
    emailVerified: row.emailVerified,
    phone: row.phone,
    organization: row.organization,
    locale: row.locale,
    isStaff: row.staff,
    isActive: row.active,
    attributes: row.fields,
    passwordSealed: row.password === undefined ? undefined : box.seal(row.password, passwordPlace(run, row.line)),
    passwordHash: row.passwordHash,
    problems: [],
  }
}

/** Kept for its external ID: another row with the same one is refused as well. */
function refusedRow({ random }: StagingDeps, problem: RowProblem): StagedRow {
  return {
    line: problem.line,
    newId: random.uuid(),
    externalId: problem.externalId,
    externalIdIssued: false,
    username: undefined,
    name: undefined,
    email: undefined,
    emailKeys: undefined,
    emailTraits: [],
    usernameFoldKey: undefined,
    emailVerified: undefined,
    phone: undefined,
    organization: undefined,
    locale: undefined,
    isStaff: undefined,
    isActive: undefined,
    attributes: {},
    passwordSealed: undefined,
    passwordHash: undefined,
    problems: [noteOf(problem)],
  }
}

const noteOf = ({ code, field, message }: RowProblem) => ({ code, field, message })

export const passwordPlace = (run: string, line: number) =>
  ({ table: 'member_import_rows', column: 'password_sealed', id: `${run}:${line}` }) as const
