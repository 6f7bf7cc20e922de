/** Reading the history: everything, in order, by type and from a moment on, however long it is. */
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import type { ListedEvent } from '../../src/features/events/event.ts'
import { listEvents } from '../../src/features/events/list-events.ts'
import { eventsQuery } from '../../src/features/events/list-events.query.ts'
import { resetDatabase, testDatabase } from '../support/database.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
beforeEach(() => resetDatabase(database))

async function list(given?: { since?: Date; type?: string }): Promise<ListedEvent[]> {
  const all: ListedEvent[] = []
  for await (const event of listEvents({ eventsQuery: eventsQuery(database.db) }, given)) all.push(event)
  return all
}

/** One event a second from midnight on. */
const record = (type: string, count: number) =>
  database.db.raw(
    `insert into events (at, type, actor, outcome)
    select timestamptz '2026-01-01 00:00:00Z' + n * interval '1 second', ?, 'system', 'done'
    from generate_series(1, ?::integer) n`,
    [type, count],
  )

test('a history longer than one piece comes whole and in order', async () => {
  await record('sign-out', 11_000)
  const all = await list()
  expect(all).toHaveLength(11_000)
  expect(all.every((event, at) => at === 0 || event.at > all[at - 1]!.at)).toBe(true)
})

test('from a moment on, that moment included', async () => {
  await record('sign-out', 20)
  expect(await list({ since: new Date('2026-01-01T00:00:15Z') })).toHaveLength(6)
})

test.each([
  ['sign-in.failed', 1],
  ['sign-in.*', 2],
  ['sign-in', 0],
  ['sign*', 3],
  ['*', 3],
  ['sign_in.failed', 0],
  ['%', 0],
])('type %s finds %i', async (type, count) => {
  for (const each of ['sign-in.failed', 'sign-in.succeeded', 'sign-out']) await record(each, 1)
  expect(await list({ type })).toHaveLength(count)
})

test('members are named by external ID and apps by key while they exist', async () => {
  const [member, app] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002']
  await database.db.raw(
    `insert into members (id, external_id, name, created_at, updated_at) values (?, 'e-1', 'Zoë', now(), now())`,
    [member],
  )
  await database.db.raw(
    `insert into events (at, type, actor, subject_id, app_id, outcome) values (now(), 'sign-out', ?, ?, ?, 'done')`,
    [`member:${member}`, member, app],
  )
  expect(await list()).toMatchObject([{ actor: 'member:e-1', subject: 'e-1', app: null }])
  await database.db.raw('delete from members')
  expect(await list()).toMatchObject([{ actor: `member:${member}`, subject: null, app: null }])
})
