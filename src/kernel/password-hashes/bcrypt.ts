/**
 * bcrypt (openbsd crypt_blowfish.c), and WordPress' way to use it since 6.8. It sees 72 bytes of a password and nothing
 * behind them: a longer one opens as it did where the hash was made, once, and from then on the whole of it counts.
 */
import { createHmac } from 'node:crypto'
import { compareBcrypt } from './bcrypt-worker.ts'
import { partsOf, type HashFormat, type StoredHash } from './stored-hash.ts'

/** Not 2x, which marks hashes of a faulty implementation. The salt's 22nd character has four bits to spare: they are 0. */
const shape = /^\$2[aby]\$(?<cost>\d\d)\$[./A-Za-z0-9]{21}[.Oeu][./A-Za-z0-9]{31}$/

const least = 4
const most = 13
const workOfRound = 212

export const bcrypt: HashFormat = { name: 'bcrypt', bounds: `cost ${least} to ${most}`, read }

export const wordpressBcrypt: HashFormat = {
  name: 'WordPress bcrypt',
  bounds: bcrypt.bounds,
  read(stored) {
    const hash = stored.startsWith('$wp$') ? read(stored.slice('$wp'.length)) : undefined
    if (hash === undefined || hash === 'too-dear') return hash
    return { ...hash, matches: (password) => hash.matches(shortened(password)) }
  },
}

function read(stored: string): StoredHash | 'too-dear' | undefined {
  const parts = partsOf(stored, shape, 'cost')
  const cost = Number(parts?.cost)
  if (!parts || cost < least) return undefined
  if (cost > most) return 'too-dear'
  return { work: workOfRound * 2 ** cost, matches: (password) => compareBcrypt(password, stored).catch(() => false) }
}

/** `wp_hash_password()` of WordPress 6.8: so that bcrypt sees the whole password. PHP's trim() knows these six blanks only. */
const shortened = (password: string): string =>
  createHmac('sha384', 'wp-sha384')
    .update(password.replace(/^[ \t\n\r\0\x0b]+|[ \t\n\r\0\x0b]+$/g, ''))
    .digest('base64')
