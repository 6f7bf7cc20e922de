/** Counts by quarter of an hour: every sealed event in exactly one of them, whoever wrote and whoever sealed. */
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { eventsStore } from '../../src/features/events/events.store.ts'
import { sealEvents, type SealDeps } from '../../src/features/events/seal-events.ts'
import { talliesQuery } from '../../src/features/events/tallies.query.ts'
import { lastDays } from '../../src/kernel/zone-days.ts'
import { resetDatabase, testDatabase } from '../support/database.ts'
import { sealAll } from '../support/seal-all.ts'
import { chainDeps } from './chain-deps.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
beforeEach(() => resetDatabase(database))

const deps = () => chainDeps(database)
const apps = [undefined, '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002']

async function record(count: number, at = new Date('2026-03-29T00:59:59Z')): Promise<void> {
  const events = eventsStore(database.db, { now: () => at })
  for (let number = 0; number < count; number += 1) {
    const isRefused = number % 3 === 0
    await events.record({
      type: isRefused ? 'handoff.refused' : 'handoff.issued',
      outcome: isRefused ? 'refused' : 'done',
      actor: 'anonymous',
      appId: apps[number % apps.length],
    })
  }
}

async function totals() {
  const { sealed, events } = await deps().seals.countAll()
  return { sealed, events, tallied: await talliesQuery(database.db).countAll() }
}

test('writers, sealers and sealers that die in between: as many counted as sealed', async () => {
  const dying: SealDeps = {
    ...deps(),
    inTransaction: (work) =>
      deps().inTransaction(async (stores) => {
        await work(stores)
        throw new Error('killed before the end of the transaction')
      }),
  }
  const writers = Array.from({ length: 5 }, () => record(30))
  const sealers = Array.from({ length: 6 }, (_, index) =>
    sealEvents(index % 2 === 0 ? deps() : dying).catch(() => undefined),
  )
  await Promise.all([...writers, ...sealers])
  const { sealed, tallied } = await totals()
  expect(tallied).toBe(sealed)
  await sealAll(deps())
  expect(await totals()).toEqual({ events: 150, sealed: 150, tallied: 150 })
})

test('after a restore into a cluster that counts anew, the rest is counted once as well', async () => {
  await record(7)
  await sealAll(deps())
  await record(5)
  await database.db('event_chain').update({ upto_xid: '900000000000000000' })
  await sealAll(deps())
  expect(await totals()).toEqual({ events: 12, sealed: 12, tallied: 12 })
  await record(3)
  await sealAll(deps())
  expect(await totals()).toEqual({ events: 15, sealed: 15, tallied: 15 })
})

test('days of a zone are put together from quarters, on the day the clocks change too', async () => {
  const tallies = talliesQuery(database.db)
  await record(4, new Date('2026-03-28T22:59:59Z'))
  await record(2, new Date('2026-03-28T23:00:00Z'))
  await record(6, new Date('2026-03-29T21:59:59Z'))
  await record(1, new Date('2026-03-29T22:00:00Z'))
  await sealAll(deps())
  const days = lastDays(3, new Date('2026-03-30T12:00:00Z'), 'Europe/Berlin')
  const counted = await tallies.countIn(days, ['handoff.issued', 'handoff.refused'])
  const perDay = days.map((_, index) =>
    counted.filter(({ span }) => span === index).reduce((sum, { count }) => sum + count, 0),
  )
  expect(perDay).toEqual([4, 8, 1])
  expect(await tallies.countByApp('handoff.issued', new Date('2026-03-29T21:00:00Z'))).toEqual(
    new Map([
      [apps[1], 2],
      [apps[2], 2],
    ]),
  )
})
