/**
 * Keys under which e-mail addresses are compared, from "the same" to "the same mailbox". For finding duplicates, never
 * for storing or sending: the address stays as it was typed. Every key refines the next, and key(key(x)) = key(x).
 */
import { createHash } from 'node:crypto'
import { asciiDomain } from './email-domain.ts'
import { readSubdomainAddress, ruleForDomain } from './email-providers.ts'

/** Stored beside the keys. Raise it whenever any rule or table below changes: stored keys are then computed anew. */
export const KEYS_VERSION = 1

export type EmailKeys = {
  /** Trimmed, lower-case, ASCII domain without trailing dot: what Zendesk most likely takes for one address. */
  exact: string
  /** Also alike: letter width, case mappings such as ß/ss and ı/i, invisible characters. */
  fold: string
  /** Also alike: letters with and without accents. */
  accentless: string
  /** Also alike: spellings that one mailbox receives, by the provider table. */
  mailbox: string
  /** `possible`: a rule that only some providers follow made this mailbox key. A group is as certain as its weakest member. */
  mailboxCertainty: 'certain' | 'possible'
}

const maxLength = 320

/** Total, since every string has keys, each at most 320 UTF-16 units, well-formed and free of NUL. */
export function emailKeys(address: string): EmailKeys {
  const exact = settle(toExact, address)
  const fold = isPlain(exact) ? exact : settle(toFold, exact)
  const accentless = isPlain(fold) ? fold : settle(toAccentless, fold)
  let mailboxCertainty: EmailKeys['mailboxCertainty'] = 'certain'
  const mailbox = settle((each) => {
    const next = toMailbox(each)
    if (next.certainty === 'possible') mailboxCertainty = 'possible'
    return next.address
  }, fold)
  return { exact, fold, accentless, mailbox, mailboxCertainty }
}

/**
 * Repeats a step until it changes nothing, which makes every key idempotent by construction: one pass leaves a blank
 * behind in 'a@b.com .', and Unicode grows. What is too long or never settles becomes a digest, and a digest is a fixed
 * point of every step.
 */
function settle(step: (address: string) => string, address: string): string {
  let current = bounded(address.trim())
  for (let round = 0; round < 12; round++) {
    const next = bounded(step(current))
    if (next === current) return current
    current = next
  }
  return digest(current)
}

function bounded(address: string): string {
  return address.length > maxLength ? digest(address) : address
}

function digest(address: string): string {
  return `#${createHash('sha256').update(address).digest('hex')}`
}

function isPlain(address: string): boolean {
  return /^[!-~]*$/.test(address)
}

function toExact(address: string): string {
  const storable = address.replace(/[\p{Cs}\0]/gu, '\ufffd').trim()
  const at = storable.lastIndexOf('@')
  if (at < 0) return storable.toLowerCase()
  const domain = storable
    .slice(at + 1)
    .trim()
    .replace(/\.+$/, '')
  return `${storable.slice(0, at).trim().toLowerCase()}@${asciiDomain(domain) ?? domain.toLowerCase()}`
}

function toFold(address: string): string {
  const visible = address.normalize('NFKC').replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]/gu, '')
  return toExact(visible.toLowerCase().toUpperCase().toLowerCase().normalize('NFKC'))
}

function toAccentless(address: string): string {
  return settle(toFold, address.normalize('NFD').replace(/\p{M}/gu, ''))
}

function toMailbox(address: string): { address: string; certainty: EmailKeys['mailboxCertainty'] } {
  const at = address.lastIndexOf('@')
  const given = { local: address.slice(0, at), domain: address.slice(at + 1) }
  const unchanged = { address, certainty: 'certain' } as const
  if (at < 1 || asciiDomain(given.domain) !== given.domain) return unchanged

  const sub = readSubdomainAddress(given.domain)
  if (sub) return { address: `${sub.user}@${sub.domain}`, certainty: 'certain' }

  const rule = ruleForDomain(given.domain)
  const end = given.local.search(rule.cutAt === '+-' ? /[+-]/ : /\+/)
  const cut = end > 0 ? given.local.slice(0, end) : given.local
  const local = rule.dropDots ? cut.replaceAll('.', '') || cut : cut
  const joined = `${local}@${rule.domain}`
  const next = isPlain(joined) ? joined : settle(toFold, joined)
  return next === address ? unchanged : { address: next, certainty: rule.certainty }
}
