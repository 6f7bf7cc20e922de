/** A way back in for an administrator who lost the password, for whoever may use the command line. */
import type { Member } from '../members/member.ts'
import type { MembersStore } from '../members/members.store.ts'
import { makeSetupLink, type MadeSetupLink, type SetupLinkDeps } from '../setup/make-setup-link.ts'

export type ResetAdministratorOutcome =
  /** The old password works until the link is used. */
  | { kind: 'link-made'; member: Member; link: MadeSetupLink }
  | { kind: 'unknown-email' }
  /** Members without a role get a new password in other ways. */
  | { kind: 'not-an-administrator' }
  | { kind: 'ambiguous-email' }
  | { kind: 'suspended'; member: Member }

export type ResetAdministratorDeps = SetupLinkDeps & { members: Pick<MembersStore, 'findByEmail'> }

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
  return { kind: 'link-made', member, link: await makeSetupLink(deps, { memberId: member.id }) }
}
