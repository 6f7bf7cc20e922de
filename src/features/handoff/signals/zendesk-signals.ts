/**
 * Signals that need knowledge of Zendesk: whom it could take the member for. `x`: the Zendesk user with the member's external
 * ID; `owners`: those who have the member's address, as their primary one or another. The audit looks for the same, for all
 * members at once, in safeguards/checks/zendesk. Per Zendesk's documentation, articles 4408845838874 and 4408831446298;
 * what is open there counts as possible.
 */
import type { DecidableCode } from '../../safeguards/gate/live-gate.ts'
import type { FactsMember } from '../facts.ts'
import type { Observed, ObservedZendeskUser } from './observations.query.ts'
import type { Signal } from './signal.ts'

export function zendeskSignals(member: FactsMember, observed: Observed): Signal[] {
  // What was told of another account, or of practice, says nothing about this one.
  if (observed.zendesk_state === 'none' || !member.isActive || member.email === undefined) return []
  const present = observed.zendesk_users.filter((user) => !user.is_deleted)
  const x = present.find((user) => user.has_our_id)
  const owners = present.filter((user) => user.address === 'primary' || user.address === 'secondary')
  const alike = present.filter((user) => user.address === 'alike')
  const gone = observed.zendesk_users.filter((user) => user.is_deleted && user.has_our_id)
  return rules.flatMap(({ code, about }) => {
    const users = about({ x, owners, alike, gone, member, observed })
    return users === undefined ? [] : [signalOf(code, { member, observed }, users)]
  })
}

type User = ObservedZendeskUser
type Seen = {
  x: User | undefined
  owners: readonly User[]
  /** Of the team, with an address that is the member's but for accents or what follows a plus sign. */
  alike: readonly User[]
  /** Deleted there, and still with the member's external ID. */
  gone: readonly User[]
  member: FactsMember
  observed: Observed
}

/** Undefined: nothing seen. An empty list: seen, and about nobody in particular. */
type Rule = { code: DecidableCode; about: (seen: Seen) => readonly User[] | undefined }

const isTeam = (user: User): boolean => user.role === 'agent' || user.role === 'admin'
const isPrimary = (user: User): boolean => user.address === 'primary'
const some = (users: readonly (User | undefined)[]): readonly User[] | undefined => {
  const found = [...new Set(users)].filter((user) => user !== undefined)
  return found.length > 0 ? found : undefined
}

/** Of the team, and able to act: whoever is suspended there lets nobody in. */
const actingTeam = (users: readonly User[]): User[] => users.filter((user) => isTeam(user) && !user.is_suspended)

const rules: readonly Rule[] = [
  {
    code: 'staff-email-match',
    // Whether Zendesk tells such spellings apart is not documented, and this is no matter to try it with.
    about: ({ x, owners, alike, member }) =>
      member.isStaff && member.isVerified
        ? undefined
        : some([x, ...owners, ...alike].filter((user) => user && isTeam(user))),
  },
  {
    code: 'staff-without-external-id',
    about: ({ owners, member }) =>
      member.isStaff
        ? undefined
        : some(actingTeam(owners).filter((user) => user.id_known && user.external_id === null)),
  },
  {
    code: 'staff-external-id-unknown',
    about: ({ owners }) =>
      some(actingTeam(owners).filter((user) => user.external_id !== null && !user.id_is_a_members)),
  },
  {
    code: 'update-external-ids-on',
    about: ({ x, owners, member, observed }) =>
      observed.updates_ids === true
        ? some(owners.filter((user) => isTeam(user) && user !== x && (user.external_id !== null || !member.isStaff)))
        : undefined,
  },
  {
    code: 'external-id-namespace-collision',
    about: ({ x, observed }) => (observed.collides ? (some([x]) ?? []) : undefined),
  },
  {
    code: 'external-id-mismatch',
    about: ({ x, owners }) =>
      x ? undefined : some(owners.filter((user) => isPrimary(user) && user.external_id !== null)),
  },
  {
    code: 'split-identity',
    about: ({ x, owners }) => {
      const others = owners.filter((user) => user !== x)
      return x && others.length > 0 ? [x, ...others] : undefined
    },
  },
  {
    code: 'email-rewrite-pending',
    about: ({ x, owners }) => {
      const isKnownThere = owners.some((user) => user !== x || isPrimary(user))
      const hasAddress = x !== undefined && x.email !== null
      return hasAddress && !isKnownThere ? [x] : undefined
    },
  },
  {
    code: 'secondary-email-match',
    about: ({ x, owners }) => (x ? undefined : some(owners.filter((user) => !isPrimary(user)))),
  },
  {
    code: 'suspended-or-deleted-match',
    about: ({ x, owners, gone }) => {
      const arriving = [x, ...owners.filter((user) => isPrimary(user) || !x)]
      return some([...arriving.filter((user) => user?.is_suspended), ...gone])
    },
  },
  {
    code: 'update-external-ids-unknown',
    about: ({ x, owners, observed }) => {
      const isAtStake = !x && owners.some((user) => isPrimary(user) && user.external_id !== null)
      return isAtStake && observed.updates_ids === null && !observed.is_attested ? [] : undefined
    },
  },
  { code: 'zendesk-data-stale', about: ({ observed }) => (observed.zendesk_state === 'stale' ? [] : undefined) },
]

function signalOf(
  code: DecidableCode,
  { member, observed }: Pick<Seen, 'member' | 'observed'>,
  users: readonly User[],
): Signal {
  const fields = users.map((user) => [`zendesk:${user.id}`, fieldsOf(user)] as const)
  const { email = null, externalId, name, isStaff } = member
  return {
    code,
    key: member.id,
    others: fields.map(([subject]) => subject).sort(),
    account: observed.account,
    evidence: {
      [`member:${member.id}`]: { email, external_id: externalId, name, is_staff: isStaff },
      ...Object.fromEntries(fields),
    },
    touchesStaff: users.some(isTeam),
    isCrowd: false,
  }
}

const fieldsOf = ({ email, role, external_id, name, is_suspended, is_deleted, address }: User) => ({
  email,
  role,
  external_id,
  name,
  is_suspended,
  is_deleted,
  matched: address ?? 'external_id',
})
