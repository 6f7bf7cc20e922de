/** What happens behind a verification mail: looking at its link shows whose address it proves, confirming proves it. */
import type { Clock } from '../../kernel/clock.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'
import { hashOfToken } from '../../kernel/token-hash.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { Member } from '../members/member.ts'
import type { MembersStore } from '../members/members.store.ts'
import { countFor, settleFor, type ThrottleDeps } from '../sign-in/throttle.ts'
import type { ThrottlesStore } from '../sign-in/throttles.store.ts'
import { isCodeOf } from './one-time-code.ts'
import type { VerificationLinksStore } from './verification-links.store.ts'

type Stores = {
  verificationLinks: Pick<VerificationLinksStore, 'confirm' | 'countCodeTry'>
  throttles: Pick<ThrottlesStore, 'settle'>
  events: Pick<EventsStore, 'record'>
}

export type ConfirmAddressDeps = ThrottleDeps & {
  clock: Clock
  secretBox: Pick<SecretBox, 'derive'>
  members: Pick<MembersStore, 'find'>
  verificationLinks: Pick<VerificationLinksStore, 'find' | 'findOpen'>
  inTransaction: InTransaction<Stores>
}

export type ConfirmVisit = { requestId: string; ip: string | undefined }

/** Whose link it is, for the language they read; undefined when it was never made, or too long ago. */
export type LookedAtLink =
  { kind: 'open' | 'spent' | 'expired' | 'void'; member: Member } | { kind: 'unknown'; member?: undefined }

export async function lookAtLink(deps: ConfirmAddressDeps, token: string): Promise<LookedAtLink> {
  const link = await deps.verificationLinks.find(hashOfToken(token), deps.clock.now())
  const member = link && (await deps.members.find(link.memberId))
  return link && member ? { kind: link.state, member } : { kind: 'unknown' }
}

/** Where the member was going when their address was in the way. */
export type Confirmed = { memberId: string; continueTo: string | undefined }

/** Undefined when the link does not, or no longer, prove anything: look at it again to learn why. */
export const confirmAddress = (
  deps: ConfirmAddressDeps,
  token: string,
  visit: ConfirmVisit,
): Promise<Confirmed | undefined> =>
  deps.inTransaction((stores) => confirm(deps, stores, { ...visit, tokenHash: hashOfToken(token), by: 'link' }))

export type CodeOutcome =
  | ({ kind: 'confirmed' } & Confirmed)
  | { kind: 'wrong' }
  /** It ran out, was tried too often, or was used: only another mail helps. */
  | { kind: 'no-code' }
  /** Too many codes were tried by this member, for this address or from this source, whichever mails they were for. */
  | { kind: 'throttled'; until: Date }

/** `source`: see http/source-address.ts. */
export type TypedCode = ConfirmVisit & { memberId: string; code: string; source: string }

/** By a member who is signed in: without that, a code would open accounts to whoever tries codes long enough. */
export async function confirmAddressByCode(
  deps: ConfirmAddressDeps,
  { memberId, code, source, ...visit }: TypedCode,
): Promise<CodeOutcome> {
  const open = await deps.verificationLinks.findOpen(memberId, deps.clock.now())
  if (!open?.takesCode) return { kind: 'no-code' }
  const of = { memberId, name: (await deps.members.find(memberId))?.email ?? '', source }
  const throttle = await countFor(deps, 'address-code', of)
  if (throttle.kind === 'throttled') return throttle
  // What is wrong is counted: the transaction ends well either way.
  return deps.inTransaction(async (stores) => {
    const tried = await stores.verificationLinks.countCodeTry(memberId, deps.clock.now())
    if (!tried) return { kind: 'no-code' }
    const { tokenHash, codeHash } = tried
    if (!isCodeOf(deps.secretBox, tokenHash, code, codeHash)) return { kind: 'wrong' }
    const confirmed = await confirm(deps, stores, { ...visit, tokenHash, by: 'code', memberId })
    if (!confirmed) return { kind: 'no-code' }
    await settleFor({ ...deps, ...stores }, 'address-code', of)
    return { kind: 'confirmed', ...confirmed }
  })
}

async function confirm(
  { clock }: ConfirmAddressDeps,
  { verificationLinks, events }: Stores,
  given: ConfirmVisit & { tokenHash: string; by: 'link' | 'code'; memberId?: string },
): Promise<Confirmed | undefined> {
  const { tokenHash, by, memberId, requestId, ip } = given
  const confirmed = await verificationLinks.confirm(tokenHash, clock.now())
  if (!confirmed) return undefined
  await events.record({
    type: 'address.verified',
    actor: memberId === undefined ? 'anonymous' : `member:${memberId}`,
    outcome: 'done',
    subjectId: confirmed.memberId,
    requestId,
    ip,
    detail: { by },
  })
  return confirmed
}
