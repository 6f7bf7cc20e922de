/**
 * The hand-off's own two statements. The verdict is taken in the transaction that records it, without holding one open
 * between two round trips: the recording statement reads the facts again and records only if they are those that were
 * judged. See docs/decisions/003-verdict-and-record.md.
 */
import type { Database } from '../../db/connect.ts'
import { after } from '../../kernel/clock.ts'
import { limitsOf, type SessionLimits, type StoredLimits } from '../../kernel/session-limits.ts'
import type { AccessPolicy, PeopleList } from '../access/access-policy.ts'
import type { Stage } from '../apps/app.ts'
import type { NewEvent } from '../events/event.ts'
import type { MappedField } from '../mapping/expression.ts'
import { usualSecuritySettings, type SecondFactorGroup } from '../security-settings/security-settings.ts'
import { readProofs } from '../sessions/proof.ts'
import { errorLoop } from './checks/no-error-loop.ts'
import type { HandoffFacts } from './facts.ts'

export type HandoffStore = ReturnType<typeof handoffStore>

/** Whose facts, of which app, at which moment. */
export type FactsKey = { appKey: string; sessionId: string; now: Date }

/** Milliseconds since 1970, and how long it lives. */
export type SessionTimes = { expiresAt: number; signedInAt: number; limits: SessionLimits }

/**
 * A new fact joins here, and is guarded at once. The session is one of them: an ended one issues nothing. `coalesce` keeps the
 * planner from going through all who can sign in, by an index of theirs, for the few who share an address.
 */
const factsOf = (who: string, proved: string, condition: string): string => `
  select
    ${proved},
    st.second_factor_for, st.handoff_proof_minutes, m.role is not null as has_role,
    a.id as app_id, a.key as app_key, a.name as app_name, a.subdomain, a.return_hosts, a.stage,
    a.is_enabled, a.access_policy, a.field_mapping, a.version as app_version, a.secret_sealed,
    m.id as member_id, m.external_id, m.username, m.name, m.email, m.email_verified_at is not null as is_verified,
    m.phone, m.organization, m.locale, m.attributes, m.is_staff, m.status = 'active' as is_active,
    (
      select coalesce(array_agg(p.list order by p.list), '{}') from app_people p
      where p.member_id = m.id and p.app_id = a.id
    ) as named_in,
    m.has_credentials,
    exists (
      select 1 from members other
      where other.email_exact_key = m.email_exact_key and other.id <> m.id and coalesce(other.has_credentials, false)
    ) as shares_address,
    (
      select count(*)::integer from (
        select from events e
        where e.type = 'zendesk.error' and e.subject_id = m.id and e.app_id = a.id and e.at > $3
        limit ${errorLoop.errors}
      ) recent
    ) as recent_errors
  from apps a left join security_settings st on st.id = 1, ${who} where a.key = $1 and a.deleted_at is null and ${condition}`

const factsOfSession = factsOf(
  'sessions s join members m on m.id = s.member_id::uuid',
  `s.sess -> 'proofs' as proofs,
    greatest((s.sess ->> 'signedInAt')::float8, (s.sess ->> 'provedAt')::float8) as proved_at`,
  `a.first_enabled_at is not null and s.sid = $2 and s.expire > cast($4 as timestamptz)
    and s.sess ->> 'epoch' = m.session_epoch::text`,
)

/** As text, since the database has to recognise them again, to the letter. */
const asText = 'row_to_json(facts)::text'

/** The two statements of a hop, for the benchmark's floor as well, which runs the same. */
export const statements = {
  read: `
    with facts as (${factsOfSession})
    select ${asText} as facts, s.expire, (s.sess ->> 'signedInAt')::float8 as signed_in_at,
      st.idle_minutes, st.absolute_minutes
    from facts, sessions s left join security_settings st on st.id = 1 where s.sid = $2`,
  record: `
    with facts as (${factsOfSession})
    insert into events (at, type, actor, subject_id, app_id, outcome, codes, request_id, detail, ip)
    select $4, $5, $6, member_id, app_id, $7, $8, $9, $10, $11 from facts where ${asText} = $12`,
} as const

const factsOfMembers = factsOf('members m', 'null::json as proofs, null::float8 as proved_at', 'm.id = any($2::uuid[])')
const previewStatement = `with facts as (${factsOfMembers}) select ${asText} as facts from facts`

export function handoffStore(database: Database) {
  return {
    /** With the session's times, so that a member who only ever hops is kept signed in. */
    async readFacts(key: FactsKey): Promise<{ facts: HandoffFacts; session: SessionTimes } | undefined> {
      const { rows } = await database.query<{ facts: string; expire: Date; signed_in_at: number } & StoredLimits>(
        statements.read,
        keyValues(key),
        'handoff-facts',
      )
      const [row] = rows
      if (!row) return undefined
      const session = { expiresAt: row.expire.getTime(), signedInAt: row.signed_in_at, limits: limitsOf(row) }
      return { facts: readFactsText(row.facts), session }
    },

    /** The same for a member who need not be signed in. Nothing can be recorded by it. */
    async previewFacts(of: { appKey: string; memberId: string; now: Date }): Promise<HandoffFacts | undefined> {
      const [facts] = await this.listPreviewFacts({ ...of, memberIds: [of.memberId] })
      return facts
    },

    /** The same for several at once, in no order; whoever is gone is left out. */
    async listPreviewFacts(of: { appKey: string; memberIds: readonly string[]; now: Date }) {
      const values = [of.appKey, of.memberIds, errorsSince(of.now)]
      const { rows } = await database.query<{ facts: string }>(previewStatement, values)
      return rows.map(({ facts }): HandoffFacts => readFactsText(facts))
    },

    /** Records `event` if the facts still read `stamp`. False: something changed, judge again. */
    async recordIfUnchanged(key: FactsKey, stamp: string, event: NewEvent): Promise<boolean> {
      const values = [
        ...keyValues(key),
        event.type,
        event.actor,
        event.outcome,
        event.codes ?? [],
        event.requestId ?? null,
        JSON.stringify(event.detail ?? {}),
        event.ip ?? null,
        stamp,
      ]
      const { rowCount } = await database.query(statements.record, values, 'handoff-record')
      return rowCount === 1
    },
  }
}

const keyValues = ({ appKey, sessionId, now }: FactsKey): unknown[] => [appKey, sessionId, errorsSince(now), now]

/** Where the loop breaker's window begins. */
const errorsSince = (now: Date): Date => after(now, -errorLoop.within)

type FactsRow = {
  proofs: unknown
  proved_at: number | null
  second_factor_for: SecondFactorGroup | null
  handoff_proof_minutes: number | null
  has_role: boolean
  app_id: string
  app_key: string
  app_name: string
  subdomain: string
  return_hosts: string[]
  stage: Stage
  is_enabled: boolean
  access_policy: AccessPolicy
  field_mapping: MappedField[]
  app_version: number
  secret_sealed: string | null
  member_id: string
  external_id: string
  username: string | null
  name: string
  email: string | null
  is_verified: boolean
  phone: string | null
  organization: string | null
  locale: string | null
  attributes: Record<string, string>
  is_staff: boolean
  is_active: boolean
  named_in: PeopleList[]
  has_credentials: boolean
  shares_address: boolean
  recent_errors: number
}

function readFactsText(stamp: string): HandoffFacts {
  const row = JSON.parse(stamp) as FactsRow
  return {
    app: {
      id: row.app_id,
      key: row.app_key,
      name: row.app_name,
      subdomain: row.subdomain,
      returnHosts: row.return_hosts,
      stage: row.stage,
      isEnabled: row.is_enabled,
      accessPolicy: row.access_policy,
      fieldMapping: row.field_mapping,
      version: row.app_version,
      secretSealed: row.secret_sealed ?? undefined,
    },
    member: {
      id: row.member_id,
      externalId: row.external_id,
      username: row.username ?? undefined,
      name: row.name,
      email: row.email ?? undefined,
      isVerified: row.is_verified,
      phone: row.phone ?? undefined,
      organization: row.organization ?? undefined,
      locale: row.locale ?? undefined,
      attributes: row.attributes,
      isStaff: row.is_staff,
      hasRole: row.has_role,
      isActive: row.is_active,
      namedIn: row.named_in,
      hasCredentials: row.has_credentials,
      sharesAddress: row.shares_address,
      recentErrors: row.recent_errors,
    },
    proof: row.proved_at === null ? undefined : { proofs: readProofs(row.proofs), at: new Date(row.proved_at) },
    policy: {
      secondFactorFor: row.second_factor_for ?? usualSecuritySettings.secondFactorFor,
      handoffProofMinutes: row.handoff_proof_minutes ?? undefined,
    },
    stamp,
  }
}
