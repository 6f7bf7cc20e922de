/** Adds a member from the console, or saves what was changed of one; never more than the administrator may. */
import type { Deps } from '../../../deps.ts'
import { emailKeys } from '../../../kernel/email-keys.ts'
import { AppError } from '../../../kernel/errors.ts'
import { isForOwners } from '../../administrators/administrators.policy.ts'
import { addMember, type AddMemberOutcome } from '../../members/add-member.ts'
import { changeMember, type ChangeMemberOutcome } from '../../members/change-member.ts'
import type { Member } from '../../members/member.ts'
import type { MembersStore } from '../../members/members.store.ts'
import { takeKeys } from '../../recovery/take-keys.ts'
import { tellFormerAddress } from '../../verification/change/tell-former-address.ts'
import { actOnMember } from '../act-on-member.ts'
import { mayGiveAddress, rightsOver, rightsToAdd } from '../member-rights.policy.ts'
import type { MemberChangeInput, NewMemberInput } from './member-form.input.ts'

export type By = { actorId: string; requestId: string }

type SavingDeps = Pick<Deps, 'config' | 'inTransaction' | 'clock' | 'random' | 'passwords' | 'secretBox'>

export async function saveNewMember(
  deps: SavingDeps,
  { input, actorId, requestId }: By & { input: NewMemberInput },
): Promise<AddMemberOutcome | AddressForOwners> {
  return deps.inTransaction(async (stores) => {
    const actor = await stores.members.get(actorId)
    const { staff: isStaff, ...details } = input
    const rights = rightsToAdd(actor)
    const isForged = (isStaff && !rights.changeStaff) || (details.externalId !== undefined && !rights.chooseExternalId)
    if (isForged) throw new AppError('access.forbidden')
    if (!(await mayHaveAddress(stores, actor, details.email))) return { kind: 'address-for-owners' }
    return addMember(
      { ...deps, ...stores },
      { ...details, isStaff, origin: 'administrator', actor: `member:${actorId}`, requestId },
    )
  })
}

export type SaveMemberOutcome =
  | Exclude<ChangeMemberOutcome, { kind: 'changed' }>
  /** `isStaffNow`: and was not before, so that nothing that opened their door does so any more: see take-keys.ts. */
  | (Extract<ChangeMemberOutcome, { kind: 'changed' }> & { isStaffNow: boolean })
  | AddressForOwners

/** `sent`: the fields that the form had. Those one may not change are in no form of ours. */
export async function saveMemberChange(
  deps: SavingDeps,
  given: By & { subjectId: string; input: MemberChangeInput; sent: ReadonlySet<string>; ip: string | undefined },
): Promise<SaveMemberOutcome> {
  const { actorId, subjectId, input, sent, requestId } = given
  return actOnMember(deps, { actorId, subjectId, right: 'change' }, async (stores, subject, actor) => {
    const rights = rightsOver(actor, subject)
    const isForged =
      (sent.has('email') && !rights.changeAddress) ||
      (sent.has('staff') && !rights.changeStaff) ||
      ((sent.has('organization') || sent.has('attributes')) && !rights.changeClaims)
    // Whoever became staff while the form was open is told of the change, not of a right that was never theirs.
    if (isForged && input.version === subject.version) throw new AppError('access.forbidden')
    const { version, staff: isStaff, email, organization, attributes, ...details } = input
    const change = {
      ...details,
      ...(rights.changeClaims && sent.has('organization') && { organization }),
      ...(rights.changeClaims && sent.has('attributes') && { attributes: withStoredSpelling(attributes, subject) }),
      ...(rights.changeAddress && sent.has('email') && { email }),
      ...(rights.changeStaff && { isStaff }),
    }
    if ('email' in change && !(await mayHaveAddress(stores, actor, email, subject))) {
      return { kind: 'address-for-owners' } as const
    }
    const by = { actor: `member:${actorId}`, requestId } as const
    const outcome = await changeMember({ ...deps, ...stores }, { id: subjectId, version, change, ...by })
    if (outcome.kind !== 'changed') return outcome
    await tellFormerAddress({ ...deps, ...stores }, subject, outcome.member)
    const isStaffNow = isForOwners(outcome.member) && !isForOwners(subject)
    if (isStaffNow) await takeKeys({ ...deps, ...stores }, { ...by, member: outcome.member, ip: given.ip })
    return { ...outcome, isStaffNow }
  })
}

/** Staff or a role holder has the address already: whoever is no owner gives it to nobody else. */
export type AddressForOwners = { kind: 'address-for-owners' }

/** What somebody has stays theirs, whoever shares it. */
async function mayHaveAddress(
  { members }: { members: Pick<MembersStore, 'findByEmail'> },
  actor: Member,
  email: string | undefined,
  subject?: Member,
): Promise<boolean> {
  if (email === undefined || (subject?.email !== undefined && isSameAddress(email, subject.email))) return true
  return mayGiveAddress(actor, await members.findByEmail(email), subject?.id)
}

const isSameAddress = (one: string, another: string): boolean => emailKeys(one).exact === emailKeys(another).exact

/** A form turns every line break into one and the same; a value that differs in nothing else was not changed. */
function withStoredSpelling(typed: Record<string, string>, { attributes }: Member): Record<string, string> {
  const plain = (value: string | undefined): string | undefined => value?.replace(/\r\n?/g, '\n').trim()
  return Object.fromEntries(
    Object.entries(typed).map(([name, value]) => {
      const stored = Object.hasOwn(attributes, name) ? attributes[name] : undefined
      return [name, stored !== undefined && plain(stored) === plain(value) ? stored : value]
    }),
  )
}
