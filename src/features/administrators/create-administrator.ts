/** Makes somebody an administrator from the command line: a new member, or one who is there already. */
import { readEmailAddress } from '../../kernel/email-address.ts'
import type { Passwords } from '../../kernel/passwords.ts'
import type { EventsStore } from '../events/events.store.ts'
import { addMember } from '../members/add-member.ts'
import type { Member, Role } from '../members/member.ts'
import type { MembersStore } from '../members/members.store.ts'
import type { SessionsStore } from '../sessions/sessions.store.ts'
import { makeSetupLink, setupLinkLifetimes, type MadeSetupLink, type SetupLinkDeps } from '../setup/make-setup-link.ts'
import { complainAboutPassword } from '../setup/password-policy.ts'
import type { SetupLinksStore } from '../setup/setup-links.store.ts'

type Stores = {
  members: MembersStore
  sessions: Pick<SessionsStore, 'endAllOf'>
  setupLinks: SetupLinksStore
  events: Pick<EventsStore, 'record'>
}

export type CreateAdministratorDeps = Omit<SetupLinkDeps, 'inTransaction'> & {
  passwords: Pick<Passwords, 'hash'>
  members: Pick<MembersStore, 'findForSignIn'>
  inTransaction<T>(work: (stores: Stores) => Promise<T>): Promise<T>
}

export type NewAdministrator = { email: string; name: string; role: Role; password?: string | undefined }

export type CreateAdministratorOutcome =
  /** `link`: for somebody who has no password yet. A member who was there keeps their name and password. */
  | { kind: 'created' | 'promoted'; member: Member; link: MadeSetupLink | undefined }
  | { kind: 'invalid'; errors: { email?: string; name?: string; password?: string } }
  /** Nothing was changed: roles are neither taken nor exchanged here. */
  | { kind: 'already-administrator'; member: Member }
  /** Nothing was changed: the address belongs to several members. */
  | { kind: 'ambiguous-email' }
  | { kind: 'suspended'; member: Member }

/** The operator vouches for the address of a new member; one who was there already keeps what was proved or not. */
export async function createAdministrator(
  deps: CreateAdministratorDeps,
  given: NewAdministrator,
): Promise<CreateAdministratorOutcome> {
  const read = readEmailAddress(given.email)
  const name = given.name.trim()
  const problem = given.password === undefined ? undefined : complainAboutPassword(given.password, given)
  if (read.kind === 'refused' || name === '' || problem !== undefined) {
    return {
      kind: 'invalid',
      errors: {
        ...(read.kind === 'refused' && { email: read.why }),
        ...(name === '' && { name: 'A name is needed.' }),
        ...(problem !== undefined && { password: problem }),
      },
    }
  }
  const passwordHash = given.password === undefined ? undefined : await deps.passwords.hash(given.password)
  const checked = { email: read.address, name, role: given.role, passwordHash }

  const outcome = await deps.inTransaction(async (stores) => {
    const [member, another] = await stores.members.findByEmail(checked.email)
    if (another) return { kind: 'ambiguous-email' } as const
    return member ? promote(deps, stores, member, checked) : create(deps, stores, checked)
  })
  if (outcome.kind !== 'created' && outcome.kind !== 'promoted') return outcome

  const found = await deps.members.findForSignIn(checked.email)
  const hasPassword = found.kind === 'one' && found.passwordHash !== undefined
  const { first: lifetime } = setupLinkLifetimes
  const link = hasPassword ? undefined : await makeSetupLink(deps, { memberId: outcome.member.id, lifetime })
  return { ...outcome, link }
}

type Checked = { email: string; name: string; role: Role; passwordHash: string | undefined }

async function create(deps: CreateAdministratorDeps, stores: Stores, { email, name, role, passwordHash }: Checked) {
  const emailVerifiedAt = deps.clock.now()
  const added = await addMember(
    { ...deps, ...stores },
    { email, emailVerifiedAt, name, role, passwordHash, actor: 'command-line' },
  )
  if (added.kind !== 'added') throw new Error(`the administrator was not added: ${added.kind}`)
  return { kind: 'created', member: added.member } as const
}

/** Ends the member's sessions: what they may do has changed. */
async function promote(deps: CreateAdministratorDeps, stores: Stores, member: Member, { role, passwordHash }: Checked) {
  if (member.status === 'suspended') return { kind: 'suspended', member } as const
  if (member.role !== undefined) return { kind: 'already-administrator', member } as const
  const at = deps.clock.now()
  const promoted = await stores.members.update(member.id, member.version, { role }, at)
  if (!promoted) throw new Error('the member changed while they were made an administrator')
  if (passwordHash !== undefined) await stores.members.setPassword(member.id, passwordHash, at)
  await stores.sessions.endAllOf(member.id)
  const about = { actor: 'command-line', outcome: 'done', subjectId: member.id } as const
  await stores.events.record({ ...about, type: 'member.changed', detail: { fields: ['role'], role } })
  if (passwordHash !== undefined) await stores.events.record({ ...about, type: 'password.set' })
  return { kind: 'promoted', member: promoted } as const
}
