/**
 * Password hashing: Argon2id with bounded parallelism. Costs the same for a member who exists and one who does not. Hashes
 * that were made elsewhere are compared with, too: password-hashes/.
 */
import { hash } from '@node-rs/argon2'
import { AppError } from './errors.ts'
import { readPasswordHash } from './password-hashes/read-password-hash.ts'
import type { Random } from './random.ts'

export type Passwords = {
  /** A new hash, in PHC string format with its parameters. */
  hash(password: string): Promise<string>
  /** Costs at least as much as today's parameters do, whatever those of `hash` are. */
  verify(password: string, hash: string): Promise<boolean>
  /** A hash nobody's password opens; verified against when there is no member, so that both paths cost the same. */
  readonly decoy: string
  /** True when `hash` was made with other parameters than today's, weaker or stronger: what it costs tells whose it is. */
  isOutdated(hash: string): boolean
}

/** Longest password, in characters as `passwordLength` counts them: room for any passphrase, none for a flood. */
export const longestPassword = 200

/**
 * Argon2id, the library's default algorithm, with the memory and passes that RFC 9106 recommends second, in one lane. Units:
 * memory in KiB. See docs/decisions/014-what-a-password-costs.md.
 */
const today = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 }

/**
 * `parallel`: hashes at once, at most the number of cores. `waiting`: how many more may queue;
 * beyond it a 503 with Retry-After is better than a queue that times out.
 */
export function createPasswords(settings: { parallel: number; waiting: number; random: Random }): Passwords {
  const turn = createTurnstile(settings.parallel, settings.waiting)
  const salt = settings.random.bytes(16).toString('base64').replaceAll('=', '')
  const nobody = settings.random.bytes(32).toString('base64').replaceAll('=', '')

  return {
    hash: (password) => turn(() => hash(normalised(password), today)),
    verify: (password, stored) =>
      turn(async () => {
        const { matches, work } = await compare(password, stored)
        await makeUpFor(work)
        return matches
      }),
    decoy: `$argon2id$v=19$m=${today.memoryCost},t=${today.timeCost},p=${today.parallelism}$${salt}$${nobody}`,
    isOutdated,
  }
}

/** Characters of the form that is hashed, so that every way to type one password has one length. */
export const passwordLength = (password: string): number => Array.from(normalised(password)).length

/** The same password typed as composed or decomposed characters is the same password. */
const normalised = (password: string): string => password.normalize('NFC')

type Parameters = typeof today

function parametersOf(stored: string): Parameters | undefined {
  const parameters = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(stored)
  if (!parameters) return undefined
  const [memoryCost = 0, timeCost = 0, parallelism = 0] = parameters.slice(1).map(Number)
  return { memoryCost, timeCost, parallelism }
}

function isOutdated(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = parametersOf(stored) ?? {}
  return memoryCost !== today.memoryCost || timeCost !== today.timeCost || parallelism !== today.parallelism
}

/** In Argon2's unit: blocks of a KiB, each written once in every pass. */
const workOf = ({ memoryCost, timeCost }: Pick<Parameters, 'memoryCost' | 'timeCost'>): number => memoryCost * timeCost

/** A stored text that is no hash, or one out of bounds, opens for nobody. */
async function compare(password: string, stored: string): Promise<{ matches: boolean; work: number }> {
  const read = readPasswordHash(stored)
  if (read.kind !== 'readable') return { matches: false, work: 0 }
  let work = 0
  for (const form of isOutdated(stored) ? formsOf(password) : [normalised(password)]) {
    work += read.hash.work
    if (await read.hash.matches(form)) return { matches: true, work }
  }
  return { matches: false, work }
}

/** Whoever made a hash elsewhere took the password as it was typed, composed or not; the same keys may give another form here. */
const formsOf = (password: string): Iterable<string> =>
  new Set([password, password.normalize('NFC'), password.normalize('NFD')])

/** The work that a cheaper hash, brought in by a file, has left undone: a quick answer would tell that it is there. */
async function makeUpFor(done: number): Promise<void> {
  const missing = workOf(today) - done
  const memoryCost = Math.floor(missing / today.timeCost)
  if (memoryCost >= leastMemory) await hash('', { ...today, memoryCost })
}

/** Argon2's own bound for one lane, in KiB. */
const leastMemory = 8

function createTurnstile(parallel: number, waiting: number) {
  let running = 0
  const queue: (() => void)[] = []

  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= parallel) {
      if (queue.length >= waiting) {
        throw new AppError('server.busy', {
          detail: 'Too many people are signing in at this moment. Please try again in a few seconds.',
          retryAfterSeconds: 5,
        })
      }
      await new Promise<void>((resolve) => queue.push(resolve))
    } else {
      running += 1
    }
    try {
      return await work()
    } finally {
      // A waiting one takes over this place; the count changes only when nobody waits.
      const next = queue.shift()
      if (next) next()
      else running -= 1
    }
  }
}
