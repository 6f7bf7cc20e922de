/** Makes findings and finished audits as an audit leaves them. Everything not named is ordinary. */
import { createHash } from 'node:crypto'
import type { Deps } from '../../../src/deps.ts'
import type { FindingCode, Severity } from '../../../src/features/safeguards/catalogue.ts'
import type { FindingState } from '../../../src/features/safeguards/finding.ts'
import { after, days } from '../../../src/kernel/clock.ts'

export type FindingWishes = {
  code?: FindingCode
  severity?: Severity
  state?: FindingState
  touchesStaff?: boolean
  appId?: string
  openedAt?: Date
  decidedUntil?: Date
  /** More than the subjects that are there. */
  subjects?: number
  about?: readonly { memberId?: string; zendeskId?: string; subject?: string; evidence?: Record<string, unknown> }[]
}

let count = 0

export const fingerprintOf = (number: number): string => createHash('sha256').update(`finding ${number}`).digest('hex')

/** Gives its fingerprint. */
export async function makeFinding({ database: { db }, clock }: Deps, wishes: FindingWishes = {}): Promise<string> {
  count += 1
  const { code = 'equivalent-email', severity = 'high', state = 'open', about = [] } = wishes
  const at = wishes.openedAt ?? clock.now()
  const isDecided = state !== 'open' && state !== 'resolved'
  const fingerprint = fingerprintOf(count)
  const [row] = await db('findings')
    .insert({
      ...{ fingerprint, code, severity, state, confidence: 'certain', app_id: wishes.appId ?? null },
      evidence_hash: createHash('sha256').update(`evidence ${count}`).digest('hex'),
      subjects: wishes.subjects ?? about.length,
      touches_staff: wishes.touchesStaff ?? false,
      ...{ first_seen_at: at, last_seen_at: clock.now(), opened_at: at },
      resolved_at: state === 'resolved' ? clock.now() : null,
      ...(isDecided && {
        decided_at: at,
        decision_reason: 'looked at it before',
        decided_until: wishes.decidedUntil ?? after(clock.now(), days(30)),
      }),
    })
    .returning<{ id: string }[]>('id')
  for (const { memberId, zendeskId, subject, evidence = {} } of about) {
    await db('finding_subjects').insert({
      finding_id: row!.id,
      subject: subject ?? (memberId === undefined ? `zendesk:${zendeskId}` : `member:${memberId}`),
      member_id: memberId ?? null,
      zendesk_id: zendeskId ?? null,
      evidence: JSON.stringify(evidence),
    })
  }
  return fingerprint
}

export async function makeAudit(
  { database: { db }, clock, random }: Deps,
  wishes: { completeness?: 'ok' | 'partial' | 'blind'; sources?: readonly object[]; finishedAt?: Date } = {},
): Promise<void> {
  const at = wishes.finishedAt ?? clock.now()
  await db('audit_runs').insert({
    ...{ id: random.uuid(), trigger: 'console', started_at: at, finished_at: at, state: 'finished' },
    completeness: wishes.completeness ?? 'ok',
    sources: JSON.stringify(wishes.sources ?? []),
    ...{ program_version: '1', keys_version: 1, members: 3 },
  })
}
