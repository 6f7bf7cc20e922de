/** What is known of Zendesk accounts, in the database: sources with their ages, counts, settings of single sign-on. */
import type { Config } from '../../config/config.ts'
import type { Db } from '../../db/connect.ts'
import { forgetOtherAccount } from './zendesk-apply.store.ts'
import type {
  Lack,
  SeenSsoConfiguration,
  SourceKind,
  SsoConfiguration,
  ZendeskDirectory,
  ZendeskRole,
  ZendeskSource,
} from './zendesk-directory.ts'

export type ZendeskDirectoryStore = ReturnType<typeof zendeskDirectoryStore>

/** Which account: what was told under another subdomain, or under another ZENDESK_ORIGIN, is not this one's. */
export type AccountOf = { appId: string; subdomain: string }

export type UserCounts = { role: ZendeskRole; users: number; withoutExternalId: number; suspended: number }

export function zendeskDirectoryStore(db: Db, { zendeskOrigin }: Pick<Config, 'zendeskOrigin'>) {
  return {
    async find({ appId, subdomain }: AccountOf): Promise<ZendeskDirectory> {
      const { rows: sources } = await db.raw<{ rows: SourceRow[] }>(
        `select s.*, m.name as imported_by_name from zendesk_sources s left join members m on m.id = s.imported_by
         where s.app_id = :appId and s.subdomain = :subdomain and s.zendesk_origin = :zendeskOrigin order by s.kind`,
        { appId, subdomain, zendeskOrigin },
      )
      const configurations = await db<SsoRow>('zendesk_sso_configurations')
        .where({ app_id: appId })
        .orderBy('configuration_id')
      return { sources: sources.map(sourceOf), ssoConfigurations: configurations.map(configurationOf) }
    },

    /** Deleted ones are left out. */
    async countUsers(appId: string): Promise<UserCounts[]> {
      const { rows } = await db.raw<{ rows: CountRow[] }>(
        `select role, count(*)::integer as users,
           (count(*) filter (where external_id_known and external_id is null))::integer as without_external_id,
           (count(*) filter (where is_suspended))::integer as suspended
         from zendesk_users where app_id = ? and not is_deleted group by role`,
        [appId],
      )
      return rows.map(({ role, users, without_external_id: withoutExternalId, suspended }) => ({
        role,
        users,
        withoutExternalId,
        suspended,
      }))
    },

    /** Users, changes and settings that are another account's go: the app was given another subdomain. */
    forgetOtherAccount: ({ appId, subdomain }: AccountOf): Promise<void> =>
      forgetOtherAccount(db, { appId, subdomain, zendeskOrigin }),

    /** All of them: what is not among them any more is forgotten. What differs from the look before is kept. */
    async putSsoConfigurations(appId: string, configurations: readonly SsoConfiguration[], asOf: Date): Promise<void> {
      await db('zendesk_sso_configurations')
        .where({ app_id: appId })
        .whereNotIn(
          'configuration_id',
          configurations.map(({ id }) => id),
        )
        .delete()
      for (const configuration of configurations) {
        await db.raw(putConfiguration, { appId, asOf, ...bindingsOf(configuration) })
      }
    },
  }
}

/** Setting, and its column. */
const watched = [
  'is_active',
  'update_external_ids',
  'remote_login_url',
  'remote_logout_url',
  'masked_secret',
  'for_end_users',
  'for_team_members',
] as const

const differing = `array_remove(array[${watched
  .map((column) => `case when z.${column} is distinct from excluded.${column} then '${column}' end`)
  .join(', ')}], null)`

const putConfiguration = `
  insert into zendesk_sso_configurations as z (
    app_id, configuration_id, kind, name, ${watched.join(', ')}, as_of
  ) values (:appId, :id, :kind, :name, ${watched.map((column) => `:${column}`).join(', ')}, :asOf)
  on conflict (app_id, configuration_id) do update set
    changed = case when cardinality(${differing}) > 0 then ${differing} else z.changed end,
    changed_at = case when cardinality(${differing}) > 0 then excluded.as_of else z.changed_at end,
    kind = excluded.kind, name = excluded.name,
    ${watched.map((column) => `${column} = excluded.${column}`).join(', ')}, as_of = excluded.as_of`

const bindingsOf = (configuration: SsoConfiguration) => ({
  id: configuration.id,
  kind: configuration.kind,
  name: configuration.name,
  is_active: configuration.isActive,
  update_external_ids: configuration.updateExternalIds ?? null,
  remote_login_url: configuration.remoteLoginUrl ?? null,
  remote_logout_url: configuration.remoteLogoutUrl ?? null,
  masked_secret: configuration.maskedSecret ?? null,
  for_end_users: configuration.isForEndUsers ?? null,
  for_team_members: configuration.isForTeamMembers ?? null,
})

type SourceRow = {
  kind: SourceKind
  as_of: Date
  imported_at: Date
  imported_by_name: string | null
  users: number
  is_complete: boolean
  lacks: Lack[]
}

type CountRow = { role: ZendeskRole; users: number; without_external_id: number; suspended: number }

const sourceOf = (row: SourceRow): ZendeskSource => ({
  kind: row.kind,
  asOf: row.as_of,
  importedAt: row.imported_at,
  importedBy: row.imported_by_name ?? undefined,
  users: row.users,
  isComplete: row.is_complete,
  lacks: row.lacks,
})

type SsoRow = {
  app_id: string
  configuration_id: string
  kind: SsoConfiguration['kind']
  name: string
  is_active: boolean
  update_external_ids: boolean | null
  remote_login_url: string | null
  remote_logout_url: string | null
  masked_secret: string | null
  for_end_users: boolean | null
  for_team_members: boolean | null
  as_of: Date
  changed: string[]
  changed_at: Date | null
}

const configurationOf = (row: SsoRow): SeenSsoConfiguration => ({
  id: row.configuration_id,
  kind: row.kind,
  name: row.name,
  isActive: row.is_active,
  updateExternalIds: row.update_external_ids ?? undefined,
  remoteLoginUrl: row.remote_login_url ?? undefined,
  remoteLogoutUrl: row.remote_logout_url ?? undefined,
  maskedSecret: row.masked_secret ?? undefined,
  isForEndUsers: row.for_end_users ?? undefined,
  isForTeamMembers: row.for_team_members ?? undefined,
  asOf: row.as_of,
  changed: row.changed,
  changedAt: row.changed_at ?? undefined,
})
