/** Keys of addresses that other rules than those of this program made, in the database: found, and put anew. */
import type { Knex } from 'knex'
import type { Db } from '../../../db/connect.ts'
import { type EmailKeys, KEYS_VERSION } from '../../../kernel/email-keys.ts'
import type { EmailTrait } from '../../../kernel/email-traits.ts'

export type StaleKeysStore = ReturnType<typeof staleKeysStore>

export type StaleMember = { id: string; email: string | undefined; username: string | undefined }
export type StaleZendeskAddress = { appId: string; zendeskId: string; email: string; exactKey: string }

export type MemberKeys = StaleMember & {
  keys: EmailKeys | undefined
  traits: readonly EmailTrait[]
  usernameFoldKey: string | undefined
}

const version = KEYS_VERSION

export function staleKeysStore(db: Db) {
  return {
    /** Members and addresses of Zendesk users. Costs next to nothing when there are none. */
    async count(): Promise<number> {
      const { rows } = await db.raw<{ rows: { stale: string }[] }>(
        `select ${countIn('members')} + ${countIn('zendesk_user_addresses')} as stale`,
        { version },
      )
      return Number(rows[0]?.stale ?? 0)
    },

    /**
     * Some of those behind the ID `after`, held still until the transaction ends. Those that somebody else holds are passed
     * over: nobody ever waits for a lock while holding one, an import least of all.
     */
    async holdMembers(after: string | undefined, limit: number): Promise<StaleMember[]> {
      const { rows } = await db.raw<{ rows: StoredNames[] }>(
        `select id, email, username from members
         where ${isStale} and (cast(:after as uuid) is null or id > cast(:after as uuid))
         order by id limit :limit for no key update skip locked`,
        { version, after: after ?? null, limit },
      )
      return rows.map((row) => ({ id: row.id, email: row.email ?? undefined, username: row.username ?? undefined }))
    },

    /** No change of the members: their versions, their sessions and the time of their last change stay. */
    async putMemberKeys(members: readonly MemberKeys[]): Promise<void> {
      const columns = memberColumns.map(([, , valueOf]) => members.map((member) => valueOf(member) ?? null))
      await db.raw(putMembers, [version, ...columns] as Knex.RawBinding[])
    },

    async holdZendeskAddresses(after: StaleZendeskAddress | undefined, limit: number): Promise<StaleZendeskAddress[]> {
      const { rows } = await db.raw<{ rows: StoredAddress[] }>(
        `select app_id, zendesk_id, email, email_exact_key from zendesk_user_addresses
         where ${isStale} and (cast(:appId as uuid) is null
           or (app_id, zendesk_id, email_exact_key) > (cast(:appId as uuid), :zendeskId, :exactKey))
         order by app_id, zendesk_id, email_exact_key limit :limit for no key update skip locked`,
        {
          version,
          limit,
          appId: after?.appId ?? null,
          zendeskId: after?.zendeskId ?? null,
          exactKey: after?.exactKey ?? null,
        },
      )
      return rows.map((row) => ({
        appId: row.app_id,
        zendeskId: row.zendesk_id,
        email: row.email,
        exactKey: row.email_exact_key,
      }))
    },

    async putZendeskKeys(addresses: readonly (StaleZendeskAddress & { keys: EmailKeys })[]): Promise<void> {
      const columns = zendeskColumns.map(([, , valueOf]) => addresses.map(valueOf))
      await db.raw(putAddresses, [version, ...columns])
    },
  }
}

const isStale = 'email_keys_version <> :version'

/** The ends of the index tell whether it is worth counting. */
const countIn = (table: 'members' | 'zendesk_user_addresses'): string => `
  case when (select min(email_keys_version) from ${table}) = :version
      and (select max(email_keys_version) from ${table}) = :version then 0
    else (select count(*) from ${table} where ${isStale}) end`

/**
 * Column, type, and where its value is. The exact key is not among them: its rule is frozen, and putting it anew would count
 * as a change of address.
 */
const memberColumns: readonly (readonly [string, string, (member: MemberKeys) => unknown])[] = [
  ['id', 'uuid', (member) => member.id],
  ['email', 'text', (member) => member.email],
  ['username', 'text', (member) => member.username],
  ['email_fold_key', 'text', (member) => member.keys?.fold],
  ['email_accentless_key', 'text', (member) => member.keys?.accentless],
  ['email_mailbox_key', 'text', (member) => member.keys?.mailbox],
  ['email_mailbox_certain', 'boolean', ({ keys }) => (keys ? keys.mailboxCertainty === 'certain' : undefined)],
  ['email_skeleton_key', 'text', (member) => member.keys?.skeleton],
  ['email_typed_skeleton_key', 'text', (member) => member.keys?.typedSkeleton],
  ['email_traits', 'text', (member) => member.traits.join(',')],
  ['username_fold_key', 'text', (member) => member.usernameFoldKey],
]

const zendeskColumns: readonly (readonly [
  string,
  string,
  (address: StaleZendeskAddress & { keys: EmailKeys }) => string,
])[] = [
  ['app_id', 'uuid', (address) => address.appId],
  ['zendesk_id', 'text', (address) => address.zendeskId],
  ['email_exact_key', 'text', (address) => address.exactKey],
  ['email', 'text', (address) => address.email],
  ['email_fold_key', 'text', (address) => address.keys.fold],
  ['email_accentless_key', 'text', (address) => address.keys.accentless],
  ['email_mailbox_key', 'text', (address) => address.keys.mailbox],
  ['email_skeleton_key', 'text', (address) => address.keys.skeleton],
]

type Columns = readonly (readonly [string, string, unknown])[]

const given = (columns: Columns): string =>
  `unnest(${columns.map(([, type]) => `?::${type}[]`).join(', ')}) as k (${columns.map(([column]) => column).join(', ')})`

const assigned = (columns: Columns): string => columns.map(([column]) => `${column} = k.${column}`).join(', ')

/** Only of those who still have the names that the keys were made of. */
const putMembers = `
  update members m set email_keys_version = ?, email_traits = string_to_array(k.email_traits, ','),
    ${assigned(memberColumns.slice(3).filter(([column]) => column !== 'email_traits'))}
  from ${given(memberColumns)}
  where m.id = k.id and m.email is not distinct from k.email and m.username is not distinct from k.username`

const putAddresses = `
  update zendesk_user_addresses a set email_keys_version = ?, ${assigned(zendeskColumns.slice(4))}
  from ${given(zendeskColumns)}
  where a.app_id = k.app_id and a.zendesk_id = k.zendesk_id and a.email_exact_key = k.email_exact_key
    and a.email = k.email`

type StoredNames = { id: string; email: string | null; username: string | null }
type StoredAddress = { app_id: string; zendesk_id: string; email: string; email_exact_key: string }
