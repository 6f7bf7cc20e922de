/** One finding with everything its page shows: whom it is about as they are now, what was decided, and what it stands beside. */
import type { Db } from '../../../../db/connect.ts'
import type { FindingCode, GateSetting, Severity } from '../../catalogue.ts'
import type { Finding, FindingState, Sighting } from '../../finding.ts'
import type { DecidedState } from '../decision.policy.ts'
import { findingColumns, findingOf, type StoredFinding } from '../finding.columns.ts'

export type FindingRecordQuery = ReturnType<typeof findingRecordQuery>

export type FindingRecord = Finding & {
  appId: string | undefined
  appName: string | undefined
  openedAt: Date
  decision: FindingDecision | undefined
  /** Of all subjects the first hundred. */
  people: FindingPerson[]
}

/** In force, or asked for by one of two people. */
export type FindingDecision = {
  state: DecidedState
  isWaitingForSecond: boolean
  at: Date
  /** Undefined: the command line, or somebody who is gone. */
  by: { id: string; name: string } | undefined
  secondedBy: string | undefined
  reason: string
  until: Date
}

export type FindingPerson = {
  subject: string
  evidence: Sighting['evidence']
  /** As they are now; undefined for what is no member. */
  member: FindingMember | undefined
  /** As Zendesk had them when it was last looked at. */
  zendesk: { name: string; role: string; isSuspended: boolean; lastLoginAt: Date | undefined } | undefined
}

export type FindingMember = {
  id: string
  externalId: string
  name: string
  isVerified: boolean
  isStaff: boolean
  role: string | undefined
  status: 'active' | 'suspended'
  hasCredentials: boolean
  lastSignedInAt: Date | undefined
  createdAt: Date
  /** Keys of apps in whose Zendesk somebody carries their external ID. */
  linkedIn: string[]
}

/** Another finding about somebody this one is about. */
export type RelatedFinding = {
  fingerprint: string
  code: FindingCode
  severity: Severity
  state: FindingState
  memberIds: string[]
}

export type GateInForce = { appKey: string; appName: string; gate: GateSetting; reason: string; changedAt: Date }

export const mostPeople = 100
const mostRelated = 20

export function findingRecordQuery(db: Db) {
  return {
    async find(fingerprint: string): Promise<FindingRecord | undefined> {
      const { rows } = await db.raw<{ rows: RecordRow[] }>(recordStatement, [fingerprint])
      const [row] = rows
      if (!row) return undefined
      const { rows: people } = await db.raw<{ rows: PersonRow[] }>(peopleStatement, [row.id])
      return {
        ...findingOf(row),
        appId: row.app_id ?? undefined,
        appName: row.app_name ?? undefined,
        openedAt: row.opened_at,
        decision: decisionOf(row),
        people: people.map(personOf),
      }
    },

    /** What else is found about the same members; the first of them. */
    async listRelated(findingId: string, memberIds: readonly string[]): Promise<RelatedFinding[]> {
      if (memberIds.length === 0) return []
      const { rows } = await db.raw<{ rows: RelatedRow[] }>(
        `select f.fingerprint, f.code, f.severity, f.state, found.member_ids from (
          select s.finding_id, json_agg(s.member_id) as member_ids from finding_subjects s
          where s.member_id = any(cast(? as uuid[])) and s.finding_id <> cast(? as bigint) group by s.finding_id
        ) found join findings f on f.id = found.finding_id
        where f.state <> 'resolved'
        order by array_position(array['critical', 'high', 'medium', 'low', 'info'], f.severity), f.id
        limit ${mostRelated}`,
        [[...memberIds], findingId],
      )
      return rows.map(({ member_ids, ...row }) => ({ ...row, memberIds: member_ids }))
    },

    /** Where an owner chose otherwise than the catalogue for what this does to sign-ins. */
    async listGates(code: FindingCode): Promise<GateInForce[]> {
      const { rows } = await db.raw<{ rows: GateRow[] }>(
        `select a.key, a.name, o.gate, o.reason, o.changed_at from gate_overrides o join apps a on a.id = o.app_id
        where o.code = ? and a.deleted_at is null order by a.name, a.key`,
        [code],
      )
      return rows.map((row) => ({
        appKey: row.key,
        appName: row.name,
        gate: row.gate,
        reason: row.reason,
        changedAt: row.changed_at,
      }))
    },

    /** The key of theirs that the members have in common; undefined when they have not, or no key made the finding. */
    async findSharedKey(code: FindingCode, memberIds: readonly string[]): Promise<string | undefined> {
      const column = keyColumns[code]
      if (column === undefined || memberIds.length < 2) return undefined
      const { rows } = await db.raw<{ rows: { key: string | null }[] }>(
        `select distinct ${column} as key from members where id = any(cast(? as uuid[])) limit 2`,
        [[...memberIds]],
      )
      return rows.length === 1 ? (rows[0]?.key ?? undefined) : undefined
    },
  }
}

const keyColumns: Partial<Record<FindingCode, string>> = {
  'duplicate-email': 'email_exact_key',
  'equivalent-email': 'email_fold_key',
  'accent-variant-email': 'email_accentless_key',
  'alias-email': 'email_mailbox_key',
  'lookalike-email': 'email_skeleton_key',
  'lookalike-staff-email': 'email_skeleton_key',
  'external-id-case-variant': 'external_id_key',
  'shared-phone': 'phone',
}

const recordStatement = `
  select ${findingColumns}, f.app_id, a.name as app_name, f.opened_at, f.decided_at, f.decided_by, f.decision_reason,
    f.decided_until, decider.name as decider_name, seconder.name as seconder_name,
    case when f.asked_evidence_hash = f.evidence_hash then f.asked_state end as asked_state
  from findings f left join apps a on a.id = f.app_id
  left join members decider on decider.id = f.decided_by
  left join members seconder on seconder.id = f.seconded_by
  where f.fingerprint = ?`

const peopleStatement = `
  select s.subject, s.evidence, m.id as member_id, m.external_id, m.name, m.email_verified_at is not null as is_verified,
    m.is_staff, m.role, m.status, m.has_credentials, m.last_signed_in_at, m.created_at,
    coalesce((
      select json_agg(distinct a.name) from zendesk_users z join apps a on a.id = z.app_id
      where z.external_id_key = m.external_id_key and not z.is_deleted and a.deleted_at is null
        and (f.app_id is null or z.app_id = f.app_id)
    ), '[]') as linked_in,
    z.name as zendesk_name, z.role as zendesk_role, z.is_suspended as zendesk_suspended,
    z.last_login_at as zendesk_last_login_at
  from findings f
  join lateral (
    select * from finding_subjects s where s.finding_id = f.id order by s.subject limit ${mostPeople}
  ) s on true
  left join members m on m.id = s.member_id
  left join zendesk_users z on z.app_id = f.app_id and z.zendesk_id = s.zendesk_id
  where f.id = cast(? as bigint)
  order by s.subject`

type RecordRow = StoredFinding & {
  app_id: string | null
  app_name: string | null
  opened_at: Date
  decided_at: Date | null
  decided_by: string | null
  decision_reason: string | null
  decided_until: Date | null
  decider_name: string | null
  seconder_name: string | null
  asked_state: DecidedState | null
}

function decisionOf(row: RecordRow): FindingDecision | undefined {
  const state = row.state === 'open' || row.state === 'resolved' ? row.asked_state : row.state
  if (state === null || row.state === 'resolved' || !row.decided_at || !row.decided_until) return undefined
  return {
    state,
    isWaitingForSecond: row.state === 'open',
    at: row.decided_at,
    by:
      row.decided_by !== null && row.decider_name !== null ? { id: row.decided_by, name: row.decider_name } : undefined,
    secondedBy: row.seconder_name ?? undefined,
    reason: row.decision_reason ?? '',
    until: row.decided_until,
  }
}

type PersonRow = {
  subject: string
  evidence: Sighting['evidence']
  member_id: string | null
  external_id: string
  name: string
  is_verified: boolean
  is_staff: boolean
  role: string | null
  status: 'active' | 'suspended'
  has_credentials: boolean
  last_signed_in_at: Date | null
  created_at: Date
  linked_in: string[]
  zendesk_name: string | null
  zendesk_role: string | null
  zendesk_suspended: boolean | null
  zendesk_last_login_at: Date | null
}

const personOf = (row: PersonRow): FindingPerson => ({
  subject: row.subject,
  evidence: row.evidence,
  member: row.member_id === null ? undefined : memberOf(row, row.member_id),
  zendesk:
    row.zendesk_name === null
      ? undefined
      : {
          name: row.zendesk_name,
          role: row.zendesk_role ?? 'unknown',
          isSuspended: row.zendesk_suspended ?? false,
          lastLoginAt: row.zendesk_last_login_at ?? undefined,
        },
})

const memberOf = (row: PersonRow, id: string): FindingMember => ({
  id,
  externalId: row.external_id,
  name: row.name,
  isVerified: row.is_verified,
  isStaff: row.is_staff,
  role: row.role ?? undefined,
  status: row.status,
  hasCredentials: row.has_credentials,
  lastSignedInAt: row.last_signed_in_at ?? undefined,
  createdAt: row.created_at,
  linkedIn: row.linked_in,
})

type RelatedRow = Omit<RelatedFinding, 'memberIds'> & { member_ids: string[] }
type GateRow = { key: string; name: string; gate: GateSetting; reason: string; changed_at: Date }
