/**
 * Attacks on the sign-in, told from what was refused: a spray tries many names a few times each, a burst is far more tries
 * than people make. Pure; the numbers leave room for an office whose members have forgotten their passwords.
 */
import { hours, minutes } from '../../../kernel/clock.ts'

const attackKinds = ['spray', 'burst'] as const
export type AttackKind = (typeof attackKinds)[number]

/** Refused tries of the last hour that no success of the same member followed. */
export type RefusedTries = {
  /** An IPv4 address or the /64 of an IPv6 one; undefined: all of them together. */
  source: string | undefined
  failures: number
  /** Of the last few minutes. */
  lately: number
  names: number
  sources: number
}

export type Attack = RefusedTries & { kind: AttackKind }

export const attackWindow = hours(1)
export const burstWindow = minutes(10)

/** From one source a burst ends where the source is slowed down, which is after fifty failures. */
export const leastOfSource = { names: 15, lately: 40 } as const
const leastOfAll = { names: 60, lately: 250, sources: 5 } as const
const mostTriesEach = 4

export function judgeTries(tries: RefusedTries): Attack[] {
  const isAll = tries.source === undefined
  const least = isAll ? leastOfAll : leastOfSource
  // What one source does is its own attack, and not one from everywhere.
  if (isAll && tries.sources < leastOfAll.sources) return []
  const isSpray = tries.names >= least.names && tries.failures <= tries.names * mostTriesEach
  const isBurst = tries.lately >= least.lately
  return attackKinds.filter((kind) => (kind === 'spray' ? isSpray : isBurst)).map((kind) => ({ ...tries, kind }))
}
