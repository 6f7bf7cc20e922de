/** What tries are counted under. Keyed hashes: the table of counters tells neither names nor addresses. */
import { createHmac } from 'node:crypto'
import { emailKeys } from '../../kernel/email-keys.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'
import type { Member } from '../members/member.ts'
import type { Streak } from './throttles.store.ts'

export type Hashing = { secretBox: Pick<SecretBox, 'derive'> }

export type Named = Pick<Member, 'id' | 'email' | 'username' | 'externalId'>

/** A try to prove oneself with a password. */
export type Trier = {
  /** The name as it was typed; undefined for somebody who is signed in and confirms something. */
  name?: string
  source: string
  /** Whom the name means, if anybody; who is signed in. */
  member: Named | undefined
  /** The hash of the browser's token, where the member has signed in with it before. */
  knownBrowser: string | undefined
}

/** `loud`: whoever tries is told when one of them is closed. */
type CountedKeys = { loud: string[]; quiet: string[]; source: string[]; streak: Streak | undefined }

/** The counters that a try with a password counts under. */
export function countedKeys(deps: Hashing, { name, source, member, knownBrowser }: Trier): CountedKeys {
  const hashed = hashing(deps)
  if (member !== undefined && knownBrowser !== undefined) {
    const loud = [hashed(`browser:${member.id}:${knownBrowser}`)]
    return { loud, quiet: [], source: [], streak: { memberId: member.id, browser: knownBrowser } }
  }
  const streak = member && { memberId: member.id, browser: undefined }
  const bySource = [hashed(`source:${source}`)]
  if (name === undefined)
    return { loud: member ? throttleNames(deps, member) : [], quiet: [], source: bySource, streak }
  const folded = foldedName(name)
  // A name that nobody has counts twice as well, so that it costs the same.
  const quiet = [hashed(member ? `member:${member.id}` : `nobody:${folded}`)]
  return { loud: [hashed(`name:${folded}`)], quiet, source: bySource, streak }
}

/** The counters of a member in browsers that nobody knows: of all of them, and of everything they may sign in with. */
export function throttleNames(deps: Hashing, { id, email, username, externalId }: Named): string[] {
  const hashed = hashing(deps)
  const names = [email, username, externalId].filter((name) => name !== undefined)
  return [...new Set([hashed(`member:${id}`), ...names.map((name) => hashed(`name:${foldedName(name)}`))])]
}

/** What is being tried, where it is not a password. Each counts apart from the others. */
export type CountedPurpose = 'second-factor' | 'passkey' | 'recovery' | 'registration' | 'address-code'

/** Whose try it is: at least one of these. A member's id or a name as it was typed; `source`: see http/source-address.ts. */
export type CountedFor = {
  memberId?: string
  name?: string
  source?: string
  /** The hash of its token, where the member has proved the same in it before: it counts in place of the member. */
  knownBrowser?: string | undefined
}

/** The counters of a try that is not about a password. */
export function keysFor(
  deps: Hashing,
  purpose: CountedPurpose,
  { memberId, name, source, knownBrowser }: CountedFor,
): { own: string[]; source: string[] } {
  const hashed = hashing(deps)
  const given = (what: string, value: string | undefined): string[] =>
    value === undefined ? [] : [hashed(`${purpose}:${what}:${value}`)]
  const folded = name === undefined ? undefined : foldedName(name)
  const browser = memberId && knownBrowser && `${memberId}:${knownBrowser}`
  const ofMember = browser ? given('browser', browser) : given('member', memberId)
  return { own: [...ofMember, ...given('name', folded)], source: given('source', source) }
}

/** The counter of all tries that failed in browsers nobody knows. */
export const floodKey = (deps: Hashing): string => hashing(deps)('flood')

/** The same for every spelling of a name, and no way back to it. Under other SECRET_KEYS it is another one. */
export const hashOfName = (deps: Hashing, name: string): string => hashing(deps)(`typed:${foldedName(name)}`)

function hashing({ secretBox }: Hashing): (text: string) => string {
  const [key] = secretBox.derive('throttle')
  return (text) => createHmac('sha256', key).update(text).digest('base64url')
}

/**
 * At least as coarse as the look-up, so that no other spelling of a name gets tries of its own. The look-up of a name is
 * the database's lower(), which depends on its locale: 'İ' is 'i' for one and 'i' with a dot above it for another.
 */
function foldedName(identifier: string): string {
  const given = identifier.trim()
  return given.includes('@') ? emailKeys(given).fold : upper(upper(storable(given).toLowerCase()))
}

/** Without marks, and upper case last: lower case depends on where a sigma stands. */
const upper = (name: string): string => name.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase()

/** NUL and half characters reach no database; the look-up takes them for this one. */
const storable = (name: string): string => name.replace(/[\0\p{Cs}]/gu, '\ufffd')
