/**
 * What Zendesk does with a hand-off, told before it happens: the match matrix, cases A to G. Vendor texts leave points
 * open, so each answer holds under assumptions, and names those it rests on (articles 4408881965722 and 360048430593).
 */
import type { FindingCode } from '../catalogue.ts'

/** One setting of Zendesk's, and the points that no vendor text settles. */
export type Assumptions = {
  updateExternalIds: boolean
  orderWhenOn: 'email-first' | 'id-first'
  onMismatch: 'refuse-on-mismatch' | 'keep-id'
  whenIdUnknown: 'try-email' | 'create-new'
  emailRewrite: 'replace-primary' | 'add-secondary' | 'leave'
  secondaryMatch: 'refuse' | 'match' | 'create-new'
  deletedIds: 'free' | 'reserved'
}

/** What Latchkey recommends, and the likeliest or safest reading of what is open. */
export const usualAssumptions: Assumptions = {
  updateExternalIds: false,
  orderWhenOn: 'email-first',
  onMismatch: 'refuse-on-mismatch',
  whenIdUnknown: 'try-email',
  emailRewrite: 'replace-primary',
  secondaryMatch: 'refuse',
  deletedIds: 'free',
}

/** A Zendesk user that a hand-off may mean. */
export type Candidate = {
  zendeskId: string
  name: string
  isTeamMember: boolean
  isSuspended: boolean
  externalId: string | undefined
}

export type Situation = {
  /** Undefined: they have no address that could be sent. */
  member: { externalId: string; email: string | undefined }
  /** Has the member's external ID. */
  x: Candidate | undefined
  /** Has the address as the primary one. */
  y: Candidate | undefined
  /** Has the address as a secondary one. */
  y2: Candidate | undefined
  /** A deleted Zendesk user has the member's external ID. */
  isIdOfDeleted: boolean
}

export type ForecastCase = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'blocked' | 'unknown'

export type Effect =
  | { kind: 'created' }
  | {
      kind: 'signed-in'
      as: Candidate
      /** Before it: undefined for none. Only where it changes. */
      externalIdBefore?: string | undefined
      takesExternalId: boolean
      address: 'unchanged' | 'replaced' | 'added'
    }
  | {
      kind: 'refused'
      because: 'address-taken' | 'external-id-taken' | 'other-external-id' | 'suspended'
      by: Candidate | undefined
    }
  | { kind: 'not-sent' }

export type Prediction = {
  case: ForecastCase
  effect: Effect
  /** The assumptions without which it might be another effect. */
  restsOn: readonly (keyof Assumptions)[]
  codes: FindingCode[]
}

export function predict(situation: Situation, assumptions: Assumptions): Prediction {
  if (situation.member.email === undefined)
    return { case: 'blocked', effect: { kind: 'not-sent' }, restsOn: [], codes: [] }
  return {
    case: caseOf(situation),
    effect: effectOf(situation, assumptions),
    restsOn: decisive(situation, assumptions),
    codes: codesOf(situation),
  }
}

export function caseOf({ x, y, y2 }: Situation): Exclude<ForecastCase, 'blocked' | 'unknown'> {
  const owner = y ?? y2
  if (x) {
    if (isSame(x, y)) return 'B'
    return owner && !isSame(x, owner) ? 'F' : 'C'
  }
  if (y) return y.externalId === undefined ? 'D' : 'E'
  return y2 ? 'G' : 'A'
}

export function effectOf(situation: Situation, assumptions: Assumptions): Effect {
  const isEmailFirst = assumptions.updateExternalIds && assumptions.orderWhenOn === 'email-first'
  const effect = isEmailFirst ? byAddress(situation, assumptions) : byExternalId(situation, assumptions)
  if (effect.kind === 'signed-in' && effect.as.isSuspended) {
    return { kind: 'refused', because: 'suspended', by: effect.as }
  }
  return effect
}

function byExternalId(situation: Situation, assumptions: Assumptions): Effect {
  const { x, y, y2 } = situation
  const owner = y ?? y2
  if (x) {
    if (isSame(x, y) || assumptions.emailRewrite === 'leave') return signedIn(x)
    if (owner && !isSame(x, owner)) return { kind: 'refused', because: 'address-taken', by: owner }
    return { ...signedIn(x), address: assumptions.emailRewrite === 'replace-primary' ? 'replaced' : 'added' }
  }
  if (y && !assumptions.updateExternalIds && assumptions.whenIdUnknown === 'create-new') {
    return { kind: 'refused', because: 'address-taken', by: y }
  }
  return byAddress(situation, assumptions)
}

function byAddress(situation: Situation, assumptions: Assumptions): Effect {
  const { x, y, y2, isIdOfDeleted } = situation
  if (y) return taken(y, situation, assumptions)
  if (y2 && assumptions.secondaryMatch === 'match') return taken(y2, situation, assumptions)
  if (y2 && assumptions.secondaryMatch === 'refuse') return { kind: 'refused', because: 'address-taken', by: y2 }
  const isIdTaken = x !== undefined || (isIdOfDeleted && assumptions.deletedIds === 'reserved')
  return isIdTaken ? { kind: 'refused', because: 'external-id-taken', by: x } : { kind: 'created' }
}

/** The address leads to `user`; what becomes of the external ID that comes with it? */
function taken(user: Candidate, { member, x, isIdOfDeleted }: Situation, assumptions: Assumptions): Effect {
  if (user.externalId?.toLowerCase() === member.externalId.toLowerCase()) return signedIn(user)
  if (user.externalId !== undefined && !assumptions.updateExternalIds) {
    if (assumptions.onMismatch === 'keep-id') return signedIn(user)
    return { kind: 'refused', because: 'other-external-id', by: user }
  }
  if (x !== undefined || (isIdOfDeleted && assumptions.deletedIds === 'reserved')) {
    return { kind: 'refused', because: 'external-id-taken', by: x }
  }
  return { ...signedIn(user), takesExternalId: true, externalIdBefore: user.externalId }
}

const signedIn = (as: Candidate): Extract<Effect, { kind: 'signed-in' }> => ({
  kind: 'signed-in',
  as,
  takesExternalId: false,
  address: 'unchanged',
})

const isSame = (one: Candidate, other: Candidate | undefined): boolean => one.zendeskId === other?.zendeskId

/** Every other position of every switch. */
const others: { readonly [K in keyof Assumptions]: readonly Assumptions[K][] } = {
  updateExternalIds: [true, false],
  orderWhenOn: ['email-first', 'id-first'],
  onMismatch: ['refuse-on-mismatch', 'keep-id'],
  whenIdUnknown: ['try-email', 'create-new'],
  emailRewrite: ['replace-primary', 'add-secondary', 'leave'],
  secondaryMatch: ['refuse', 'match', 'create-new'],
  deletedIds: ['free', 'reserved'],
}
const switches = Object.keys(others) as readonly (keyof Assumptions)[]

/** Those that change the effect when they alone are switched. */
function decisive(situation: Situation, assumptions: Assumptions): (keyof Assumptions)[] {
  const effect = JSON.stringify(effectOf(situation, assumptions))
  return switches.filter((key) =>
    others[key].some((value) => JSON.stringify(effectOf(situation, { ...assumptions, [key]: value })) !== effect),
  )
}

function codesOf(situation: Situation): FindingCode[] {
  const { x, y, y2 } = situation
  const byCase: Partial<Record<ForecastCase, FindingCode>> = {
    C: 'email-rewrite-pending',
    E: 'external-id-mismatch',
    F: 'split-identity',
    G: 'secondary-email-match',
  }
  const own = byCase[caseOf(situation)]
  return [
    ...(own === undefined ? [] : [own]),
    ...([x, y, y2].some((each) => each?.isSuspended) ? ['suspended-or-deleted-match' as const] : []),
  ]
}
