/** phpass' portable hashes (openwall.com/phpass: WordPress to 6.7, phpBB 3), and Drupal 7's, which are the same with SHA-512. */
import { hash as digestOf } from 'node:crypto'
import { cryptAlphabet, cryptBase64 } from './crypt-base64.ts'
import { inSlices } from './in-slices.ts'
import { isSame, partsOf, type HashFormat, type StoredHash } from './stored-hash.ts'

const least = 7
const most = 17
const bounds = `2^${least} to 2^${most} rounds`
const workOfRound = 4.3

export const phpass: HashFormat = {
  name: 'phpass',
  bounds,
  read: (stored) =>
    readAs(stored, 'md5', /^(?<again>U?)\$[PH]\$(?<log2>.)(?<salt>[./\dA-Za-z]{8})(?<key>[./\dA-Za-z]{22})$/),
}

/** A `U` in front, as an update from Drupal 6 left it: what was hashed is the MD5 of the password. */
export const drupal7: HashFormat = {
  name: 'Drupal 7',
  bounds,
  read: (stored) =>
    readAs(stored, 'sha512', /^(?<again>U?)\$S\$(?<log2>.)(?<salt>[./\dA-Za-z]{8})(?<key>[./\dA-Za-z]{43})$/),
}

function readAs(stored: string, digest: 'md5' | 'sha512', shape: RegExp): StoredHash | 'too-dear' | undefined {
  const parts = partsOf(stored, shape, 'again', 'log2', 'salt', 'key')
  const log2 = parts ? cryptAlphabet.indexOf(parts.log2) : -1
  if (!parts || log2 < least || log2 > 30) return undefined
  if (log2 > most) return 'too-dear'
  const rounds = 2 ** log2
  return {
    work: workOfRound * rounds,
    async matches(password) {
      const typed = Buffer.from(parts.again === '' ? password : digestOf('md5', password))
      let made = digestOf(digest, Buffer.concat([Buffer.from(parts.salt), typed]), 'buffer')
      await inSlices(rounds, () => {
        made = digestOf(digest, Buffer.concat([made, typed]), 'buffer')
      })
      // Drupal cuts its keys off.
      return isSame(Buffer.from(cryptBase64(made).slice(0, parts.key.length)), Buffer.from(parts.key))
    },
  }
}
