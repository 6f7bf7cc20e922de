/** One Zendesk user as the API writes them (Users, developer.zendesk.com): an object of JSON. */
import { readInstant, readNumber, readRole, readText, readZendeskId } from './user-values.ts'
import type { Lack, ZendeskAddress, ZendeskUser } from '../zendesk-directory.ts'

export type ReadUser = { kind: 'user'; user: ZendeskUser; tells: readonly Lack[] } | { kind: 'refused'; why: string }

export function readUserObject(value: Readonly<Record<string, unknown>>): ReadUser {
  const zendeskId = readZendeskId(plain(value['id']) ?? '')
  if (zendeskId === undefined) return { kind: 'refused', why: 'This user has no “id” that Zendesk would give.' }
  if (typeof value['id'] === 'number' && !Number.isSafeInteger(value['id'])) {
    return { kind: 'refused', why: 'The “id” has more digits than a number of JSON keeps. Write it as text.' }
  }
  const externalId = plain(value['external_id'])
  const isTold = Object.hasOwn(value, 'external_id')
  const identities = Array.isArray(value['identities']) ? (value['identities'] as unknown[]) : undefined
  return {
    kind: 'user',
    tells: tellable.filter(([key]) => Object.hasOwn(value, key)).map(([, lack]) => lack),
    user: {
      zendeskId,
      name: readText(plain(value['name']) ?? ''),
      role: readRole(plain(value['role']) ?? ''),
      externalId: { isKnown: isTold, value: readText(externalId ?? '') },
      isSuspended: typeof value['suspended'] === 'boolean' ? value['suspended'] : undefined,
      isDeleted: value['active'] === false,
      phone: readNumber(plain(value['phone']) ?? ''),
      addresses: addressesOf(value, identities ?? []),
      areAllAddresses: identities !== undefined,
      lastLoginAt: readInstant(plain(value['last_login_at']) ?? ''),
      updatedAt: readInstant(plain(value['updated_at']) ?? ''),
    },
  }
}

const tellable: readonly (readonly [string, Lack])[] = [
  ['external_id', 'external-id'],
  ['email', 'email'],
  ['name', 'name'],
  ['phone', 'phone'],
  ['role', 'role'],
  ['suspended', 'suspended'],
  ['last_login_at', 'last-sign-in'],
]

/** The primary one as the user says it; from the identities the others, and what is said of being verified. */
function addressesOf(value: Readonly<Record<string, unknown>>, identities: readonly unknown[]): ZendeskAddress[] {
  const primary = readText(plain(value['email']) ?? '')
  const isVerified = typeof value['verified'] === 'boolean' ? value['verified'] : undefined
  const found = identities.filter(isObject).flatMap((identity): ZendeskAddress[] => {
    const email = readText(plain(identity['value']) ?? '')
    if (identity['type'] !== 'email' || email === undefined) return []
    const isPrimary =
      primary === undefined ? identity['primary'] === true : email.toLowerCase() === primary.toLowerCase()
    return [{ email, isPrimary, isVerified: identity['verified'] === true }]
  })
  const isListed = found.some((address) => address.isPrimary)
  return primary === undefined || isListed ? found : [{ email: primary, isPrimary: true, isVerified }, ...found]
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** External IDs and numbers of users occur as numbers too. */
function plain(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value : undefined
}
