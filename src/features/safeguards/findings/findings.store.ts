/** What people decide about findings, in the database. What is found is written by the audit. */
import type { Db } from '../../../db/connect.ts'
import type { FindingCode, Severity } from '../catalogue.ts'
import type { FindingState } from '../finding.ts'
import type { DecidedState } from './decision.policy.ts'

export type FindingsStore = ReturnType<typeof findingsStore>

/** A finding as far as a decision is concerned, locked until the transaction ends. */
export type DecidableFinding = {
  id: string
  fingerprint: string
  code: FindingCode
  appId: string | undefined
  severity: Severity
  state: FindingState
  evidenceHash: string
  touchesStaff: boolean
  /** The one member it is about; undefined when there are none or several. */
  onlyMemberId: string | undefined
  /** Whether whoever decides is among those it is about. */
  isAboutDecider: boolean
  /** What one person asked for and a second has not agreed to; undefined too when the evidence is another by now. */
  asked: { state: DecidedState; by: string | undefined; until: Date } | undefined
}

export type Decision = { state: DecidedState; at: Date; by: string | undefined; reason: string; until: Date }

export function findingsStore(db: Db) {
  return {
    /** Those that are there; in the order of their ids, so that two who decide at once do not block each other. */
    async lock(fingerprints: readonly string[], deciderId: string | undefined): Promise<DecidableFinding[]> {
      const { rows } = await db.raw<{ rows: LockedRow[] }>(
        `select f.id::text as id, f.fingerprint, f.code, f.app_id, f.severity, f.state, f.evidence_hash, f.touches_staff,
          case when f.asked_evidence_hash = f.evidence_hash then f.asked_state end as asked_state,
          f.decided_by, f.decided_until,
          (select case when count(*) = 1 then min(s.member_id::text) end from (
            select member_id from finding_subjects where finding_id = f.id and member_id is not null limit 2
          ) s) as only_member_id,
          exists (
            select from finding_subjects s where s.finding_id = f.id and s.member_id = cast(:deciderId as uuid)
          ) as is_about_decider
        from findings f where f.fingerprint = any(:fingerprints) order by f.id for update of f`,
        { fingerprints: [...fingerprints], deciderId: deciderId ?? null },
      )
      return rows.map(decidableOf)
    },

    async decide(ids: readonly string[], { state, at, by, reason, until }: Decision): Promise<void> {
      await db.raw(
        `update findings set state = :state, decided_at = :at, decided_by = :by, seconded_by = null,
          decision_reason = :reason, decided_until = :until, asked_state = null, asked_evidence_hash = null
        where id = any(cast(:ids as bigint[]))`,
        { ids: [...ids], state, at, by: by ?? null, reason, until },
      )
    },

    /** Nothing is decided by it: the finding stays open until somebody else agrees. */
    async ask(ids: readonly string[], { state, at, by, reason, until }: Decision): Promise<void> {
      await db.raw(
        `update findings set state = 'open', asked_state = :state, asked_evidence_hash = evidence_hash,
          decided_at = :at, decided_by = :by, seconded_by = null, decision_reason = :reason, decided_until = :until
        where id = any(cast(:ids as bigint[]))`,
        { ids: [...ids], state, at, by: by ?? null, reason, until },
      )
    },

    async second(id: string, { at, by }: { at: Date; by: string }): Promise<void> {
      await db.raw(
        `update findings set state = asked_state, asked_state = null, asked_evidence_hash = null, decided_at = :at,
          seconded_by = :by
        where id = cast(:id as bigint)`,
        { id, at, by },
      )
    },

    async withdraw(ids: readonly string[]): Promise<void> {
      await db.raw(
        `update findings set state = 'open', decided_at = null, decided_by = null, seconded_by = null,
          decision_reason = null, decided_until = null, asked_state = null, asked_evidence_hash = null
        where id = any(cast(? as bigint[]))`,
        [[...ids]],
      )
    },
  }
}

type LockedRow = {
  id: string
  fingerprint: string
  code: FindingCode
  app_id: string | null
  severity: Severity
  state: FindingState
  evidence_hash: string
  touches_staff: boolean
  asked_state: DecidedState | null
  decided_by: string | null
  decided_until: Date | null
  only_member_id: string | null
  is_about_decider: boolean
}

const decidableOf = (row: LockedRow): DecidableFinding => ({
  id: row.id,
  fingerprint: row.fingerprint,
  code: row.code,
  appId: row.app_id ?? undefined,
  severity: row.severity,
  state: row.state,
  evidenceHash: row.evidence_hash,
  touchesStaff: row.touches_staff,
  onlyMemberId: row.only_member_id ?? undefined,
  isAboutDecider: row.is_about_decider,
  asked:
    row.asked_state && row.decided_until
      ? { state: row.asked_state, by: row.decided_by ?? undefined, until: row.decided_until }
      : undefined,
})
