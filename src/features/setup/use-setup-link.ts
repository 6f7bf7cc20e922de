/** Uses a set-up link up: makes the first owner, or gives a member a new password. Looking at one uses up nothing. */
import type { Clock } from '../../kernel/clock.ts'
import type { Passwords } from '../../kernel/passwords.ts'
import type { Random } from '../../kernel/random.ts'
import { hashOfToken } from '../../kernel/token-hash.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { EventsStore } from '../events/events.store.ts'
import { addMember } from '../members/add-member.ts'
import type { Member } from '../members/member.ts'
import type { MembersStore } from '../members/members.store.ts'
import type { Breaches } from '../passwords/look-up-breaches.ts'
import {
  renewPassword,
  type RecoveryVisit,
  type RenewPasswordDeps,
  type RenewPasswordStore,
} from '../recovery/renew-password.ts'
import type { SetupLinksStore } from './setup-links.store.ts'

type Stores = Pick<RenewPasswordDeps, RenewPasswordStore> & {
  members: MembersStore
  setupLinks: SetupLinksStore
  events: Pick<EventsStore, 'record'>
}

export type UseSetupLinkDeps = Omit<RenewPasswordDeps, RenewPasswordStore> & {
  members: MembersStore
  setupLinks: SetupLinksStore
  clock: Clock
  random: Random
  passwords: Pick<Passwords, 'hash'>
  inTransaction: InTransaction<Stores>
}

export type OpenSetupLink = { kind: 'first-owner' } | { kind: 'new-password'; member: Member }

/** What a link is good for at this moment; undefined when it is used, expired, void or was never made. */
export async function findSetupLink(deps: UseSetupLinkDeps, token: string): Promise<OpenSetupLink | undefined> {
  const link = await deps.setupLinks.find(hashOfToken(token), deps.clock.now())
  if (!link) return undefined
  if (link.memberId === undefined) return (await deps.members.countOwners()) === 0 ? { kind: 'first-owner' } : undefined
  const member = await deps.members.find(link.memberId)
  return member && { kind: 'new-password', member }
}

/** A password that was judged, and what the breach service said. */
export type JudgedPassword = { password: string; breaches: Breaches }

export type FirstOwner = JudgedPassword & { name: string; email: string }
type Visit = { requestId: string; ip: string | undefined }

export type MakeFirstOwnerOutcome = { kind: 'made'; member: Member } | { kind: 'link-spent' } | { kind: 'email-taken' }

/**
 * Nobody has proved the address; the operator, who alone could make this link, vouches for it, as the page says and the
 * event records. Otherwise the first owner could not go to Zendesk before there is mail.
 */
export async function makeFirstOwner(
  deps: UseSetupLinkDeps,
  token: string,
  given: FirstOwner,
  { requestId, ip }: Visit,
): Promise<MakeFirstOwnerOutcome> {
  const { clock, random, passwords } = deps
  if ((await findSetupLink(deps, token))?.kind !== 'first-owner') return { kind: 'link-spent' }
  const passwordHash = await passwords.hash(given.password)

  return deps.inTransaction(async ({ members, setupLinks, events }) => {
    const now = clock.now()
    // Another member's address would make it shared: neither of the two could sign in with it.
    if ((await members.findByEmail(given.email)).length > 0) return { kind: 'email-taken' }
    const link = await setupLinks.consume(hashOfToken(token), now)
    if (link?.memberId !== undefined || !link || (await members.countOwners()) > 0) return { kind: 'link-spent' }
    const added = await addMember(
      { members, events, clock, random, passwords },
      {
        name: given.name,
        email: given.email,
        emailVerifiedAt: now,
        role: 'owner',
        passwordHash,
        breaches: given.breaches,
        // Only the operator's terminal showed the link.
        origin: 'command-line',
        actor: 'anonymous',
        requestId,
      },
    )
    if (added.kind !== 'added') throw new Error(`the first owner was not added: ${added.kind}`)
    await events.record({
      type: 'setup-link.used',
      actor: 'anonymous',
      outcome: 'done',
      subjectId: added.member.id,
      requestId,
      ip,
      detail: { purpose: 'first-owner', address_attested_by: 'operator' },
    })
    return { kind: 'made', member: added.member }
  })
}

export type SetPasswordOutcome =
  /** `continueTo`: where its member was on the way to, as it was stored. */
  | { kind: 'saved'; continueTo: string | undefined }
  /** It was used, or became void, meanwhile. */
  | { kind: 'spent' }

/** Ends all the member's sessions, whoever sits in them. */
export async function setPasswordByLink(
  deps: UseSetupLinkDeps,
  token: string,
  { password, breaches }: JudgedPassword,
  visit: RecoveryVisit,
): Promise<SetPasswordOutcome> {
  const hash = await deps.passwords.hash(password)
  return deps.inTransaction(async (stores) => {
    const link = await stores.setupLinks.consume(hashOfToken(token), deps.clock.now())
    if (link?.memberId === undefined) return { kind: 'spent' }
    const by = { type: 'setup-link.used', detail: { purpose: 'password' } } as const
    await renewPassword({ ...deps, ...stores }, { memberId: link.memberId, hash, breaches, by }, visit)
    return { kind: 'saved', continueTo: link.continueTo }
  })
}
