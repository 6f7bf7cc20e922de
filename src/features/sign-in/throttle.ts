/**
 * Slows down guessing, per typed name and per source. Tries are counted before the password is looked at, so that a burst
 * of them cannot slip through together, and a try that is turned away costs no hashing.
 */
import { createHmac } from 'node:crypto'
import { after, days, hours, minutes, seconds, type Clock } from '../../kernel/clock.ts'
import { emailKeys } from '../../kernel/email-keys.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'
import type { Member } from '../members/member.ts'
import type { ThrottleRule, ThrottlesStore } from './throttles.store.ts'

/** Nobody is kept out for longer than the last of these after the latest failure. */
const delays = [seconds(30), minutes(1), minutes(2), minutes(4), minutes(8), minutes(15)]

const throttleRules = {
  /** Steady guessing at one name gets four tries an hour. */
  name: { free: 5, delays, forgetOneAfter: hours(1) },
  /** An office behind one address may mistype now and then, all day long. */
  source: { free: 50, delays, forgetOneAfter: minutes(1) },
} as const satisfies Record<string, ThrottleRule>

export type ThrottleDeps = {
  clock: Clock
  secretBox: Pick<SecretBox, 'derive'>
  throttles: Pick<ThrottlesStore, 'count' | 'takeBack' | 'deleteOld'>
}

/** The counters of one try. Keyed hashes: the table tells neither names nor addresses. */
export type ThrottleKeys = { name: string; source: string }

export type ThrottleOutcome = { kind: 'go-on' } | { kind: 'throttled'; until: Date }

/**
 * The name counts as it was typed, whether or not somebody has it: an answer by member would tell which names belong
 * together. `source`: see http/source-address.ts.
 */
export function throttleKeys(
  { secretBox }: Pick<ThrottleDeps, 'secretBox'>,
  identifier: string,
  source: string,
): ThrottleKeys {
  const hashed = hashing({ secretBox })
  return { name: hashed(`name:${foldedName(identifier)}`), source: hashed(`source:${source}`) }
}

/** The counters of everything a member may sign in with. */
export function throttleNames(
  deps: Pick<ThrottleDeps, 'secretBox'>,
  { email, username, externalId }: Pick<Member, 'email' | 'username' | 'externalId'>,
): string[] {
  const hashed = hashing(deps)
  const names = [email, username, externalId].filter((name) => name !== undefined)
  return [...new Set(names.map((name) => hashed(`name:${foldedName(name)}`)))]
}

/** Counts the try, unless it is one too many. */
export async function countTry({ clock, throttles }: ThrottleDeps, keys: ThrottleKeys): Promise<ThrottleOutcome> {
  const now = clock.now()
  await throttles.deleteOld(after(now, -days(1)))
  const bySource = await throttles.count(keys.source, throttleRules.source, now)
  if (bySource.kind === 'blocked') return { kind: 'throttled', until: bySource.until }
  const byName = await throttles.count(keys.name, throttleRules.name, now)
  if (byName.kind === 'counted') return { kind: 'go-on' }
  // Turned away at the name: nothing was guessed from this source.
  await throttles.takeBack(keys.source)
  return { kind: 'throttled', until: byName.until }
}

/** For a try that came to nothing by our own fault. */
export async function takeBackTry({ throttles }: Pick<ThrottleDeps, 'throttles'>, keys: ThrottleKeys): Promise<void> {
  await throttles.takeBack(keys.name)
  await throttles.takeBack(keys.source)
}

function hashing({ secretBox }: Pick<ThrottleDeps, 'secretBox'>): (text: string) => string {
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
