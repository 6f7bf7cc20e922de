/** Issues one token for one member and one app, or says why not. The heart of Latchkey. */
import type { Config } from '../../config/config.ts'
import type { Clock } from '../../kernel/clock.ts'
import { epochSeconds } from '../../kernel/clock.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Random } from '../../kernel/random.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { NewEvent } from '../events/event.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import { askForDecision } from '../safeguards/gate/ask-for-decision.ts'
import type { GateDecisionsStore } from '../safeguards/gate/gate-decisions.store.ts'
import type { WebhooksStore } from '../webhooks/webhooks.store.ts'
import type { CheckCode } from './check.ts'
import { claimNames, claimsOf } from './claims.ts'
import { approvalsFor, casesToDecide } from './decisions.ts'
import type { HandoffFacts } from './facts.ts'
import type { HandoffStore, SessionTimes } from './handoff.store.ts'
import { missingProof, type MissingProof } from './missing-proof.ts'
import { failuresOf, letsThrough, verdictOf, type Failure } from './pipeline.ts'
import { refusalOf, type Refusal } from './refusal.ts'
import { readReturnTo } from './return-to.ts'
import type { SigningKeys } from './signing-keys.ts'
import { signToken } from './token.ts'

export type HandOffDeps = {
  config: Pick<Config, 'isPractice' | 'publicUrl' | 'zendeskOrigin'>
  clock: Clock
  random: Random
  handoffs: HandoffStore
  events: EventsStore
  inTransaction: InTransaction<{
    events: EventsStore
    gateDecisions: GateDecisionsStore
    webhooks: Pick<WebhooksStore, 'enqueue'>
  }>
  keyOf: SigningKeys
  /** The Zendesk origin of an app's subdomain. */
  originOf(subdomain: string): string
}

export type HandOffRequest = {
  appKey: string
  /** The session of whoever asks. */
  sessionId: string
  /** As the browser sent it, whatever that is. */
  returnTo: unknown
  requestId: string
  ip: string | undefined
}

type App = HandoffFacts['app']

/** Where to, and in which language (BCP 47) the member is spoken to by their organisation. */
type Whither = { app: App; origin: string; locale: string | undefined }

export type HandOffOutcome =
  | (Whither & { kind: 'issued'; token: string; returnTo: string | undefined; session: SessionTimes })
  | (Whither & { kind: 'refused'; codes: CheckCode[]; refusal: Refusal })
  /** They would be let through, once they have proved more, or have proved it again. */
  | { kind: 'unproved'; missing: MissingProof }
  /** No such app, or nobody is signed in by that session any more. */
  | { kind: 'unknown' }

/** Judging again is due when something changed between verdict and record; thrice in a row means a storm of changes. */
const tries = 3

export async function handOff(deps: HandOffDeps, given: HandOffRequest): Promise<HandOffOutcome> {
  const { clock, random, handoffs, events } = deps
  for (let round = 0; round < tries; round += 1) {
    const now = clock.now()
    const { appKey, sessionId } = given
    const key = { appKey, sessionId, now }
    const found = await handoffs.readFacts(key)
    if (!found) return { kind: 'unknown' }
    const { facts, session } = found
    const { app, member } = facts
    const origin = deps.originOf(app.subdomain)
    const whither: Whither = { app, origin, locale: member.locale }

    const signingKey = await deps.keyOf(app)
    const failures = failuresOf({ ...facts, canSign: signingKey !== undefined })
    const verdict = verdictOf(failures)
    const { codes } = verdict
    if (!signingKey || !letsThrough(verdict)) {
      await refuse(deps, { facts, failures, codes, given })
      return { kind: 'refused', ...whither, codes, refusal: refusalOf(facts, failures) }
    }
    const missing = missingProof(facts, now)
    if (missing) {
      await events.record({ ...eventOf(facts, given), type: 'handoff.held', outcome: 'done', codes: [missing] })
      return { kind: 'unproved', missing }
    }

    const returnTo = readReturnTo(given.returnTo, { origin, hosts: app.returnHosts })
    const approvals = approvalsFor(facts, failures)
    const claims = { iat: epochSeconds(now), jti: random.token(24), ...claimsOf(member, app.fieldMapping).claims }
    const event: NewEvent = {
      ...eventOf(facts, given),
      type: 'handoff.issued',
      outcome: 'done',
      codes: returnTo.kind === 'dropped' ? [...codes, 'return-to-dropped'] : codes,
      detail: {
        jti: claims.jti,
        claims: claimNames(claims),
        ...(returnTo.kind === 'dropped' && { return_to: returnTo.why }),
        ...(approvals.length > 0 && { decisions: approvals.map(({ id }) => id) }),
        // What a practice Zendesk took proves nothing about the real one.
        ...(deps.config.isPractice && { zendesk_origin: deps.config.zendeskOrigin }),
      },
    }
    const once = approvals.filter(({ state }) => state === 'approved-once').map(({ id }) => id)
    if (await handoffs.recordIfUnchanged(key, facts.stamp, event, once)) {
      const token = await signToken(signingKey, claims)
      const way = returnTo.kind === 'accepted' ? returnTo.value : undefined
      return { kind: 'issued', ...whither, token, returnTo: way, session }
    }
  }
  throw new AppError('server.busy', { retryAfterSeconds: 2 })
}

type RefusedHandoff = { facts: HandoffFacts; failures: readonly Failure[]; codes: CheckCode[]; given: HandOffRequest }

/** On record before anybody is told; what people can decide is asked of them in the same breath. */
async function refuse(deps: HandOffDeps, { facts, failures, codes, given }: RefusedHandoff): Promise<void> {
  const about = eventOf(facts, given)
  const refusal: NewEvent = { ...about, type: 'handoff.refused', outcome: 'refused', codes }
  const cases = casesToDecide(facts, failures)
  if (cases.length === 0) return deps.events.record(refusal)
  return deps.inTransaction(async (stores) => {
    await stores.events.record(refusal)
    for (const signal of cases) await askForDecision({ ...deps, ...stores }, { facts, signal, about })
  })
}

const eventOf = ({ app, member }: HandoffFacts, { requestId, ip }: HandOffRequest) =>
  ({ actor: `member:${member.id}`, subjectId: member.id, appId: app.id, requestId, ip }) as const
