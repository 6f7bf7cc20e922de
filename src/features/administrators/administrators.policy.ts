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
  /** What can make somebody an agent in Zendesk: the staff flag, the address of staff, a chosen external ID, vouching. */
  'members.change-staff': ['owner', 'administrator'],
  'members.vouch-for-staff': ['owner'],
  'members.erase': ['owner', 'administrator'],
  /** Everything known of one person, or of all. */
  'members.export': ['owner', 'administrator'],
  'members.import': ['owner', 'administrator'],
  /** Makes and unmakes administrators. */
  'roles.change': ['owner'],
  'events.read': ['owner', 'administrator', 'auditor'],
  'settings.read': ['owner', 'administrator', 'auditor'],
  'settings.change': ['owner', 'administrator'],
  /** Waiting mail holds one-time links: whoever reads it could use them. */
  'mail.read': ['owner'],
} as const satisfies Record<string, readonly Role[]>

export type Action = keyof typeof mayDo

export const isAllowed = (role: Role | undefined, action: Action): boolean =>
  role !== undefined && (mayDo[action] as readonly Role[]).includes(role)

/** Whom an administrator may act upon: somebody with a role of their own only owners may, or themselves nobody stops. */
export const mayActOn = (
  actor: { id: string; role?: Role | undefined },
  subject: { id: string; role?: Role | undefined },
): boolean => subject.role === undefined || actor.role === 'owner' || actor.id === subject.id
