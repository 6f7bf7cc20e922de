/** Chance that is the same in every run: mulberry32. */

export type Chance = {
  /** From 0 up to, but not, `below`. */
  number: (below: number) => number
  one: <T>(list: readonly T[]) => T
  /** True in this share of cases. */
  is: (share: number) => boolean
}

export function chance(seed: number): Chance {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const number = (below: number): number => Math.floor(next() * below)
  return {
    number,
    is: (share) => next() < share,
    one: (list) => {
      if (list.length === 0) throw new Error('nothing to choose from')
      return list[number(list.length)]!
    },
  }
}
