/**
 * Checks a password, of somebody who signs in or of somebody who is signed in and confirms something with it. Costs the same
 * whether or not the member exists.
 */
import { longestPassword, passwordLength, type Passwords } from '../../kernel/passwords.ts'
import type { Random } from '../../kernel/random.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { Actor, EventType } from '../events/event.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { Member } from '../members/member.ts'
import type { MembersStore, SignInMatch } from '../members/members.store.ts'
import { concludeProof, type Conclusion, type ConcludeStores, type Destination, type Visit } from './conclude-proof.ts'
import { countTry, takeBackTry, throttleKeys, type ThrottleDeps, type ThrottleKeys } from './throttle.ts'
import type { ThrottlesStore } from './throttles.store.ts'

type Finding = Pick<MembersStore, 'findForSignIn' | 'findWithPassword'>

export type PasswordDeps = ThrottleDeps & {
  passwords: Passwords
  random: Random
  secretBox: SecretBox
  members: Finding
  events: Pick<EventsStore, 'record'>
  inTransaction: InTransaction<Stores>
}

type Stores = ConcludeStores & {
  members: Finding & Pick<MembersStore, 'noteSignIn' | 'replaceHash'>
  throttles: Pick<ThrottlesStore, 'forget' | 'takeBack'>
}

type SignInTry = Visit & Destination & { password: string; identifier: string }
type ConfirmTry = Visit & { password: string; member: Member }
type PasswordTry = ({ purpose: 'sign-in' } & SignInTry) | ({ purpose: 'confirm' } & ConfirmTry)

/** Why a try is refused goes into the history; whoever tried learns only that it was. */
export type PasswordRefusal = { kind: 'refused' } | { kind: 'throttled'; until: Date }

/** Of somebody who signs in: the password may be half of it. */
export const checkSignIn = (deps: PasswordDeps, given: SignInTry): Promise<Conclusion | PasswordRefusal> =>
  checkPassword(deps, { purpose: 'sign-in', ...given }, (stores, member) =>
    concludeProof(deps, stores, { ...given, member, proofs: ['password'] }),
  )

/** Of somebody who is signed in and confirms something with it. */
export const checkConfirmation = (
  deps: PasswordDeps,
  given: ConfirmTry,
): Promise<{ kind: 'confirmed' } | PasswordRefusal> =>
  checkPassword(deps, { purpose: 'confirm', ...given }, async ({ events }, { id }) => {
    const { requestId, ip } = given
    const about = { actor: `member:${id}`, subjectId: id, requestId, ip } as const
    await events.record({ ...about, type: 'password.confirmed', outcome: 'done' })
    return { kind: 'confirmed' } as const
  })

type Because =
  | 'unknown-identifier'
  | 'ambiguous-identifier'
  | 'no-credentials'
  | 'wrong-password'
  | 'member-suspended'
  | 'changed-meanwhile'

const refusedAs = {
  'sign-in': 'sign-in.failed',
  confirm: 'password.refused',
} as const satisfies Record<PasswordTry['purpose'], EventType>

/** `finish` runs in the transaction that has seen the right password once more. */
async function checkPassword<Accepted>(
  deps: PasswordDeps,
  given: PasswordTry,
  finish: (stores: Stores, member: Member) => Promise<Accepted>,
): Promise<Accepted | PasswordRefusal> {
  const keys = throttleKeys(deps, nameOf(given), given.source)
  const throttle = await countTry(deps, keys)
  if (throttle.kind === 'throttled') return throttle

  const found = await lookUp(deps.members, given)
  const verdict = judge(found, await isRightPassword(deps, given.password, found, keys))
  if (verdict.kind === 'right') {
    const settled = await settle(deps, given, keys, verdict, finish)
    if (settled !== undefined) return settled
  }
  const actor: Actor = given.purpose === 'confirm' ? `member:${given.member.id}` : 'anonymous'
  await deps.events.record({
    type: refusedAs[given.purpose],
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

/** Undefined when the member was suspended or got another password while this one was verified. */
async function settle<Accepted>(
  deps: PasswordDeps,
  given: PasswordTry,
  keys: ThrottleKeys,
  { member, passwordHash }: Right,
  finish: (stores: Stores, member: Member) => Promise<Accepted>,
): Promise<Accepted | undefined> {
  const { clock, passwords } = deps
  // With today's parameters from now on, if there is time for it; the old hash does until the next sign-in.
  const hashAgain = () => passwords.hash(given.password).catch(() => undefined)
  const stronger = passwords.isOutdated(passwordHash) ? await hashAgain() : undefined

  return deps.inTransaction(async (stores) => {
    const { members, throttles } = stores
    const still = judge(await lookUp(members, given), true)
    if (still.kind === 'wrong' || still.member.id !== member.id || still.passwordHash !== passwordHash) return undefined
    if (still.member.sessionEpoch !== member.sessionEpoch) return undefined
    if (stronger !== undefined) await members.replaceHash(member.id, passwordHash, stronger, clock.now())
    await throttles.forget(keys.name)
    await throttles.takeBack(keys.source)
    return finish(stores, still.member)
  })
}
