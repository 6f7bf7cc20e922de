/** One hand-off from token to signed-in person: verify, match, check, write the profile, keep a record. */
import type { Clock } from '../../kernel/clock.ts'
import { type Decision, matchPerson } from './match-person.ts'
import { ourWords, seenAtZendesk } from './messages.ts'
import {
  addPerson,
  forgetOldest,
  isTeamMember,
  type LoggedHandoff,
  type MatchCase,
  type Person,
  type PracticeRole,
  type PracticeState,
} from './practice-state.ts'
import type { Claims } from './read-claims.ts'
import { describePayload, verifyToken } from './verify-token.ts'
import { writeProfile } from './write-profile.ts'

export type HandoffOutcome =
  | { kind: 'signed-in'; person: Person }
  /** `about` is known only when the token was genuine. */
  | { kind: 'refused'; message: string; about?: { email: string; externalId: string | undefined } }

type Given = { jwt: string; isBrandHost: boolean; opensSession: boolean }
type Refusal = { message: string; because: string; case?: MatchCase; person?: Person | undefined }

export function receiveHandoff({ clock }: { clock: Clock }, state: PracticeState, given: Given): HandoffOutcome {
  const now = clock.now()
  const record = (entry: Omit<LoggedHandoff, 'at' | 'claims'>) => {
    state.handoffs.unshift({ at: now, claims: describePayload(given.jwt), ...entry })
    state.handoffs.length = Math.min(state.handoffs.length, 50)
  }
  const refuse = ({ message, because, case: matchCase, person }: Refusal, claims?: Claims): HandoffOutcome => {
    record({ verdict: 'refused', case: matchCase, message, because, personId: person?.id, hasSession: false })
    if (!claims) return { kind: 'refused', message }
    return { kind: 'refused', message, about: { email: claims.email, externalId: claims.external_id ?? undefined } }
  }

  // Only the account's own subdomain takes tokens, never the host of a brand (article 4408886711066).
  if (given.isBrandHost) return refuse({ message: seenAtZendesk.invalidRequest, because: 'host.brand' })
  const verdict = verifyToken({ ...given, ...readingOf(state), now })
  if (verdict.kind === 'refused') return refuse(verdict)
  const { claims } = verdict
  state.usedJtis.add(claims.jti)
  forgetOldest(state.usedJtis, 100_000)

  const match = matchPerson({ email: claims.email, externalId: claims.external_id ?? undefined }, state)
  const refusal = match.decision.kind === 'refused' ? match.decision : findPersonFault(match.decision, claims, state)
  if (refusal) {
    const person = match.decision.kind === 'sign-in' ? match.decision.person : undefined
    return refuse({ ...refusal, case: match.case, person }, claims)
  }

  const person = carryOut(match.decision, claims, state, now)
  const isNew = match.decision.kind === 'create'
  record({
    verdict: isNew ? 'created' : 'signed-in',
    case: match.case,
    message: '',
    because: isNew ? 'match.nobody' : 'match.found',
    personId: person.id,
    hasSession: given.opensSession,
  })
  return { kind: 'signed-in', person }
}

/** The role a person has after this hand-off. The owner's never changes. */
function roleAfter(person: Person | undefined, claims: Claims, state: PracticeState): PracticeRole {
  if (person?.role === 'owner') return 'owner'
  if (claims.role) return claims.role === 'end_user' ? 'end-user' : claims.role
  return person && state.switches.roleAbsent === 'unchanged' ? person.role : 'end-user'
}

function readingOf({ sharedSecret, switches, usedJtis }: PracticeState) {
  return {
    sharedSecret,
    isUsed: (jti: string) => usedJtis.has(jti),
    windowSeconds: switches.clockWindow === 'three-minutes' ? 180 : 120,
    honourExpiry: switches.expiryClaim === 'honoured',
    blankClaims: switches.blankClaims,
  }
}

type Allowed = Exclude<Decision, { kind: 'refused' }>

function findPersonFault(decision: Allowed, claims: Claims, state: PracticeState): Refusal | undefined {
  const person = decision.kind === 'sign-in' ? decision.person : undefined
  if (person?.isSuspended) return { message: ourWords.suspended, because: 'person.suspended' }
  const { ssoForTeamMembers, ssoForEndUsers } = state.switches
  const isAssigned = isTeamMember(roleAfter(person, claims, state)) ? ssoForTeamMembers : ssoForEndUsers
  return isAssigned ? undefined : { message: ourWords.ssoOff, because: 'person.sso-off' }
}

function carryOut(decision: Decision, claims: Claims, state: PracticeState, now: Date): Person {
  if (decision.kind === 'refused') throw new Error('a refused hand-off cannot be carried out')
  const isNew = decision.kind === 'create'
  const role = roleAfter(isNew ? undefined : decision.person, claims, state)
  const person = isNew ? addPerson(state, { name: claims.name, email: claims.email }, now) : decision.person
  if (decision.externalId !== undefined) person.externalId = decision.externalId
  if (!isNew && decision.address) rewriteAddress(person, claims.email, decision.address)
  person.role = role
  writeProfile(person, claims, state)
  person.lastSignInAt = now
  return person
}

function rewriteAddress(person: Person, email: string, how: 'replace-primary' | 'add-secondary'): void {
  const others = person.secondaryEmails.filter((other) => other.toLowerCase() !== email.toLowerCase())
  person.secondaryEmails = how === 'add-secondary' ? [...others, email] : others
  if (how === 'replace-primary') person.email = email
}
