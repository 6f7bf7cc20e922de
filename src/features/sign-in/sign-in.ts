/** Checks a password and says what happens next. Costs the same whether or not the member exists. */
import { longestPassword, passwordLength, type Passwords } from '../../kernel/passwords.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { Member } from '../members/member.ts'
import type { MembersStore, SignInMatch } from '../members/members.store.ts'
import { countTry, takeBackTry, throttleKeys, type ThrottleDeps, type ThrottleKeys } from './throttle.ts'
import type { ThrottlesStore } from './throttles.store.ts'

export type SignInDeps = ThrottleDeps & {
  passwords: Passwords
  members: Pick<MembersStore, 'findForSignIn'>
  events: Pick<EventsStore, 'record'>
  inTransaction<T>(
    work: (stores: {
      members: Pick<MembersStore, 'findForSignIn' | 'replaceHash'>
      events: Pick<EventsStore, 'record'>
      throttles: Pick<ThrottlesStore, 'forget' | 'takeBack'>
    }) => Promise<T>,
  ): Promise<T>
}

export type SignInTry = {
  identifier: string
  password: string
  /** What the try counts for: see http/source-address.ts. */
  source: string
  /** The whole address, for the history. */
  ip: string | undefined
  requestId: string
}

/** Why a try is refused goes into the history; whoever tried learns only that it was. */
export type SignInOutcome =
  { kind: 'signed-in'; memberId: string } | { kind: 'refused' } | { kind: 'throttled'; until: Date }

type Because =
  | 'unknown-identifier'
  | 'ambiguous-identifier'
  | 'no-credentials'
  | 'wrong-password'
  | 'member-suspended'
  | 'changed-meanwhile'

export async function signIn(deps: SignInDeps, given: SignInTry): Promise<SignInOutcome> {
  const keys = throttleKeys(deps, given.identifier, given.source)
  const throttle = await countTry(deps, keys)
  if (throttle.kind === 'throttled') return throttle

  const found = await deps.members.findForSignIn(given.identifier)
  const verdict = judge(found, await isRightPassword(deps, given.password, found, keys))
  if (verdict.kind === 'right' && (await settle(deps, given, keys, verdict))) {
    return { kind: 'signed-in', memberId: verdict.member.id }
  }
  await deps.events.record({
    type: 'sign-in.failed',
    actor: 'anonymous',
    outcome: 'refused',
    subjectId: found.kind === 'one' ? found.member.id : undefined,
    codes: [verdict.kind === 'right' ? 'changed-meanwhile' : verdict.because] satisfies Because[],
    requestId: given.requestId,
    ip: given.ip,
  })
  return { kind: 'refused' }
}

/** One verification on every path, against the decoy when there is nothing to compare with. */
async function isRightPassword(
  deps: SignInDeps,
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

/** Records the sign-in. False when the member was suspended or got another password while this one was verified. */
async function settle(
  deps: SignInDeps,
  { identifier, password, requestId, ip }: SignInTry,
  keys: ThrottleKeys,
  { member, passwordHash }: Right,
): Promise<boolean> {
  const { clock, passwords } = deps
  // Stronger from now on, if there is time for it; the old hash does until the next sign-in.
  const hashAgain = () => passwords.hash(password).catch(() => undefined)
  const stronger = passwords.isOutdated(passwordHash) ? await hashAgain() : undefined

  return deps.inTransaction(async ({ members, events, throttles }) => {
    const still = judge(await members.findForSignIn(identifier), true)
    if (still.kind === 'wrong' || still.member.id !== member.id || still.passwordHash !== passwordHash) return false
    if (stronger !== undefined) await members.replaceHash(member.id, passwordHash, stronger, clock.now())
    await throttles.forget(keys.name)
    await throttles.takeBack(keys.source)
    await events.record({
      type: 'sign-in.succeeded',
      actor: `member:${member.id}`,
      outcome: 'done',
      subjectId: member.id,
      requestId,
      ip,
    })
    return true
  })
}
