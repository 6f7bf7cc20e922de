/** The chain with several writers and several sealers at once, which only a real PostgreSQL has. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/db/connect.ts'
import type { Database } from '../../src/db/database.ts'
import { migrateToLatest } from '../../src/db/migrate.ts'
import { eventsStore } from '../../src/features/events/events.store.ts'
import { sealEvents } from '../../src/features/events/seal-events.ts'
import { verifyChain } from '../../src/features/events/verify-chain.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { silentLog } from '../support/database.ts'
import { findPostgresBinaries, startPostgres, type Postgres } from '../support/postgres.ts'
import { chainDeps } from './chain-deps.ts'

describe.runIf(findPostgresBinaries() !== undefined)('on PostgreSQL', () => {
  let server: Postgres
  let database: Database
  beforeAll(async () => {
    server = await startPostgres()
    database = await openDatabase({ url: server.url(), dataDir: '', log: silentLog })
    await migrateToLatest(database)
  })
  afterAll(async () => {
    await database.close()
    await server.stop()
  })

  const signOut = { type: 'sign-out', actor: 'system', outcome: 'done' } as const
  const record = (db = database.db) => eventsStore(db, systemClock).record(signOut)

  test('a transaction that commits late is waited for, and its event is sealed exactly once', async () => {
    const late = await database.db.transaction()
    await record(late)
    await record()
    expect(await sealEvents(chainDeps(database))).toBe(0)
    expect(await verifyChain(chainDeps(database))).toMatchObject({ kind: 'whole', events: 1, unsealed: 1 })
    await late.commit()
    expect(await sealEvents(chainDeps(database))).toBe(2)
    expect(await verifyChain(chainDeps(database))).toMatchObject({ kind: 'whole', events: 2, batches: 1, unsealed: 0 })
  })

  test('a transaction that is rolled back holds nobody up and leaves no gap', async () => {
    const given = await database.db.transaction()
    await record(given)
    await record()
    await given.rollback()
    expect(await sealEvents(chainDeps(database))).toBe(1)
    expect(await verifyChain(chainDeps(database))).toMatchObject({ kind: 'whole', unsealed: 0 })
  })

  test('one sealer at a time: the other goes away empty-handed instead of waiting', async () => {
    await record()
    const { seals, inTransaction } = chainDeps(database)
    await inTransaction(async (holder) => {
      expect(await holder.seals.lockHead()).toBeDefined()
      expect(await inTransaction((other) => other.seals.lockHead())).toBeUndefined()
      expect(await seals.isDue()).toBe(true)
    })
    expect(await sealEvents(chainDeps(database))).toBe(1)
  })

  test('writers and sealers all at once: every event in exactly one seal', async () => {
    let isWriting = true
    const write = async (): Promise<void> => {
      for (let round = 0; round < 60; round += 1) {
        await database.db.transaction(async (transaction) => {
          await record(transaction)
          if (round % 7 === 0) await transaction.raw('select pg_sleep(0.01)')
          await record(transaction)
        })
      }
    }
    const seal = async (): Promise<void> => {
      while (isWriting) {
        await sealEvents(chainDeps(database))
        await new Promise((resolve) => setTimeout(resolve, 2))
      }
    }
    const sealers = [seal(), seal()]
    await Promise.all([write(), write(), write(), write()])
    isWriting = false
    await Promise.all(sealers)
    await sealEvents(chainDeps(database))
    expect(await verifyChain(chainDeps(database))).toMatchObject({ kind: 'whole', events: 484, unsealed: 0 })
  })
})
