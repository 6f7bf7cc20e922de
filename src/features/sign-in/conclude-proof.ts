/**
 * What follows when somebody has proved something at the sign-in: they are in, or the second factor is asked for. Whatever
 * the proof was, this is the one place where a sign-in succeeds.
 */
import { after, days, minutes, type Clock } from '../../kernel/clock.ts'
import type { Random } from '../../kernel/random.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'
import { hashOfToken } from '../../kernel/token-hash.ts'
import type { BrandingStore } from '../branding/branding.store.ts'
import type { DevicesStore } from '../devices/devices.store.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { OutboxStore } from '../mail/outbox.store.ts'
import type { Member } from '../members/member.ts'
import type { MembersStore } from '../members/members.store.ts'
import { hasSecondFactor } from '../second-factor/factors.ts'
import type { FactorsStore } from '../second-factor/factors.store.ts'
import type { SecuritySettingsStore } from '../security-settings/security-settings.store.ts'
import { isStrong, type Proof } from '../sessions/proof.ts'
import type { SignInStepsStore } from './sign-in-steps.store.ts'

export type ConcludeDeps = { clock: Clock; random: Random; secretBox: SecretBox }

/** Bound to the transaction in which the proof was judged. */
export type ConcludeStores = {
  members: Pick<MembersStore, 'noteSignIn'>
  factors: Pick<FactorsStore, 'summaryOf'>
  devices: Pick<DevicesStore, 'find' | 'note'>
  securitySettings: Pick<SecuritySettingsStore, 'find'>
  signInSteps: Pick<SignInStepsStore, 'insert' | 'deleteOld'>
  outbox: Pick<OutboxStore, 'insert' | 'supersede'>
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

export async function concludeProof(
  deps: ConcludeDeps,
  stores: ConcludeStores,
  given: Concluding,
): Promise<Conclusion> {
  const now = deps.clock.now()
  const { member } = given
  const deviceToken = given.deviceToken ?? deps.random.token(32)
  const tokenHash = hashOfToken(deviceToken)
  const known = await stores.devices.find(member.id, tokenHash, now)

  let proofs = [...given.proofs]
  if (!isStrong(proofs) && hasSecondFactor(await stores.factors.summaryOf(member.id))) {
    if (known?.rememberedUntil === undefined) return startStep(deps, stores, given)
    proofs = [...proofs, 'remembered-device']
  }
  const { rememberDays } = await stores.securitySettings.find()
  const isRemembered = given.isToRemember === true && rememberDays > 0 && isStrong(proofs)
  await stores.devices.note({
    id: deps.random.uuid(),
    memberId: member.id,
    tokenHash,
    userAgent: given.userAgent,
    at: now,
    remember: isRemembered ? { until: after(now, days(rememberDays)), sessionEpoch: member.sessionEpoch } : undefined,
  })
  await stores.members.noteSignIn(member.id, now)
  await stores.events.record({
    ...about(given),
    type: 'sign-in.succeeded',
    detail: { proofs, ...(isRemembered && { device_remembered: true }), ...(!known && { new_device: true }) },
  })
  return { kind: 'signed-in', memberId: member.id, sessionEpoch: member.sessionEpoch, proofs, deviceToken }
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

const about = ({ member, requestId, ip }: Concluding) =>
  ({ actor: `member:${member.id}`, outcome: 'done', subjectId: member.id, requestId, ip }) as const
