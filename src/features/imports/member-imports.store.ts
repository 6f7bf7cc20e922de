/** A member file inside the database: staged in batches, judged as a whole, taken over in pieces. */
import type { Knex } from 'knex'
import type { Db } from '../../db/connect.ts'
import type { EmailKeys } from '../../kernel/email-keys.ts'
import type { EmailTrait } from '../../kernel/email-traits.ts'
import type { RowProblemCode } from '../member-files/member-cells.ts'
import type { ImportPower } from './import.ts'
import type { Note, Tally } from './import-report.ts'
import type { JudgementCode } from './import-sentences.ts'
import { applyPiece, type Piece } from './member-import-apply.store.ts'
import { judgeRun } from './member-import-judge.store.ts'

export type MemberImportsStore = ReturnType<typeof memberImportsStore>

/** A row on its way in. `undefined`: the cell was blank, what the store holds stays. */
export type StagedRow = {
  line: number
  /** Who this will be, if it is somebody new. */
  newId: string
  /** Undefined only in a row that could not be read. */
  externalId: string | undefined
  externalIdIssued: boolean
  username: string | undefined
  name: string | undefined
  email: string | undefined
  emailKeys: EmailKeys | undefined
  emailTraits: readonly EmailTrait[]
  usernameFoldKey: string | undefined
  emailVerified: boolean | undefined
  phone: string | undefined
  organization: string | undefined
  locale: string | undefined
  isStaff: boolean | undefined
  isActive: boolean | undefined
  attributes: Readonly<Record<string, string>>
  passwordSealed: string | undefined
  passwordHash: string | undefined
  problems: readonly { code: string; field: string; message: string }[]
}

/** `sealed`: for a box that only the running import has the key of. */
export type SealedPassword = { line: number; sealed: string }

export function memberImportsStore(db: Db) {
  return {
    async stage(run: string, rows: readonly StagedRow[], at: Date): Promise<void> {
      const columns = stagedColumns.map(([, , valueOf]) => rows.map((row) => valueOf(row) ?? null))
      await db.raw(stageStatement, [run, at, ...columns] as Knex.RawBinding[])
    },

    /** Fresh statistics: without them a plan made for an empty table would be run on a million rows. */
    async analyze(): Promise<void> {
      await db.raw('analyze member_import_rows')
    },

    /** False: another import is taking its rows over. Held until the transaction ends. */
    async tryLock(): Promise<boolean> {
      const { rows } = await db.raw<{ rows: { locked: boolean }[] }>(
        `select pg_try_advisory_xact_lock(hashtextextended('latchkey.member-import', 0)) as locked`,
      )
      return rows[0]?.locked ?? false
    },

    judge: (run: string, power: ImportPower): Promise<void> => judgeRun(db, run, power),

    async tally(run: string): Promise<Tally> {
      const { rows } = await db.raw<{ rows: Tally[] }>(tallyQuery, [run])
      const [tally] = rows
      if (!tally) throw new Error('an aggregate without a row')
      return tally
    },

    /** In the order of the file. */
    async listNotes(run: string, column: 'problems' | 'warnings', limit: number): Promise<Note[]> {
      const { rows } = await db.raw<{ rows: NoteRow[] }>(
        `select r.line, case when not r.external_id_issued then r.external_id end as external_id,
           n ->> 'code' as code, n ->> 'field' as field, (n ->> 'other')::integer as other, n ->> 'message' as message
         from member_import_rows r, jsonb_array_elements(r.${column}) with ordinality as note (n, position)
         where r.run_id = ? and r.${column} <> '[]' order by r.line, note.position limit ?`,
        [run, limit],
      )
      return rows.map(noteOf)
    },

    /** The codes of all problems, each once. */
    async listProblemCodes(run: string): Promise<(RowProblemCode | JudgementCode)[]> {
      const { rows } = await db.raw<{ rows: { code: RowProblemCode | JudgementCode }[] }>(
        `select distinct n ->> 'code' as code
         from member_import_rows r, jsonb_array_elements(r.problems) n where r.run_id = ? order by code`,
        [run],
      )
      return rows.map(({ code }) => code)
    },

    /** Passwords that a judged run needs and nobody has hashed yet. */
    async listUnhashed(run: string, limit: number): Promise<SealedPassword[]> {
      const { rows } = await db.raw<{ rows: SealedPassword[] }>(
        `select line, password_sealed as sealed from member_import_rows
         where run_id = ? and ${isUnhashed} order by line limit ?`,
        [run, limit],
      )
      return rows
    },

    async putHashes(run: string, hashes: readonly { line: number; hash: string }[]): Promise<void> {
      await db.raw(
        `update member_import_rows r set password_hash = h.hash, password_sealed = null
         from unnest(?::integer[], ?::text[]) as h (line, hash) where r.run_id = ? and r.line = h.line`,
        [hashes.map(({ line }) => line), hashes.map(({ hash }) => hash), run],
      )
    },

    apply: (piece: Piece): Promise<{ added: number; changed: number }> => applyPiece(db, piece),

    /** For the planner, after many members came at once. */
    async analyzeMembers(): Promise<void> {
      await db.raw('analyze members, credentials, events')
    },

    /** After a check nobody needs them any more; the file is read again when its rows are taken over. */
    async forgetPasswords(run: string): Promise<void> {
      await db.raw(
        `update member_import_rows set password_sealed = null, password_hash = null
         where run_id = ? and (password_sealed is not null or password_hash is not null)`,
        [run],
      )
    },

    /** Removes what this run staged, and what runs before `abandonedBefore` left behind when they were killed. */
    async discard(run: string | undefined, abandonedBefore: Date): Promise<void> {
      await db.raw(
        `delete from member_import_rows where run_id = ? or staged_at < ? and not exists (
           select 1 from imports i where i.id = run_id and i.state in ('checking', 'checked', 'applying')
         )`,
        [run ?? null, abandonedBefore],
      )
    },
  }
}

const isUnhashed = `
  password_sealed is not null and password_hash is null and problems = '[]'
  and (member_id is null or 'password' = any (changed))`

const tallyQuery = `
  select
    count(*)::integer as rows,
    count(*) filter (where problems = '[]' and r.member_id is null)::integer as added,
    count(*) filter (where problems = '[]' and changed <> '{}')::integer as changed,
    count(*) filter (where problems <> '[]')::integer as refused,
    coalesce(sum(jsonb_array_length(r.problems)), 0)::integer as errors,
    coalesce(sum(jsonb_array_length(r.warnings)), 0)::integer as warnings,
    count(*) filter (where ${isUnhashed})::integer as unhashed,
    count(*) filter (
      where problems = '[]' and coalesce(r.is_active, m.status = 'active', true)
        and coalesce(r.email, m.email) is not null and not coalesce(r.email_verified,
          m.email_verified_at is not null and coalesce(r.email_exact_key, m.email_exact_key) = m.email_exact_key, false)
    )::integer as unverified,
    coalesce(max(line), 0) as "lastLine"
  from member_import_rows r left join members m on m.id = r.member_id
  where r.run_id = ?`

/** Column, type, and where its value is in a staged row. */
const stagedColumns: readonly (readonly [string, string, (row: StagedRow) => unknown])[] = [
  ['line', 'integer', (row) => row.line],
  ['new_id', 'uuid', (row) => row.newId],
  ['external_id', 'text', (row) => row.externalId],
  ['external_id_issued', 'boolean', (row) => row.externalIdIssued],
  ['username', 'text', (row) => row.username],
  ['name', 'text', (row) => row.name],
  ['email', 'text', (row) => row.email],
  ['email_exact_key', 'text', (row) => row.emailKeys?.exact],
  ['email_fold_key', 'text', (row) => row.emailKeys?.fold],
  ['email_accentless_key', 'text', (row) => row.emailKeys?.accentless],
  ['email_mailbox_key', 'text', (row) => row.emailKeys?.mailbox],
  [
    'email_mailbox_certain',
    'boolean',
    ({ emailKeys: keys }) => (keys ? keys.mailboxCertainty === 'certain' : undefined),
  ],
  ['email_skeleton_key', 'text', (row) => row.emailKeys?.skeleton],
  ['email_typed_skeleton_key', 'text', (row) => row.emailKeys?.typedSkeleton],
  // With commas between: an array of arrays cannot be taken apart into rows.
  ['email_traits', 'text', (row) => row.emailTraits.join(',')],
  ['username_fold_key', 'text', (row) => row.usernameFoldKey],
  ['email_verified', 'boolean', (row) => row.emailVerified],
  ['phone', 'text', (row) => row.phone],
  ['organization', 'text', (row) => row.organization],
  ['locale', 'text', (row) => row.locale],
  ['is_staff', 'boolean', (row) => row.isStaff],
  ['is_active', 'boolean', (row) => row.isActive],
  ['attributes', 'jsonb', (row) => JSON.stringify(row.attributes)],
  ['password_sealed', 'text', (row) => row.passwordSealed],
  ['password_hash', 'text', (row) => row.passwordHash],
  ['reading_problems', 'jsonb', (row) => JSON.stringify(row.problems)],
]

const stageStatement = `
  insert into member_import_rows (run_id, staged_at, ${stagedColumns.map(([column]) => column).join(', ')})
  select ?::uuid, ?::timestamptz, * from unnest(${stagedColumns.map(([, type]) => `?::${type}[]`).join(', ')})`

type NoteRow = {
  line: number
  external_id: string | null
  code: string
  field: string
  other: number | null
  message: string | null
}

const noteOf = (row: NoteRow): Note => ({
  line: row.line,
  externalId: row.external_id ?? undefined,
  code: row.code,
  field: row.field,
  other: row.other ?? undefined,
  message: row.message ?? undefined,
})
