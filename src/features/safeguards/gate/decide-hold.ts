/** An administrator's word on a held hand-off. Staff takes two of them, and nobody decides about what they are part of. */
import type { Clock } from '../../../kernel/clock.ts'
import type { InTransaction } from '../../../kernel/transaction.ts'
import { isAllowed } from '../../administrators/administrators.policy.ts'
import type { EventsStore } from '../../events/events.store.ts'
import type { By } from '../../events/event.ts'
import type { HandoffStore } from '../../handoff/handoff.store.ts'
import { evidenceHash } from '../../handoff/signals/signal.ts'
import type { OutboxStore } from '../../mail/outbox.store.ts'
import { queueNotice, type QueueNoticeDeps } from '../../mail/queue-notice.ts'
import type { Role } from '../../members/member.ts'
import type { MembersStore } from '../../members/members.store.ts'
import { obstacleOf, type GateDecision, type Obstacle, type Wish } from './gate-decision.ts'
import type { GateDecisionsStore } from './gate-decisions.store.ts'

type Stores = {
  events: Pick<EventsStore, 'record'>
  gateDecisions: Pick<GateDecisionsStore, 'lock' | 'second' | 'settle'>
  members: Pick<MembersStore, 'find'>
  outbox: OutboxStore
  branding: QueueNoticeDeps['branding']
}

export type DecideHoldDeps = Pick<QueueNoticeDeps, 'config' | 'random' | 'secretBox'> & {
  clock: Clock
  gateDecisions: Pick<GateDecisionsStore, 'find'>
  handoffs: Pick<HandoffStore, 'previewFacts'>
  inTransaction: InTransaction<Stores>
}

export type GivenDecision = Omit<By, 'actor'> & {
  id: string
  wish: Wish
  reason: string
  /** Of an approval that lasts; undefined: until its evidence changes. */
  validUntil: Date | undefined
  administrator: { id: string; role?: Role | undefined }
}

export type DecideHoldOutcome =
  | { kind: 'approved' | 'refused' | 'withdrawn' }
  /** The first of two has agreed. */
  | { kind: 'seconding' }
  | { kind: 'obstructed'; by: Obstacle }
  /** Somebody else decided, or it was used up. */
  | { kind: 'gone' }
  /** The evidence is another by now, or there is none any more: what was shown is void. */
  | { kind: 'changed' }

export async function decideHold(deps: DecideHoldDeps, given: GivenDecision): Promise<DecideHoldOutcome> {
  const { id, wish, administrator } = given
  const shown = await deps.gateDecisions.find(id)
  if (!shown) return { kind: 'gone' }
  // Read outside the transaction, which has one connection at most. An approval is bound to the evidence in any case.
  const isApproval = wish === 'approved' || wish === 'approved-once'
  const stands = !isApproval || (await standsStill(deps, shown))
  return deps.inTransaction(async (stores) => {
    const decision = await stores.gateDecisions.lock(id)
    if (!decision || !canBecome(decision, wish)) return { kind: 'gone' }
    const obstacle = obstacleOf(decision, administrator)
    // Whoever agreed first may still say no, or take it back.
    if (obstacle !== undefined && (isApproval || obstacle !== 'same-person'))
      return { kind: 'obstructed', by: obstacle }
    if (!stands) return voided(deps, stores, decision, given)
    return isApproval ? approve(deps, stores, decision, given) : close(deps, stores, decision, given)
  })
}

async function standsStill(
  deps: DecideHoldDeps,
  { app, member, code, evidenceHash: hash }: GateDecision,
): Promise<boolean> {
  const facts = await deps.handoffs.previewFacts({ appKey: app.key, memberId: member.id, now: deps.clock.now() })
  const signal = facts?.signals.find((each) => each.code === code)
  return signal !== undefined && evidenceHash(signal) === hash
}

const canBecome = ({ state }: GateDecision, wish: Wish): boolean =>
  wish === 'withdrawn'
    ? state === 'approved' || state === 'approved-once' || state === 'refused'
    : state === 'waiting' || state === 'seconding'

async function approve(
  deps: DecideHoldDeps,
  stores: Stores,
  decision: GateDecision,
  { id, wish, reason, validUntil, administrator, ...by }: GivenDecision,
): Promise<DecideHoldOutcome> {
  const at = deps.clock.now()
  const wanted = wish === 'approved' ? 'approved' : 'approved-once'
  const event = { ...eventOf(decision), ...by, actor: `member:${administrator.id}`, personal: { reason } } as const
  const first = await firstOf(stores, decision)
  if (decision.needsTwo && !first) {
    await stores.gateDecisions.second(id, { by: administrator.id, at, wish: wanted, reason, validUntil })
    await stores.events.record({ ...event, type: 'gate.decision-seconded', detail: { decision: id, wish: wanted } })
    return { kind: 'seconding' }
  }
  // The second agrees to what the first wanted, not to more.
  const state = first?.wish ?? wanted
  const until = first ? decision.validUntil : validUntil
  const reasons = decision.reason === undefined ? reason : `${decision.reason}\n${reason}`
  await stores.gateDecisions.settle(id, { state, by: administrator.id, at, reason: reasons, validUntil: until })
  const detail = { decision: id, wish: state, ...(until && { until: until.toISOString() }) }
  await stores.events.record({ ...event, type: 'gate.decided', detail })
  await tell(deps, stores, decision, 'handoff-approved')
  return { kind: 'approved' }
}

/** Undefined too when whoever agreed first could not do so any more: their word went with their right to give it. */
async function firstOf({ members }: Stores, decision: GateDecision): Promise<GateDecision['first']> {
  const { first } = decision
  const person = first && (await members.find(first.by))
  const mayStillDecide = person?.status === 'active' && isAllowed(person.role, 'holds.decide')
  return mayStillDecide && !['party', 'for-owners'].includes(obstacleOf(decision, person) ?? '') ? first : undefined
}

async function close(
  deps: DecideHoldDeps,
  stores: Stores,
  decision: GateDecision,
  { id, wish, reason, administrator, requestId, ip }: GivenDecision,
): Promise<DecideHoldOutcome> {
  const at = deps.clock.now()
  const event = {
    ...eventOf(decision),
    requestId,
    ip,
    actor: `member:${administrator.id}`,
    personal: { reason },
  } as const
  const state = wish === 'refused' ? 'refused' : 'void'
  await stores.gateDecisions.settle(id, { state, by: administrator.id, at, reason, validUntil: undefined })
  if (wish === 'refused') {
    await stores.events.record({ ...event, type: 'gate.decided', outcome: 'refused', detail: { decision: id, wish } })
    await tell(deps, stores, decision, 'handoff-declined')
    return { kind: 'refused' }
  }
  const detail = { decision: id, was: decision.state, why: 'withdrawn' }
  await stores.events.record({ ...event, type: 'gate.decision-void', detail })
  return { kind: 'withdrawn' }
}

async function voided(
  deps: DecideHoldDeps,
  stores: Stores,
  decision: GateDecision,
  { id, requestId }: GivenDecision,
): Promise<DecideHoldOutcome> {
  const at = deps.clock.now()
  await stores.gateDecisions.settle(id, { state: 'void', by: undefined, at, reason: undefined, validUntil: undefined })
  const detail = { decision: id, was: decision.state, why: 'evidence-changed' }
  await stores.events.record({ ...eventOf(decision), requestId, actor: 'system', type: 'gate.decision-void', detail })
  return { kind: 'changed' }
}

async function tell(
  deps: DecideHoldDeps,
  stores: Stores,
  { member: { id } }: GateDecision,
  kind: 'handoff-approved' | 'handoff-declined',
) {
  const member = await stores.members.find(id)
  if (member) await queueNotice({ ...deps, ...stores }, { kind, member })
}

const eventOf = ({ member, app, code }: GateDecision) =>
  ({ outcome: 'done', subjectId: member.id, appId: app.id, codes: [code] }) as const
