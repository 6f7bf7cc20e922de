/**
 * Signals that the member store alone tells. The audit looks for the same, for all members at once, in
 * safeguards/checks/members: whoever changes one changes the other, and a test holds them together.
 */
import { isPublicMailDomain } from '../../../kernel/public-mail-domains.ts'
import type { DecidableCode } from '../../safeguards/gate/live-gate.ts'
import type { FactsMember } from '../facts.ts'
import type { Observed, ObservedPerson as Person } from './observations.query.ts'
import { mailboxTiers } from './mailbox-tiers.ts'
import type { EvidenceFields, Signal } from './signal.ts'

export function memberSignals(member: FactsMember, observed: Observed): Signal[] {
  // Whoever is suspended is handed over to nobody, whatever they have in common with others.
  if (!member.isActive) return []
  const alone = (code: DecidableCode, more: EvidenceFields = {}): Signal =>
    aloneOf(member, observed.account, { code, more })
  const among = (code: DecidableCode, key: string | null, people: readonly Person[] | null): Signal[] =>
    people?.length === 0 ? [] : [amongOf(alone(code, { username: member.username ?? null }), key, people)]
  const { handed_over_with: before, made_of: madeOf } = observed
  const domain = observed.exact?.slice(observed.exact.lastIndexOf('@') + 1) ?? ''

  return [
    ...mailboxTiers(member, observed).flatMap(({ code, key, people }) => among(code, key, people)),
    ...among('lookalike-staff-email', observed.exact, observed.lookalikes),
    ...among('username-equals-foreign-email', observed.fold, namesakes(observed)),
    ...(observed.former_holders.length > 0 ? [recycled(alone('email-recycled'), observed)] : []),
    ...(before === null ? [] : [alone('email-changed-recently', { former_email: before })]),
    ...(observed.is_at_staff_domain && !isPublicMailDomain(domain) ? [alone('staff-domain-self-registered')] : []),
    ...(madeOf === null ? [] : [alone('external-id-unstable', { made_of: madeOf })]),
    ...traitCodes.filter(({ trait }) => observed.traits.includes(trait)).map(({ code }) => alone(code)),
  ]
}

const traitCodes = [
  { trait: 'malformed', code: 'malformed-email' },
  { trait: 'hidden-characters', code: 'email-hidden-characters' },
  { trait: 'role-address', code: 'role-address-email' },
] as const

/** That they act for the organisation is part of the case: what was said of them before was said of somebody who did not. */
const aloneOf = (
  { id, email, externalId, name, isStaff, hasRole }: FactsMember,
  account: string,
  { code, more }: { code: DecidableCode; more: EvidenceFields },
): Signal => ({
  code,
  key: id,
  others: [],
  account,
  evidence: {
    [`member:${id}`]: {
      email: email ?? null,
      external_id: externalId,
      name,
      ...((isStaff || hasRole) && { is_staff: true }),
      ...more,
    },
  },
  touchesStaff: false,
  isCrowd: false,
})

/** `people` null: a crowd, of whom nobody is named. */
function amongOf(signal: Signal, key: string | null, people: readonly Person[] | null): Signal {
  const evidence = Object.fromEntries((people ?? []).map((person) => [`member:${person.id}`, fieldsOf(person)]))
  return {
    ...signal,
    key: key ?? signal.key,
    others: Object.keys(evidence),
    evidence: { ...signal.evidence, ...evidence },
    isCrowd: people === null,
  }
}

/** Whose address the member's username is. A name that somebody else chose keeps nobody out. */
const namesakes = ({ write_as_we_are_named: people }: Observed): readonly Person[] | null =>
  people?.filter(({ is_active: isActive }) => isActive) ?? null

function recycled(signal: Signal, { exact, former_holders: holders }: Observed): Signal {
  const others = holders.flatMap(({ member }) => (member === null ? [] : [`member:${member}`])).sort()
  const until = Math.max(...holders.map((holder) => holder.until))
  const evidence = { ...signal.evidence, former: { held_until: new Date(until * 1000).toISOString() } }
  return { ...signal, key: exact ?? signal.key, others, evidence }
}

const fieldsOf = ({ email, external_id, name, username, is_staff }: Person): EvidenceFields => ({
  email,
  external_id,
  name,
  username,
  is_staff,
})
