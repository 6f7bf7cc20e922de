/**
 * Checks a password, of somebody who signs in or of somebody who is signed in and confirms something with it. Costs the same
 * whether or not the member exists.
 */
import { AppError } from '../../kernel/errors.ts'
import { longestPassword, passwordLength, type Passwords } from '../../kernel/passwords.ts'
import { hashOfToken } from '../../kernel/token-hash.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { DevicesStore } from '../devices/devices.store.ts'
import type { EventType, NewEvent } from '../events/event.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { Member } from '../members/member.ts'
import type { MembersStore, SignInMatch } from '../members/members.store.ts'
import { readSignInName } from '../members/sign-in-name.ts'
import {
  concludeAtOnce,
  concludeProof,
  type ConcludeDeps,
  type Conclusion,
  type ConcludeStores,
  type Destination,
  type Visit,
} from './conclude-proof.ts'
import { countTry, noteFailure, settleTry, takeBackTry, type CountedTry, type ThrottleDeps } from './throttle.ts'
import type { Found, SigningIn, SignInsStore } from './sign-ins.store.ts'
import { hashOfName, type Trier } from './throttle-keys.ts'
import type { ThrottlesStore } from './throttles.store.ts'

type Finding = Pick<MembersStore, 'findForSignIn' | 'findWithPassword'>

export type PasswordDeps = ThrottleDeps &
  ConcludeDeps & {
    passwords: Passwords
    members: Finding
    devices: Pick<DevicesStore, 'find'>
    throttles: Pick<ThrottlesStore, 'lengthenStreak'>
    events: Pick<EventsStore, 'record'>
    inTransaction: InTransaction<Stores>
  }

type Stores = ConcludeStores & {
  members: Finding & Pick<MembersStore, 'noteSignIn' | 'replaceHash'>
  throttles: Pick<ThrottlesStore, 'settle'>
}

type SignInTry = Visit & Destination & { password: string; identifier: string }
type ConfirmTry = Visit & { password: string; member: Member }
type PasswordTry = ({ purpose: 'sign-in' } & SignInTry) | ({ purpose: 'confirm' } & ConfirmTry)

/** Why a try is refused goes into the history; whoever tried learns only that it was. */
export type PasswordRefusal = { kind: 'refused' } | { kind: 'throttled'; until: Date }

/** Of somebody who signs in: the password may be half of it. */
export async function checkSignIn(
  deps: PasswordDeps & { signIns: SignInsStore },
  given: SignInTry,
): Promise<Conclusion | PasswordRefusal> {
  const browser = given.deviceToken === undefined ? undefined : hashOfToken(given.deviceToken)
  const facts = await deps.signIns.readFacts({ name: readSignInName(given.identifier), browser })
  const looked = { found: facts.found, knownBrowser: facts.isKnownBrowser ? browser : undefined }
  return checkPassword(deps, { purpose: 'sign-in', ...given }, looked, {
    atOnce: (member, { own: forget }) =>
      concludeAtOnce(deps, { ...given, facts, member, forget, proofs: ['password'] }),
    inTransaction: (stores, member) => concludeProof(deps, stores, { ...given, member, proofs: ['password'] }),
  })
}

/** Of somebody who is signed in and confirms something with it. */
export async function checkConfirmation(
  deps: PasswordDeps,
  given: ConfirmTry,
): Promise<{ kind: 'confirmed' } | PasswordRefusal> {
  const { member: confirming, deviceToken, requestId, ip } = given
  const browser = deviceToken === undefined ? undefined : hashOfToken(deviceToken)
  const device = browser && (await deps.devices.find(confirming.id, browser, deps.clock.now()))
  const found = await deps.members.findWithPassword(confirming.id)
  return checkPassword(
    deps,
    { purpose: 'confirm', ...given },
    { found, knownBrowser: device && browser },
    {
      inTransaction: async ({ events }, { id, sessionEpoch }) => {
        if (sessionEpoch !== confirming.sessionEpoch) throw new AppError('session.required')
        const about = { actor: `member:${id}`, subjectId: id, requestId, ip } as const
        await events.record({ ...about, type: 'password.confirmed', outcome: 'done' })
        return { kind: 'confirmed' }
      },
    },
  )
}

type Because =
  | 'unknown-identifier'
  | 'ambiguous-identifier'
  | 'no-credentials'
  | 'wrong-password'
  | 'too-many-failures'
  | 'member-suspended'
  | 'changed-meanwhile'

const refusedAs = {
  'sign-in': 'sign-in.failed',
  confirm: 'password.refused',
} as const satisfies Record<PasswordTry['purpose'], EventType>

/** `knownBrowser`: the hash of the token of one that the member has signed in with. */
type Looked = { found: Found; knownBrowser: string | undefined }

type Endings<Accepted> = {
  /** Without a transaction, in one statement that judges again. Undefined: nothing was written, and the other one is asked. */
  atOnce?: (member: SigningIn, counted: CountedTry) => Promise<Accepted | undefined>
  /** In the transaction that has seen the right password once more. */
  inTransaction: (stores: Stores, member: Member) => Promise<Accepted>
}

async function checkPassword<Accepted>(
  deps: PasswordDeps,
  given: PasswordTry,
  { found, knownBrowser }: Looked,
  endings: Endings<Accepted>,
): Promise<Accepted | PasswordRefusal> {
  const outcome = await countTry(deps, trierOf(given, { found, knownBrowser }))
  if (outcome.kind === 'throttled') return outcome

  const { counted, isClosed } = outcome
  const isRight = await isRightPassword(deps, given.password, { found, counted, isClosed })
  const verdict: Verdict = isClosed ? { kind: 'wrong', because: 'too-many-failures' } : judge(found, isRight)
  if (verdict.kind === 'right') {
    const settled = await settle(deps, given, counted, verdict, endings)
    if (settled !== undefined) return settled
  }
  await noteFailure(deps, counted)
  const because: Because = verdict.kind === 'right' ? 'changed-meanwhile' : verdict.because
  await deps.events.record({ ...refusal(deps, given, found), codes: [because] })
  return { kind: 'refused' }
}

function trierOf(given: PasswordTry, { found, knownBrowser }: Looked): Trier {
  const member = found.kind === 'one' ? found.member : undefined
  const name = given.purpose === 'sign-in' ? { name: given.identifier } : {}
  return { ...name, source: given.source, member, knownBrowser }
}

/** Who typed which name from where is personal: it is outside the hash, and lets attacks on many names be told. */
function refusal(deps: PasswordDeps, given: PasswordTry, found: Found): Omit<NewEvent, 'codes'> {
  return {
    type: refusedAs[given.purpose],
    actor: given.purpose === 'confirm' ? `member:${given.member.id}` : 'anonymous',
    outcome: 'refused',
    subjectId: found.kind === 'one' ? found.member.id : undefined,
    requestId: given.requestId,
    ip: given.ip,
    ...(given.purpose === 'sign-in' && {
      personal: { name_fingerprint: hashOfName(deps, given.identifier), source: given.source },
    }),
  }
}

/** As the members have it now, whole. */
const lookUp = (members: Finding, given: PasswordTry): Promise<SignInMatch> =>
  given.purpose === 'sign-in' ? members.findForSignIn(given.identifier) : members.findWithPassword(given.member.id)

type Counted = { found: Found; counted: CountedTry; isClosed: boolean }

/** One verification on every path, against the decoy when there is nothing to compare with, or nothing is to open. */
async function isRightPassword(
  deps: PasswordDeps,
  password: string,
  { found, counted, isClosed }: Counted,
): Promise<boolean> {
  const { passwords } = deps
  const stored = found.kind === 'one' && !isClosed ? found.passwordHash : undefined
  const isPossible = passwordLength(password) <= longestPassword
  try {
    const matches = await passwords.verify(isPossible ? password : '', stored ?? passwords.decoy)
    return matches && isPossible && stored !== undefined
  } catch (error) {
    // Too busy to look at the password: that is no try.
    await takeBackTry(deps, counted)
    throw error
  }
}

type Right<Someone> = { kind: 'right'; member: Someone; passwordHash: string }
type Verdict<Someone extends SigningIn = SigningIn> = Right<Someone> | { kind: 'wrong'; because: Because }

function judge<Someone extends SigningIn>(found: Found<Someone>, isRight: boolean): Verdict<Someone> {
  const wrong = (because: Because): Verdict<Someone> => ({ kind: 'wrong', because })
  if (found.kind === 'none') return wrong('unknown-identifier')
  if (found.kind === 'ambiguous') return wrong('ambiguous-identifier')
  const { member, passwordHash } = found
  if (passwordHash === undefined) return wrong('no-credentials')
  if (!isRight) return wrong('wrong-password')
  return member.status === 'active' ? { kind: 'right', member, passwordHash } : wrong('member-suspended')
}

/** Undefined when the member was suspended, erased or got another password while this one was verified. */
async function settle<Accepted>(
  deps: PasswordDeps,
  given: PasswordTry,
  counted: CountedTry,
  { member, passwordHash }: Right<SigningIn>,
  { atOnce, inTransaction }: Endings<Accepted>,
): Promise<Accepted | undefined> {
  const { clock, passwords } = deps
  const isOutdated = passwords.isOutdated(passwordHash)
  const settled = isOutdated ? undefined : await atOnce?.(member, counted)
  if (settled !== undefined) return settled
  // With today's parameters from now on, if there is time for it; the old hash does until the next sign-in.
  const hashAgain = () => passwords.hash(given.password).catch(() => undefined)
  const stronger = isOutdated ? await hashAgain() : undefined

  const work = deps.inTransaction(async (stores) => {
    const { members } = stores
    const still = judge(await lookUp(members, given), true)
    if (still.kind === 'wrong' || still.member.id !== member.id || still.passwordHash !== passwordHash) return undefined
    if (still.member.sessionEpoch !== member.sessionEpoch) return undefined
    if (stronger !== undefined) await members.replaceHash(member.id, passwordHash, stronger, clock.now())
    await settleTry(stores, counted, member.id)
    return inTransaction(stores, still.member)
  })
  return work.catch(undefinedWhenErased)
}

function undefinedWhenErased(error: unknown): undefined {
  if (error instanceof AppError && error.code === 'state.conflict') return undefined
  throw error
}
