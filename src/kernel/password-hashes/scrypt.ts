/** scrypt (RFC 7914) as passlib writes it, as crypt(3) does ($7$), and as Firebase changed it. */
import { createCipheriv, scrypt as derive, type ScryptOptions } from 'node:crypto'
import { promisify } from 'node:util'
import { cryptBase64, readCryptNumber } from './crypt-base64.ts'
import { isSame, partsOf, readBase64, readPaddedBase64, type HashFormat, type StoredHash } from './stored-hash.ts'

const scryptOf = promisify<string, Uint8Array, number, ScryptOptions, Buffer>(derive)

/** As dear as the strongest that OWASP's password storage cheat sheet lists: N = 2^17, r = 8, p = 1, in 128 MiB. */
const most = 2 ** 20
const bounds = 'N times r times p to 1048576 (2^17 times 8 times 1)'
const workOfBlock = 1.3
const enoughMemory = 2 ** 28

/** `$scrypt$ln=…,r=…,p=…$salt$key` (passlib.hash.scrypt). */
export const scrypt: HashFormat = {
  name: 'scrypt',
  bounds,
  read(stored) {
    const shape =
      /^\$scrypt\$ln=(?<log2N>\d{1,2}),r=(?<r>\d{1,7}),p=(?<p>\d{1,7})\$(?<salt>[A-Za-z0-9+/]{2,86})\$(?<key>[A-Za-z0-9+/]{22,86})$/
    const parts = partsOf(stored, shape, 'log2N', 'r', 'p', 'salt', 'key')
    const [salt, key] = [parts && readBase64(parts.salt), parts && readBase64(parts.key)]
    if (!parts || !salt || !key) return undefined
    const cost = { log2N: Number(parts.log2N), r: Number(parts.r), p: Number(parts.p) }
    return hashWith(cost, salt, key.length, (made) => isSame(made, key))
  },
}

/** `$7$`, one digit for N, five each for r and p, salt, `$`, key (libxcrypt's crypt(5); crypt_scrypt of yescrypt). */
export const scryptOfCrypt: HashFormat = {
  name: 'scrypt of crypt(3)',
  bounds,
  read(stored) {
    const shape =
      /^\$7\$(?<log2N>[./\dA-Za-z])(?<r>[./\dA-Za-z]{5})(?<p>[./\dA-Za-z]{5})(?<salt>[./\dA-Za-z]{1,86})\$(?<key>[./\dA-Za-z]{43})$/
    const parts = partsOf(stored, shape, 'log2N', 'r', 'p', 'salt', 'key')
    if (!parts) return undefined
    const cost = { log2N: readCryptNumber(parts.log2N), r: readCryptNumber(parts.r), p: readCryptNumber(parts.p) }
    const key = Buffer.from(parts.key)
    return hashWith(cost, Buffer.from(parts.salt), 32, (made) => isSame(Buffer.from(cryptBase64(made)), key))
  },
}

/**
 * Firebase's own: scrypt's key encrypts the signer key of the project, and that is the hash (github.com/firebase/scrypt).
 * Signer key, salt separator, memory cost and rounds stand in the text, as Supabase writes it:
 * `$fbscrypt$v=1,n=14,r=8,p=1,ss=…,sk=…$salt$hash`, all in padded base64.
 */
export const firebaseScrypt: HashFormat = {
  name: 'Firebase scrypt',
  bounds,
  read(stored) {
    const shape =
      /^\$fbscrypt\$v=1,n=(?<log2N>\d{1,2}),r=(?<r>\d{1,4}),p=1,ss=(?<separator>[A-Za-z0-9+/]{0,24}={0,2}),sk=(?<signer>[A-Za-z0-9+/]{22,128}={0,2})\$(?<salt>[A-Za-z0-9+/]{2,88}={0,2})\$(?<hash>[A-Za-z0-9+/]{22,128}={0,2})$/
    const parts = partsOf(stored, shape, 'log2N', 'r', 'separator', 'signer', 'salt', 'hash')
    if (!parts) return undefined
    const [separator, signer] = [readPaddedBase64(parts.separator), readPaddedBase64(parts.signer)]
    const [salt, hash] = [readPaddedBase64(parts.salt), readPaddedBase64(parts.hash)]
    if (!separator || !signer || !salt || !hash) return undefined
    const cost = { log2N: Number(parts.log2N), r: Number(parts.r), p: 1 }
    const isRight = (key: Buffer) => isSame(createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(signer), hash)
    return hashWith(cost, Buffer.concat([salt, separator]), 32, isRight)
  },
}

type Cost = { log2N: number; r: number; p: number }

/** `length`: of the key, in bytes. */
function hashWith(
  { log2N, r, p }: Cost,
  salt: Buffer,
  length: number,
  isRight: (key: Buffer) => boolean,
): StoredHash | 'too-dear' | undefined {
  const N = 2 ** log2N
  const blocks = N * r * p
  if (blocks > most) return 'too-dear'
  // RFC 7914, section 2: no scrypt does these.
  if (N < 2 || N >= 2 ** (16 * r) || blocks === 0) return undefined
  return {
    work: workOfBlock * blocks,
    matches: (password) =>
      scryptOf(password, salt, length, { N, r, p, maxmem: enoughMemory }).then(isRight, () => false),
  }
}
