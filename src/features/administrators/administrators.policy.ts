/** Who may do what in the console: one line an action, read as law. */
import type { Role } from '../members/member.ts'

export const mayDo = {
  'apps.read': ['owner', 'administrator', 'auditor'],
  'apps.change': ['owner', 'administrator'],
} as const satisfies Record<string, readonly Role[]>

export type Action = keyof typeof mayDo

export const isAllowed = (role: Role | undefined, action: Action): boolean =>
  role !== undefined && (mayDo[action] as readonly Role[]).includes(role)
