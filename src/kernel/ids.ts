/** Identifiers made here: external IDs and slugs; and what our random ones look like. */
import type { Random } from './random.ts'

/** Digits and lower-case letters without 0, 1, i, l, o, u: nothing to misread, no words to spell, no case to lose. */
export const readableAlphabet = '23456789abcdefghjkmnpqrstvwxyz'

/** An external ID for a member whose source gave none: opaque, lower-case, about 78 random bits. */
export const issueExternalId = (random: Random): string => `m-${randomText(random, readableAlphabet, 16)}`

/** `length` characters, each of `alphabet` (at most 256, of one code unit) as likely as the others. */
export function randomText(random: Random, alphabet: string, length: number): string {
  // Bytes from the last whole multiple on would favour the first letters.
  const limit = 256 - (256 % alphabet.length)
  let text = ''
  while (text.length < length) {
    for (const byte of random.bytes(Math.ceil(length * 1.5))) {
      if (byte < limit && text.length < length) text += alphabet.charAt(byte % alphabet.length)
    }
  }
  return text
}

/** As the database and `crypto.randomUUID` write it, in whatever case. */
export const isUuid = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)

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
