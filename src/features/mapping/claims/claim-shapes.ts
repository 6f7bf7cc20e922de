/** What values the claims take: how a value is made to fit each, or why it does not. */
import { readPhone } from '../../../kernel/phone.ts'
import { readMemberName } from '../../members/member-name.ts'
import { isGap, type Gap } from '../evaluate.ts'
import type { Value } from '../expression.ts'
import { kindOfPath } from '../member-paths.ts'

export type ClaimValue = Value | string[]

export type Shape = {
  /** The end of "takes …". */
  takes: string
  /** Never throws, never gives anything empty. */
  fit(value: Value): ClaimValue | Gap
  /** Whether a member's field may be sent as it is: its values can fit. */
  isOpenTo(path: string): boolean
}

export const longestText = 255
export const longestField = 2_000
const longestList = { items: 100, characters: 2_000 } as const

const isText = (path: string): boolean => kindOfPath(path) !== 'yes-or-no'
const isAttribute = (path: string): boolean => kindOfPath(path) === 'attribute'

const forText =
  (fit: (text: string) => ClaimValue | Gap): Shape['fit'] =>
  (value) => {
    if (typeof value !== 'string') return { why: `${String(value)} is no text` }
    return value.trim() === '' ? { why: 'there is nothing but blanks in it' } : fit(value)
  }

const within = (text: string, longest: number): string | Gap =>
  text.length > longest ? { why: `it is longer than ${longest} characters` } : text

export const text: Shape = {
  takes: 'text',
  fit: forText((value) => within(value, longestText)),
  isOpenTo: isText,
}

export const personName: Shape = {
  takes: 'a name',
  fit: forText((value) => {
    const read = readMemberName(value)
    return read.kind === 'name' ? read.name : { why: `it is no name: ${read.why}` }
  }),
  isOpenTo: isText,
}

export const phone: Shape = {
  takes: 'a telephone number with its country code',
  fit: forText((value) => {
    const read = readPhone(value)
    return read.kind === 'phone' ? read.e164 : { why: 'it is no telephone number with a country code' }
  }),
  isOpenTo: (path) => path === 'phone' || isAttribute(path),
}

/** A text of digits will do: tables and custom fields hold nothing but text. */
export const wholeNumber: Shape = {
  takes: 'a whole number',
  fit: (value) => {
    const number = typeof value === 'string' && /^\s*\d{1,15}\s*$/.test(value) ? Number(value) : value
    return typeof number === 'number' && Number.isSafeInteger(number) && number > 0
      ? number
      : { why: `${told(value)} is no whole number` }
  },
  isOpenTo: isAttribute,
}

/** One text with commas, as Zendesk wants it. */
export const commaList: Shape = {
  takes: 'names with commas between them',
  fit: forText((value) => {
    const items = itemsOf(value, /,/)
    return isGap(items) ? items : items.join(',')
  }),
  isOpenTo: isText,
}

export const tags: Shape = {
  takes: 'tags with commas between them',
  fit: forText((value) => itemsOf(value, /[,\s]+/)),
  isOpenTo: isText,
}

export const photoUrl: Shape = {
  takes: 'a public https address',
  fit: forText((value) => {
    const url = URL.canParse(value) ? new URL(value) : undefined
    const isPublic = url?.protocol === 'https:' && url.username === '' && url.password === ''
    return isPublic ? within(url.href, longestField) : { why: 'it is no https address' }
  }),
  isOpenTo: isAttribute,
}

const roles = ['end_user', 'agent', 'admin'] as const
export type ZendeskRole = (typeof roles)[number]

export const role: Shape = {
  takes: 'end_user, agent or admin',
  fit: (value) => roles.find((known) => known === value) ?? { why: `${told(value)} is none of ${roles.join(', ')}` },
  isOpenTo: isAttribute,
}

/** Custom fields hold text, numbers, and yes or no. */
export const anything: Shape = {
  takes: 'text, a number, or yes or no',
  fit: (value) => (typeof value === 'string' ? forText((given) => within(given, longestField))(value) : value),
  isOpenTo: () => true,
}

function itemsOf(list: string, separator: RegExp): string[] | Gap {
  const items = [...new Set(list.split(separator).map((item) => item.trim()))].filter((item) => item !== '')
  if (items.length === 0) return { why: 'there is nothing between the commas' }
  if (items.length > longestList.items) return { why: `it has more than ${longestList.items} entries` }
  if (items.some((item) => item.length > longestText)) {
    return { why: `an entry is longer than ${longestText} characters` }
  }
  return items.join(',').length > longestList.characters
    ? { why: `it is longer than ${longestList.characters} characters` }
    : items
}

/** Short enough for a sentence. */
const told = (value: Value): string =>
  typeof value === 'string' ? `“${Array.from(value).slice(0, 40).join('')}”` : String(value)
