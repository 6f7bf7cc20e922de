/** Identifiers made here: external IDs and slugs. */
import type { Random } from './random.ts'

/** Digits and lower-case letters without 0, 1, i, l, o, u: nothing to misread, no words to spell, no case to lose. */
const alphabet = '23456789abcdefghjkmnpqrstvwxyz'

/** An external ID for a member whose source gave none: opaque, lower-case, about 78 random bits. */
export function issueExternalId(random: Random): string {
  let id = ''
  while (id.length < 16) {
    for (const byte of random.bytes(24)) {
      // 240 = 8 * 30: larger bytes would favour the first letters.
      if (byte < 240 && id.length < 16) id += alphabet[byte % 30] ?? ''
    }
  }
  return `m-${id}`
}

/** A URL-safe slug of a name, at most 40 characters; `fallback` when nothing of it can be written in ASCII. */
export function slugOf(name: string, fallback: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
  return slug === '' ? fallback : slug
}
