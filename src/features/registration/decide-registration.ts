/** An administrator's word on somebody who has registered: they become a member, or they do not. */
import { after, days } from '../../kernel/clock.ts'
import { emailKeys } from '../../kernel/email-keys.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { BrandingStore } from '../branding/branding.store.ts'
import type { By } from '../events/event.ts'
import type { OutboxStore } from '../mail/outbox.store.ts'
import { queueMail } from '../mail/queue-mail.ts'
import type { Member } from '../members/member.ts'
import type { MembersStore } from '../members/members.store.ts'
import { setupLinkLifetimes } from '../setup/make-setup-link.ts'
import { admit, type AdmitDeps, type AdmitStores } from './admit.ts'
import { judgeDomain } from './judge-domain.ts'
import { domainOf } from './registration.ts'
import type { RegistrationsStore } from './registrations.store.ts'
import type { StaffDomainsQuery } from './staff-domains.query.ts'

type Stores = AdmitStores & {
  members: Pick<MembersStore, 'findByEmail'>
  registrations: Pick<RegistrationsStore, 'findWaiting' | 'lockAddressOf'>
  staffDomains: Pick<StaffDomainsQuery, 'has'>
  outbox: Pick<OutboxStore, 'insert' | 'supersede'>
  branding: Pick<BrandingStore, 'find'>
}

export type DecideDeps = AdmitDeps & {
  config: { publicUrl: string }
  secretBox: SecretBox
  inTransaction: InTransaction<Stores>
}

export type ApproveOutcome =
  | { kind: 'approved'; member: Member }
  /** Somebody decided, or its time has passed. */
  | { kind: 'gone' }
  /** A member has the address by now. */
  | { kind: 'address-known' }
  /** Somebody at the domain has become staff since. */
  | { kind: 'staff-domain' }

export async function approveRegistration(
  deps: DecideDeps,
  { id, ...by }: By & { id: string },
): Promise<ApproveOutcome> {
  return deps.inTransaction(async (stores) => {
    const now = deps.clock.now()
    await stores.registrations.lockAddressOf(id)
    const registration = await stores.registrations.findWaiting(id, now)
    if (!registration) return { kind: 'gone' }
    if ((await stores.members.findByEmail(registration.email)).length > 0) return { kind: 'address-known' }
    // The list of domains is for whoever comes without anybody's word; of staff nobody becomes a colleague this way.
    const refusal = await judgeDomain(
      stores,
      { registrationDomains: [] },
      domainOf(emailKeys(registration.email).exact),
    )
    if (refusal === 'staff-domain') return { kind: refusal }

    const linkUntil = after(now, setupLinkLifetimes.first)
    const { member, link } = await admit(deps, stores, registration, { ...by, linkUntil })
    const mail = { kind: 'registration-approved', member, link: `${deps.config.publicUrl}${link.path}` } as const
    await queueMail({ ...deps, ...stores }, { ...mail, goodUntil: linkUntil })
    const detail = { registration: id }
    await stores.events.record({ ...by, type: 'registration.approved', outcome: 'done', subjectId: member.id, detail })
    return { kind: 'approved', member }
  })
}

/** False when somebody decided meanwhile. */
export async function refuseRegistration(
  deps: DecideDeps,
  { id, isToBeTold, ...by }: By & { id: string; isToBeTold: boolean },
): Promise<boolean> {
  return deps.inTransaction(async (stores) => {
    const now = deps.clock.now()
    await stores.registrations.lockAddressOf(id)
    const registration = await stores.registrations.findWaiting(id, now)
    if (!registration) return false
    const { email: to, locale } = registration
    if (isToBeTold) {
      const mail = { kind: 'registration-refused', to, locale, link: deps.config.publicUrl } as const
      await queueMail({ ...deps, ...stores }, { ...mail, goodUntil: after(now, days(3)) })
    }
    await stores.registrations.end(id, now)
    const detail = { registration: id, told: isToBeTold }
    await stores.events.record({ ...by, type: 'registration.refused', outcome: 'done', detail })
    return true
  })
}
