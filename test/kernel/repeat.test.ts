/** Rounds of work: one at a time, whatever one of them throws, and none after the stop. */
import { expect, test } from 'vitest'
import { repeat } from '../../src/kernel/repeat.ts'

test('one round at a time, and trouble in one does not keep the next away', async () => {
  const troubles: unknown[] = []
  let rounds = 0
  let atOnce = 0
  const work = async (): Promise<void> => {
    atOnce += 1
    expect(atOnce).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 5))
    atOnce -= 1
    rounds += 1
    if (rounds === 1) throw new Error('once')
  }
  const repeating = repeat(work, { every: 1, onTrouble: (error) => troubles.push(error) })
  await expect.poll(() => rounds).toBeGreaterThan(2)
  await repeating.stop()
  expect(troubles).toEqual([new Error('once')])
  const before = rounds
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(rounds).toBe(before)
})

test('stopping tells the round in hand and waits for its end', async () => {
  let isDone = false
  let hasBegun = false
  const work = async (signal: AbortSignal): Promise<void> => {
    hasBegun = true
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => setTimeout(resolve, 10)))
    isDone = true
  }
  const repeating = repeat(work, { every: 1, onTrouble: () => undefined })
  await expect.poll(() => hasBegun).toBe(true)
  await repeating.stop()
  expect(isDone).toBe(true)
})
