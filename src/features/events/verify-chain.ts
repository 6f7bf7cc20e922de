/** Proves that the history is as it was written: works out every seal again and counts what no seal covers. */
import type { CheckedSeal, SealsStore } from './seals.store.ts'

export type ChainOutcome =
  | {
      kind: 'whole'
      events: number
      batches: number
      /** Events of the last moments, which the next seal will cover. */
      unsealed: number
      /** The last seal. Written down elsewhere, it proves later that nothing before it was rewritten. */
      head: string
    }
  | { kind: 'broken'; batch: number; why: string }

/** Bounds the time that the embedded database is busy at once. */
const batchesAtOnce = 20

export async function verifyChain({ seals }: { seals: SealsStore }): Promise<ChainOutcome> {
  const end = await seals.findEnd()
  if (end && !end.isThere) return broken(end.batch, 'the last seals are missing or were replaced')
  const last = end?.batch ?? 0

  for (let after = 0; after < last; after += batchesAtOnce) {
    const upto = Math.min(after + batchesAtOnce, last)
    const problem = problemIn(await seals.checkSeals(after, upto), after, upto)
    if (problem) return problem
  }

  const totals = await seals.countAll()
  const unsealed = totals.isForeign ? totals.events - totals.sealed : totals.unsealed
  if (totals.sealed + unsealed !== totals.events) {
    return broken(last, 'there are events that were not there when their time was sealed')
  }
  return { kind: 'whole', events: totals.events, batches: last, unsealed, head: end?.hash ?? '' }
}

function problemIn(checked: readonly CheckedSeal[], after: number, upto: number): ChainOutcome | undefined {
  for (let batch = after + 1; batch <= upto; batch += 1) {
    const seal = checked[batch - after - 1]
    if (seal?.batch !== batch) return broken(batch, 'the seal is missing')
    const gone = seal.sealedCount - seal.foundCount
    if (gone > 0) return broken(batch, `${gone} of its ${seal.sealedCount} events are missing`)
    if (!seal.isWhole) return broken(batch, 'its events, or the seal itself, are not what was sealed')
  }
  return undefined
}

const broken = (batch: number, why: string): ChainOutcome => ({ kind: 'broken', batch, why })
