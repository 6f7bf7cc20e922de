/** What every format of password hashes has in common. */
import { timingSafeEqual } from 'node:crypto'

/** A hash that was read and may be compared with. */
export type StoredHash = {
  /** What one comparison costs, in Argon2's unit: KiB written, times passes. Measured, and rough, for other formats. */
  work: number
  /** Of the password as it is given: in which Unicode form, is for the caller to say. Never throws. */
  matches(password: string): Promise<boolean>
}

export type HashFormat = {
  /** As people call it, and as docs/members.md does. */
  name: string
  /** What one may cost, in words: whoever writes a member file chooses what each later sign-in costs us. */
  bounds: string
  /** Undefined: not of this format. */
  read(stored: string): StoredHash | 'too-dear' | undefined
}

/** Takes as long for any two of the same length. */
export const isSame = (made: Uint8Array, kept: Uint8Array): boolean =>
  made.byteLength === kept.byteLength && timingSafeEqual(made, kept)

/** The named groups of the expression, all of them there; undefined when the text is none of its kind. */
export function partsOf<Name extends string>(
  stored: string,
  shape: RegExp,
  ...names: readonly Name[]
): Record<Name, string> | undefined {
  const groups = shape.exec(stored)?.groups
  return groups && (Object.fromEntries(names.map((name) => [name, groups[name] ?? ''])) as Record<Name, string>)
}

/** Base64 as PHC strings have it: unpadded, canonical, no stray bits at the end. Undefined when it is not. */
export function readBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64').replace(/=+$/, '') === text ? bytes : undefined
}

/** The same, padded. */
export const readPaddedBase64 = (text: string): Buffer | undefined =>
  text.length % 4 === 0 ? readBase64(text.replace(/=+$/, '')) : undefined
