/**
 * What follows when somebody proves the address they registered with, by the link or the code in their mail. Everything is
 * judged again at this moment: what was true when they asked may not be true any more.
 */
import { after, hours } from '../../kernel/clock.ts'
import { emailKeys } from '../../kernel/email-keys.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'
import { hashOfToken } from '../../kernel/token-hash.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import { readSixDigits } from '../../kernel/typed-digits.ts'
import type { EventCode } from '../events/event-codes.ts'
import type { MembersStore } from '../members/members.store.ts'
import type { SecuritySettingsStore } from '../security-settings/security-settings.store.ts'
import type { CountedFor } from '../sign-in/throttle-keys.ts'
import { countFor, settleFor, type ThrottleDeps } from '../sign-in/throttle.ts'
import type { ThrottlesStore } from '../sign-in/throttles.store.ts'
import { isCodeOf } from '../verification/one-time-code.ts'
import { admit, type AdmitDeps, type AdmitStores } from './admit.ts'
import { judgeDomain } from './judge-domain.ts'
import { domainOf, registrationLifetimes, type Registration } from './registration.ts'
import type { RegistrationsStore } from './registrations.store.ts'
import type { StaffDomainsQuery } from './staff-domains.query.ts'

type Stores = AdmitStores & {
  members: Pick<MembersStore, 'findByEmail'>
  registrations: Pick<RegistrationsStore, 'lockAddressOf' | 'prove' | 'isAnotherWaiting' | 'takeCodeTry'>
  staffDomains: Pick<StaffDomainsQuery, 'has'>
  securitySettings: Pick<SecuritySettingsStore, 'find'>
  throttles: Pick<ThrottlesStore, 'settle'>
}

export type ProveRegistrationDeps = AdmitDeps &
  ThrottleDeps & {
    secretBox: Pick<SecretBox, 'derive'>
    registrations: Pick<RegistrationsStore, 'findByBrowser' | 'findByLink' | 'takeCodeTry'>
    inTransaction: InTransaction<Stores>
  }

/** Where they were on the way to comes along. */
export type Proved = { continueTo: string | undefined } &
  /** They are a member now, and choose their password behind this path. */
  (
    | { kind: 'admitted'; path: string }
    /** For somebody to decide. */
    | { kind: 'waiting' }
    /** A member has the address by now. */
    | { kind: 'known' }
    /** Registration was switched off, or is no longer for this domain. */
    | { kind: 'closed' }
  )

export type ProveOutcome = Proved | { kind: 'gone' }

type Visit = { requestId: string; ip: string | undefined }

/** `name`: as the reader of the mail writes it. Whoever asked may have been somebody else. */
export async function proveByLink(
  deps: ProveRegistrationDeps,
  { token, name }: { token: string; name: string },
  visit: Visit,
): Promise<ProveOutcome> {
  const found = await deps.registrations.findByLink(hashOfToken(token), deps.clock.now())
  return found?.state === 'open'
    ? prove(deps, { ...found.registration, name }, { ...visit, by: 'link' })
    : { kind: 'gone' }
}

export type CodeOutcome =
  | ProveOutcome
  | { kind: 'malformed-code' }
  | { kind: 'wrong-code' }
  | { kind: 'no-code' }
  /** Too many were tried for this address or from this source, whichever mails they were for. */
  | { kind: 'throttled'; until: Date }

/**
 * Only in the browser that asked. Codes are tried one at a time and few in all: of one mail, for one address however many
 * mails it was sent, and from one source however many addresses it asks with. `source`: see http/source-address.ts.
 */
export async function proveByCode(
  deps: ProveRegistrationDeps,
  { browserToken, typed, source }: { browserToken: string; typed: string; source: string },
  visit: Visit,
): Promise<CodeOutcome> {
  const code = readSixDigits(typed)
  if (code === undefined) return { kind: 'malformed-code' }
  const found = await deps.registrations.findByBrowser(hashOfToken(browserToken), deps.clock.now())
  if (!found?.takesCode) return { kind: 'no-code' }
  const of = { name: found.registration.email, source }
  const throttle = await countFor(deps, 'address-code', of)
  if (throttle.kind === 'throttled') return throttle
  const tried = await deps.registrations.takeCodeTry(hashOfToken(browserToken), deps.clock.now())
  if (!tried) return { kind: 'no-code' }
  if (!isCodeOf(deps.secretBox, tried.tokenHash, code, tried.codeHash)) return { kind: 'wrong-code' }
  return prove(deps, tried.registration, { ...visit, by: 'code', counted: of })
}

async function prove(
  deps: ProveRegistrationDeps,
  { id, name, email }: Registration,
  { by, counted, ...visit }: Visit & { by: 'link' | 'code'; counted?: CountedFor },
): Promise<ProveOutcome> {
  const { exact } = emailKeys(email)
  return deps.inTransaction(async (stores) => {
    const now = deps.clock.now()
    await stores.registrations.lockAddressOf(id)
    const expiresAt = after(now, registrationLifetimes.waiting)
    const proved = await stores.registrations.prove(id, { name, at: now, expiresAt })
    if (!proved) return { kind: 'gone' }
    if (counted) await settleFor({ ...deps, ...stores }, 'address-code', counted)

    const { continueTo } = proved
    const about = {
      type: 'registration.proved',
      actor: 'anonymous',
      ...visit,
      detail: { registration: id, by },
    } as const
    const refuse = async (kind: 'known' | 'closed', code: EventCode, subjectId?: string): Promise<Proved> => {
      await stores.registrations.end(id, now)
      await stores.events.record({ ...about, outcome: 'refused', codes: [code], subjectId })
      return { kind, continueTo }
    }
    const settings = await stores.securitySettings.find()
    if (settings.registration === 'off') return refuse('closed', 'registration-off')
    const [holder] = await stores.members.findByEmail(email)
    if (holder) return refuse('known', 'address-known', holder.id)
    const refusal = await judgeDomain(stores, settings, domainOf(exact))
    if (refusal !== undefined) return refuse('closed', refusal)

    if (settings.registration === 'approved') {
      // One decision is enough, however often they asked.
      if (await stores.registrations.isAnotherWaiting(id, exact, now)) await stores.registrations.end(id, now)
      await stores.events.record({ ...about, outcome: 'done', codes: ['needs-approval'] })
      return { kind: 'waiting', continueTo }
    }
    const linkUntil = after(now, hours(1))
    const { member, link } = await admit(deps, stores, proved, { actor: 'anonymous', ...visit, linkUntil })
    await stores.events.record({ ...about, outcome: 'done', subjectId: member.id })
    return { kind: 'admitted', path: link.path, continueTo }
  })
}
