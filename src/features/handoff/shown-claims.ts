/** Claims as text for people: one line each, custom fields one by one. */
import type { Claims } from './claims.ts'

export type ShownClaim = { claim: string; value: string }

export function listClaims({ user_fields: fields = {}, ...plain }: Partial<Claims>): ShownClaim[] {
  return [
    ...Object.entries(plain).map(([claim, value]) => ({ claim, value: textOf(value) })),
    ...Object.entries(fields).map(([key, value]) => ({ claim: `user_fields.${key}`, value: textOf(value) })),
  ]
}

const textOf = (value: string | number | boolean | readonly string[]): string =>
  Array.isArray(value) ? value.join(', ') : String(value)
