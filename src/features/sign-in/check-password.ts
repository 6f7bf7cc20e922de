/**
 * Checks a password, of somebody who signs in or of somebody who is signed in and confirms something with it. Costs the same
 * whether or not the member exists.
 */
import { longestPassword, passwordLength, type Passwords } from '../../kernel/passwords.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { Actor, EventType } from '../events/event.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { Member } from '../members/member.ts'
import type { MembersStore, SignInMatch } from '../members/members.store.ts'
import { countTry, takeBackTry, throttleKeys, type ThrottleDeps, type ThrottleKeys } from './throttle.ts'
import type { ThrottlesStore } from './throttles.store.ts'

type Finding = Pick<MembersStore, 'findForSignIn' | 'findWithPassword'>

export type PasswordDeps = ThrottleDeps & {
  passwords: Passwords
  members: Finding
  events: Pick<EventsStore, 'record'>
  inTransaction: InTransaction<{
    members: Finding & Pick<MembersStore, 'noteSignIn' | 'replaceHash'>
    events: Pick<EventsStore, 'record'>
    throttles: Pick<ThrottlesStore, 'forget' | 'takeBack'>
  }>
}

/** What the request says about who asks. */
export type Visit = {
  /** What the try counts for: see http/source-address.ts. */
  source: string
  /** The whole address, for the history. */
  ip: string | undefined
  requestId: string
}

export type PasswordTry = Visit & {
  password: string
} & ({ purpose: 'sign-in'; identifier: string } | { purpose: 'confirm'; member: Member })

/** Why a try is refused goes into the history; whoever tried learns only that it was. */
export type PasswordOutcome =
  | { kind: 'accepted'; memberId: string; sessionEpoch: number }
  | { kind: 'refused' }
  | { kind: 'throttled'; until: Date }

type Because =
  | 'unknown-identifier'
  | 'ambiguous-identifier'
  | 'no-credentials'
  | 'wrong-password'
  | 'member-suspended'
  | 'changed-meanwhile'

const recordedAs = {
  'sign-in': { accepted: 'sign-in.succeeded', refused: 'sign-in.failed' },
  confirm: { accepted: 'password.confirmed', refused: 'password.refused' },
} as const satisfies Record<PasswordTry['purpose'], { accepted: EventType; refused: EventType }>

export async function checkPassword(deps: PasswordDeps, given: PasswordTry): Promise<PasswordOutcome> {
  const keys = throttleKeys(deps, nameOf(given), given.source)
  const throttle = await countTry(deps, keys)
  if (throttle.kind === 'throttled') return throttle

  const found = await lookUp(deps.members, given)
  const verdict = judge(found, await isRightPassword(deps, given.password, found, keys))
  if (verdict.kind === 'right' && (await settle(deps, given, keys, verdict))) {
    const { id: memberId, sessionEpoch } = verdict.member
    return { kind: 'accepted', memberId, sessionEpoch }
  }
  const actor: Actor = given.purpose === 'confirm' ? `member:${given.member.id}` : 'anonymous'
  await deps.events.record({
    type: recordedAs[given.purpose].refused,
    actor,
    outcome: 'refused',
    subjectId: found.kind === 'one' ? found.member.id : undefined,
    codes: [verdict.kind === 'right' ? 'changed-meanwhile' : verdict.because] satisfies Because[],
    requestId: given.requestId,
    ip: given.ip,
  })
  return { kind: 'refused' }
}

/** What the try counts under: for a confirmation the name they most likely sign in with, so that both count together. */
function nameOf(given: PasswordTry): string {
  if (given.purpose === 'sign-in') return given.identifier
  const { email, username, externalId } = given.member
  return email ?? username ?? externalId
}

const lookUp = (members: Finding, given: PasswordTry): Promise<SignInMatch> =>
  given.purpose === 'sign-in' ? members.findForSignIn(given.identifier) : members.findWithPassword(given.member.id)

/** One verification on every path, against the decoy when there is nothing to compare with. */
async function isRightPassword(
  deps: PasswordDeps,
  password: string,
  found: SignInMatch,
  keys: ThrottleKeys,
): Promise<boolean> {
  const { passwords } = deps
  const stored = found.kind === 'one' ? found.passwordHash : undefined
  const isPossible = passwordLength(password) <= longestPassword
  try {
    const matches = await passwords.verify(isPossible ? password : '', stored ?? passwords.decoy)
    return matches && isPossible && stored !== undefined
  } catch (error) {
    // Too busy to look at the password: that is no try.
    await takeBackTry(deps, keys)
    throw error
  }
}

type Right = { kind: 'right'; member: Member; passwordHash: string }
type Verdict = Right | { kind: 'wrong'; because: Because }

function judge(found: SignInMatch, isRight: boolean): Verdict {
  const wrong = (because: Because): Verdict => ({ kind: 'wrong', because })
  if (found.kind === 'none') return wrong('unknown-identifier')
  if (found.kind === 'ambiguous') return wrong('ambiguous-identifier')
  const { member, passwordHash } = found
  if (passwordHash === undefined) return wrong('no-credentials')
  if (!isRight) return wrong('wrong-password')
  return member.status === 'active' ? { kind: 'right', member, passwordHash } : wrong('member-suspended')
}

/** Records the success. False when the member was suspended or got another password while this one was verified. */
async function settle(
  deps: PasswordDeps,
  given: PasswordTry,
  keys: ThrottleKeys,
  { member, passwordHash }: Right,
): Promise<boolean> {
  const { clock, passwords } = deps
  // With today's parameters from now on, if there is time for it; the old hash does until the next sign-in.
  const hashAgain = () => passwords.hash(given.password).catch(() => undefined)
  const stronger = passwords.isOutdated(passwordHash) ? await hashAgain() : undefined

  return deps.inTransaction(async ({ members, events, throttles }) => {
    const still = judge(await lookUp(members, given), true)
    if (still.kind === 'wrong' || still.member.id !== member.id || still.passwordHash !== passwordHash) return false
    if (still.member.sessionEpoch !== member.sessionEpoch) return false
    if (stronger !== undefined) await members.replaceHash(member.id, passwordHash, stronger, clock.now())
    if (given.purpose === 'sign-in') await members.noteSignIn(member.id, clock.now())
    await throttles.forget(keys.name)
    await throttles.takeBack(keys.source)
    await events.record({
      type: recordedAs[given.purpose].accepted,
      actor: `member:${member.id}`,
      outcome: 'done',
      subjectId: member.id,
      requestId: given.requestId,
      ip: given.ip,
    })
    return true
  })
}
