/** Password hashing: Argon2id with bounded parallelism. Costs the same for a member who exists and one who does not. */
import { hash, verify } from '@node-rs/argon2'
import { AppError } from './errors.ts'
import type { Random } from './random.ts'

export type Passwords = {
  /** A new hash, in PHC string format with its parameters. */
  hash(password: string): Promise<string>
  verify(password: string, hash: string): Promise<boolean>
  /** A hash nobody's password opens; verified against when there is no member, so that both paths cost the same. */
  readonly decoy: string
  /** True when `hash` was made with weaker parameters than today's. */
  isOutdated(hash: string): boolean
}

/** Longest password, in characters as `passwordLength` counts them: room for any passphrase, none for a flood. */
export const longestPassword = 200

/** Argon2id, the library's default algorithm, with OWASP's parameters. Units: memory in KiB. */
const today = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }

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
    // A stored text that is no hash opens for nobody.
    verify: (password, stored) => turn(() => verify(stored, normalised(password)).catch(() => false)),
    decoy: `$argon2id$v=19$m=${today.memoryCost},t=${today.timeCost},p=${today.parallelism}$${salt}$${nobody}`,
    isOutdated,
  }
}

/** Characters of the form that is hashed, so that every way to type one password has one length. */
export const passwordLength = (password: string): number => Array.from(normalised(password)).length

/** The same password typed as composed or decomposed characters is the same password. */
const normalised = (password: string): string => password.normalize('NFC')

function isOutdated(stored: string): boolean {
  const parameters = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(stored)
  if (!parameters) return true
  const [memory = 0, time = 0, lanes = 0] = parameters.slice(1).map(Number)
  return memory < today.memoryCost || time < today.timeCost || lanes < today.parallelism
}

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
