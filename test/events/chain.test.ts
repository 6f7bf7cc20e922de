/** The hash chain over the history: sealed exactly once, behind its writers, and any tampering is found. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import type { NewEvent } from '../../src/features/events/event.ts'
import { eventsStore } from '../../src/features/events/events.store.ts'
import { sealEvents, startSealing } from '../../src/features/events/seal-events.ts'
import type { sealsStore } from '../../src/features/events/seals.store.ts'
import { verifyChain } from '../../src/features/events/verify-chain.ts'
import type { Log } from '../../src/kernel/log.ts'
import { resetDatabase, testDatabase } from '../support/database.ts'
import { chainDeps } from './chain-deps.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
beforeEach(() => resetDatabase(database))

const deps = () => chainDeps(database)

async function record(count: number, event: Partial<NewEvent> = {}): Promise<void> {
  const events = eventsStore(database.db, deps().clock)
  for (let left = count; left > 0; left -= 1) {
    await events.record({
      type: 'sign-in.succeeded',
      actor: 'anonymous',
      outcome: 'done',
      codes: ['one-source', 'many-sources'],
      requestId: `request-${left}`,
      subjectId: '00000000-0000-4000-8000-000000000001',
      appId: '00000000-0000-4000-8000-000000000002',
      detail: { left, nested: { b: 1, a: [null, 'ä"\\'] } },
      ip: '192.0.2.1',
      personal: { identifier: 'ada@example.org' },
      ...event,
    })
  }
  await expect.poll(areWritersDone, { timeout: 10_000 }).toBe(true)
}

/** Other test files write on the same server at the same time, and the sealer rightly waits for all of a server's writers. */
async function areWritersDone(): Promise<boolean> {
  const { rows } = await database.query<{ done: boolean }>(
    `select xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint as done from events order by id desc limit 1`,
    [],
  )
  return rows[0]?.done ?? true
}

/** Changes what nobody may change. */
async function tamper(table: 'events' | 'event_seals', sql: string): Promise<void> {
  await database.db.raw(`alter table ${table} disable trigger all`)
  await database.db.raw(sql)
  await database.db.raw(`alter table ${table} enable trigger all`)
}

describe('sealing', () => {
  test('an empty history is whole', async () => {
    expect(await verifyChain(deps())).toEqual({ kind: 'whole', events: 0, batches: 0, unsealed: 0, head: '' })
    expect(await sealEvents(deps())).toBe(0)
  })

  test('seals what was recorded, once, and goes on where it stopped', async () => {
    await record(3)
    expect(await verifyChain(deps())).toMatchObject({ kind: 'whole', events: 3, batches: 0, unsealed: 3 })
    expect(await sealEvents(deps())).toBe(3)
    expect(await sealEvents(deps())).toBe(0)
    const first = await verifyChain(deps())
    await record(2)
    expect(await sealEvents(deps())).toBe(2)
    const second = await verifyChain(deps())
    expect(first).toMatchObject({ kind: 'whole', events: 3, batches: 1, unsealed: 0 })
    expect(second).toMatchObject({ kind: 'whole', events: 5, batches: 2, unsealed: 0 })
    expect(second).not.toMatchObject({ head: (first as { head: string }).head })
  })

  test('a long history is sealed in pieces', async () => {
    await database.db.raw(`insert into events (at, type, actor, outcome)
      select '2026-01-01', 'sign-out', 'system', 'done' from generate_series(1, 2500)`)
    expect(await sealEvents(deps())).toBe(2_500)
    expect(await verifyChain(deps())).toMatchObject({ kind: 'whole', events: 2_500, batches: 3, unsealed: 0 })
  })

  test('a batch that fails leaves nothing behind and is sealed later', async () => {
    await record(2)
    const { inTransaction, ...rest } = deps()
    const failing = {
      ...rest,
      inTransaction: <T>(work: (stores: { seals: ReturnType<typeof sealsStore> }) => Promise<T>): Promise<T> =>
        inTransaction(async (stores) => {
          await work(stores)
          throw new Error('the connection broke')
        }),
    }
    await expect(sealEvents(failing)).rejects.toThrow('the connection broke')
    expect(await verifyChain(deps())).toMatchObject({ kind: 'whole', batches: 0, unsealed: 2 })
    expect(await sealEvents(deps())).toBe(2)
  })

  test('the server seals by itself, goes on after trouble, and stops when told', async () => {
    await record(1)
    const warnings: string[] = []
    const log = { warn: (_details: object, message: string) => warnings.push(message) } as unknown as Log
    const { seals, ...rest } = deps()
    let isBroken = true
    const isDue = () => (isBroken ? Promise.reject(new Error('away')) : seals.isDue())
    const sealing = startSealing({ ...rest, seals: { ...seals, isDue }, log })
    await expect.poll(() => warnings.length, { timeout: 5_000 }).toBeGreaterThan(0)
    isBroken = false
    await expect.poll(async () => (await seals.countAll()).sealed, { timeout: 5_000 }).toBe(1)
    await sealing.stop()
    await record(1)
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    expect(await seals.countAll()).toMatchObject({ events: 2, sealed: 1 })
  })

  test('a store restored where transactions are counted from a lower number is sealed on, each event once', async () => {
    await record(4)
    await sealEvents(deps())
    // As after a restore: what is sealed, and one event that was not, know transactions this server has yet to reach.
    await record(1)
    await tamper('events', `update events set xid = xid + 1000000`)
    await database.db.raw(`update event_chain set upto_xid = upto_xid + 1000000`)
    await record(2)
    expect(await verifyChain(deps())).toMatchObject({ kind: 'whole', events: 7, unsealed: 3 })
    expect(await sealEvents(deps())).toBe(3)
    await record(1)
    expect(await sealEvents(deps())).toBe(1)
    expect(await verifyChain(deps())).toMatchObject({ kind: 'whole', events: 8, batches: 3, unsealed: 0 })
  })
})

describe('tampering', () => {
  beforeEach(async () => {
    await record(3)
    await sealEvents(deps())
    await record(3)
    await sealEvents(deps())
    await record(3)
    await sealEvents(deps())
  })

  test.each([
    ['at', `at = at + interval '1 microsecond'`],
    ['type', `type = 'sign-in.failed'`],
    ['actor', `actor = 'system'`],
    ['subject_id', `subject_id = null`],
    ['app_id', `app_id = gen_random_uuid()`],
    ['outcome', `outcome = 'refused'`],
    ['codes', `codes = '{two,one}'`],
    ['request_id', `request_id = 'other'`],
    ['detail', `detail = detail || '{"left": 99}'`],
  ])('a changed %s is found', async (_column, change) => {
    await tamper('events', `update events set ${change} where id = 5`)
    expect(await verifyChain(deps())).toMatchObject({ kind: 'broken', batch: 2 })
  })

  test('a deleted event is found', async () => {
    await tamper('events', 'delete from events where id = 5')
    expect(await verifyChain(deps())).toMatchObject({ kind: 'broken', batch: 2, why: '1 of its 3 events are missing' })
  })

  test('an event slipped into the past is found', async () => {
    await tamper(
      'events',
      `insert into events (id, xid, at, type, actor, outcome)
      overriding system value values (1000, 1, now(), 'sign-out', 'system', 'done')`,
    )
    expect(await verifyChain(deps())).toMatchObject({ kind: 'broken' })
  })

  test('two events that change places are found', async () => {
    await tamper(
      'event_seals',
      `update event_seals set event_ids = array[event_ids[2], event_ids[1], event_ids[3]] where batch = 2`,
    )
    expect(await verifyChain(deps())).toMatchObject({ kind: 'broken', batch: 2 })
  })

  test('two seals that change places are found', async () => {
    await tamper(
      'event_seals',
      `update event_seals s set event_ids = o.event_ids, hash = o.hash, sealed_at = o.sealed_at
      from event_seals o where s.batch in (1, 2) and o.batch in (1, 2) and o.batch <> s.batch`,
    )
    expect(await verifyChain(deps())).toMatchObject({ kind: 'broken', batch: 1 })
  })

  test('a seal with another time is found', async () => {
    await tamper('event_seals', `update event_seals set sealed_at = sealed_at - interval '1 day' where batch = 2`)
    expect(await verifyChain(deps())).toMatchObject({ kind: 'broken', batch: 2 })
  })

  test.each([1, 2, 3])('seal %i taken out is found', async (batch) => {
    await tamper('event_seals', `delete from event_seals where batch = ${batch}`)
    expect(await verifyChain(deps())).toMatchObject({ kind: 'broken' })
  })

  test('seals cut off at the end are found, also after the sealer ran again', async () => {
    await tamper('event_seals', 'delete from event_seals where batch > 1')
    expect(await verifyChain(deps())).toMatchObject({
      kind: 'broken',
      why: 'the last seals are missing or were replaced',
    })
    await record(1)
    await sealEvents(deps())
    expect(await verifyChain(deps())).toMatchObject({ kind: 'broken' })
  })

  test('the events and their seal cut off together are found', async () => {
    await tamper('event_seals', 'delete from event_seals where batch = 3')
    await tamper('events', 'delete from events where id > 6')
    expect(await verifyChain(deps())).toMatchObject({ kind: 'broken' })
  })

  test('emptying what is personal, as when a member is erased, is no break', async () => {
    await database.db.raw('update events set ip = null, personal = null')
    expect(await verifyChain(deps())).toMatchObject({ kind: 'whole', events: 9, batches: 3, unsealed: 0 })
  })

  test('another time zone and date style read the same chain', async () => {
    await database.db.raw(`set timezone = 'Asia/Kathmandu'`)
    await database.db.raw(`set datestyle = 'German'`)
    const outcome = await verifyChain(deps())
    await database.db.raw('reset timezone')
    await database.db.raw('reset datestyle')
    expect(outcome).toMatchObject({ kind: 'whole', batches: 3 })
  })

  test.each([
    ['an event', `update events set type = 'sign-out' where id = 1`],
    ['the personal part of an event, to something else', `update events set personal = '{}' where id = 1`],
    ['an event', `delete from events where id = 1`],
    ['a seal', `update event_seals set sealed_at = now()`],
    ['a seal', `delete from event_seals`],
  ])('R52 the database itself refuses to change %s', async (_what, sql) => {
    await expect(database.db.raw(sql)).rejects.toThrow('append-only')
  })
})
