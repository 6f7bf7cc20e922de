/** Makes somebody an administrator from the command line: a new member, or one who is there already. */
import { readEmailAddress } from '../../kernel/email-address.ts'
import type { Passwords } from '../../kernel/passwords.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { EventsStore } from '../events/events.store.ts'
import { addMember } from '../members/add-member.ts'
import { isSameName } from '../members/is-same-name.ts'
import type { Member, Role } from '../members/member.ts'
import { readMemberName } from '../members/member-name.ts'
import type { MembersStore } from '../members/members.store.ts'
import { judgePassword, type JudgePasswordDeps } from '../passwords/judge-password.ts'
import type { Breaches } from '../passwords/look-up-breaches.ts'
import type { PasswordComplaint } from '../passwords/password-policy.ts'
import { takeKeys, type TakeKeysDeps, type TakeKeysStore } from '../recovery/take-keys.ts'
import { makeSetupLink, setupLinkLifetimes, type MadeSetupLink, type SetupLinkDeps } from '../setup/make-setup-link.ts'
import type { SetupLinksStore } from '../setup/setup-links.store.ts'

type Stores = Pick<TakeKeysDeps, TakeKeysStore> & {
  members: MembersStore
  setupLinks: SetupLinksStore
  events: Pick<EventsStore, 'record'>
}

export type CreateAdministratorDeps = Omit<SetupLinkDeps, 'inTransaction'> &
  Omit<TakeKeysDeps, TakeKeysStore> &
  JudgePasswordDeps & {
    passwords: Pick<Passwords, 'hash'>
    inTransaction: InTransaction<Stores>
  }

export type NewAdministrator = { email: string; name: string; role: Role; password?: string | undefined }

export type CreateAdministratorOutcome =
  /** `link`: unless a password was given. A member who was there keeps their name and nothing that opened their door. */
  | { kind: 'created' | 'promoted'; member: Member; link: MadeSetupLink | undefined }
  | { kind: 'invalid'; errors: { email?: string; name?: string; password?: PasswordComplaint } }
  /** Nothing was changed: roles are neither taken nor exchanged here. */
  | { kind: 'already-administrator'; member: Member }
  /** Nothing was changed: the address belongs to several members. */
  | { kind: 'ambiguous-email' }
  | { kind: 'suspended'; member: Member }
  /** Nothing was changed: the member with this address has another name. Theirs, repeated, says that they are meant. */
  | { kind: 'other-name'; member: Member }

/** The operator vouches for the address, of a new member and of one who was there already; the history says so. */
export async function createAdministrator(
  deps: CreateAdministratorDeps,
  given: NewAdministrator,
): Promise<CreateAdministratorOutcome> {
  const email = readEmailAddress(given.email)
  const name = readMemberName(given.name)
  const judged = given.password === undefined ? undefined : await judgePassword(deps, given.password, given)
  if (email.kind === 'refused' || name.kind === 'refused' || judged?.kind === 'refused') {
    return {
      kind: 'invalid',
      errors: {
        ...(email.kind === 'refused' && { email: email.why }),
        ...(name.kind === 'refused' && { name: name.why }),
        ...(judged?.kind === 'refused' && { password: judged.complaint }),
      },
    }
  }
  const passwordHash = given.password === undefined ? undefined : await deps.passwords.hash(given.password)
  const breaches = judged?.breaches
  const checked = { email: email.address, name: name.name, role: given.role, passwordHash, breaches }

  const outcome = await deps.inTransaction(async (stores) => {
    const [member, another] = await stores.members.findByEmail(checked.email)
    if (another) return { kind: 'ambiguous-email' } as const
    return member ? promote(deps, stores, member, checked) : create(deps, stores, checked)
  })
  if (outcome.kind !== 'created' && outcome.kind !== 'promoted') return outcome

  if (passwordHash !== undefined) return { ...outcome, link: undefined }
  const { first: lifetime } = setupLinkLifetimes
  return { ...outcome, link: await makeSetupLink(deps, { memberId: outcome.member.id, lifetime }) }
}

type Checked = {
  email: string
  name: string
  role: Role
  passwordHash: string | undefined
  breaches: Breaches | undefined
}

async function create(deps: CreateAdministratorDeps, stores: Stores, given: Checked) {
  const emailVerifiedAt = deps.clock.now()
  const added = await addMember(
    { ...deps, ...stores },
    { ...given, emailVerifiedAt, addressAttestedBy: 'operator', origin: 'command-line', actor: 'command-line' },
  )
  if (added.kind !== 'added') throw new Error(`the administrator was not added: ${added.kind}`)
  return { kind: 'created', member: added.member } as const
}

/**
 * Whoever wrote the file that brought this member in, or sat at their keyboard, may know their password, be in a session or
 * have added a factor: nobody gets a role by it. What opens the door from here on comes from the operator alone.
 */
async function promote(deps: CreateAdministratorDeps, stores: Stores, member: Member, given: Checked) {
  if (member.status === 'suspended') return { kind: 'suspended', member } as const
  if (member.role !== undefined) return { kind: 'already-administrator', member } as const
  if (!isSameName(member.name, given.name)) return { kind: 'other-name', member } as const
  const { members, events } = stores
  const { role, passwordHash, breaches } = given
  const at = deps.clock.now()
  const isAttested = member.emailVerifiedAt === undefined
  const change = { role, ...(isAttested && { emailVerifiedAt: at }) }
  // Before the role is there: the only owner would keep what they have.
  const taken = await takeKeys({ ...deps, ...stores }, { actor: 'command-line', member })
  if (taken.kind === 'last-owner') throw new Error('nobody without a role is the last owner')
  const promoted = await members.update(member.id, member.version, change, at)
  if (!promoted) throw new Error('the member changed while they were made an administrator')
  if (passwordHash !== undefined) await members.setPassword(member.id, passwordHash, at)

  const about = { actor: 'command-line', outcome: 'done', subjectId: member.id } as const
  const detail = {
    fields: Object.keys(change),
    role,
    credentials_removed: true,
    ...(isAttested && { address_attested_by: 'operator' }),
  }
  await events.record({ ...about, type: 'member.changed', detail })
  if (passwordHash !== undefined) await events.record({ ...about, type: 'password.set', detail: { breaches } })
  return { kind: 'promoted', member: promoted } as const
}
