/** PBKDF2 (RFC 8018) as Django, passlib and ASP.NET Identity write it. */
import { pbkdf2 as derive } from 'node:crypto'
import { promisify } from 'node:util'
import { isSame, partsOf, readBase64, readPaddedBase64, type HashFormat, type StoredHash } from './stored-hash.ts'

const pbkdf2Of = promisify(derive)

const digests = {
  sha1: { bytes: 20, most: 2_000_000, workOfRound: 0.85 },
  sha256: { bytes: 32, most: 2_000_000, workOfRound: 0.85 },
  sha512: { bytes: 64, most: 1_000_000, workOfRound: 1.8 },
} as const
type Digest = keyof typeof digests

/** A key longer than the digest takes all rounds once more. */
const bounds = `rounds to ${digests.sha256.most}, with SHA-512 to ${digests.sha512.most}`

/** `pbkdf2_sha256$rounds$salt$key` (django.contrib.auth.hashers); the salt as it stands, the key in padded base64. */
export const django: HashFormat = {
  name: 'Django PBKDF2',
  bounds,
  read(stored) {
    const shape =
      /^pbkdf2_(?<digest>sha1|sha256)\$(?<rounds>[1-9]\d{0,9})\$(?<salt>[!-#%-~]{1,128})\$(?<key>[A-Za-z0-9+/]{27,43}=)$/
    const parts = partsOf(stored, shape, 'digest', 'rounds', 'salt', 'key')
    const key = parts && readPaddedBase64(parts.key)
    if (!parts || !key) return undefined
    const digest = parts.digest as Digest
    if (key.length !== digests[digest].bytes) return undefined
    return hashWith(digest, Number(parts.rounds), Buffer.from(parts.salt), key)
  },
}

/** `$pbkdf2-sha256$rounds$salt$key` (passlib.hash.pbkdf2_digest); base64 with `.` for `+`, unpadded. */
export const passlib: HashFormat = {
  name: 'passlib PBKDF2',
  bounds,
  read(stored) {
    const shape =
      /^\$pbkdf2(?<digest>|-sha256|-sha512)\$(?<rounds>[1-9]\d{0,9})\$(?<salt>[A-Za-z0-9./]{0,128})\$(?<key>[A-Za-z0-9./]{22,86})$/
    const parts = partsOf(stored, shape, 'digest', 'rounds', 'salt', 'key')
    const [salt, key] = [parts?.salt, parts?.key].map((text = '') => readBase64(text.replaceAll('.', '+')))
    if (!parts || !salt || !key) return undefined
    return hashWith(parts.digest === '' ? 'sha1' : (parts.digest.slice(1) as Digest), Number(parts.rounds), salt, key)
  },
}

/**
 * One block of bytes in padded base64 (PasswordHasher.cs of ASP.NET Core Identity). First byte 0: version 2, 1000 rounds of
 * SHA-1, 16 bytes salt, 32 bytes key. First byte 1: version 3, which names digest, rounds and length of the salt.
 */
export const aspNetIdentity: HashFormat = {
  name: 'ASP.NET Identity',
  bounds,
  read(stored) {
    const bytes = /^A[A-Za-z0-9+/]{55,300}={0,2}$/.test(stored) ? readPaddedBase64(stored) : undefined
    if (bytes?.[0] === 0 && bytes.length === 49)
      return hashWith('sha1', 1_000, bytes.subarray(1, 17), bytes.subarray(17))
    if (bytes?.[0] !== 1) return undefined
    const digest = (['sha1', 'sha256', 'sha512'] as const)[bytes.readUInt32BE(1)]
    const behindSalt = 13 + bytes.readUInt32BE(9)
    const [salt, key] = [bytes.subarray(13, behindSalt), bytes.subarray(behindSalt)]
    if (!digest || salt.length < 8 || key.length < 16) return undefined
    return hashWith(digest, bytes.readUInt32BE(5), salt, key)
  },
}

function hashWith(digest: Digest, rounds: number, salt: Buffer, key: Buffer): StoredHash | 'too-dear' | undefined {
  const { bytes, most, workOfRound } = digests[digest]
  const all = rounds * Math.ceil(key.length / bytes)
  if (all > most) return 'too-dear'
  if (rounds < 1) return undefined
  return {
    work: workOfRound * all,
    matches: async (password) => isSame(await pbkdf2Of(password, salt, rounds, key.length, digest), key),
  }
}
