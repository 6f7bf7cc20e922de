/** The members' list in the console: what finds whom, what narrows it, and how one turns its pages. */
import * as cheerio from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
let olga: Visitor

beforeEach(async () => {
  await makeMember(app.deps, {
    name: 'Olga Owner',
    username: 'olga',
    externalId: 'o-1',
    email: 'olga@owners.example',
    role: 'owner',
  })
  olga = visitor(app.server)
  await olga.signIn('olga', password)
})

const namesIn = (html: string): string[] =>
  cheerio
    .load(html)('tbody th a')
    .toArray()
    .map((link) => cheerio.load(link).text())

async function found(query: Record<string, string>): Promise<string[]> {
  const answer = await olga.get(`/admin/members?${new URLSearchParams(query)}`)
  expect(answer.status).toBe(200)
  return namesIn(answer.text)
}

describe('searching', () => {
  const people = [
    { name: 'Zoë Ångström', email: 'zoe.angstrom@example.org', externalId: 'm-77', phone: '+442079460958' },
    { name: 'Иван Петров', email: 'ivan@example.org', externalId: 'm-78', username: 'vanya' },
    { name: 'Ἀλέξανδρος Ὀδυσσεύς', email: 'alex@example.org', externalId: 'm-79' },
    { name: '山田太郎', email: 'yamada@example.org', externalId: 'm-80' },
    { name: '김철수', email: 'kim@example.org', externalId: 'm-81' },
    { name: "Seán O'Brien", email: 'sean@example.org', externalId: 'm-82' },
    { name: 'Łukasz Weiß', email: 'lw@bücher.example', externalId: 'Legacy_100%' },
  ]
  beforeEach(async () => {
    for (const person of people) await makeMember(app.deps, person)
  })

  test.each([
    ['zoe', 'Zoë Ångström'],
    ['ANGSTRÖM', 'Zoë Ångström'],
    ['gstro', 'Zoë Ångström'],
    ['zoe.angstrom@example.org', 'Zoë Ångström'],
    ['ångström zo', 'Zoë Ångström'],
    ['020 7946 0958', 'Zoë Ångström'],
    ['+44 (0)20 7946-0958', 'Zoë Ångström'],
    ['9460958', 'Zoë Ångström'],
    ['ИВАН', 'Иван Петров'],
    ['петр', 'Иван Петров'],
    ['vany', 'Иван Петров'],
    ['ΑΛΕΞΑΝΔΡΟΣ', 'Ἀλέξανδρος Ὀδυσσεύς'],
    ['οδυσσευς', 'Ἀλέξανδρος Ὀδυσσεύς'],
    ['山田', '山田太郎'],
    ['太郎', '山田太郎'],
    ['郎', '山田太郎'],
    ['철수', '김철수'],
    ["o'brien", "Seán O'Brien"],
    ['obrien', "Seán O'Brien"],
    ['o’brien sean', "Seán O'Brien"],
    ['lukasz weiss', 'Łukasz Weiß'],
    ['legacy_100%', 'Łukasz Weiß'],
    ['m-82', "Seán O'Brien"],
  ])('%j finds %j', async (q, name) => {
    expect(await found({ q })).toEqual([name])
  })

  test('all words have to occur', async () => {
    expect(await found({ q: 'zoe petrov' })).toEqual([])
    expect(await found({ q: 'example.org m-7' })).toHaveLength(3)
  })

  test('one or two letters find beginnings of words only', async () => {
    expect(await found({ q: 'zo' })).toEqual(['Zoë Ångström'])
    expect(await found({ q: 'oe' })).toEqual([])
    expect(await found({ q: 'z' })).toEqual(['Zoë Ångström'])
  })

  test.each(['%%%', '___', "' or 1=1 --", '\\', '?', '\u0000', '\ud800', '‮', '<script>', '!!!'])(
    '%j is a question like any other',
    async (q) => {
      const answer = await olga.get('/admin/members').query({ q })
      expect(answer.status).toBe(200)
      expect(answer.text).not.toContain('<script>alert')
    },
  )

  test('punctuation alone finds nobody, and the page says what to do', async () => {
    const answer = await olga.get(`/admin/members?q=${encodeURIComponent('%_%')}`)
    expect(namesIn(answer.text)).toEqual([])
    expect(readable(answer.text)).toContain('Nobody fits')
  })

  test('scripts get the list alone; going back in the browser gets the whole page', async () => {
    const piece = await olga.get('/admin/members?q=zoe').set('HX-Request', 'true')
    expect(piece.text).not.toContain('<html')
    expect(namesIn(piece.text)).toEqual(['Zoë Ångström'])
    const whole = await olga
      .get('/admin/members?q=zoe')
      .set('HX-Request', 'true')
      .set('HX-History-Restore-Request', 'true')
    expect(whole.text).toContain('<html')
  })

  test('a change is found at once, and what was before no more', async () => {
    const member = await app.deps.members.findByEmail('zoe.angstrom@example.org').then(([one]) => one!)
    await app.deps.members.update(member.id, member.version, { name: 'Zoë Lindqvist' }, app.clock.now())
    expect(await found({ q: 'lindqv' })).toEqual(['Zoë Lindqvist'])
    expect(await found({ q: 'ångström' })).toEqual(['Zoë Lindqvist'])
    expect(await found({ q: 'ångström lindqvist' })).toEqual(['Zoë Lindqvist'])
  })
})

describe('filters', () => {
  beforeEach(async () => {
    const make = (wishes: Parameters<typeof makeMember>[1]) => makeMember(app.deps, wishes)
    await make({ name: 'Suspended', status: 'suspended', email: 'a@example.org' })
    await make({ name: 'Staff', isStaff: true, email: 'b@example.org' })
    await make({ name: 'Unverified', emailVerifiedAt: undefined, email: 'c@example.org' })
    await make({ name: 'Unarmed', password: undefined, email: 'd@example.org' })
    await make({ name: 'Twin one', email: 'twin@example.org', password: undefined })
    await make({ name: 'Twin two', email: 'TWIN@example.org', password: undefined })
    const { id, version } = await make({ name: 'Engineer', email: 'e@example.org' })
    await app.deps.members.update(id, version, { organization: 'Contoso' }, app.clock.now())
  })

  test.each([
    [{ status: 'suspended' }, ['Suspended']],
    [{ staff: 'yes' }, ['Staff']],
    [{ verified: 'no' }, ['Unverified']],
    [{ credentials: 'no' }, ['Twin one', 'Twin two', 'Unarmed']],
    [{ signedIn: 'yes' }, ['Olga Owner']],
    [{ role: 'any' }, ['Olga Owner']],
    [{ role: 'auditor' }, []],
    [{ shared: 'yes' }, ['Twin one', 'Twin two']],
    [{ organization: 'Contoso' }, ['Engineer']],
    [{ organization: 'contoso' }, []],
    [{ credentials: 'no', q: 'twin', verified: 'yes' }, ['Twin one', 'Twin two']],
    [
      { status: 'nonsense' },
      ['Engineer', 'Olga Owner', 'Staff', 'Suspended', 'Twin one', 'Twin two', 'Unarmed', 'Unverified'],
    ],
  ])('%j', async (query, names) => {
    expect(await found(query as Record<string, string>)).toEqual(names)
  })

  test('never signed in is everybody but who did, until they do', async () => {
    expect(await found({ signedIn: 'never' })).not.toContain('Olga Owner')
    await visitor(app.server).signIn('e@example.org', password)
    expect(await found({ signedIn: 'yes' })).toEqual(['Engineer', 'Olga Owner'])
  })

  test('what is true no more is listed no more', async () => {
    const [one] = await app.deps.members.findByEmail('twin@example.org')
    await app.deps.members.delete(one!.id)
    expect(await found({ shared: 'yes' })).toEqual([])
    expect(await app.deps.database.db('shared_addresses')).toEqual([])
    const [unarmed] = await app.deps.members.findByEmail('d@example.org')
    await app.deps.members.setPassword(unarmed!.id, 'instant:x', app.clock.now())
    expect(await found({ credentials: 'no', q: 'unarmed' })).toEqual([])
    await app.deps.members.removeCredentials(unarmed!.id)
    expect(await found({ credentials: 'no', q: 'unarmed' })).toEqual(['Unarmed'])
  })
})

describe('pages', () => {
  beforeEach(async () => {
    await app.deps.database.db.raw(`
      insert into members (id, external_id, name, created_at, updated_at)
      select gen_random_uuid(), 'p-' || n, 'Person ' || lpad(n::text, 3, '0'), now(), now() from generate_series(1, 120) n`)
  })

  const hrefOf = (html: string, label: string) => cheerio.load(html)(`.pager a:contains("${label}")`).attr('href')

  test('forward to the end and back to the beginning, nobody missed and nobody twice', async () => {
    const first = await olga.get('/admin/members?q=person')
    expect(hrefOf(first.text, 'Previous')).toBeUndefined()
    const second = await olga.get(hrefOf(first.text, 'Next')!)
    const third = await olga.get(hrefOf(second.text, 'Next')!)
    expect(hrefOf(third.text, 'Next')).toBeUndefined()
    const all = [first, second, third].flatMap(({ text }) => namesIn(text))
    expect(all).toEqual(Array.from({ length: 120 }, (_, n) => `Person ${String(n + 1).padStart(3, '0')}`))
    const back = await olga.get(hrefOf(third.text, 'Previous')!)
    expect(namesIn(back.text)).toEqual(namesIn(second.text))
    const start = await olga.get(hrefOf(back.text, 'Previous')!)
    expect(namesIn(start.text)).toEqual(namesIn(first.text))
    expect(hrefOf(start.text, 'Previous')).toBeUndefined()
    expect(hrefOf(second.text, 'First page')).toBe('/admin/members?q=person')
  })

  test('a link to behind somebody who is gone shows the beginning', async () => {
    const answer = await olga.get('/admin/members?after=00000000-0000-4000-8000-000000000000')
    expect(namesIn(answer.text)).toHaveLength(50)
    expect((await olga.get('/admin/members?after=nonsense&before=x')).status).toBe(200)
  })
})

test('an empty filter says so; there is always one member to see the list', async () => {
  const answer = await olga.get('/admin/members?status=suspended')
  expect(readable(answer.text)).toContain('Nobody fits')
  expect(await found({})).toEqual(['Olga Owner'])
})
