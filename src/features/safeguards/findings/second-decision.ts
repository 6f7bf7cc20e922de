/** The second of two people agrees to what the first one asked for: only then is a critical finding about staff put aside. */
import type { Clock } from '../../../kernel/clock.ts'
import type { InTransaction } from '../../../kernel/transaction.ts'
import { isAllowed } from '../../administrators/administrators.policy.ts'
import { memberOfActor, type By } from '../../events/event.ts'
import type { EventsStore } from '../../events/events.store.ts'
import type { MembersStore } from '../../members/members.store.ts'
import type { FindingsStore } from './findings.store.ts'

export type SecondDeps = {
  clock: Clock
  inTransaction: InTransaction<{
    findings: Pick<FindingsStore, 'lock' | 'second'>
    members: Pick<MembersStore, 'find'>
    events: Pick<EventsStore, 'record'>
  }>
}

export type SecondOutcome =
  | 'seconded'
  | 'unknown'
  | 'evidence-changed'
  /** Nobody asks for anything, or not any more: the first person may not decide by now, or their day has passed. */
  | 'not-asked'
  | 'same-person'
  | 'about-oneself'

/** `seen`: the beginning of the evidence hash that was looked at. */
export async function secondDecision(
  deps: SecondDeps,
  { fingerprint, seen, by }: { fingerprint: string; seen: string; by: By },
): Promise<SecondOutcome> {
  const decider = memberOfActor(by.actor)
  if (decider === undefined) return 'same-person'
  return deps.inTransaction(async ({ findings, members, events }) => {
    const now = deps.clock.now()
    const [finding] = await findings.lock([fingerprint], decider)
    if (!finding) return 'unknown'
    if (!finding.evidenceHash.startsWith(seen)) return 'evidence-changed'
    const { asked } = finding
    const first = asked?.by === undefined ? undefined : await members.find(asked.by)
    const mayStillDecide = first?.status === 'active' && isAllowed(first.role, 'findings.decide')
    if (!asked || !mayStillDecide || asked.until <= now) return 'not-asked'
    if (first.id === decider) return 'same-person'
    if (finding.isAboutDecider) return 'about-oneself'
    await findings.second(finding.id, { at: now, by: decider })
    await events.record({
      ...by,
      type: 'finding.seconded',
      outcome: 'done',
      subjectId: finding.onlyMemberId,
      appId: finding.appId,
      detail: { finding: finding.fingerprint, code: finding.code, severity: finding.severity, state: asked.state },
    })
    return 'seconded'
  })
}
