/**
 * Slows down guessing, per member or typed name, per source, and harder while a flood of tries goes over the whole
 * installation. Tries are counted before the password is looked at, so that a burst of them cannot slip through together,
 * and a try that is turned away costs no hashing. A browser that the member has signed in with counts for itself alone:
 * no stranger can keep a member out of it.
 */
import { hours, minutes, seconds, type Clock } from '../../kernel/clock.ts'
import {
  countedKeys,
  floodKey,
  keysFor,
  throttleNames,
  type CountedFor,
  type CountedPurpose,
  type Hashing,
  type Named,
  type Trier,
} from './throttle-keys.ts'
import type { Counter, Streak, ThrottlesStore } from './throttles.store.ts'

/** Nobody is kept out for longer than the last of these after the latest failure. */
const delays = [seconds(30), minutes(1), minutes(2), minutes(4), minutes(8), minutes(15)]

const rules = {
  /** Steady guessing at one name gets four tries an hour. */
  name: { free: 5, freeInFlood: 2, forgetOneAfter: hours(1) },
  /** An office behind one address may mistype now and then, all day long. */
  source: { free: 50, freeInFlood: 5, forgetOneAfter: minutes(1) },
  /** In a browser that the member has signed in with. */
  browser: { free: 5, freeInFlood: 5, forgetOneAfter: hours(1) },
} as const satisfies Record<string, Omit<Counter, 'key'>>

/**
 * Seven hundred failures an hour over the whole installation are ordinary. Many more at once mean a flood, until a quarter
 * of an hour has passed: the door that this counter closes only makes the other counters stricter.
 */
const floodRule = { free: 500, freeInFlood: 500, forgetOneAfter: seconds(5) } as const
const floodDelays = [minutes(15)]

/** NIST SP 800-63B-4, 3.2.2: so many wrong passwords in a row, and it opens no more in a browser nobody knows. */
export const longestStreak = 100

export type ThrottleDeps = Hashing & { clock: Clock; throttles: Pick<ThrottlesStore, 'count' | 'takeBack'> }

export type ThrottleOutcome = { kind: 'go-on' } | { kind: 'throttled'; until: Date }

/** Counts one try of `purpose`, unless it is one too many. Call it before the try is looked at. */
export async function countFor(
  { clock, secretBox, throttles }: ThrottleDeps,
  purpose: CountedPurpose,
  of: CountedFor,
): Promise<ThrottleOutcome> {
  const { own, source } = keysFor({ secretBox }, purpose, of)
  const ownRule = of.knownBrowser === undefined ? rules.name : rules.browser
  const counters = [...own.map((key) => ({ key, ...ownRule })), ...source.map((key) => ({ key, ...rules.source }))]
  const outcome = await throttles.count(counters, { delays, floodKey: floodKey({ secretBox }) }, clock.now())
  return outcome.kind === 'blocked' ? { kind: 'throttled', until: outcome.until } : { kind: 'go-on' }
}

/** After a success, in its transaction: the member's or the name's own count begins anew, the source's goes back by one. */
export async function settleFor(
  { secretBox, throttles }: Hashing & { throttles: Pick<ThrottlesStore, 'settle'> },
  purpose: CountedPurpose,
  of: CountedFor,
): Promise<void> {
  const { own, source } = keysFor({ secretBox }, purpose, of)
  await throttles.settle({ forget: own, takeBack: source })
}

/** Until when tries of `purpose` are turned away; undefined when they are not. */
export const findClosedFor = (
  { clock, secretBox, throttles }: Hashing & { clock: Clock; throttles: Pick<ThrottlesStore, 'findBlocked'> },
  purpose: CountedPurpose,
  of: CountedFor,
): Promise<Date | undefined> => throttles.findBlocked(keysFor({ secretBox }, purpose, of).own, clock.now())

/** The counters of one try that has been counted. */
export type CountedTry = { own: readonly string[]; source: readonly string[]; streak: Streak | undefined }

export type TryOutcome =
  /** `isClosed`: the password is not to open anything now, and whoever tries is not told. */
  { kind: 'go-on'; counted: CountedTry; isClosed: boolean } | { kind: 'throttled'; until: Date }

/**
 * Counts a try, unless it is one too many. All names of a member count together, but what is told goes by the name that was
 * typed, whether or not somebody has it: another answer would tell which names belong together.
 */
export async function countTry({ clock, secretBox, throttles }: ThrottleDeps, by: Trier): Promise<TryOutcome> {
  const { loud, quiet, source, streak } = countedKeys({ secretBox }, by)
  const ownRule = by.knownBrowser === undefined ? rules.name : rules.browser
  const counters: Counter[] = [
    ...source.map((key) => ({ key, ...rules.source })),
    ...loud.map((key) => ({ key, ...ownRule })),
    ...quiet.map((key) => ({ key, ...rules.name, isQuiet: true })),
  ]
  const outcome = await throttles.count(counters, { delays, floodKey: floodKey({ secretBox }), streak }, clock.now())
  if (outcome.kind === 'blocked') return { kind: 'throttled', until: outcome.until }
  const own = [...loud, ...quiet].filter((key) => !outcome.closed.includes(key))
  return {
    kind: 'go-on',
    counted: { own, source, streak },
    isClosed: outcome.closed.length > 0 || outcome.streak >= longestStreak,
  }
}

/** What a wrong password means beyond its own try: the streak is longer, and strangers make a flood. */
export async function noteFailure(
  { clock, secretBox, throttles }: ThrottleDeps & { throttles: Pick<ThrottlesStore, 'lengthenStreak'> },
  { streak, source }: CountedTry,
): Promise<void> {
  const now = clock.now()
  const key = floodKey({ secretBox })
  await throttles.lengthenStreak(streak, now)
  if (source.length > 0) {
    await throttles.count([{ key, ...floodRule }], { delays: floodDelays, floodKey: key }, now)
  }
}

/** For a try that came to nothing by our own fault. */
export const takeBackTry = (
  { throttles }: { throttles: Pick<ThrottlesStore, 'takeBack'> },
  { own, source }: CountedTry,
): Promise<void> => throttles.takeBack([...own, ...source])

/** After the right password, in its transaction. */
export const settleTry = (
  { throttles }: { throttles: Pick<ThrottlesStore, 'settle'> },
  { own, source }: CountedTry,
  memberId: string,
): Promise<void> => throttles.settle({ forget: own, takeBack: source, streaksOf: memberId })

/** Passwords that were wrong for a member begin anew. Tries are also counted by where they come from: those stay. */
export async function forgetFailures(
  { secretBox, throttles }: Hashing & { throttles: Pick<ThrottlesStore, 'listStreaks' | 'settle'> },
  member: Named,
): Promise<void> {
  const browsers = await throttles.listStreaks(member.id)
  const forget = [
    ...throttleNames({ secretBox }, member),
    ...browsers.flatMap((knownBrowser) => countedKeys({ secretBox }, { member, knownBrowser, source: '' }).loud),
  ]
  await throttles.settle({ forget, takeBack: [], streaksOf: member.id })
}

/**
 * Codes that were wrong for a member begin anew, in these browsers as well. Not for a new password: whoever reads the
 * member's mail could go on guessing for ever.
 */
export async function forgetWrongCodes(
  { secretBox, throttles }: Hashing & { throttles: Pick<ThrottlesStore, 'settle'> },
  memberId: string,
  browsers: readonly string[],
): Promise<void> {
  const purposes: CountedPurpose[] = ['second-factor', 'address-code']
  const forget = purposes.flatMap((purpose) =>
    [undefined, ...browsers].flatMap((knownBrowser) => keysFor({ secretBox }, purpose, { memberId, knownBrowser }).own),
  )
  await throttles.settle({ forget, takeBack: [] })
}
