/** Every format of password hashes that members may bring along. New ones are always Argon2id: passwords.ts. */
import { argon2 } from './argon2.ts'
import { bcrypt, wordpressBcrypt } from './bcrypt.ts'
import { ldap } from './ldap.ts'
import { aspNetIdentity, django, passlib } from './pbkdf2.ts'
import { drupal7, phpass } from './phpass.ts'
import { firebaseScrypt, scrypt, scryptOfCrypt } from './scrypt.ts'
import type { HashFormat, StoredHash } from './stored-hash.ts'
import { md5Crypt, shaCrypt } from './unix-crypt.ts'

/** docs/members.md has a table of them. */
export const hashFormats: readonly HashFormat[] = [
  argon2,
  bcrypt,
  wordpressBcrypt,
  scrypt,
  scryptOfCrypt,
  firebaseScrypt,
  django,
  passlib,
  aspNetIdentity,
  phpass,
  drupal7,
  shaCrypt,
  md5Crypt,
  ldap,
]

export type ReadHash =
  | { kind: 'readable'; hash: StoredHash }
  /** It would keep the server from its work, and opens for nobody. */
  | { kind: 'too-dear'; format: HashFormat }
  | { kind: 'unknown' }

/** Longer than the longest of any format. */
const longest = 700

export function readPasswordHash(stored: string): ReadHash {
  if (stored.length > longest) return { kind: 'unknown' }
  // Directories put the hashes of crypt(3) into braces too.
  const bare = stored.replace(/^\{crypt\}(?=\$)/i, '')
  for (const format of hashFormats) {
    const hash = format.read(bare)
    if (hash === 'too-dear') return { kind: 'too-dear', format }
    if (hash) return { kind: 'readable', hash }
  }
  return { kind: 'unknown' }
}
