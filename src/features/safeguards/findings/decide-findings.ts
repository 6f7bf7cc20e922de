/**
 * An administrator's word on findings: somebody works on it, not now, the risk is taken, there is none, or none of that any
 * more. Each has a reason and an end and holds for the evidence it was given on; all of it is recorded with the change.
 */
import type { Clock } from '../../../kernel/clock.ts'
import type { InTransaction } from '../../../kernel/transaction.ts'
import { memberOfActor, type By, type EventType, type NewEvent } from '../../events/event.ts'
import type { EventsStore } from '../../events/events.store.ts'
import { isTooLong, needsTwo, stateOfWish, type Wish } from './decision.policy.ts'
import type { DecidableFinding, FindingsStore } from './findings.store.ts'

export type DecideDeps = {
  clock: Clock
  inTransaction: InTransaction<{
    findings: Pick<FindingsStore, 'lock' | 'decide' | 'ask' | 'withdraw'>
    events: Pick<EventsStore, 'recordAll'>
  }>
}

export type AskedDecision = {
  fingerprints: readonly string[]
  wish: Wish
  /** Of at least ten characters; may be blank when something is withdrawn. */
  reason: string
  /** Undefined only for what is withdrawn. */
  until: Date | undefined
  by: By
  /** By fingerprint, the beginning of the evidence hash that was looked at; left out: whatever it is now. */
  seen?: ReadonlyMap<string, string> | undefined
}

export type WhyNotDecided =
  | 'unknown'
  | 'resolved'
  /** It is not what was looked at any more. */
  | 'evidence-changed'
  /** Nothing was decided that could be withdrawn. */
  | 'not-decided'
  | 'too-long'
  | 'in-the-past'
  /** It takes two people, and the command line is none. */
  | 'needs-two'
  /** It takes two people, neither of them whom it is about. */
  | 'about-oneself'

export type DecideOutcome = {
  /** Fingerprints. */
  decided: string[]
  /** Asked for; a second person has to agree. */
  waiting: string[]
  refused: { fingerprint: string; because: WhyNotDecided }[]
}

/** Each on its own: what cannot be decided is named, and the others are. */
export async function decideFindings(deps: DecideDeps, asked: AskedDecision): Promise<DecideOutcome> {
  const decider = memberOfActor(asked.by.actor)
  return deps.inTransaction(async ({ findings, events }) => {
    const now = deps.clock.now()
    const found = await findings.lock(asked.fingerprints, decider)
    const judged = found.map((finding) => ({ finding, because: whyNot(finding, asked, now) }))
    const free = judged.filter(({ because }) => because === undefined).map(({ finding }) => finding)
    const waiting = asked.wish === 'withdraw' ? [] : free.filter(needsTwo)
    const decided = free.filter((finding) => !waiting.includes(finding))

    if (asked.wish === 'withdraw') {
      await findings.withdraw(decided.map(idOf))
    } else if (asked.until) {
      const decision = { at: now, by: decider, reason: asked.reason, until: asked.until }
      const state = stateOfWish[asked.wish]
      await findings.decide(decided.map(idOf), { ...decision, state })
      await findings.ask(waiting.map(idOf), { ...decision, state })
    }
    await events.recordAll([
      ...decided.map((finding) => eventAbout(finding, asked, { isAsked: false })),
      ...waiting.map((finding) => eventAbout(finding, asked, { isAsked: true })),
    ])
    return {
      decided: decided.map(({ fingerprint }) => fingerprint),
      waiting: waiting.map(({ fingerprint }) => fingerprint),
      refused: [
        ...judged.flatMap(({ finding, because }) => (because ? [{ fingerprint: finding.fingerprint, because }] : [])),
        ...missing(asked.fingerprints, found),
      ],
    }
  })
}

const idOf = ({ id }: DecidableFinding): string => id

function whyNot(finding: DecidableFinding, asked: AskedDecision, now: Date): WhyNotDecided | undefined {
  const { wish, until, seen, by } = asked
  const seenHash = seen?.get(finding.fingerprint)
  if (finding.state === 'resolved') return 'resolved'
  if (seenHash !== undefined && !finding.evidenceHash.startsWith(seenHash)) return 'evidence-changed'
  if (wish === 'withdraw') return finding.state === 'open' && !finding.asked ? 'not-decided' : undefined
  if (until === undefined || until <= now) return 'in-the-past'
  if (isTooLong(finding, until, now)) return 'too-long'
  if (!needsTwo(finding)) return undefined
  if (memberOfActor(by.actor) === undefined) return 'needs-two'
  return finding.isAboutDecider ? 'about-oneself' : undefined
}

const missing = (fingerprints: readonly string[], found: readonly DecidableFinding[]) => {
  const there = new Set(found.map(({ fingerprint }) => fingerprint))
  return [...new Set(fingerprints)]
    .filter((fingerprint) => !there.has(fingerprint))
    .map((fingerprint) => ({ fingerprint, because: 'unknown' as const }))
}

const types: Record<Wish, EventType> = {
  acknowledge: 'finding.acknowledged',
  snooze: 'finding.snoozed',
  accept: 'finding.accepted',
  dismiss: 'finding.dismissed',
  withdraw: 'finding.decision-withdrawn',
}

/** Two people decide one after the other: what the first one wants is recorded as not done yet. */
function eventAbout(finding: DecidableFinding, asked: AskedDecision, { isAsked }: { isAsked: boolean }): NewEvent {
  return {
    ...asked.by,
    type: types[asked.wish],
    outcome: 'done',
    subjectId: finding.onlyMemberId,
    appId: finding.appId,
    detail: {
      finding: finding.fingerprint,
      code: finding.code,
      severity: finding.severity,
      ...(asked.wish !== 'withdraw' && { until: asked.until?.toISOString() }),
      ...(isAsked && { waits_for_second: true }),
    },
    ...(asked.reason !== '' && { personal: { reason: asked.reason } }),
  }
}
