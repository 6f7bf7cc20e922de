/**
 * Two members never get tokens that land on one Zendesk user unless a recorded decision allows it, and nobody but approved
 * staff lands on an agent or admin: whatever happens, in whatever order, whichever way Zendesk works.
 *
 * With Zendesk's users brought in, that holds in every position of its switches, but for two members whose addresses differ
 * in accents alone where Zendesk takes those for one; and where it ignores what follows a plus sign, or signs people in by
 * secondary addresses, it takes an owner who holds what the catalogue warns of. Without knowledge of Zendesk, secondary
 * addresses are beyond anybody's sight, and so are agents, but those who are staff here, can sign in and have the same
 * address there. Then the order of the roll-out keeps others away from them.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testApp } from '../support/test-app.ts'
import { stories } from './people.ts'
import { coveringRows, factors, pairsIn, pairsOf, positions } from './positions.ts'
import { bringIn, lookAgain, stepsOf } from './steps.ts'
import { openWorld } from './world.ts'

const house = testApp()
/** See CONTRIBUTING.md: the same few for everybody, or many others. */
const runs = Number(process.env['LATCHKEY_INVARIANT_RUNS'] ?? 1)
const seed = Number(process.env['LATCHKEY_INVARIANT_SEED'] ?? 1)

test('every two values of two switches stand together in some position', () => {
  const covered = new Set(coveringRows(factors).flatMap(pairsIn))
  expect(pairsOf(factors).filter((pair) => !covered.has(pair))).toEqual([])
})

describe('whoever is handed over arrives as themselves', () => {
  const timeout = 60_000 * Math.max(runs, 5)

  test.each(positions().map((position, index) => ({ position, index })))(
    'in position $index, with $position.knowledge known of Zendesk',
    { timeout },
    async ({ position, index }) => {
      const more = position.knowledge === 'users' ? [lookAgain()] : []
      const told = runs > 1 ? stories : stories.slice(index % stories.length).slice(0, 1)
      const histories = told.map((story) =>
        fc.record({
          first: fc.array(fc.constantFrom(...story.pairs), { minLength: 3, maxLength: 5 }),
          then: fc.commands([...stepsOf(story), ...more], { maxCommands: 14, size: 'max' }),
        }),
      )
      // Without bias: what is tried first would be as short as can be.
      await fc.assert(
        fc.asyncProperty(fc.noBias(fc.oneof(...histories)), async ({ first, then }) => {
          const real = await openWorld(house, position)
          for (const [id, email] of first) await bringIn(real, `${id},${email},yes,no`)
          await fc.asyncModelRun(() => ({ model: {}, real }), then)
        }),
        { seed: seed + index, numRuns: runs },
      )
    },
  )
})
