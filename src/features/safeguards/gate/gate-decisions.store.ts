/** Held hand-offs and what was decided about them, in the database. At most one is in force for each evidence. */
import type { Db } from '../../../db/connect.ts'
import { isUuid } from '../../../kernel/ids.ts'
import type { Role } from '../../members/member.ts'
import type { DecisionState, EvidenceBySubject, GateDecision } from './gate-decision.ts'
import type { DecidableCode } from './live-gate.ts'

export type GateDecisionsStore = ReturnType<typeof gateDecisionsStore>

export type NewGateDecision = {
  id: string
  appId: string
  memberId: string
  code: DecidableCode
  evidenceHash: string
  evidence: EvidenceBySubject
  needsTwo: boolean
  at: Date
}

export type Settled = {
  state: DecisionState
  by: string | undefined
  at: Date
  reason: string | undefined
  validUntil: Date | undefined
}

const inForce = ['waiting', 'seconding', 'approved-once', 'approved', 'refused'] as const
const open = ['waiting', 'seconding'] as const

export function gateDecisionsStore(db: Db) {
  return {
    /** Counts up where it was asked before. True: it is a new case. */
    async ask(given: NewGateDecision): Promise<boolean> {
      const { rows } = await db.raw<{ rows: { asked_times: number }[] }>(
        `insert into gate_decisions
           (id, app_id, member_id, code, evidence_hash, evidence, needs_two, state, asked_at, asked_last_at)
         values (:id, :appId, :memberId, :code, :evidenceHash, cast(:evidence as jsonb), :needsTwo, 'waiting', :at, :at)
         on conflict (app_id, member_id, code, evidence_hash)
           where state in ('waiting', 'seconding', 'approved-once', 'approved', 'refused')
         do update set asked_last_at = excluded.asked_last_at, asked_times = gate_decisions.asked_times + 1
         returning asked_times`,
        { ...given, evidence: JSON.stringify(given.evidence) },
      )
      return rows[0]?.asked_times === 1
    },

    /** What was decided, or waits, on other evidence than this, or for a time that is over, counts no longer. */
    async voidOthers(of: {
      appId: string
      memberId: string
      code: string
      evidenceHash: string
      at: Date
    }): Promise<{ id: string; state: DecisionState }[]> {
      const { rows } = await db.raw<{ rows: { id: string; state: DecisionState }[] }>(
        `update gate_decisions d set state = 'void'
         from (
           select id, state from gate_decisions
           where app_id = :appId and member_id = :memberId and code = :code and state = any(:inForce)
             and (evidence_hash <> :evidenceHash or valid_until <= :at)
           for update
         ) before
         where d.id = before.id returning d.id, before.state`,
        { ...of, inForce: [...inForce] },
      )
      return rows
    },

    async find(id: string): Promise<GateDecision | undefined> {
      if (!isUuid(id)) return undefined
      const [row] = await listed(db).where('d.id', id)
      return row && decisionOf(row)
    },

    /** Nobody else decides about it until the transaction ends. */
    async lock(id: string): Promise<GateDecision | undefined> {
      if (!isUuid(id)) return undefined
      await db('gate_decisions').select('id').where({ id }).forUpdate()
      return this.find(id)
    },

    async second(
      id: string,
      first: { by: string; at: Date; wish: 'approved-once' | 'approved' } & Pick<Settled, 'reason' | 'validUntil'>,
    ) {
      await db('gate_decisions')
        .where({ id })
        .update({
          state: 'seconding',
          first_wish: first.wish,
          first_by: first.by,
          first_at: first.at,
          reason: first.reason ?? null,
          valid_until: first.validUntil ?? null,
        })
    },

    async settle(id: string, { state, by, at, reason, validUntil }: Settled): Promise<void> {
      await db('gate_decisions')
        .where({ id })
        .update({
          state,
          decided_by: by ?? null,
          decided_at: at,
          ...(reason !== undefined && { reason }),
          ...(validUntil !== undefined && { valid_until: validUntil }),
        })
    },

    /** What is known of a member who is erased goes from the cases of others as well; their own go with them. */
    async forgetMember(memberId: string): Promise<void> {
      await db.raw(`update gate_decisions set evidence = evidence - :subject where jsonb_exists(evidence, :subject)`, {
        subject: `member:${memberId}`,
      })
    },

    /** Whoever waits longest comes first. */
    async listOpen(limit: number): Promise<GateDecision[]> {
      const rows = await listed(db).whereIn('d.state', open).orderBy(['d.asked_at', 'd.id']).limit(limit)
      return rows.map(decisionOf)
    },

    /** Those that still count, the latest first. */
    async listDecided(limit: number): Promise<GateDecision[]> {
      const rows = await listed(db)
        .whereIn('d.state', ['approved-once', 'approved', 'refused'])
        .orderBy([
          { column: 'd.decided_at', order: 'desc' },
          { column: 'd.id', order: 'desc' },
        ])
        .limit(limit)
      return rows.map(decisionOf)
    },

    async countOpen(): Promise<number> {
      const [row] = await db('gate_decisions').whereIn('state', open).count<{ open: string }[]>({ open: '*' })
      return Number(row?.open ?? 0)
    },
  }
}

const listed = (db: Db) =>
  db
    .select<DecisionRow[]>(
      'd.*',
      { app_key: 'a.key', app_name: 'a.name', member_name: 'm.name', external_id: 'm.external_id' },
      { is_staff: 'm.is_staff', role: 'm.role', first_name: 'f.name', decided_name: 'w.name' },
    )
    .from({ d: 'gate_decisions' })
    .join({ a: 'apps' }, 'a.id', 'd.app_id')
    .join({ m: 'members' }, 'm.id', 'd.member_id')
    .leftJoin({ f: 'members' }, 'f.id', 'd.first_by')
    .leftJoin({ w: 'members' }, 'w.id', 'd.decided_by')

type DecisionRow = {
  id: string
  app_id: string
  app_key: string
  app_name: string
  member_id: string
  member_name: string
  external_id: string
  is_staff: boolean
  role: Role | null
  code: DecidableCode
  evidence_hash: string
  evidence: EvidenceBySubject
  needs_two: boolean
  state: DecisionState
  asked_at: Date
  asked_last_at: Date
  asked_times: number
  first_wish: 'approved-once' | 'approved' | null
  first_by: string | null
  first_name: string | null
  first_at: Date | null
  decided_name: string | null
  decided_at: Date | null
  reason: string | null
  valid_until: Date | null
}

const decisionOf = (row: DecisionRow): GateDecision => ({
  id: row.id,
  app: { id: row.app_id, key: row.app_key, name: row.app_name },
  member: {
    id: row.member_id,
    name: row.member_name,
    externalId: row.external_id,
    isStaff: row.is_staff,
    role: row.role ?? undefined,
  },
  code: row.code,
  evidenceHash: row.evidence_hash,
  evidence: row.evidence,
  // Who became staff while it waited takes two as well.
  needsTwo: row.needs_two || row.is_staff || row.role !== null,
  state: row.state,
  askedAt: row.asked_at,
  askedLastAt: row.asked_last_at,
  askedTimes: row.asked_times,
  first:
    row.first_by === null || row.first_wish === null || row.first_at === null
      ? undefined
      : { by: row.first_by, name: row.first_name ?? '', wish: row.first_wish, at: row.first_at },
  decided: row.decided_at === null ? undefined : { name: row.decided_name ?? undefined, at: row.decided_at },
  reason: row.reason ?? undefined,
  validUntil: row.valid_until ?? undefined,
})
