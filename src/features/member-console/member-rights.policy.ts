/** What one administrator may do to one member: the table of actions, and whom they may act on, put together. */
import { isAllowed, mayActOn } from '../administrators/administrators.policy.ts'
import type { Member } from '../members/member.ts'

export type MemberRight =
  /** Everything that makes nobody an agent: details, suspending, links by mail, sessions, credentials. */
  'change' | 'changeAddress' | 'changeStaff' | 'vouch' | 'changeRole' | 'erase' | 'exportPerson'

export type MemberRights = Readonly<Record<MemberRight, boolean>>

type Acting = Pick<Member, 'id' | 'role'>
type ActedOn = Pick<Member, 'id' | 'role' | 'isStaff'>

/** Nobody vouches for their own address but an owner, whom nobody could vouch for. */
export function rightsOver(actor: Acting, subject: ActedOn): MemberRights {
  const mayAct = mayActOn(actor, subject)
  const may = (action: Parameters<typeof isAllowed>[1]): boolean => mayAct && isAllowed(actor.role, action)
  const change = may('members.change')
  return {
    change,
    changeAddress: change && (!subject.isStaff || may('members.change-staff')),
    changeStaff: may('members.change-staff'),
    vouch:
      may(subject.isStaff ? 'members.vouch-for-staff' : 'members.change-staff') &&
      (actor.id !== subject.id || actor.role === 'owner'),
    changeRole: may('roles.change'),
    erase: may('members.erase'),
    exportPerson: may('members.export'),
  }
}

/** Of somebody who is added: a staff flag and an external ID of one's own choosing can make them an agent in Zendesk. */
export const mayAddStaff = (actor: Acting): boolean => isAllowed(actor.role, 'members.change-staff')
