/**
 * Judges the answer of a passkey: made here, for this purpose and member, just now, for the first time, by a person who
 * unlocked it. Passkeys in the sense of WebAuthn level 3, section 7.2.
 */
import { hashOfToken } from '../../../kernel/token-hash.ts'
import type { BrandingStore } from '../../branding/branding.store.ts'
import { isOverMailLimit } from '../../mail/mail-limit.ts'
import type { OutboxStore } from '../../mail/outbox.store.ts'
import { queueNotice, type QueueNoticeDeps } from '../../mail/queue-notice.ts'
import type { MembersStore } from '../../members/members.store.ts'
import { readChallenge, type ChallengeDeps, type ChallengeUse } from './passkey-challenge.ts'
import { relyingPartyOf, userHandleOf, type Passkey } from './passkey.ts'
import type { PasskeysStore } from './passkeys.store.ts'
import { readAssertion, readClientData } from './read-answer.ts'
import type { UsedChallengesStore } from './used-challenges.store.ts'

export type VerifyDeps = ChallengeDeps & Omit<QueueNoticeDeps, 'outbox' | 'branding'>

/** Bound to the transaction in which the answer counts. */
export type VerifyStores = {
  passkeys: Pick<PasskeysStore, 'findByCredential' | 'noteUse'>
  usedChallenges: Pick<UsedChallengesStore, 'use' | 'deleteOld'>
  members: Pick<MembersStore, 'find' | 'lock'>
  outbox: Pick<OutboxStore, 'countSince' | 'insert' | 'listUndoAddresses' | 'supersede'>
  branding: Pick<BrandingStore, 'find'>
}

/** What was asked, and what came back: `answer` is the field `assertion` as it was posted, whatever that is. */
export type Answered = ChallengeUse & { answer: unknown; ip: string | undefined; userAgent?: string | undefined }

/** For the history; whoever tried learns only that it was refused, or that it took too long. */
export type PasskeyRefusal =
  | 'passkey-unreadable'
  | 'passkey-too-late'
  | 'passkey-foreign-challenge'
  | 'passkey-used-challenge'
  | 'passkey-other-origin'
  | 'passkey-unknown'
  | 'passkey-of-another'
  | 'passkey-not-accepted'
  | 'passkey-counter-behind'

export type PasskeyVerdict =
  | { kind: 'verified'; memberId: string; passkeyId: string }
  /** `memberId`: whose passkey it is, where one of ours was named. */
  | { kind: 'refused'; because: PasskeyRefusal; memberId?: string | undefined }

/**
 * Call it inside the transaction, and commit whatever the verdict is: an answer that was signed well uses its challenge up
 * even when it is refused for its counter, and its owner is told.
 */
export async function verifyPasskey(deps: VerifyDeps, stores: VerifyStores, given: Answered): Promise<PasskeyVerdict> {
  const verdict = await judge(deps, stores, given)
  const isBehind = verdict.kind === 'refused' && verdict.because === 'passkey-counter-behind'
  if (isBehind) await tellOwner(deps, stores, given, verdict.memberId)
  return verdict
}

async function judge(deps: VerifyDeps, stores: VerifyStores, given: Answered): Promise<PasskeyVerdict> {
  const { config, clock } = deps
  const assertion = readAssertion(given.answer)
  const clientData = assertion && readClientData(assertion.response.clientDataJSON)
  if (!clientData) return refused('passkey-unreadable')
  if (clientData.origin !== config.publicUrl || clientData.crossOrigin) return refused('passkey-other-origin')
  const challenge = readChallenge(deps, given, clientData.challenge)
  if (challenge.kind !== 'good') return refused(badChallenge[challenge.kind])

  const passkey = await stores.passkeys.findByCredential(assertion.id)
  if (!passkey) return refused('passkey-unknown')
  const { memberId } = passkey
  if (given.memberId !== undefined && given.memberId !== memberId) return refused('passkey-of-another', memberId)
  const { userHandle = userHandleOf(memberId) } = assertion.response
  const signed = await readSigned(deps, assertion, clientData.challenge, passkey)
  if (!signed || userHandle !== userHandleOf(memberId)) return refused('passkey-not-accepted', memberId)

  // First, as whoever takes a passkey away does: no two wait for each other.
  await stores.members.lock(memberId)
  const now = clock.now()
  await stores.usedChallenges.deleteOld(now)
  const isFirst = await stores.usedChallenges.use(hashOfToken(clientData.challenge), challenge.expiresAt)
  if (!isFirst) return refused('passkey-used-challenge', memberId)
  const isAhead = await stores.passkeys.noteUse(passkey.id, { ...signed, at: now })
  return isAhead ? { kind: 'verified', memberId, passkeyId: passkey.id } : refused('passkey-counter-behind', memberId)
}

const badChallenge = { expired: 'passkey-too-late', foreign: 'passkey-foreign-challenge' } as const

/** Somebody may have a copy of it: as often as mail of one kind goes out at all. */
async function tellOwner(
  deps: VerifyDeps,
  stores: VerifyStores,
  { ip, userAgent }: Answered,
  memberId: string | undefined,
): Promise<void> {
  const member = memberId === undefined ? undefined : await stores.members.find(memberId)
  const kind = 'passkey-refused'
  if (!member || (await isOverMailLimit({ ...deps, ...stores }, { memberId: member.id, kind }))) return
  await queueNotice({ ...deps, ...stores }, { kind, member, ip, userAgent })
}

const refused = (because: PasskeyRefusal, memberId?: string): PasskeyVerdict => ({ kind: 'refused', because, memberId })

/** Undefined when the signature, the host it was made for or the unlocking is not as it must be. */
async function readSigned(
  { config }: VerifyDeps,
  response: NonNullable<ReturnType<typeof readAssertion>>,
  expectedChallenge: string,
  passkey: Passkey,
): Promise<{ signCount: number; isBackedUp: boolean } | undefined> {
  try {
    // Loaded when it is first needed: half of what a command that needs none of it would load.
    const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge,
      expectedOrigin: config.publicUrl,
      expectedRPID: relyingPartyOf(config),
      requireUserVerification: true,
      // The counter is compared by the statement that notes it.
      credential: { id: passkey.credentialId, publicKey: bytesOf(passkey.publicKey), counter: 0 },
    })
    // Whether it may be copied is settled when a passkey is made.
    const isEligible = authenticationInfo.credentialDeviceType === 'multiDevice'
    if (!verified || isEligible !== passkey.isBackupEligible) return undefined
    return { signCount: authenticationInfo.newCounter, isBackedUp: authenticationInfo.credentialBackedUp }
  } catch {
    return undefined
  }
}

const bytesOf = (encoded: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(encoded, 'base64url'))
