/** For tests of audits: checks of their own, over whatever a test puts before them. */
import { runAudit, type AuditOutcome, type AuditRequest } from '../../../src/features/safeguards/audits/run-audit.ts'
import type { AuditRun } from '../../../src/features/safeguards/audits/audit-run.ts'
import type { AuditCheck } from '../../../src/features/safeguards/checks/check.ts'
import type { Sighting } from '../../../src/features/safeguards/finding.ts'
import type { TestApp } from '../../support/test-app.ts'

/** A sighting of one member, with everything ordinary. */
export const sighting = (given: Partial<Sighting> & Pick<Sighting, 'key'>): Sighting => ({
  code: 'duplicate-email',
  appId: undefined,
  subject: given.memberId === undefined ? 'house' : `member:${given.memberId}`,
  memberId: undefined,
  zendeskId: undefined,
  severity: 'critical',
  confidence: 'certain',
  evidence: {},
  ...given,
})

/** A check that sees whatever the list holds at that moment. */
export const checkOf = (seen: readonly Sighting[], more: Partial<AuditCheck> = {}): AuditCheck => ({
  name: 'of the test',
  codes: ['duplicate-email'],
  needs: ['members'],
  dependsOn: 'moment',
  see: () => Promise.resolve(seen),
  ...more,
})

export const audit = (
  app: TestApp,
  checks: readonly AuditCheck[],
  request: Partial<AuditRequest> = {},
): Promise<AuditOutcome> =>
  runAudit({ ...app.deps, checks }, { trigger: 'command-line', by: { actor: 'command-line' }, ...request })

/** The same, when it must come to its end. */
export async function finished(
  app: TestApp,
  checks: readonly AuditCheck[],
  request: Partial<AuditRequest> = {},
): Promise<AuditRun> {
  const outcome = await audit(app, checks, request)
  if (outcome.kind !== 'finished') throw new Error(`the audit is ${outcome.kind}: ${app.logged.join('')}`)
  return outcome.run
}

export type FindingRow = {
  id: string
  fingerprint: string
  code: string
  state: string
  change: string
  severity: string
  evidence_hash: string
  subjects: number
  touches_staff: boolean
  times_seen: number
  opened_at: Date
  decision_reason: string | null
}

export const findings = (app: TestApp): Promise<FindingRow[]> =>
  app.deps.database.db<FindingRow>('findings').orderBy('id')

/** As somebody decided about it. */
export const decide = (app: TestApp, state: string, until: Date) =>
  app.deps.database.db('findings').update({
    ...{ state, decided_at: app.clock.now(), decision_reason: 'because the test says so', decided_until: until },
  })
