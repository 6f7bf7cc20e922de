/**
 * The hand-off's own statements. The verdict is taken in the transaction that records it, without holding one open
 * between two round trips: the recording statement reads the facts again and records only if they are those that were
 * judged. See docs/decisions/003-verdict-and-record.md.
 */
import type { Database } from '../../db/connect.ts'
import type { NewEvent } from '../events/event.ts'
import type { HandoffFacts } from './facts.ts'

export type HandoffStore = ReturnType<typeof handoffStore>

/** Whose facts: the app by its key, the member by our id, errors counted from `errorsSince` on. */
export type FactsKey = { appKey: string; memberId: string; errorsSince: Date }

/** One row or none. The facts' columns are all that is stamped: a new fact joins here and is guarded at once. */
const factsQuery = `
  select
    a.id as app_id, a.key as app_key, a.name as app_name, a.subdomain, a.return_hosts, a.is_enabled,
    a.version as app_version, a.secret_sealed,
    m.id as member_id, m.external_id, m.name, m.email, m.email_verified_at, m.phone, m.status = 'active' as is_active,
    exists (select 1 from credentials c where c.member_id = m.id) as has_credentials,
    exists (
      select 1 from members other join credentials c on c.member_id = other.id
      where other.email_exact_key = m.email_exact_key and other.id <> m.id
    ) as shares_address,
    (
      select count(*)::integer from events e
      where e.type = 'zendesk.error' and e.subject_id = m.id and e.app_id = a.id and e.at > $3
    ) as recent_errors
  from apps a, members m
  where a.key = $1 and a.deleted_at is null and m.id = $2`

const readStatement = `with facts as (${factsQuery}) select facts.*, md5(facts::text) as stamp from facts`

const recordStatement = `
  with facts as (${factsQuery})
  insert into events (at, type, actor, subject_id, app_id, outcome, codes, request_id, detail, ip)
  select $4, $5, $6, member_id, app_id, $7, $8, $9, $10, $11 from facts where md5(facts::text) = $12`

/** The two statements of a hop, for the benchmark's floor, which runs the same. */
export const statements = { read: readStatement, record: recordStatement } as const

export function handoffStore(database: Database) {
  return {
    async readFacts(key: FactsKey): Promise<HandoffFacts | undefined> {
      const { rows } = await database.query<FactsRow>(readStatement, keyValues(key), 'handoff-facts')
      return rows[0] && factsOf(rows[0])
    },

    /** Records `event` if the facts still have `stamp`. False: something changed, judge again. */
    async recordIfUnchanged(key: FactsKey, stamp: string, at: Date, event: NewEvent): Promise<boolean> {
      const values = [
        ...keyValues(key),
        at,
        event.type,
        event.actor,
        event.outcome,
        event.codes ?? [],
        event.requestId ?? null,
        JSON.stringify(event.detail ?? {}),
        event.ip ?? null,
        stamp,
      ]
      const { rowCount } = await database.query(recordStatement, values, 'handoff-record')
      return rowCount === 1
    },
  }
}

const keyValues = ({ appKey, memberId, errorsSince }: FactsKey): unknown[] => [appKey, memberId, errorsSince]

type FactsRow = {
  app_id: string
  app_key: string
  app_name: string
  subdomain: string
  return_hosts: string[]
  is_enabled: boolean
  app_version: number
  secret_sealed: string | null
  member_id: string
  external_id: string
  name: string
  email: string | null
  email_verified_at: Date | null
  phone: string | null
  is_active: boolean
  has_credentials: boolean
  shares_address: boolean
  recent_errors: number
  stamp: string
}

const factsOf = (row: FactsRow): HandoffFacts => ({
  app: {
    id: row.app_id,
    key: row.app_key,
    name: row.app_name,
    subdomain: row.subdomain,
    returnHosts: row.return_hosts,
    isEnabled: row.is_enabled,
    version: row.app_version,
    secretSealed: row.secret_sealed ?? undefined,
  },
  member: {
    id: row.member_id,
    externalId: row.external_id,
    name: row.name,
    email: row.email ?? undefined,
    emailVerifiedAt: row.email_verified_at ?? undefined,
    phone: row.phone ?? undefined,
    isActive: row.is_active,
    hasCredentials: row.has_credentials,
    sharesAddress: row.shares_address,
    recentErrors: row.recent_errors,
  },
  stamp: row.stamp,
})
