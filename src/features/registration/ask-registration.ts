/**
 * Takes down that somebody wants to become a member, and writes to the address they gave. Whether a member has the address
 * already is told to nobody but its reader: what is done is the same either way, statement for statement.
 */
import { after, hours, type Clock } from '../../kernel/clock.ts'
import { emailKeys } from '../../kernel/email-keys.ts'
import type { Random } from '../../kernel/random.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'
import { hashOfToken } from '../../kernel/token-hash.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { BrandingStore } from '../branding/branding.store.ts'
import type { EventsStore } from '../events/events.store.ts'
import { isOverMailLimit, mailLimit } from '../mail/mail-limit.ts'
import type { OutboxStore } from '../mail/outbox.store.ts'
import { queueMail } from '../mail/queue-mail.ts'
import type { MembersStore } from '../members/members.store.ts'
import type { SecuritySettings } from '../security-settings/security-settings.ts'
import { codeHashOf, codeLifetime, makeCode } from '../verification/one-time-code.ts'
import { judgeDomain, type DomainRefusal } from './judge-domain.ts'
import { domainOf, registrationLifetimes } from './registration.ts'
import type { RegistrationsStore } from './registrations.store.ts'
import type { StaffDomainsQuery } from './staff-domains.query.ts'

type Stores = {
  members: Pick<MembersStore, 'findByEmail'>
  registrations: Pick<RegistrationsStore, 'countAsked' | 'insert'>
  staffDomains: Pick<StaffDomainsQuery, 'has'>
  outbox: Pick<OutboxStore, 'countSince' | 'insert' | 'supersede'>
  branding: Pick<BrandingStore, 'find'>
  events: Pick<EventsStore, 'record'>
}

export type AskRegistrationDeps = {
  config: { publicUrl: string }
  clock: Clock
  random: Random
  secretBox: SecretBox
  inTransaction: InTransaction<Stores>
}

export type AskedRegistration = {
  name: string
  email: string
  locale: string | undefined
  continueTo: string | undefined
  requestId: string
  ip: string | undefined
}

export type AskRegistrationOutcome =
  /** `browserToken` is for a cookie: the code in the mail counts in this browser only. */
  { kind: 'asked'; browserToken: string } | { kind: DomainRefusal }

export async function askRegistration(
  deps: AskRegistrationDeps,
  settings: SecuritySettings,
  asked: AskedRegistration,
): Promise<AskRegistrationOutcome> {
  const { random, secretBox } = deps
  const keys = emailKeys(asked.email)
  const { requestId, ip } = asked
  return deps.inTransaction(async (stores) => {
    const about = { type: 'registration.asked', actor: 'anonymous', requestId, ip } as const
    const refused = await judgeDomain(stores, settings, domainOf(keys.exact))
    if (refused !== undefined) {
      await stores.events.record({ ...about, outcome: 'refused', codes: [refused] })
      return { kind: refused }
    }
    const createdAt = deps.clock.now()
    const expiresAt = after(createdAt, registrationLifetimes.unproved)
    const codeExpiresAt = after(createdAt, codeLifetime)
    const [id, token, browserToken, code] = [random.uuid(), random.token(32), random.token(32), makeCode(random)]
    const tokenHash = hashOfToken(token)
    const { name, email, locale, continueTo } = asked
    await stores.registrations.insert({
      ...{ id, tokenHash, browserHash: hashOfToken(browserToken), codeHash: codeHashOf(secretBox, tokenHash, code) },
      ...{ codeExpiresAt, name, email, keys, locale, continueTo, createdAt, expiresAt },
    })

    const [holder] = await stores.members.findByEmail(email)
    // Both are asked of everybody: what is not sent any more to members is not sent to strangers either.
    const limited = { memberId: holder?.id ?? id, kind: 'registration-known' } as const
    const isOver = await isOverMailLimit({ ...deps, ...stores }, limited)
    const askedOften = await stores.registrations.countAsked(keys.exact, after(createdAt, -mailLimit.within))
    const isWritten = !isOver && askedOften <= mailLimit.most
    // To the address as it is stored, which may be another spelling of the one that was typed.
    if (isWritten && holder) {
      const known = { kind: 'registration-known', member: holder, link: `${deps.config.publicUrl}/sign-in` } as const
      await queueMail({ ...deps, ...stores }, { ...known, goodUntil: after(createdAt, hours(24)) })
    } else if (isWritten) {
      const link = `${deps.config.publicUrl}/register/confirm/${token}`
      const mail = { kind: 'registration', to: email, locale, link, goodUntil: expiresAt } as const
      await queueMail({ ...deps, ...stores }, { ...mail, code, codeGoodUntil: codeExpiresAt })
    }
    const known = holder && { codes: ['address-known'] as const, subjectId: holder.id }
    await stores.events.record({ ...about, outcome: 'done', ...known, detail: { registration: id } })
    return { kind: 'asked', browserToken }
  })
}
