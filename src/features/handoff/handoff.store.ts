/**
 * The hand-off's own two statements. The verdict is taken in the transaction that records it, without holding one open
 * between two round trips: the recording statement reads the facts again and records only if they are those that were
 * judged. See docs/decisions/003-verdict-and-record.md.
 */
import type { Config } from '../../config/config.ts'
import type { Database } from '../../db/connect.ts'
import { after } from '../../kernel/clock.ts'
import { limitsOf, type SessionLimits, type StoredLimits } from '../../kernel/session-limits.ts'
import type { NewEvent } from '../events/event.ts'
import { errorLoop } from './checks/no-error-loop.ts'
import type { HandoffFacts } from './facts.ts'
import { readFactsText } from './read-facts.ts'
import { observed } from './signals/observations.query.ts'

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
      where other.email_exact_key = m.email_exact_key and other.id <> m.id
        and (coalesce(other.has_credentials, false) or other.is_staff)
    ) as shares_address,
    (
      select count(*)::integer from (
        select from events e
        where e.type = 'zendesk.error' and e.subject_id = m.id and e.app_id = a.id and e.at > $3
        limit ${errorLoop.errors}
      ) recent
    ) as recent_errors,
    ${observed}
  from apps a left join security_settings st on st.id = 1 left join safeguard_settings sg on sg.id = 1, ${who} where a.key = $1 and a.deleted_at is null and ${condition}`

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
    select $4, $6, $7, member_id, app_id, $8, $9, $10, $11, $12 from facts where ${asText} = $13`,
} as const

/** Uses up what was approved once, each by one hand-off alone: whoever comes second finds none left, and is not recorded. */
const recordUsing = `
  with facts as (${factsOfSession}), used as (
    update gate_decisions set state = 'used', used_at = $4
    where id = any($14::uuid[]) and state = 'approved-once' and exists (select from facts where ${asText} = $13)
    returning id
  )
  insert into events (at, type, actor, subject_id, app_id, outcome, codes, request_id, detail, ip)
  select $4, $6, $7, member_id, app_id, $8, $9, $10, $11, $12 from facts
  where ${asText} = $13 and (select count(*) from used) = cardinality($14::uuid[])`

const factsOfMembers = factsOf('members m', 'null::json as proofs, null::float8 as proved_at', 'm.id = any($2::uuid[])')
const previewStatement = `with facts as (${factsOfMembers}) select ${asText} as facts from facts`

export function handoffStore(database: Database, { zendeskOrigin }: Pick<Config, 'zendeskOrigin'>) {
  const keyValues = ({ appKey, sessionId, now }: FactsKey): unknown[] => [
    ...[appKey, sessionId, errorsSince(now), now, zendeskOrigin],
  ]

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
      const values = [of.appKey, of.memberIds, errorsSince(of.now), of.now, zendeskOrigin]
      const { rows } = await database.query<{ facts: string }>(previewStatement, values)
      return rows.map(({ facts }): HandoffFacts => readFactsText(facts))
    },

    /**
     * Records `event` if the facts still read `stamp`, and uses up these approvals with it. False: something changed, judge
     * again.
     */
    async recordIfUnchanged(
      key: FactsKey,
      stamp: string,
      event: NewEvent,
      approvals: readonly string[] = [],
    ): Promise<boolean> {
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
      const { rowCount } =
        approvals.length === 0
          ? await database.query(statements.record, values, 'handoff-record')
          : await database.query(recordUsing, [...values, approvals])
      return rowCount === 1
    },
  }
}

/** Where the loop breaker's window begins. */
const errorsSince = (now: Date): Date => after(now, -errorLoop.within)
