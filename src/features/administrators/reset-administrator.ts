/** A way back in for an administrator, or staff, who lost the password or the second factor: for whoever may use the command line. */
import type { InTransaction } from '../../kernel/transaction.ts'
import type { Member } from '../members/member.ts'
import type { MembersStore } from '../members/members.store.ts'
import { resetFactors, type ResetFactorsDeps } from '../recovery/reset-factors.ts'
import { makeSetupLink, type MadeSetupLink, type SetupLinkDeps } from '../setup/make-setup-link.ts'
import type { SetupLinksStore } from '../setup/setup-links.store.ts'
import { isForOwners } from './administrators.policy.ts'

export type ResetAdministratorOutcome =
  | {
      kind: 'link-made'
      member: Member
      /** The old password works until it is used. */
      link: MadeSetupLink
      /** What they sign in with; undefined: nothing means them. */
      identifier: string | undefined
      /** Whether there were any to remove, where that was asked for. */
      factors: 'kept' | 'removed' | 'none'
    }
  | { kind: 'unknown-email' | 'unknown-external-id' }
  /** Members who are neither administrators nor staff get a new password in other ways. */
  | { kind: 'not-an-administrator' }
  | { kind: 'ambiguous-email' }
  | { kind: 'suspended'; member: Member }

type BoundDeps = 'factors' | 'devices' | 'sessions' | 'outbox' | 'branding' | 'events'

export type ResetAdministratorDeps = Omit<SetupLinkDeps, 'inTransaction'> &
  Omit<ResetFactorsDeps, BoundDeps> & {
    members: Pick<MembersStore, 'findByEmail' | 'findForSignIn'>
    inTransaction: InTransaction<{ setupLinks: SetupLinksStore } & Pick<ResetFactorsDeps, BoundDeps>>
  }

/** `externalId`, or a username: for whoever has no address of their own. */
export type LostAdministrator = ({ email: string } | { externalId: string }) & { hasLostFactor?: boolean | undefined }

export async function resetAdministrator(
  deps: ResetAdministratorDeps,
  lost: LostAdministrator,
): Promise<ResetAdministratorOutcome> {
  const found = 'email' in lost ? await findByEmail(deps, lost.email) : await findByName(deps, lost.externalId)
  if (found.kind !== 'found') return found
  const { member } = found
  if (member.status === 'suspended') return { kind: 'suspended', member }
  const factors = lost.hasLostFactor ? await removeFactors(deps, member) : 'kept'
  const link = await makeSetupLink(deps, { memberId: member.id })
  return { kind: 'link-made', member, link, identifier: await findIdentifier(deps, member), factors }
}

type Found = { kind: 'found'; member: Member }
type NotFound = { kind: 'unknown-email' | 'unknown-external-id' | 'not-an-administrator' | 'ambiguous-email' }

/** Of several with one address the administrator is meant, and staff only where there is none. */
async function findByEmail({ members }: ResetAdministratorDeps, email: string): Promise<Found | NotFound> {
  const holders = await members.findByEmail(email.trim())
  if (holders.length === 0) return { kind: 'unknown-email' }
  const administrators = holders.filter(({ role }) => role !== undefined)
  const [member, another] = administrators.length > 0 ? administrators : holders.filter(isForOwners)
  if (!member) return { kind: 'not-an-administrator' }
  return another ? { kind: 'ambiguous-email' } : { kind: 'found', member }
}

async function findByName({ members }: ResetAdministratorDeps, name: string): Promise<Found | NotFound> {
  const found = name.includes('@') ? undefined : await members.findForSignIn(name)
  if (found?.kind !== 'one') return { kind: 'unknown-external-id' }
  return isForOwners(found.member) ? { kind: 'found', member: found.member } : { kind: 'not-an-administrator' }
}

async function removeFactors(deps: ResetAdministratorDeps, member: Member): Promise<'removed' | 'none'> {
  const { kind } = await deps.inTransaction((stores) =>
    resetFactors({ ...deps, ...stores }, { member, actor: 'command-line' }),
  )
  return kind === 'reset' ? 'removed' : 'none'
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
