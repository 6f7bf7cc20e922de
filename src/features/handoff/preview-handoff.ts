/** What a member's hand-off would bring, decoded, without making a token anybody could use. */
import { epochSeconds, type Clock } from '../../kernel/clock.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'
import type { AppsStore } from '../apps/apps.store.ts'
import type { MappedField } from '../mapping/expression.ts'
import { printExpression } from '../mapping/notation/print-expression.ts'
import type { MembersStore } from '../members/members.store.ts'
import type { FactorSummary } from '../second-factor/factors.ts'
import type { FactorsStore } from '../second-factor/factors.store.ts'
import type { Gate } from '../safeguards/catalogue.ts'
import { forecastMember, type ForecastMemberDeps } from '../safeguards/forecast/forecast-member.ts'
import type { ForecastCase } from '../safeguards/forecast/predict.ts'
import { isLiveCode, needsZendesk } from '../safeguards/gate/live-gate.ts'
import type { CheckCode, CheckedFacts } from './check.ts'
import { claimNames, claimsOf, type Claims, type LeftOut } from './claims.ts'
import type { HandoffStore } from './handoff.store.ts'
import { withKey } from './judge-entry.ts'
import { lacksSecondFactor } from './missing-proof.ts'
import { judge, pipeline, type CheckName, type Verdict } from './pipeline.ts'

/** The shape of `latchkey handoff preview --format json`. */
export type HandoffPreview = {
  verdict: Verdict['gate']
  codes: CheckCode[]
  /** The policy wants a second factor and they have none: they are asked to set one up before. No part of the verdict. */
  lacks_second_factor: boolean
  /** Every check, in order. `passed` null: what it compares with is not known, so nobody can say. */
  checks: { name: CheckName; passed: boolean | null; gate: Gate | null; code: CheckCode | null }[]
  header: { typ: 'JWT'; alg: 'HS256' }
  /** `jti` says where it would come from instead of a value: nothing here can be replayed. */
  claims: Omit<Claims, 'jti'> & { jti: string }
  /** What each claim is made from, in the notation of the field mapping; custom fields one by one. */
  sources: { claim: string; from: string }[]
  left_out: LeftOut[]
  /** How long the token would be, signature included. */
  token_bytes: number
  forecast: { case: ForecastCase; outcome: string; assumption: string }
}

export type PreviewOutcome =
  { kind: 'preview'; preview: HandoffPreview } | { kind: 'unknown-app' | 'unknown-member' | 'ambiguous-member' }

type PreviewDeps = ForecastMemberDeps & {
  apps: AppsStore
  members: MembersStore
  handoffs: HandoffStore
  clock: Clock
  secretBox: SecretBox
  factors: Pick<FactorsStore, 'summaryOf'>
}

/** `member`: an external ID or an address. */
export async function previewHandoff(
  deps: PreviewDeps,
  { appKey, member }: { appKey: string; member: string },
): Promise<PreviewOutcome> {
  if (!(await deps.apps.find(appKey))) return { kind: 'unknown-app' }
  const found = await deps.members.findForSignIn(member)
  if (found.kind === 'none') return { kind: 'unknown-member' }
  if (found.kind === 'ambiguous') return { kind: 'ambiguous-member' }

  const preview = await previewMember(deps, { appKey, memberId: found.member.id })
  return preview ? { kind: 'preview', preview } : { kind: 'unknown-member' }
}

/** For a member who is known already; undefined when they, or the app, are gone. */
export async function previewMember(
  deps: Omit<PreviewDeps, 'members'>,
  of: { appKey: string; memberId: string },
): Promise<HandoffPreview | undefined> {
  const now = deps.clock.now()
  const facts = await deps.handoffs.previewFacts({ ...of, now })
  if (!facts) return undefined
  const factors = await deps.factors.summaryOf(of.memberId)
  const { case: matchCase, outcome, assumption } = await forecastMember(deps, of)
  return decode(withKey(deps, facts), { factors, forecast: { case: matchCase, outcome, assumption }, now })
}

type Beside = { factors: FactorSummary; forecast: HandoffPreview['forecast']; now: Date }

function decode(facts: CheckedFacts, { factors, forecast, now }: Beside): HandoffPreview {
  const { gate, codes } = judge(facts)
  const { claims, leftOut } = claimsOf(facts.member, facts.app.fieldMapping)
  const header = { typ: 'JWT', alg: 'HS256' } as const
  const shown = { iat: epochSeconds(now), jti: '(made anew for every hand-off)', ...claims }
  return {
    verdict: gate,
    codes,
    lacks_second_factor: lacksSecondFactor(facts.policy, facts.member, factors),
    checks: checksOf(facts),
    header,
    claims: shown,
    sources: sourcesOf(shown, facts.app.fieldMapping),
    left_out: leftOut,
    token_bytes: tokenBytes(header, { ...shown, jti: '-'.repeat(32) }),
    forecast,
  }
}

const checksOf = (facts: CheckedFacts): HandoffPreview['checks'] =>
  pipeline.map(({ name, check }) => {
    const result = check(facts)
    const isUnknown = facts.zendeskKnown === 'none' && isLiveCode(name) && needsZendesk(name)
    return result.kind === 'passed'
      ? { name, passed: isUnknown ? null : true, gate: null, code: null }
      : { name, passed: false, gate: result.gate, code: result.code }
  })

/** Where the claims come from that no mapping makes. */
const ownSources: Readonly<Record<string, string>> = {
  iat: 'the moment of the hand-off',
  jti: 'random, used once',
  email: 'email',
  name: 'name',
  external_id: 'external_id',
  phone: 'phone',
}

function sourcesOf(claims: Claims, mapping: readonly MappedField[]): HandoffPreview['sources'] {
  return claimNames(claims).map((claim) => {
    const mapped = mapping.find((field) => field.claim === claim)
    return { claim, from: mapped ? printExpression(mapped.from) : (ownSources[claim] ?? '') }
  })
}

/** Two parts and a signature of 32 bytes, each in base64url, with dots between them. */
function tokenBytes(header: object, payload: object): number {
  const encoded = (bytes: number): number => Math.ceil((bytes * 4) / 3)
  const ofJson = (part: object): number => encoded(Buffer.byteLength(JSON.stringify(part)))
  return ofJson(header) + ofJson(payload) + encoded(32) + 2
}
