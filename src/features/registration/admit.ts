/** Makes a member of somebody who has proved their address. They have no password yet: the link is where they choose it. */
import type { Clock } from '../../kernel/clock.ts'
import { emailKeys } from '../../kernel/email-keys.ts'
import type { Passwords } from '../../kernel/passwords.ts'
import type { Random } from '../../kernel/random.ts'
import type { By } from '../events/event.ts'
import type { EventsStore } from '../events/events.store.ts'
import { addMember } from '../members/add-member.ts'
import type { Member } from '../members/member.ts'
import type { MembersStore } from '../members/members.store.ts'
import { putSetupLink, type MadeSetupLink } from '../setup/make-setup-link.ts'
import type { SetupLinksStore } from '../setup/setup-links.store.ts'
import type { Registration } from './registration.ts'
import type { RegistrationsStore } from './registrations.store.ts'

/** Bound to the transaction in which the registration was judged. */
export type AdmitStores = {
  members: Pick<MembersStore, 'insert' | 'findConflict' | 'setPassword'>
  setupLinks: Pick<SetupLinksStore, 'insert' | 'void' | 'voidMailed'>
  registrations: Pick<RegistrationsStore, 'end'>
  events: Pick<EventsStore, 'record'>
}

export type AdmitDeps = { clock: Clock; random: Random; passwords: Pick<Passwords, 'hash'> }

/** `linkUntil`: when the link to choose the password expires. */
export async function admit(
  deps: AdmitDeps,
  stores: AdmitStores,
  { id, name, email, locale, continueTo, provedAt }: Registration,
  { linkUntil, ...by }: By & { linkUntil: Date },
): Promise<{ member: Member; link: MadeSetupLink }> {
  const { actor, requestId } = by
  const added = await addMember(
    { ...deps, ...stores },
    { name, email, emailVerifiedAt: provedAt ?? deps.clock.now(), locale, origin: 'self-service', actor, requestId },
  )
  if (added.kind !== 'added') throw new Error(`somebody who registered was not added: ${added.kind}`)
  const { member } = added
  const emailExactKey = emailKeys(email).exact
  const link = await putSetupLink(
    { ...deps, ...stores },
    { ...by, memberId: member.id, expiresAt: linkUntil, emailExactKey, continueTo },
  )
  await stores.registrations.end(id, deps.clock.now())
  return { member, link }
}
