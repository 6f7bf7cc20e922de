/**
 * What follows when somebody has proved something at the sign-in: they are in, or the second factor is asked for. Whatever
 * the proof was, this is the one place where a sign-in succeeds.
 */
import { after, days, minutes, type Clock } from '../../kernel/clock.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Random } from '../../kernel/random.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'
import { hashOfToken } from '../../kernel/token-hash.ts'
import type { BrandingStore } from '../branding/branding.store.ts'
import type { DevicesStore } from '../devices/devices.store.ts'
import type { EventsStore } from '../events/events.store.ts'
import { isOverMailLimit } from '../mail/mail-limit.ts'
import type { OutboxStore } from '../mail/outbox.store.ts'
import { queueNotice } from '../mail/queue-notice.ts'
import type { Member } from '../members/member.ts'
import type { MembersStore } from '../members/members.store.ts'
import { hasSecondFactor } from '../second-factor/factors.ts'
import type { FactorsStore } from '../second-factor/factors.store.ts'
import type { SecuritySettingsStore } from '../security-settings/security-settings.store.ts'
import { isStrong, type Proof } from '../sessions/proof.ts'
import type { SignInStepsStore } from './sign-in-steps.store.ts'
import type { SignInFacts, SigningIn, SignInsStore } from './sign-ins.store.ts'

export type ConcludeDeps = { clock: Clock; random: Random; secretBox: SecretBox; config: { publicUrl: string } }

/** Bound to the transaction in which the proof was judged. */
export type ConcludeStores = {
  members: Pick<MembersStore, 'noteSignIn'>
  factors: Pick<FactorsStore, 'summaryOf'>
  devices: Pick<DevicesStore, 'find' | 'move' | 'note'>
  securitySettings: Pick<SecuritySettingsStore, 'find'>
  signInSteps: Pick<SignInStepsStore, 'insert' | 'deleteOld'>
  outbox: Pick<OutboxStore, 'countSince' | 'insert' | 'listUndoAddresses' | 'supersede'>
  branding: Pick<BrandingStore, 'find'>
  events: Pick<EventsStore, 'record'>
}

/** What the request says about who asks. */
export type Visit = {
  /** What the try counts for: see http/source-address.ts. */
  source: string
  /** The whole address, for the history. */
  ip: string | undefined
  requestId: string
  /** The token that the browser keeps, as it sent it. */
  deviceToken?: string | undefined
  userAgent?: string | undefined
}

/** Where the sign-in leads, carried through every step of it. */
export type Destination = { continueTo?: string | undefined; keptForm?: string | undefined }

export type Conclusion =
  | { kind: 'signed-in'; memberId: string; sessionEpoch: number; proofs: Proof[]; deviceToken: string }
  /** `stepToken` is for a cookie of this browser. */
  | { kind: 'second-factor'; stepToken: string; expiresAt: Date }

export const stepLifetime = minutes(10)

export type Concluding = Visit &
  Destination & {
    /** As read in this transaction, active. */
    member: Member
    proofs: readonly Proof[]
    /** The member asked that this browser be remembered. */
    isToRemember?: boolean
  }

type AtOnce = Visit & {
  facts: SignInFacts
  /** Active when the facts were read. */
  member: SigningIn
  proofs: readonly Proof[]
  /** The counters of the try, which begin anew. */
  forget: readonly string[]
}

/**
 * What nearly every sign-in is: with a browser of theirs, of a member who has no second factor to be asked for. One statement
 * judges the facts again and writes all of it. Undefined: nothing was written, and `concludeProof` decides.
 */
export async function concludeAtOnce(
  { clock, signIns }: { clock: Clock; signIns: Pick<SignInsStore, 'settle'> },
  given: AtOnce,
): Promise<Conclusion | undefined> {
  const { facts, member, forget, userAgent, deviceToken } = given
  if (deviceToken === undefined || !facts.isKnownBrowser || facts.hasSecondFactor) return undefined
  const proofs = [...given.proofs]
  const isSettled = await signIns.settle(
    { facts, forget, userAgent, at: clock.now() },
    { ...about(given), type: 'sign-in.succeeded', detail: { proofs } },
  )
  if (!isSettled) return undefined
  return { kind: 'signed-in', memberId: member.id, sessionEpoch: member.sessionEpoch, proofs, deviceToken }
}

/** Throws `state.conflict` when the member was erased meanwhile, so that nothing of the transaction holds. */
export async function concludeProof(
  deps: ConcludeDeps,
  stores: ConcludeStores,
  given: Concluding,
): Promise<Conclusion> {
  const now = deps.clock.now()
  const { member } = given
  const deviceToken = given.deviceToken ?? deps.random.token(32)
  const known = await stores.devices.find(member.id, hashOfToken(deviceToken), now)

  let proofs = [...given.proofs]
  if (!isStrong(proofs) && hasSecondFactor(await stores.factors.summaryOf(member.id))) {
    if (known?.rememberedUntil === undefined) return startStep(deps, stores, given)
    proofs = [...proofs, 'remembered-device']
  }
  const noted = await stores.members.noteSignIn(member.id, now)
  if (!noted) throw new AppError('state.conflict')
  const isNew = known === undefined
  const isToldOf = isNew && noted.before !== undefined && (await tellOfNewBrowser(deps, stores, given))
  const rememberedUntil = await findRememberedUntil(deps, stores, { ...given, proofs })
  // Others may have used this browser and kept its token: one that is to speak for this member is a token nobody knew. Those
  // who are known by the one before are known by this one from now on.
  const isToRenew = isNew || rememberedUntil !== undefined
  const keptToken = isToRenew ? deps.random.token(32) : deviceToken
  if (isToRenew) await stores.devices.move(hashOfToken(deviceToken), hashOfToken(keptToken))
  await stores.devices.note({
    id: deps.random.uuid(),
    memberId: member.id,
    tokenHash: hashOfToken(keptToken),
    userAgent: given.userAgent,
    at: now,
    remember: rememberedUntil && { until: rememberedUntil, sessionEpoch: member.sessionEpoch },
  })
  await stores.events.record({
    ...about(given),
    type: 'sign-in.succeeded',
    detail: {
      proofs,
      ...(rememberedUntil && { device_remembered: true }),
      ...(isNew && { new_device: true }),
      ...(isToldOf && { told: true }),
    },
  })
  return { kind: 'signed-in', memberId: member.id, sessionEpoch: member.sessionEpoch, proofs, deviceToken: keptToken }
}

/** Until when this browser is to be remembered; undefined: what is remembered stays as it is. */
async function findRememberedUntil(
  { clock }: ConcludeDeps,
  { securitySettings }: ConcludeStores,
  { isToRemember = false, proofs }: Concluding,
): Promise<Date | undefined> {
  if (!isToRemember || !isStrong(proofs)) return undefined
  const { rememberDays } = await securitySettings.find()
  return rememberDays > 0 ? after(clock.now(), days(rememberDays)) : undefined
}

/** Somebody who signs in from new browsers all the time is told a few times an hour. False when nothing was written. */
async function tellOfNewBrowser(
  deps: ConcludeDeps,
  { outbox, branding }: ConcludeStores,
  { member, ip, userAgent }: Concluding,
): Promise<boolean> {
  const kind = 'new-device'
  if (await isOverMailLimit({ clock: deps.clock, outbox }, { memberId: member.id, kind })) return false
  const { config, clock, random, secretBox } = deps
  const queued = await queueNotice(
    { config, clock, random, secretBox, outbox, branding },
    { kind, member, ip, userAgent },
  )
  return queued.kind === 'queued'
}

async function startStep(deps: ConcludeDeps, stores: ConcludeStores, given: Concluding): Promise<Conclusion> {
  const createdAt = deps.clock.now()
  const expiresAt = after(createdAt, stepLifetime)
  const stepToken = deps.random.token(32)
  const { member, proofs, continueTo, keptForm } = given
  await stores.signInSteps.deleteOld(createdAt)
  await stores.signInSteps.insert(hashOfToken(stepToken), {
    memberId: member.id,
    sessionEpoch: member.sessionEpoch,
    proofs,
    continueTo,
    keptForm,
    createdAt,
    expiresAt,
  })
  await stores.events.record({ ...about(given), type: 'sign-in.challenged', detail: { proofs } })
  return { kind: 'second-factor', stepToken, expiresAt }
}

const about = ({ member, requestId, ip }: Pick<Concluding, 'requestId' | 'ip'> & { member: Pick<Member, 'id'> }) =>
  ({ actor: `member:${member.id}`, outcome: 'done', subjectId: member.id, requestId, ip }) as const
