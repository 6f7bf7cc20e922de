/** Who may do what in the console: one line an action, read as law. */
import type { Role } from '../members/member.ts'

const everyRole = ['owner', 'administrator', 'operator', 'auditor'] as const

export const mayDo = {
  'console.read': everyRole,
  'apps.read': ['owner', 'administrator', 'auditor'],
  'apps.change': ['owner', 'administrator'],
  /** Past the roll-out guard, with a reason. */
  'apps.override': ['owner'],
  /** `role` and `custom_role_id` in the field mapping: they make agents and admins. */
  'apps.map-roles': ['owner'],
  'members.read': everyRole,
  'members.change': ['owner', 'administrator', 'operator'],
  /** Of somebody who is neither staff nor holds a role. */
  'members.vouch': ['owner', 'administrator'],
  'members.choose-external-id': ['owner', 'administrator'],
  /** Who is staff, and what opens the door of staff and of role holders: see `isForOwners`. */
  'members.change-staff': ['owner'],
  'members.erase': ['owner', 'administrator'],
  /** Everything known of one person, or of all. */
  'members.export': ['owner', 'administrator'],
  'members.import': ['owner', 'administrator'],
  /** Makes and unmakes administrators. */
  'roles.change': ['owner'],
  'findings.read': everyRole,
  /** Acknowledge, put off, accept, dismiss. */
  'findings.decide': ['owner', 'administrator'],
  'audits.run': ['owner', 'administrator', 'auditor'],
  /** With every address in it, or masked. */
  'findings.export': ['owner', 'administrator', 'auditor'],
  /** Of held hand-offs; of staff it takes two. */
  'holds.decide': ['owner', 'administrator'],
  /** What findings do to the sign-ins of an app. */
  'gates.change': ['owner'],
  'zendesk.import': ['owner', 'administrator'],
  'members.merge': ['owner', 'administrator'],
  'safeguards.change': ['owner'],
  /** They carry what happens here to somewhere else. */
  'webhooks.change': ['owner'],
  'events.read': ['owner', 'administrator', 'auditor'],
  'settings.read': ['owner', 'administrator', 'auditor'],
  'settings.change': ['owner', 'administrator'],
  /** How strict Latchkey is: whoever could loosen it would need nobody's password. */
  'security.change': ['owner'],
  /** Waiting mail holds one-time links: whoever reads it could use them. */
  'mail.read': ['owner'],
} as const satisfies Record<string, readonly Role[]>

export type Action = keyof typeof mayDo

export const isAllowed = (role: Role | undefined, action: Action): boolean =>
  role !== undefined && (mayDo[action] as readonly Role[]).includes(role)

/**
 * Who is staff or holds a role is for owners: only an owner (or the command line) marks or unmarks staff, changes the
 * address, vouches for the address, sends a reset, makes a one-time code, or removes the password or the second factors
 * of a staff member or role holder; and nobody but an owner changes their own organisation, attributes or staff flag, or
 * vouches for themselves. Whoever could would become an agent in Zendesk, or an owner here, by somebody else's account
 * or by their own.
 */
export const isForOwners = (member: { isStaff: boolean; role?: Role | undefined }): boolean =>
  member.isStaff || member.role !== undefined

/** Whom an administrator may act upon: somebody with a role of their own only owners may, or themselves nobody stops. */
export const mayActOn = (
  actor: { id: string; role?: Role | undefined },
  subject: { id: string; role?: Role | undefined },
): boolean => subject.role === undefined || actor.role === 'owner' || actor.id === subject.id
