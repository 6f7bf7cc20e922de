/** A way back in for an administrator who lost the password, for whoever may use the command line. */
import type { Member } from '../members/member.ts'
import type { MembersStore } from '../members/members.store.ts'
import { makeSetupLink, type MadeSetupLink, type SetupLinkDeps } from '../setup/make-setup-link.ts'

export type ResetAdministratorOutcome =
  /** The old password works until the link is used. `identifier`: what they sign in with; undefined: nothing means them. */
  | { kind: 'link-made'; member: Member; link: MadeSetupLink; identifier: string | undefined }
  | { kind: 'unknown-email' }
  /** Members without a role get a new password in other ways. */
  | { kind: 'not-an-administrator' }
  | { kind: 'ambiguous-email' }
  | { kind: 'suspended'; member: Member }

export type ResetAdministratorDeps = SetupLinkDeps & { members: Pick<MembersStore, 'findByEmail' | 'findForSignIn'> }

export async function resetAdministrator(
  deps: ResetAdministratorDeps,
  { email }: { email: string },
): Promise<ResetAdministratorOutcome> {
  const holders = await deps.members.findByEmail(email.trim())
  if (holders.length === 0) return { kind: 'unknown-email' }
  const [member, another] = holders.filter(({ role }) => role !== undefined)
  if (!member) return { kind: 'not-an-administrator' }
  if (another) return { kind: 'ambiguous-email' }
  if (member.status === 'suspended') return { kind: 'suspended', member }
  const link = await makeSetupLink(deps, { memberId: member.id })
  return { kind: 'link-made', member, link, identifier: await findIdentifier(deps, member) }
}

/** The address, unless another member with credentials has it too. */
async function findIdentifier(
  { members }: Pick<ResetAdministratorDeps, 'members'>,
  { id, email, username, externalId }: Member,
): Promise<string | undefined> {
  for (const identifier of [email, username, externalId]) {
    const found = identifier === undefined ? undefined : await members.findForSignIn(identifier)
    if (found?.kind === 'one' && found.member.id === id) return identifier
  }
  return undefined
}
