/** The history in the console: filters, pages, one event, hostile words, and files to take away. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import * as cheerio from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import type { EventCode } from '../../src/features/events/event-codes.ts'
import type { NewEvent } from '../../src/features/events/event.ts'
import { eraseMember } from '../../src/features/members/erase-member.ts'
import type { Member } from '../../src/features/members/member.ts'
import { days, hours } from '../../src/kernel/clock.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { sealAll } from '../support/seal-all.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const app = testApp()
let auditor: Visitor
let zoe: Member

beforeEach(async () => {
  zoe = await makeMember(app.deps, { name: 'Zoë <b>Åström', email: 'zoe@example.org', externalId: 'z-1' })
  await makeMember(app.deps, { name: 'The auditor', username: 'auditor', externalId: 'au-1', role: 'auditor' })
  auditor = visitor(app.server)
  await auditor.signIn('auditor', password)
  await app.deps.database.db.raw('alter table events disable trigger all')
  await app.deps.database.db('events').delete()
  await app.deps.database.db.raw('alter table events enable trigger all')
})

const record = (event: Partial<NewEvent> = {}) =>
  app.deps.events.record({
    type: 'sign-in.succeeded',
    actor: 'anonymous',
    outcome: 'done',
    subjectId: zoe.id,
    ...event,
  })

const lines = (html: string): string[] =>
  cheerio
    .load(html)('.event-link')
    .toArray()
    .map((link) => cheerio.load(link).text())

const look = async (query: Record<string, string>): Promise<string[]> =>
  lines((await auditor.get(`/admin/events?${new URLSearchParams(query)}`)).text)

test('events read as sentences, newest first, and nothing in them is markup', async () => {
  const { id: appId } = await makeApp(app.deps, { name: '<i>Contoso</i>' })
  await record()
  await record({ type: 'handoff.issued', appId })
  await record({ type: 'handoff.refused', outcome: 'refused', codes: ['address-unverified'], appId })
  const page = await auditor.get('/admin/events')
  expect(lines(page.text).slice(0, 3)).toEqual([
    expect.stringMatching(/^A hand-off of Zoë <b>Åström to <i>Contoso<\/i> was refused: \S+ \S.*$/),
    'Zoë <b>Åström was handed over to <i>Contoso</i>',
    'Zoë <b>Åström signed in',
  ])
  expect(page.text).not.toContain('<b>Å')
})

describe('filters', () => {
  test('what, outcome and app, alone and together', async () => {
    const { id: appId } = await makeApp(app.deps)
    await record({ type: 'handoff.issued', appId })
    await record({ type: 'handoff.refused', outcome: 'refused', appId })
    await record({ type: 'sign-in.failed', outcome: 'refused' })
    await record({ type: 'mail.failed', outcome: 'failed' })
    expect(await look({ what: 'hand-offs' })).toHaveLength(2)
    expect(await look({ outcome: 'refused' })).toHaveLength(2)
    expect(await look({ outcome: 'failed' })).toHaveLength(1)
    expect(await look({ app: 'acme-help' })).toHaveLength(3)
    expect(await look({ app: 'acme-help', outcome: 'refused', what: 'hand-offs' })).toHaveLength(1)
    expect(await look({ what: 'imports' })).toEqual([])
    expect(await look({ what: 'not-offered', outcome: 'neither' })).toHaveLength(5)
  })

  test('a member as whom it is about and as who did it, by external ID, and by our own id after erasure', async () => {
    const other = await makeMember(app.deps, { externalId: 'o-1', name: 'Other' })
    await record({ actor: `member:${zoe.id}` })
    await record({ type: 'member.unlocked', actor: `member:${zoe.id}`, subjectId: other.id })
    await record({ type: 'member.unlocked', actor: 'command-line', subjectId: other.id })
    expect(await look({ member: 'z-1' })).toEqual(['Other was unlocked by Zoë <b>Åström', 'Zoë <b>Åström signed in'])
    await app.deps.inTransaction((stores) => eraseMember(stores, { id: zoe.id, actor: 'system' }))
    expect(await look({ member: zoe.id })).toEqual([
      'A member was erased by Latchkey',
      'Other was unlocked by an erased member',
      'An erased member signed in',
    ])
  })

  test('what means nobody, or would put an address into the address bar, is said beside its field', async () => {
    for (const member of ['nobody', 'zoe@example.org']) {
      const page = await auditor.get(`/admin/events?${new URLSearchParams({ member })}`)
      expect(page.status).toBe(422)
      expect(page.text).toContain('id="error-member"')
    }
    const dates = await auditor.get('/admin/events?from=2026-02-30&to=soon&app=gone')
    expect(dates.status).toBe(422)
    expect(dates.text).toContain('id="error-from"')
    expect(dates.text).toContain('id="error-to"')
    expect((await auditor.get('/admin/events?from=2026-02-03&to=2026-02-01')).status).toBe(422)
  })

  test('days are those of the viewer, and UTC until theirs is known', async () => {
    const at = new Date('2026-03-28T23:30:00Z')
    await app.deps.database.db('events').insert({ at, type: 'sign-out', actor: 'system', outcome: 'done' })
    expect(await look({ from: '2026-03-28', to: '2026-03-28' })).toHaveLength(1)
    expect(await look({ from: '2026-03-29', to: '2026-03-29' })).toHaveLength(0)
    auditor.agent.jar.setCookie('latchkey-zone=Europe/Berlin; path=/admin')
    expect(await look({ from: '2026-03-28', to: '2026-03-28' })).toHaveLength(0)
    expect(await look({ from: '2026-03-29', to: '2026-03-29' })).toHaveLength(1)
    auditor.agent.jar.setCookie('latchkey-zone=Nowhere/At_All; path=/admin')
    expect((await auditor.get('/admin/events')).text).toContain('Days are those of UTC')
  })

  test('a reference finds everything of its request', async () => {
    await record({ requestId: 'abc-1' })
    await record({ requestId: 'abc-2' })
    expect(await look({ reference: 'abc-1' })).toHaveLength(1)
    expect(await look({ reference: 'abc-1', member: 'z-1' })).toHaveLength(1)
    expect(await look({ reference: 'abc-1', member: 'au-1' })).toHaveLength(0)
    expect(await look({ reference: `'; drop table events; --` })).toHaveLength(0)
  })
})

test('pages of fifty lead to the end and back, filters and all', async () => {
  for (let number = 1; number <= 120; number += 1) await record({ requestId: `r-${number}` })
  await record({ type: 'mail.sent' })
  const hrefOf = (html: string, label: string) =>
    cheerio
      .load(html)('.pager a')
      .toArray()
      .find((link) => cheerio.load(link).text() === label)?.attribs['href']
  const first = await auditor.get('/admin/events?what=sign-ins')
  const second = await auditor.get(hrefOf(first.text, 'Older')!)
  const third = await auditor.get(hrefOf(second.text, 'Older')!)
  expect([first, second, third].map(({ text }) => lines(text).length)).toEqual([50, 50, 20])
  expect(hrefOf(first.text, 'Newer')).toBeUndefined()
  expect(hrefOf(third.text, 'Older')).toBeUndefined()
  const back = await auditor.get(hrefOf(third.text, 'Newer')!)
  const idsOf = (html: string) =>
    cheerio
      .load(html)('.event-link')
      .toArray()
      .map(({ attribs }) => attribs['href'])
  expect(idsOf(back.text)).toEqual(idsOf(second.text))
  const start = await auditor.get(hrefOf(back.text, 'Newer')!)
  expect(idsOf(start.text)).toEqual(idsOf(first.text))
  expect(hrefOf(start.text, 'Newer')).toBeUndefined()
})

test('one event shows what was before and after, where it stands in the chain, and how it is stored', async () => {
  await record({
    type: 'member.changed',
    actor: 'command-line',
    detail: { fields: ['name'] },
    personal: { before: { name: 'Zoe' }, after: { name: '<script>Zoë' } },
    ip: '192.0.2.7',
    requestId: 'ref-7',
  })
  const last = await app.deps.database.db('events').orderBy('id', 'desc').first<{ id: string }>('id')
  const path = `/admin/events/${last.id}`
  const waiting = readable((await auditor.get(path)).text)
  expect(waiting).toContain('Not sealed yet')
  await sealAll(app.deps)
  const page = await auditor.get(path)
  const words = readable(page.text)
  expect(words).toMatch(/Sealed in batch \d/)
  expect(words).toContain('192.0.2.7')
  expect(words).toContain('ref-7')
  expect(words).toMatch(/name ?Zoe ?<script>Zoë/)
  expect(page.text).not.toContain('<script>Zoë')
  for (const id of ['999999', 'x', '1e3', '99999999999999999999']) {
    expect((await auditor.get(`/admin/events/${id}`)).status).toBe(404)
  }
})

describe('exports', () => {
  async function take(fields: Record<string, string>) {
    const page = cheerio.load((await auditor.get('/admin/events')).text)
    const csrf = page('form[action="/admin/events/export"] input[name=csrf]').val() as string
    const file = { text: '' }
    const answer = await auditor.agent
      .post('/admin/events/export')
      .type('form')
      .send({ csrf, format: 'ndjson', ...fields })
      .buffer(true)
      .parse((response, done) => {
        response.setEncoding('utf8')
        response.on('data', (text: string) => {
          file.text += text
        })
        response.on('end', () => done(null, undefined))
      })
    return { text: file.text, status: answer.status, headers: answer.headers }
  }

  test('NDJSON of what fits, and the export is recorded without what was looked for', async () => {
    await record({ requestId: 'one', personal: { identifier: '=1+1' } })
    await record({ type: 'mail.sent' })
    const file = await take({ what: 'sign-ins', member: 'z-1' })
    expect(file.headers['content-type']).toContain('application/x-ndjson')
    const events = file.text.trim().split('\n')
    expect(events).toHaveLength(1)
    expect(JSON.parse(events[0]!)).toMatchObject({ type: 'sign-in.succeeded', subject: 'z-1', request_id: 'one' })
    expect(await app.deps.database.db('events').where({ type: 'history.exported' })).toMatchObject([
      { detail: { format: 'ndjson', narrowed_by: ['what', 'member'] } },
    ])
  })

  test('CSV with traps in it opens harmlessly', async () => {
    await makeMember(app.deps, { name: '=cmd|calc', externalId: '+trap', email: 'trap@example.org' })
    await record({ codes: ['@sum' as string as EventCode], requestId: '-1+1', ip: '=1' })
    const file = await take({ format: 'csv' })
    expect(file.headers['content-type']).toContain('text/csv')
    expect(file.text).toContain(`,'@sum,`)
    expect(file.text).toContain(`,'-1+1,'=1,`)
    for (const cell of file.text.split('\r\n').flatMap((line) => line.split(','))) expect(cell).not.toMatch(/^"?[=+@-]/)
  })

  test('a format that is not offered and filters that mean nothing give no file', async () => {
    await record()
    expect((await take({ format: 'xml' })).status).toBe(400)
    expect((await take({ member: 'nobody' })).status).toBe(400)
    expect(await app.deps.database.db('events').where({ type: 'history.exported' })).toEqual([])
  })

  test('twenty thousand events leave with flat memory', async () => {
    await app.deps.database.db.raw(
      `insert into events (at, type, actor, subject_id, outcome, detail, personal)
      select now(), 'sign-out', 'system', ?, 'done', jsonb_build_object('n', n), jsonb_build_object('filler', repeat('x', 1000))
      from generate_series(1, 20000) n`,
      [zoe.id],
    )
    const page = cheerio.load((await auditor.get('/admin/events')).text)
    const csrf = page('form[action="/admin/events/export"] input[name=csrf]').val() as string
    let count = 0
    collectGarbage()
    const before = process.memoryUsage().heapUsed
    const used: number[] = []
    await auditor.agent
      .post('/admin/events/export')
      .type('form')
      .send({ csrf, format: 'ndjson' })
      .buffer(true)
      .parse((response, done) => {
        response.on('data', (chunk: Buffer) => {
          const piece = Math.floor(count / 4_000)
          count += chunk.toString('latin1').split('\n').length - 1
          if (Math.floor(count / 4_000) === piece) return
          collectGarbage()
          used.push(process.memoryUsage().heapUsed)
        })
        response.on('end', () => done(null, undefined))
      })
    expect(count).toBe(20_001)
    expect(used).toHaveLength(5)
    expect(Math.max(...used) - before).toBeLessThan(10 * 1_024 * 1_024)
  }, 60_000)
})

test('events of years ago are found without reading those between', async () => {
  await app.deps.database.db('events').insert({
    ...{
      at: new Date(app.clock.now().getTime() - days(700) - hours(1)),
      type: 'sign-out',
      actor: 'system',
      outcome: 'done',
    },
  })
  await record()
  const day = new Date(app.clock.now().getTime() - days(700) - hours(1)).toISOString().slice(0, 10)
  expect(await look({ from: day, to: day })).toEqual(['Somebody who is not known was signed out'])
})
