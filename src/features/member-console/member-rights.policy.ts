/** What one administrator may do to one member: the table of actions, and whom they may act on, put together. */
import { isAllowed, isForOwners, mayActOn } from '../administrators/administrators.policy.ts'
import type { Member } from '../members/member.ts'

export type MemberRight =
  /** Everything that opens no door: most details, suspending, a verification link to the stored address, sessions. */
  | 'change'
  | 'changeAddress'
  /** Organisation and attributes: what a hand-off may tell Zendesk of them, a role there included. */
  | 'changeClaims'
  | 'changeStaff'
  | 'vouch'
  | 'sendReset'
  | 'removePassword'
  /** A one-time code on paper; for somebody else. */
  | 'makeCode'
  /** The second owner's word for one; the store sees to it that it is a second one. */
  | 'approveCode'
  /** Never one's own: whoever lost a factor asks somebody else. */
  | 'resetFactors'
  | 'changeRole'
  | 'erase'
  | 'exportPerson'

export type MemberRights = Readonly<Record<MemberRight, boolean>>

type Acting = Pick<Member, 'id' | 'role'>
type ActedOn = Pick<Member, 'id' | 'role' | 'isStaff'>

/** The rule is told at `isForOwners`. Owners do to themselves what nobody else could do for the first of them. */
export function rightsOver(actor: Acting, subject: ActedOn): MemberRights {
  const mayAct = mayActOn(actor, subject)
  const may = (action: Parameters<typeof isAllowed>[1]): boolean => mayAct && isAllowed(actor.role, action)
  const change = may('members.change')
  const changeStaff = may('members.change-staff')
  const isOther = actor.id !== subject.id
  const changeDoor = isForOwners(subject) ? changeStaff : change
  return {
    change,
    changeAddress: changeDoor,
    changeClaims: change && (isOther || actor.role === 'owner'),
    changeStaff,
    vouch: isForOwners(subject) ? changeStaff : may('members.vouch'),
    sendReset: changeDoor,
    removePassword: changeDoor,
    makeCode: changeDoor && isOther,
    approveCode: changeStaff && isOther,
    resetFactors: changeDoor && isOther,
    changeRole: may('roles.change'),
    erase: may('members.erase'),
    exportPerson: may('members.export'),
  }
}

/** The same for somebody who is only about to be added. */
export const rightsToAdd = ({ role }: Pick<Member, 'role'>) => ({
  changeAddress: isAllowed(role, 'members.change'),
  changeClaims: isAllowed(role, 'members.change'),
  changeStaff: isAllowed(role, 'members.change-staff'),
  /** One of one's own choosing may be that of somebody in Zendesk. */
  chooseExternalId: isAllowed(role, 'members.choose-external-id'),
})

/** An address that opens the door of staff or of a role holder: behind two of them nobody would sign in by it. */
export const mayGiveAddress = (
  actor: Acting,
  holders: readonly Pick<Member, 'id' | 'role' | 'isStaff'>[],
  toId: string | undefined,
): boolean =>
  isAllowed(actor.role, 'members.change-staff') || holders.every((holder) => holder.id === toId || !isForOwners(holder))
