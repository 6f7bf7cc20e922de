/** Adds a passkey to a member: what the browser is asked for, and what becomes of its answer. */
import type { PasskeyOffer } from '../../../../views/passkeys/add-passkey-page.tsx'
import type { Random } from '../../../kernel/random.ts'
import { hashOfToken } from '../../../kernel/token-hash.ts'
import type { InTransaction } from '../../../kernel/transaction.ts'
import { readUserAgent } from '../../../kernel/user-agent.ts'
import type { By } from '../../events/event.ts'
import type { EventsStore } from '../../events/events.store.ts'
import { queueNotice, type QueueNoticeDeps } from '../../mail/queue-notice.ts'
import type { Member } from '../../members/member.ts'
import type { MembersStore } from '../../members/members.store.ts'
import { lockSignedIn } from '../../sessions/lock-signed-in.ts'
import type { SessionsStore } from '../../sessions/sessions.store.ts'
import { askedFor } from './ask-for-passkey.ts'
import { firstNameFor } from './authenticator-names.ts'
import { makeChallenge, readChallenge, type ChallengeDeps } from './passkey-challenge.ts'
import { mostPasskeys, relyingPartyOf, userHandleOf, type Passkey } from './passkey.ts'
import type { PasskeysStore } from './passkeys.store.ts'
import { readClientData, readRegistration } from './read-answer.ts'
import type { UsedChallengesStore } from './used-challenges.store.ts'

type OfferDeps = ChallengeDeps & {
  config: { publicUrl: string }
  random: Pick<Random, 'bytes'>
  passkeys: Pick<PasskeysStore, 'listOf'>
}

export type AddDeps = ChallengeDeps &
  Omit<QueueNoticeDeps, 'outbox' | 'branding'> & {
    random: Random
    inTransaction: InTransaction<
      {
        members: Pick<MembersStore, 'lock' | 'get'>
        sessions: Pick<SessionsStore, 'endAllOf'>
        passkeys: Pick<PasskeysStore, 'listOf' | 'insert'>
        usedChallenges: Pick<UsedChallengesStore, 'use' | 'deleteOld'>
        events: Pick<EventsStore, 'record'>
      } & Pick<QueueNoticeDeps, 'outbox' | 'branding'>
    >
  }

export type AddOutcome =
  { kind: 'added'; sessionEpoch: number } | { kind: 'enough' | 'too-late' | 'already-there' | 'not-accepted' }

/** EdDSA, ES256 and RS256: what authenticators make, and every Node of ours can check. */
const algorithms = [-8, -7, -257]

/** What the browser is asked for: a passkey that finds its member by itself, and is unlocked each time. Stores nothing. */
export async function offerPasskey(
  deps: OfferDeps,
  { member, organization }: { member: Member; organization: string | undefined },
): Promise<PasskeyOffer> {
  const own = await deps.passkeys.listOf(member.id)
  return {
    challenge: makeChallenge(deps, { purpose: 'register', memberId: member.id }).toString('base64url'),
    rp: { id: relyingPartyOf(deps.config), name: organization ?? 'Latchkey' },
    user: {
      id: userHandleOf(member.id),
      name: member.email ?? member.username ?? member.externalId,
      displayName: member.name,
    },
    pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
    excludeCredentials: own.map(({ credentialId: id, transports }) => ({ type: 'public-key', id, transports })),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    attestation: 'none',
    timeout: askedFor,
  }
}

/**
 * Every session ends, since it was opened without this passkey; the present one goes on in the epoch that is returned.
 * `answer`: the field of the form as it was posted. `member`: as the session of this request knows them.
 */
export async function addPasskey(
  deps: AddDeps,
  { member, answer, userAgent, ...by }: By & { member: Member; answer: unknown; userAgent: string | undefined },
): Promise<AddOutcome> {
  const made = await readMade(deps, member, answer, userAgent)
  if (made.kind !== 'made') return made
  const { passkey, challenge } = made
  return deps.inTransaction(async (stores) => {
    const present = await lockSignedIn(stores, member)
    if ((await stores.passkeys.listOf(member.id)).length >= mostPasskeys) return { kind: 'enough' }
    await stores.usedChallenges.deleteOld(passkey.createdAt)
    const isFirst = await stores.usedChallenges.use(hashOfToken(challenge.text), challenge.expiresAt)
    if (!isFirst) return { kind: 'not-accepted' }
    if (!(await stores.passkeys.insert(passkey))) return { kind: 'already-there' }
    await stores.sessions.endAllOf(member.id)
    const { id, isBackupEligible, isBackedUp, name } = passkey
    await stores.events.record({
      ...by,
      type: 'passkey.added',
      outcome: 'done',
      subjectId: member.id,
      detail: { passkey: id, may_be_synced: isBackupEligible, synced: isBackedUp },
      personal: { name },
    })
    await queueNotice({ ...deps, ...stores }, { kind: 'passkey-added', member: present, ip: by.ip, userAgent })
    const { sessionEpoch } = await stores.members.get(member.id)
    return { kind: 'added', sessionEpoch }
  })
}

type Made =
  | { kind: 'made'; passkey: Passkey; challenge: { text: string; expiresAt: Date } }
  | { kind: 'too-late' | 'not-accepted' }

/** WebAuthn level 3, section 7.1. */
async function readMade(
  deps: AddDeps,
  { id: memberId }: Member,
  answer: unknown,
  userAgent: string | undefined,
): Promise<Made> {
  const { clock, config, random } = deps
  const response = readRegistration(answer)
  const clientData = response && readClientData(response.response.clientDataJSON)
  if (!clientData || clientData.crossOrigin) return { kind: 'not-accepted' }
  const challenge = readChallenge(deps, { purpose: 'register', memberId }, clientData.challenge)
  if (challenge.kind === 'expired') return { kind: 'too-late' }
  if (challenge.kind !== 'good') return { kind: 'not-accepted' }

  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  const { registrationInfo: info } = await verifyRegistrationResponse({
    response,
    expectedChallenge: clientData.challenge,
    expectedOrigin: config.publicUrl,
    expectedRPID: relyingPartyOf(config),
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => ({ registrationInfo: undefined }))
  if (!info) return { kind: 'not-accepted' }
  const passkey: Passkey = {
    id: random.uuid(),
    memberId,
    credentialId: info.credential.id,
    publicKey: Buffer.from(info.credential.publicKey).toString('base64url'),
    signCount: info.credential.counter,
    transports: response.response.transports ?? [],
    isBackupEligible: info.credentialDeviceType === 'multiDevice',
    isBackedUp: info.credentialBackedUp,
    name: firstNameFor(info.aaguid, readUserAgent(userAgent)),
    createdAt: clock.now(),
    lastUsedAt: undefined,
  }
  return { kind: 'made', passkey, challenge: { text: clientData.challenge, expiresAt: challenge.expiresAt } }
}
