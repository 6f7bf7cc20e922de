/** What directories keep in userPassword (RFC 2307, RFC 3112; OpenLDAP, 389 Directory Server): {SSHA} and its family. */
import { hash as digestOf } from 'node:crypto'
import { isSame, partsOf, readPaddedBase64, type HashFormat } from './stored-hash.ts'

const schemes = {
  SHA: { digest: 'sha1', bytes: 20, isSalted: false },
  SSHA: { digest: 'sha1', bytes: 20, isSalted: true },
  SSHA256: { digest: 'sha256', bytes: 32, isSalted: true },
  SSHA384: { digest: 'sha384', bytes: 48, isSalted: true },
  SSHA512: { digest: 'sha512', bytes: 64, isSalted: true },
  SMD5: { digest: 'md5', bytes: 16, isSalted: true },
} as const

const mostSalt = 64

/** The digest, and behind it the salt, in padded base64. */
export const ldap: HashFormat = {
  name: 'LDAP',
  bounds: `a salt of at most ${mostSalt} bytes`,
  read(stored) {
    const shape = /^\{(?<scheme>S?SHA|SSHA(?:256|384|512)|SMD5)\}(?<bytes>[A-Za-z0-9+/]{20,176}={0,2})$/i
    const parts = partsOf(stored, shape, 'scheme', 'bytes')
    const bytes = parts && readPaddedBase64(parts.bytes)
    if (!parts || !bytes) return undefined
    const { digest, bytes: length, isSalted } = schemes[parts.scheme.toUpperCase() as keyof typeof schemes]
    const [kept, salt] = [bytes.subarray(0, length), bytes.subarray(length)]
    if (kept.length < length || isSalted !== salt.length > 0 || salt.length > mostSalt) return undefined
    return {
      work: 0,
      matches: (password) =>
        Promise.resolve(isSame(digestOf(digest, Buffer.concat([Buffer.from(password), salt]), 'buffer'), kept)),
    }
  },
}
