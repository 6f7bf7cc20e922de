/**
 * Keys under which e-mail addresses are compared, from "the same" to "looks the same". For finding duplicates, never for
 * storing or sending: the address stays as it was typed. Every key refines the next, and key(key(x)) = key(x).
 */
import { createHash } from 'node:crypto'
import { asciiDomain, unicodeDomain } from './email-domain.ts'
import { listedDomains, readSubdomainAddress, ruleForDomain } from './email-providers.ts'
import { skeleton } from './skeleton.ts'

/** Stored beside the keys. Raise it whenever any rule or table below changes: stored keys are then computed anew. */
export const KEYS_VERSION = 2

export type EmailKeys = {
  /**
   * Trimmed, lower-case, ASCII domain without trailing dot: what Zendesk most likely takes for one address. Its rule is
   * frozen: links, former addresses and digests hold it where no address is left to compute it from.
   */
  exact: string
  /** Also alike: letter width, case mappings such as ß/ss and ı/i, invisible characters. */
  fold: string
  /** Also alike: letters with and without accents. */
  accentless: string
  /** Also alike: spellings that one mailbox receives, by the provider table. */
  mailbox: string
  /** `possible`: a rule that only some providers follow made this mailbox key. A group is as certain as its weakest member. */
  mailboxCertainty: 'certain' | 'possible'
  /** Also alike: what people take for one another when they read it, in lower case and with the domain as it is shown. */
  skeleton: string
  /** The skeleton of the address with its capitals as typed, where that is another one: 'PAUI' looks like 'PAUL'. */
  typedSkeleton: string | undefined
}

const maxLength = 320

/** Total, since every string has keys, each at most 320 UTF-16 units, well-formed and free of NUL. */
export function emailKeys(address: string): EmailKeys {
  const exact = exactOf(address)
  const fold = foldOf(exact)
  const accentless = isPlain(fold) ? fold : settle(toAccentless, fold)
  let mailboxCertainty: EmailKeys['mailboxCertainty'] = 'certain'
  const mailbox = settle((each) => {
    const next = toMailbox(each)
    if (next.certainty === 'possible') mailboxCertainty = 'possible'
    return next.address
  }, fold)
  const skeletonKey = skeletonOf(mailbox)
  const typed = typedSkeletonOf(address)
  const typedSkeleton = typed === skeletonKey ? undefined : typed
  return { exact, fold, accentless, mailbox, mailboxCertainty, skeleton: skeletonKey, typedSkeleton }
}

/** The fold key of a username that could be taken for somebody's address; undefined for others. */
export function usernameFoldKey(username: string | undefined): string | undefined {
  return username?.includes('@') ? foldOf(exactOf(username)) : undefined
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

function isDigest(address: string): boolean {
  return /^#[0-9a-f]{64}$/.test(address)
}

function isPlain(address: string): boolean {
  return /^[!-~]*$/.test(address)
}

/** Nearly all addresses are so plain that their small letters are all there is to it. */
function exactOf(address: string): string {
  return ordinary.test(address) && address.length <= maxLength && !encoded.test(address)
    ? address.toLowerCase()
    : settle(toExact, address)
}

const ordinary = /^[!-~]+@[A-Za-z0-9.-]*[A-Za-z0-9-]$/
const encoded = /xn--/i

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

function foldOf(exact: string): string {
  return isPlain(exact) ? exact : settle(toFold, exact)
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

function mailboxOf(address: string): string {
  return settle((each) => toMailbox(each).address, foldOf(exactOf(address)))
}

function skeletonOf(mailbox: string): string {
  return skeletonOfPlain(mailbox) ?? settle(toSkeleton, mailbox)
}

/** Of nearly all addresses, without tables. Undefined where that is not certain to be the end of it. */
function skeletonOfPlain(mailbox: string): string | undefined {
  if (!plainAddress.test(mailbox) || mailbox.includes('xn--') || mailbox.length > maxLength / 2) return undefined
  const seen = mailbox.replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('m', 'rn')
  return seen === mailbox || toMailbox(seen).address === seen ? seen : undefined
}

// Without the other characters of ASCII that look like something else: % \" | and the backtick.
const plainAddress = /^[!#$&'*+,./0-9:;<=>?[\\\]^_a-z{}~()-]*@[a-z0-9.-]*$/

/** Ends in the form of a mailbox key, so that the skeleton of a skeleton is that skeleton. */
function toSkeleton(address: string): string {
  if (isDigest(address)) return address
  const domain = address.lastIndexOf('@') + 1
  const shown = domain > 0 ? address.slice(0, domain) + unicodeDomain(address.slice(domain)) : address
  const seen = skeleton(shown).toLowerCase().normalize('NFC')
  return seen === address ? address : mailboxOf(seen)
}

/** Only capitals look like something else than their small letters do: 'I' like 'l'. */
function typedSkeletonOf(address: string): string | undefined {
  const typed = bounded(address.trim())
  if (isPlain(typed) && !typed.includes('I')) return undefined
  const shown = typed.normalize('NFKC')
  const domain = shown.lastIndexOf('@') + 1
  // Whoever writes GMAIL.COM means it: nobody else has that domain, and its rules hold.
  const isProvider = listedDomains.has(shown.slice(domain).toLowerCase())
  const seen = isProvider ? smallLookAlikes(shown.slice(0, domain)) + shown.slice(domain) : smallLookAlikes(shown)
  return skeletonOf(mailboxOf(seen))
}

function smallLookAlikes(text: string): string {
  return text.replace(/\p{Changes_When_Lowercased}/gu, skeleton)
}
