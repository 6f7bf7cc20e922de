/** The per-person list of staff: what it shows, how it is paged, and the word one gives for an external ID. */
import * as cheerio from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import type { App } from '../../src/features/apps/app.ts'
import type { Member } from '../../src/features/members/member.ts'
import { minutes } from '../../src/kernel/clock.ts'
import { makeMember } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, type Visitor } from '../support/visitor.ts'
import { attestedApp, eventsOf, home, makeStaff, post, signedIn } from './rollout-world.ts'

const app = testApp()
let ada: { member: Member; person: Visitor }
let made: App

beforeEach(async () => {
  ada = await signedIn(app, 'administrator', { name: 'Ada' })
  made = await attestedApp(app, ada.member, { stage: 'staff' })
})

const open = async (query = '') => cheerio.load((await ada.person.get(`${home}${query}`).expect(200)).text)

function rowsOf($: cheerio.CheerioAPI): string[][] {
  return $('section[aria-labelledby=staff] tbody tr')
    .toArray()
    .map((row) =>
      $(row)
        .children()
        .toArray()
        .map((cell) => $(cell).text().replace(/\s+/g, ' ').trim()),
    )
}

const tallyOf = ($: cheerio.CheerioAPI) =>
  Object.fromEntries(
    $('.tally > div')
      .toArray()
      .map((each) => [$(each).find('dt').text(), Number($(each).find('dd').text())]),
  )

test('everybody on the staff, by name, with the three columns and the counts over all', async () => {
  await makeStaff(app, made, {}, { name: 'Berta' })
  await makeStaff(app, made, { credentials: false, signIn: false, externalId: false }, { name: 'Anna' })
  await makeStaff(app, made, {}, { name: 'Suspended', status: 'suspended' })
  await makeMember(app.deps, { name: 'No staff' })
  const $ = await open()
  expect(rowsOf($)).toMatchObject([
    [expect.stringContaining('Anna'), 'None', 'Not yet', 'Not seen yet', expect.any(String)],
    [
      expect.stringContaining('Berta'),
      'Yes',
      expect.stringMatching(/^Handed over, no error came back/),
      expect.stringMatching(/^Seen/),
      '–',
    ],
  ])
  expect(tallyOf($)).toEqual({
    Staff: 2,
    'Missing something': 1,
    'Without credentials here': 1,
    'Not signed in through SSO': 1,
    'External ID not seen': 1,
  })
  expect(rowsOf(await open('?show=missing')).map(([name]) => name)).toEqual([expect.stringContaining('Anna')])
})

test('whoever is missing one thing can be shown alone, and every name leads to its member', async () => {
  await makeStaff(app, made, {}, { name: 'Whole' })
  const lacking = [
    ['credentials', await makeStaff(app, made, { credentials: false }, { name: 'Anna' })],
    ['sign-ins', await makeStaff(app, made, { signIn: false }, { name: 'Berta' })],
    ['external-ids', await makeStaff(app, made, { externalId: false }, { name: 'Carla' })],
  ] as const
  for (const [show, { id, name }] of lacking) {
    const $ = await open(`?show=${show}`)
    expect(rowsOf($).map(([person]) => person)).toEqual([expect.stringContaining(name)])
    expect($('section[aria-labelledby=staff] tbody a').first().attr('href')).toBe(`/admin/members/${id}`)
    expect($('a.filter[aria-current]').text()).toMatch(/\(1\)$/)
    const answer = await post(ada.person, `${home}/attest`, { member: id, show })
    expect(answer.headers['location']).toBe(`${home}?done=attested&show=${show}`)
  }
  expect((await open('?show=external-ids'))('.alert-success').text()).toContain('Nobody is missing this.')
})

test('fifty to a page, each once, in both views, and the counts stay those of all', async () => {
  await app.deps.database.db.raw(
    `insert into members (id, external_id, name, is_staff, created_at, updated_at)
     select gen_random_uuid(), 'staff-' || n, case when n % 2 = 0 then 'Same Name' else 'person ' || n end, true, now(), now()
     from generate_series(1, 120) n`,
  )
  for (const show of ['', 'show=missing']) {
    const seen: string[] = []
    let query: string | undefined = show === '' ? '' : `?${show}`
    const sizes: number[] = []
    while (query !== undefined) {
      const $: cheerio.CheerioAPI = await open(query)
      const ids = $('section[aria-labelledby=staff] tbody code')
        .toArray()
        .map((code) => $(code).text())
      seen.push(...ids)
      sizes.push(ids.length)
      expect(tallyOf($)['Staff']).toBe(120)
      const next: string | undefined = $('a:contains("Next page")').attr('href')
      query = next && new URL(next, 'http://x').search
      if (query !== undefined) expect(query).not.toMatch(/name|@/i)
    }
    expect(sizes).toEqual([50, 50, 20])
    expect(new Set(seen).size).toBe(120)
  }
})

test.each([
  '?after=x',
  '?after=%00',
  "?after='--",
  '?after=a&after=b',
  '?show=x',
  '?after=00000000-0000-4000-8000-000000000000',
])('the page opens whatever its address says: %s', async (query) => {
  await makeStaff(app, made)
  await open(query)
})

describe('attesting', () => {
  const attest = (member: string | string[]) => post(ada.person, `${home}/attest`, { member })

  test('is asked for a password when the last proof is old; taking back is not', async () => {
    const [one, another] = [
      await makeStaff(app, made, { externalId: false }),
      await makeStaff(app, made, { externalId: false }),
    ]
    await attest(one.id)
    app.clock.advance(minutes(11))
    const asked = await attest([one.id, another.id])
    expect(asked.status).toBe(403)
    expect(asked.text).toContain('Confirm it is you')
    expect(await eventsOf(app, 'staff.id-attested')).toHaveLength(1)
    const kept = cheerio.load(asked.text)('main form').serializeArray()
    expect(kept.filter(({ name }) => name === 'member').map(({ value }) => value)).toEqual([one.id, another.id])
    expect((await post(ada.person, `${home}/attest/withdraw`, { member: one.id })).status).toBe(303)
  })

  test('several ticked, one button: seen, with name and date, until taken back', async () => {
    const staff = [
      await makeStaff(app, made, { externalId: false }, { name: 'Anna' }),
      await makeStaff(app, made, { externalId: false }, { name: 'Berta' }),
      await makeStaff(app, made, { externalId: false }, { name: 'Carla' }),
    ]
    const $ = await open()
    const boxes = $('input[type=checkbox][form=attest]').toArray()
    expect(boxes.map(({ attribs }) => attribs['value'])).toEqual(staff.map(({ id }) => id))
    expect((await attest(staff.slice(0, 2).map(({ id }) => id))).headers['location']).toBe(`${home}?done=attested`)
    const after = rowsOf(await open())
    expect(after.map(([, , , seen]) => seen)).toEqual([
      expect.stringMatching(/^Seen ?Confirmed by Ada/),
      expect.stringMatching(/^Seen ?Confirmed by Ada/),
      'Not seen yet',
    ])
    expect(await eventsOf(app, 'staff.id-attested')).toHaveLength(2)

    await post(ada.person, `${home}/attest/withdraw`, { member: staff[0]!.id })
    expect(rowsOf(await open()).map(([, , , seen]) => seen)[0]).toBe('Not seen yet')
    expect(await eventsOf(app, 'staff.id-attestation-withdrawn')).toHaveLength(1)
    await post(ada.person, `${home}/attest/withdraw`, { member: staff[0]!.id })
    expect(await eventsOf(app, 'staff.id-attestation-withdrawn')).toHaveLength(1)
  })

  test('one comes back to the page one was on', async () => {
    const { id } = await makeStaff(app, made, { externalId: false })
    const answer = await post(ada.person, `${home}/attest`, { member: id, show: 'missing', after: id })
    expect(answer.headers['location']).toBe(`${home}?done=attested&show=missing&after=${id}`)
  })

  test('nobody ticked is said, and nobody but active staff can be attested for', async () => {
    const nobody = await post(ada.person, `${home}/attest`)
    expect(nobody.status).toBe(422)
    expect(readable(nobody.text)).toContain('Nothing was confirmed')
    const suspended = await makeStaff(app, made, { externalId: false }, { status: 'suspended' })
    const member = await makeMember(app.deps)
    expect((await attest([suspended.id, member.id, 'x', '\0', "' or 1=1", '__proto__'])).status).toBe(422)
    expect(await app.deps.database.db('staff_evidence')).toEqual([])
    expect(await eventsOf(app, 'staff.id-attested')).toEqual([])
  })

  test('the word of somebody who was erased stays, without a name', async () => {
    const { member, person } = await signedIn(app, 'administrator', { name: 'Gone' })
    const { id } = await makeStaff(app, made, { externalId: false })
    await post(person, `${home}/attest`, { member: id })
    await app.deps.database.db('members').where({ id: member.id }).delete()
    const [row] = rowsOf(await open())
    expect(row?.[3]).toMatch(/^Seen ?Confirmed,/)
  })
})

test('without staff the page says so, and shows no good news', async () => {
  const $ = await open()
  expect($('section[aria-labelledby=staff]').text()).toContain('Nobody here is marked as staff')
  expect($('section[aria-labelledby=staff] .badge-success, section[aria-labelledby=staff] .alert-success').length).toBe(
    0,
  )
})

test('an auditor sees everything and can press nothing', async () => {
  await makeStaff(app, made, { externalId: false })
  const { person } = await signedIn(app, 'auditor')
  const $ = cheerio.load((await person.get(home).expect(200)).text)
  expect(rowsOf($)).toHaveLength(1)
  expect($('main form, main input, main button').length).toBe(0)
})
