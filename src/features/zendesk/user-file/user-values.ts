/** Single values of an export of Zendesk users, read: what cannot be read is unknown, not wrong. */
import { readPhone } from '../../../kernel/phone.ts'
import type { ZendeskRole } from '../zendesk-directory.ts'

/** Zendesk numbers its users. Undefined: this is no such number. */
export const readZendeskId = (text: string): string | undefined => (/^[1-9]\d{0,19}$/.test(text) ? text : undefined)

/** Free text as it can be stored; blank is none. */
export function readText(text: string): string | undefined {
  const plain = text.replaceAll('\0', '\ufffd').trim().slice(0, longest)
  return plain === '' ? undefined : plain
}

/**
 * Custom roles have names of their own, and everybody who has one is an agent (article 4408882153882): whatever is not an
 * end user or an admin by name is taken for an agent, since who is taken for more than they are is looked at, not missed.
 */
export function readRole(text: string): ZendeskRole | undefined {
  const role = text
    .trim()
    .toLowerCase()
    .replaceAll(/[_\s]+/g, '-')
  if (role === '') return undefined
  if (endUsers.has(role)) return 'end-user'
  return admins.has(role) ? 'admin' : 'agent'
}

export function readTruth(text: string): boolean | undefined {
  const word = text.trim().toLowerCase()
  if (['true', 'yes', '1', 't', 'y'].includes(word)) return true
  return ['false', 'no', '0', 'f', 'n'].includes(word) ? false : undefined
}

/** E.164 where it is a telephone number with its country, otherwise as it was written. */
export function readNumber(text: string): string | undefined {
  const plain = readText(text)
  if (plain === undefined) return undefined
  const read = readPhone(plain)
  return read.kind === 'phone' ? read.e164 : plain.slice(0, 60)
}

/** A date alone is its first moment, a time without a zone is UTC. */
export function readInstant(text: string): Date | undefined {
  const found = instant.exec(text.trim())
  if (!found) return undefined
  const [, date = '', time = '00:00', zone = ''] = found
  const offset = zone === '' || /^(z|utc|gmt)$/i.test(zone) ? 'Z' : zone.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2')
  const milliseconds = Date.parse(`${date}T${time}${offset}`)
  // Date.parse takes the 31st of February for a day in March; nobody who writes it means that.
  const isRealDay = Number(date.slice(8)) <= daysIn(Number(date.slice(0, 4)), Number(date.slice(5, 7)))
  return Number.isNaN(milliseconds) || !isRealDay ? undefined : new Date(milliseconds)
}

const longest = 500
const endUsers: ReadonlySet<string> = new Set(['end-user', 'enduser', 'user', 'customer'])
const admins: ReadonlySet<string> = new Set([
  'admin',
  'administrator',
  'owner',
  'account-owner',
  'billing-admin',
  'billing-administrator',
])
const instant = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)\s?(z|utc|gmt|[+-]\d{2}:?\d{2})?)?$/i

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
