/** A file of Zendesk users inside the database: staged in batches, compared with what was known, taken over as a whole. */
import type { Knex } from 'knex'
import type { Db } from '../../db/connect.ts'
import type { EmailKeys } from '../../kernel/email-keys.ts'
import { applyPiece, replaceSource, type Piece, type PieceCounts, type TakenSource } from './zendesk-apply.store.ts'
import type { ZendeskUser } from './zendesk-directory.ts'

export type ZendeskImportsStore = ReturnType<typeof zendeskImportsStore>

export type StagedUser = { line: number; user: ZendeskUser; addresses: readonly StagedAddress[] }
export type StagedAddress = { email: string; isPrimary: boolean; isVerified: boolean | undefined; keys: EmailKeys }

export type StagedTally = {
  users: number
  lastLine: number
  /** Rows whose role says so. */
  endUsers: number
  /** The latest moment that the file tells of, not later than `now`. */
  latest: Date | undefined
}

export function zendeskImportsStore(db: Db) {
  return {
    async stage(run: string, users: readonly StagedUser[], at: Date): Promise<void> {
      const columns = userColumns.map(([, , valueOf]) => users.map((row) => valueOf(row) ?? null))
      await db.raw(stageUsers, [run, at, ...columns] as Knex.RawBinding[])
      const addresses = users.flatMap(({ line, user, addresses: own }) =>
        own.map((address) => ({ ...address, line, zendeskId: user.zendeskId })),
      )
      if (addresses.length === 0) return
      const cells = addressColumns.map(([, , valueOf]) => addresses.map((row) => valueOf(row) ?? null))
      await db.raw(stageAddresses, [run, at, ...cells] as Knex.RawBinding[])
    },

    /** Fresh statistics: without them a plan made for an empty table would be run on a million rows. */
    async analyze(): Promise<void> {
      await db.raw('analyze zendesk_import_users, zendesk_import_addresses')
    },

    async tally(run: string, now: Date): Promise<StagedTally> {
      const { rows } = await db.raw<{ rows: TallyRow[] }>(
        `select count(*)::integer as users, coalesce(max(line), 0) as last_line,
           count(*) filter (where role = 'end-user')::integer as end_users,
           max(greatest(
             case when updated_at <= :now then updated_at end, case when last_login_at <= :now then last_login_at end
           )) as latest
         from zendesk_import_users where run_id = :run`,
        { run, now },
      )
      const [row] = rows
      return {
        users: row?.users ?? 0,
        lastLine: row?.last_line ?? 0,
        endUsers: row?.end_users ?? 0,
        latest: row?.latest ?? undefined,
      }
    },

    /** Rows that tell of a user whom an earlier row told of, with the line of that one. */
    async listRepeated(run: string, limit: number): Promise<{ line: number; first: number; zendeskId: string }[]> {
      const { rows } = await db.raw<{ rows: { line: number; first: number; zendesk_id: string }[] }>(
        `select line, first, zendesk_id from (
           select line, zendesk_id, min(line) over (partition by zendesk_id) as first
           from zendesk_import_users where run_id = ?
         ) rows where line > first order by line limit ?`,
        [run, limit],
      )
      return rows.map(({ line, first, zendesk_id: zendeskId }) => ({ line, first, zendeskId }))
    },

    /** Others who bring in users of this app wait here until the transaction ends. */
    async lock(appId: string): Promise<void> {
      await db.raw(`select pg_advisory_xact_lock(hashtext('latchkey.zendesk-users'), hashtext(?))`, [appId])
    },

    /** Agents and admins with each of their addresses, as far as they are known under this origin. */
    async listTeam(of: { appId: string; zendeskOrigin: string }): Promise<string[]> {
      const { rows } = await db.raw<{ rows: { who: string }[] }>(
        `select concat_ws(' ', u.zendesk_id, a.email_exact_key) as who
         from zendesk_users u left join zendesk_user_addresses a on a.app_id = u.app_id and a.zendesk_id = u.zendesk_id
         where u.app_id = :appId and u.role in ('agent', 'admin') and not u.is_deleted and exists (
           select from zendesk_sources s where s.app_id = u.app_id and s.zendesk_origin = :zendeskOrigin
         )`,
        of,
      )
      return rows.map(({ who }) => who)
    },

    applyPiece: (piece: Piece): Promise<PieceCounts> => applyPiece(db, piece),

    replaceSource: (source: TakenSource & { run: string; changesBefore: Date }): Promise<{ gone: number }> =>
      replaceSource(db, source),

    /** For the planner, after many users came at once. */
    async analyzeUsers(): Promise<void> {
      await db.raw('analyze zendesk_users, zendesk_user_addresses, zendesk_user_changes')
    },

    /** Removes what this run staged, and what runs before `abandonedBefore` left behind when they were killed. */
    async discard(run: string, abandonedBefore: Date): Promise<void> {
      for (const table of ['zendesk_import_users', 'zendesk_import_addresses']) {
        await db.raw(`delete from ${table} where run_id = ? or staged_at < ?`, [run, abandonedBefore])
      }
    },
  }
}

type TallyRow = { users: number; last_line: number; end_users: number; latest: Date | null }

/** Column, type, and where its value is in a staged user. */
const userColumns: readonly (readonly [string, string, (row: StagedUser) => unknown])[] = [
  ['line', 'integer', ({ line }) => line],
  ['zendesk_id', 'text', ({ user }) => user.zendeskId],
  ['name', 'text', ({ user }) => user.name],
  ['role', 'text', ({ user }) => user.role],
  ['external_id', 'text', ({ user }) => user.externalId.value],
  ['external_id_known', 'boolean', ({ user }) => user.externalId.isKnown],
  ['is_suspended', 'boolean', ({ user }) => user.isSuspended],
  ['is_deleted', 'boolean', ({ user }) => user.isDeleted],
  ['phone', 'text', ({ user }) => user.phone],
  ['last_login_at', 'timestamptz', ({ user }) => user.lastLoginAt],
  ['updated_at', 'timestamptz', ({ user }) => user.updatedAt],
  ['addresses_known', 'boolean', ({ user }) => user.areAllAddresses],
]

type AddressRow = StagedAddress & { line: number; zendeskId: string }
const addressColumns: readonly (readonly [string, string, (row: AddressRow) => unknown])[] = [
  ['line', 'integer', ({ line }) => line],
  ['zendesk_id', 'text', ({ zendeskId }) => zendeskId],
  ['email', 'text', ({ email }) => email],
  ['is_primary', 'boolean', ({ isPrimary }) => isPrimary],
  ['is_verified', 'boolean', ({ isVerified }) => isVerified],
  ['email_exact_key', 'text', ({ keys }) => keys.exact],
  ['email_fold_key', 'text', ({ keys }) => keys.fold],
  ['email_accentless_key', 'text', ({ keys }) => keys.accentless],
  ['email_mailbox_key', 'text', ({ keys }) => keys.mailbox],
  ['email_skeleton_key', 'text', ({ keys }) => keys.skeleton],
]

const insertOf = (table: string, columns: readonly (readonly [string, string, unknown])[]): string => `
  insert into ${table} (run_id, staged_at, ${columns.map(([column]) => column).join(', ')})
  select ?::uuid, ?::timestamptz, * from unnest(${columns.map(([, type]) => `?::${type}[]`).join(', ')})`

const stageUsers = insertOf('zendesk_import_users', userColumns)
const stageAddresses = insertOf('zendesk_import_addresses', addressColumns)
