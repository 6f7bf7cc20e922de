/** How the safeguards work, as owners set it. */
import { beforeEach, expect, test } from 'vitest'
import { makeMember, password } from '../../support/make.ts'
import { testApp } from '../../support/test-app.ts'
import { readable, visitor, type Visitor } from '../../support/visitor.ts'

const app = testApp()
const home = '/admin/settings/safeguards'
let owner: Visitor
let ownerId: string

async function visit(role: 'owner' | 'auditor') {
  const member = await makeMember(app.deps, { name: `The ${role}`, email: `${role}@example.org`, role })
  const person = visitor(app.server)
  await person.signIn(`${role}@example.org`, password)
  return { person, id: member.id }
}

beforeEach(async () => {
  const visited = await visit('owner')
  owner = visited.person
  ownerId = visited.id
})

const save = (fields: Record<string, string>) => owner.submit(home, fields, home)

test('what is saved holds, is recorded, and keeps the key of the fingerprints', async () => {
  const saved = await save({
    ...{ schedule: '30  2 * * 1-5', zone: 'Europe/Berlin', staleAfterDays: '3', secretMaxAgeDays: '90' },
    ...{ mixedDomains: 'Contoso.example\n@bücher.example', [`digest:${ownerId}`]: 'on' },
  })
  expect(saved.headers['location']).toBe(`${home}?done=changed`)
  expect(await app.deps.safeguardSettings.find()).toEqual({
    ...{ schedule: '30 2 * * 1-5', zone: 'Europe/Berlin', staleAfterDays: 3, secretMaxAgeDays: 90 },
    ...{ mixedDomains: ['contoso.example', 'xn--bcher-kva.example'], digestTo: [ownerId], version: 1 },
  })
  const key = await app.deps.safeguardSettings.keepFingerprintKey('another', app.clock.now())
  await save({ staleAfterDays: '4' })
  expect(await app.deps.safeguardSettings.keepFingerprintKey('another', app.clock.now())).toBe(key)
  const [event] = await app.deps.database
    .db<{ type: string; detail: object }>('events')
    .where({ type: 'settings.changed' })
  expect(event!.detail).toMatchObject({
    settings: 'safeguards',
    before: { staleAfterDays: 7 },
    after: { staleAfterDays: 3 },
  })
  const page = readable((await owner.get(home)).text)
  expect(page).toContain('The next audits')
})

test.each([
  [{ schedule: 'every night' }, 'five fields as cron has them'],
  [{ schedule: '0 3 31 2 *' }, 'five fields as cron has them'],
  [{ schedule: '* * * * * *' }, 'five fields as cron has them'],
  [{ zone: 'Middle Earth' }, 'Name a time zone'],
  [{ staleAfterDays: '0' }, 'from 1 to 365'],
  [{ secretMaxAgeDays: 'soon' }, 'from 30 to 3650'],
  [{ mixedDomains: 'contoso.example, nothing' }, 'Domain 2 is no mail domain'],
  [{ mixedDomains: 'gmail.com' }, 'anybody gets an address'],
])('%o is refused, with what was typed', async (wrong, words) => {
  const answer = await save({ zone: 'UTC', ...wrong })
  expect(answer.status).toBe(422)
  expect(readable(answer.text)).toContain(words)
  expect(answer.text).toContain(Object.values(wrong)[0])
  expect((await app.deps.safeguardSettings.find()).version).toBe(0)
})

test('who was slower sees what holds now, and loses nothing', async () => {
  const stale = { version: '0', zone: 'UTC', staleAfterDays: '9', secretMaxAgeDays: '365' }
  await save({ staleAfterDays: '5' })
  const answer = await owner.post(home, stale)
  expect(answer.status).toBe(409)
  expect(readable(answer.text)).toContain('Somebody else changed these settings')
  expect(answer.text).toContain('value="9"')
  expect((await app.deps.safeguardSettings.find()).staleAfterDays).toBe(5)
})

test('an auditor reads it and changes nothing', async () => {
  const { person } = await visit('auditor')
  const page = await person.get(home)
  expect(page.status).toBe(200)
  expect(readable(page.text)).toContain('Only an owner changes this.')
  expect((await person.post(home, { version: '0' })).status).toBe(403)
})
