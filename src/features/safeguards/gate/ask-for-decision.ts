/** Puts a held hand-off before the administrators: in the transaction that records the refusal, once for each evidence. */
import type { Config } from '../../../config/config.ts'
import type { Clock } from '../../../kernel/clock.ts'
import type { Random } from '../../../kernel/random.ts'
import type { NewEvent } from '../../events/event.ts'
import type { EventsStore } from '../../events/events.store.ts'
import type { HandoffFacts } from '../../handoff/facts.ts'
import { evidenceHash, isAboutStaff, type Signal } from '../../handoff/signals/signal.ts'
import { enqueueWebhook } from '../../webhooks/enqueue-webhook.ts'
import type { WebhooksStore } from '../../webhooks/webhooks.store.ts'
import type { GateDecisionsStore } from './gate-decisions.store.ts'

export type AskForDecisionDeps = {
  config: Pick<Config, 'publicUrl'>
  clock: Clock
  random: Pick<Random, 'uuid' | 'token'>
  events: Pick<EventsStore, 'record'>
  gateDecisions: Pick<GateDecisionsStore, 'ask' | 'voidOthers'>
  webhooks: Pick<WebhooksStore, 'enqueue'>
}

type Asked = {
  facts: Pick<HandoffFacts, 'app' | 'member'>
  signal: Signal
  about: Pick<NewEvent, 'actor' | 'requestId' | 'ip'>
}

/** A decision on other evidence falls, and that is recorded: it was about another case. */
export async function askForDecision(
  { config, clock, random, events, gateDecisions, webhooks }: AskForDecisionDeps,
  { facts: { app, member }, signal, about }: Asked,
): Promise<void> {
  const now = clock.now()
  const { code, evidence } = signal
  const of = { appId: app.id, memberId: member.id, code, evidenceHash: evidenceHash(signal), at: now }
  const event = {
    requestId: about.requestId,
    outcome: 'done',
    subjectId: member.id,
    appId: app.id,
    codes: [code],
  } as const
  for (const { id, state } of await gateDecisions.voidOthers(of)) {
    const detail = { decision: id, was: state, why: 'evidence-changed' }
    await events.record({ ...event, actor: 'system', type: 'gate.decision-void', detail })
  }
  const id = random.uuid()
  const needsTwo = isAboutStaff(signal) || member.isStaff || member.hasRole
  if (await gateDecisions.ask({ ...of, id, evidence, needsTwo })) {
    const detail = { decision: id, needs_two: needsTwo }
    await events.record({ ...event, ...about, type: 'gate.decision-asked', detail })
    const link = `${config.publicUrl}/admin/safeguards/holds/${id}`
    const data = { decision: id, code, app: app.key, needs_two: needsTwo, link }
    await enqueueWebhook({ clock, random, webhooks }, { type: 'decision.needed', data })
  }
}
