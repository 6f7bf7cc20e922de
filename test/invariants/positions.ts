/** In which positions of its switches the practice Zendesk is tried: in some of them every two values stand together. */
import {
  switchCatalogue,
  switchKeys,
  type PracticeSwitches,
  type SwitchKey,
} from '../../src/features/practice/practice-switches.ts'

/** `none`: nothing was ever brought in, so that Latchkey is blind. */
export type Position = { switches: PracticeSwitches; knowledge: 'none' | 'users' }

type Factors = readonly (readonly [name: string, values: readonly unknown[]])[]
type Row = Map<string, unknown>

export const factors: Factors = [
  ['knowledge', ['users', 'none']],
  ...switchKeys.map((key) => [key, valuesOf(key)] as const),
]

/** First what lets most people in: where nothing is left to cover, that is what is tried. */
function valuesOf(key: SwitchKey): readonly unknown[] {
  const values: readonly unknown[] = switchCatalogue[key].options.map(({ value }) => value)
  const lenient: Partial<PracticeSwitches> = {
    updateExternalIds: false,
    onMismatch: 'keep-id',
    secondaryMatch: 'match',
  }
  return [...values].sort((one, other) => Number(other === lenient[key]) - Number(one === lenient[key]))
}

export const positions = (): Position[] => coveringRows(factors).map((row) => positionOf(Object.fromEntries(row)))

function positionOf({ knowledge, ...switches }: Record<string, unknown>): Position {
  return { knowledge: knowledge as Position['knowledge'], switches: switches as PracticeSwitches }
}

/**
 * Rows in which every two values of two factors stand together at least once. Greedy, and always the same: where nothing
 * is left to cover the first value is taken, so the ordinary ones come first in the list of a factor.
 */
export function coveringRows(of: Factors): Row[] {
  const open = new Set(pairsOf(of))
  const rows: Row[] = []
  for (let [pair] = open; pair !== undefined; [pair] = open) {
    const row = fill(of, JSON.parse(pair) as [string, unknown][], open)
    for (const covered of pairsIn(row)) open.delete(covered)
    rows.push(row)
  }
  return rows
}

function fill(of: Factors, pair: readonly [string, unknown][], open: ReadonlySet<string>): Row {
  const row: Row = new Map(pair)
  const gain = (name: string, value: unknown): number =>
    [...row].filter((other) => open.has(pairName(other, [name, value]))).length
  for (const [name, values] of of) {
    if (row.has(name)) continue
    const [best] = [...values].sort((one, other) => gain(name, other) - gain(name, one))
    row.set(name, best)
  }
  return row
}

export const pairsOf = (of: Factors): string[] =>
  of.flatMap(([name, values], index) =>
    of
      .slice(index + 1)
      .flatMap(([other, others]) =>
        values.flatMap((value) => others.map((another) => pairName([name, value], [other, another]))),
      ),
  )

export const pairsIn = (row: Row): string[] => {
  const entries = [...row]
  return entries.flatMap((entry, index) => entries.slice(index + 1).map((other) => pairName(entry, other)))
}

const pairName = (...pair: [[string, unknown], [string, unknown]]): string =>
  JSON.stringify(pair.sort(([one], [other]) => (one < other ? -1 : 1)))
