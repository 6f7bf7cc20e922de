/** What each kind of cell in a member file may hold. Quotes nothing back: a cell may be a password or an address. */
import { readEmailAddress } from '../../kernel/email-address.ts'
import { hiddenCharacter, misleadingCharacter } from '../../kernel/hidden-characters.ts'
import { hashFormats, readPasswordHash } from '../../kernel/password-hashes/read-password-hash.ts'
import { type CountryCode, readPhone } from '../../kernel/phone.ts'
import { readMemberName } from '../members/member-name.ts'

export type RowProblemCode =
  | 'too-few-fields'
  | 'too-many-fields'
  | 'cell-too-long'
  | 'damaged-text'
  | 'hidden-characters'
  | 'missing-name'
  | 'name-too-long'
  | 'invalid-external-id'
  | 'malformed-email'
  | 'email-hidden-characters'
  | 'invalid-username'
  | 'invalid-phone'
  | 'invalid-boolean'
  | 'invalid-locale'
  | 'invalid-password'
  | 'invalid-password-hash'
  | 'password-hash-too-dear'
  | 'password-and-hash'
  | 'unknown-field'
  | 'invalid-value'
  | 'repeated-field'

export type Complaint = { code: RowProblemCode; message: string }
export type ReadCell<T> = { value: T } | Complaint

export const damaged = complain(
  'damaged-text',
  'Holds the character U+FFFD: letters were lost when this file was made. Export it again as UTF-8.',
)
// As `misleadingCharacter`, but for lines one below the other.
const notInLines = /(?![\n\r\t])\p{Cc}|[\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069]/u

/** Blank: one will be issued. */
export function readExternalId(cell: string): ReadCell<string | undefined> {
  if (cell.trim() === '') return { value: undefined }
  if (cell.includes('\ufffd')) return damaged
  if (cell.length > 255) return complain('invalid-external-id', 'An external ID has at most 255 characters.')
  if (cell.trim() !== cell) return complain('invalid-external-id', 'The external ID begins or ends with a blank.')
  if (hiddenCharacter.test(cell))
    return complain('invalid-external-id', 'The external ID holds an invisible character.')
  // Two that look the same, one composed and one not, would be two members.
  if (cell.normalize('NFC') !== cell) {
    return complain(
      'invalid-external-id',
      'The external ID is not in the Unicode form NFC. Export it again in that form.',
    )
  }
  return { value: cell }
}

export function readName(cell: string): ReadCell<string> {
  const read = readMemberName(cell)
  return read.kind === 'name' ? { value: read.name } : complain(read.code, read.why)
}

export function readText(cell: string): ReadCell<string> {
  return misleadingCharacter.test(cell)
    ? complain(
        'hidden-characters',
        'Holds a line break, a control character or a mark that changes the writing direction.',
      )
    : { value: cell }
}

export function readLines(cell: string): ReadCell<string> {
  return notInLines.test(cell)
    ? complain('hidden-characters', 'Holds a control character or a mark that changes the writing direction.')
    : { value: cell }
}

export function readEmail(cell: string): ReadCell<string> {
  const read = readEmailAddress(cell)
  return read.kind === 'address' ? { value: read.address } : complain(read.code, read.why)
}

export function readUsername(cell: string): ReadCell<string> {
  if (cell.length > 255) return complain('invalid-username', 'A username has at most 255 characters.')
  // With an @ it could be somebody else's e-mail address, and sign-in takes both.
  if (/[@\s]/.test(cell)) return complain('invalid-username', 'A username has neither @ nor blanks.')
  if (hiddenCharacter.test(cell)) return complain('invalid-username', 'The username holds an invisible character.')
  return { value: cell }
}

export function readPhoneCell(cell: string, defaultCountry: CountryCode | undefined): ReadCell<string> {
  const read = readPhone(cell, defaultCountry)
  return read.kind === 'phone' ? { value: read.e164 } : complain('invalid-phone', read.why)
}

const booleans = new Map([
  ...['true', 'yes', 'y', '1'].map((word) => [word, true] as const),
  ...['false', 'no', 'n', '0'].map((word) => [word, false] as const),
])

export function readBoolean(cell: string): ReadCell<boolean> {
  const value = booleans.get(cell.toLowerCase())
  return value === undefined ? complain('invalid-boolean', 'Write true or false (or yes/no, y/n, 1/0).') : { value }
}

export function readLocale(cell: string): ReadCell<string> {
  try {
    const locale = new Intl.Locale(cell)
    // 'english' and 'deutsch' are well-formed, and no language.
    if (locale.language.length <= 3) return { value: locale.toString() }
  } catch {
    // Not BCP 47: answered below.
  }
  return complain('invalid-locale', 'Write a language tag such as en, de-AT or pt-BR (with a hyphen).')
}

export function readPassword(cell: string): ReadCell<string> {
  if (cell.trim() === '') return complain('invalid-password', 'The password is nothing but blanks.')
  if (cell.length < 8 || cell.length > 200) {
    return complain('invalid-password', 'A password has between 8 and 200 characters.')
  }
  if (/\p{Cc}/u.test(cell)) return complain('invalid-password', 'The password holds a line break or control character.')
  return { value: cell }
}

/** As it is: whatever its format, it is replaced by one of ours when its member signs in for the first time. */
export function readPasswordHashCell(cell: string): ReadCell<string> {
  const read = readPasswordHash(cell)
  if (read.kind === 'readable') return { value: cell }
  if (read.kind === 'unknown') {
    const names = hashFormats.map(({ name }) => name).join(', ')
    return complain('invalid-password-hash', `This is no hash in a format that is taken: ${names}.`)
  }
  const { name, bounds } = read.format
  return complain('password-hash-too-dear', `This ${name} hash is out of bounds, which are: ${bounds}.`)
}

export function complain(code: RowProblemCode, message: string): Complaint {
  return { code, message }
}
