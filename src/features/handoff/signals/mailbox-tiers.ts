/**
 * Who has an address that is the same, or the same to somebody. The keys are nested, so everybody who is alike by any of them is
 * among those of one mailbox; safeguards/checks/members/shared-addresses.ts says the same for all members at once.
 */
import type { DecidableCode } from '../../safeguards/gate/live-gate.ts'
import type { FactsMember } from '../facts.ts'
import type { Observed, ObservedPerson as Person } from './observations.query.ts'

/** `people` null: a crowd. */
export type Tier = { code: DecidableCode; key: string | null; people: readonly Person[] | null }

export function mailboxTiers(member: FactsMember, observed: Observed): Tier[] {
  const { exact, fold, mailbox, same_mailbox: others } = observed
  if ('exact' in others) {
    return [
      { code: 'duplicate-email', key: exact, people: others.exact ? null : [] },
      { code: 'equivalent-email', key: fold, people: others.fold ? null : [] },
      { code: 'alias-email', key: mailbox, people: others.mailbox ? null : [] },
    ]
  }
  const active = others.filter((one) => one.is_active)
  const holders = active.filter((one) => one.exact === exact)
  return [
    // Whoever has credentials, suspended or not: restoring them must not be what puts two people onto one profile. Staff
    // without them too: their seat in Zendesk is there.
    {
      code: 'duplicate-email',
      key: exact,
      people: others.filter((one) => one.exact === exact && (one.has_credentials === true || one.is_staff)),
    },
    { code: 'equivalent-email', key: fold, people: active.filter((one) => one.fold === fold && one.exact !== exact) },
    { code: 'alias-email', key: mailbox, people: active.filter((one) => isAlias(observed, one)) },
    { code: 'organisation-email-shared', key: exact, people: organisationOf(member, observed, holders) },
  ]
}

/** Cut at a hyphen, which is in many names, an address is only taken for the same mailbox beside somebody of the same name. */
const isAlias = (own: Observed, other: Person): boolean =>
  other.fold !== own.fold && ((!isCutAtHyphen(own) && !isCutAtHyphen(other)) || other.name_key === own.name_key)

type Keys = Pick<Observed, 'is_guess' | 'fold' | 'mailbox'>

const isCutAtHyphen = ({ is_guess: isGuess, fold, mailbox }: Keys): boolean =>
  isGuess && Array.from(fold ?? '')[Array.from(mailbox ?? '').indexOf('@')] === '-'

/**
 * A member who is the record of the organisation that another belongs to, or people of one organisation who sign in with an
 * address of an office.
 */
function organisationOf(member: FactsMember, own: Observed, holders: readonly Person[]): readonly Person[] {
  const organisation = own.organization_key
  const canSignIn = member.hasCredentials
  const ours = holders.filter((one) => canSignIn && one.organization_key === own.name_key)
  const belongsTo = holders.filter(
    (one) => one.has_credentials && organisation !== null && one.name_key === organisation,
  )
  const isOffice = canSignIn && organisation !== null && own.traits.includes('role-address')
  const colleagues = holders.filter((one) => isOffice && one.has_credentials && one.organization_key === organisation)
  return holders.filter((one) => ours.includes(one) || belongsTo.includes(one) || colleagues.includes(one))
}
