/** What an audit can see, how old that is, and whether the member store is the one it was. */
import type { Db } from '../../../db/connect.ts'

export type AuditSourcesQuery = ReturnType<typeof auditSourcesQuery>

/** What is known of one app's Zendesk. */
export type AppSources = {
  appId: string
  appKey: string
  isEnabled: boolean
  /** Undefined: nothing is known of its users. */
  users: UserSource | undefined
  /** When its settings of single sign-on were read last. */
  settingsAsOf: Date | undefined
}

export type UserSource = {
  count: number
  /** The oldest of what is needed to know all of them. */
  asOf: Date
  /** False: only of team members is anything known. */
  hasEndUsers: boolean
  isComplete: boolean
  /** Another one after every import. */
  stamp: string
}

export function auditSourcesQuery(db: Db) {
  return {
    async listApps(): Promise<AppSources[]> {
      const { rows } = await db.raw<{ rows: AppRow[] }>(
        `select a.id, a.key, a.is_enabled, u.users, s.team_as_of, s.all_as_of, s.is_complete, s.stamp, c.as_of as settings_as_of
         from apps a
         left join (
           select app_id, max(as_of) as team_as_of,
             max(as_of) filter (where kind in ('user-export', 'api')) as all_as_of, bool_and(is_complete) as is_complete,
             string_agg(kind || ' ' || extract(epoch from imported_at), ',' order by kind) as stamp
           from zendesk_sources group by app_id
         ) s on s.app_id = a.id
         left join (select app_id, count(*) as users from zendesk_users group by app_id) u on u.app_id = a.id
         left join (select app_id, max(as_of) as as_of from zendesk_sso_configurations group by app_id) c on c.app_id = a.id
         where a.deleted_at is null order by a.key`,
      )
      return rows.map((row) => ({
        appId: row.id,
        appKey: row.key,
        isEnabled: row.is_enabled,
        users: usersOf(row),
        settingsAsOf: row.settings_as_of ?? undefined,
      }))
    },

    /** How many addresses have keys that were computed by other rules than these. */
    async countStaleKeys(keysVersion: number): Promise<number> {
      const { rows } = await db.raw<{ rows: { count: string }[] }>(
        `select (select count(*) from members where email_keys_version < :keysVersion or email_keys_version > :keysVersion)
           + (select count(*) from zendesk_user_addresses
              where email_keys_version < :keysVersion or email_keys_version > :keysVersion) as count`,
        { keysVersion },
      )
      return Number(rows[0]?.count ?? 0)
    },

    async countMembers(): Promise<number> {
      const { rows } = await db.raw<{ rows: { count: string }[] }>('select count(*) from members')
      return Number(rows[0]?.count ?? 0)
    },

    /** The newest event's time and the number of seals behind it: what the checks on history have to go by. */
    async findHistoryAsOf(): Promise<Date | undefined> {
      const { rows } = await db.raw<{ rows: { at: Date }[] }>('select at from events order by id desc limit 1')
      return rows[0]?.at
    },

    /** One pass over the member store: the same as long as nothing in it changed that a check on it could see. */
    async fingerprintMembers(): Promise<string> {
      const { rows } = await db.raw<{ rows: { print: string }[] }>(
        `select concat_ws('/',
           (select concat_ws(' ', count(*), sum(version), bit_xor(hash_record_extended(row(id, version, has_credentials,
              email_keys_version, email_verified_at, is_staff, role, status), 0))) from members),
           (select concat_ws(' ', count(*), max(id), bit_xor(hash_record_extended(row(id, member_id, email_digest), 0)))
              from former_addresses),
           (select count(*) from external_id_tombstones)) as print`,
      )
      return rows[0]?.print ?? ''
    },
  }
}

type AppRow = {
  id: string
  key: string
  is_enabled: boolean
  users: string | number | null
  team_as_of: Date | null
  all_as_of: Date | null
  is_complete: boolean | null
  stamp: string | null
  settings_as_of: Date | null
}

function usersOf(row: AppRow): UserSource | undefined {
  if (row.team_as_of === null) return undefined
  return {
    count: Number(row.users ?? 0),
    asOf: row.all_as_of ?? row.team_as_of,
    hasEndUsers: row.all_as_of !== null,
    isComplete: row.is_complete ?? false,
    stamp: row.stamp ?? '',
  }
}
