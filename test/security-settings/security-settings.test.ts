/** How strict Latchkey is: only owners change it, what becomes weaker is agreed to, and nobody locks themselves out. */
import * as cheerio from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Member } from '../../src/features/members/member.ts'
import { minutes } from '../../src/kernel/clock.ts'
import { enrolSignedIn } from '../second-factor/authenticator.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
const page = '/admin/settings/security'
let olga: Member
let owner: Visitor

beforeEach(async () => {
  olga = await makeMember(app.deps, { username: 'olga', role: 'owner' })
  owner = visitor(app.server)
  await owner.signIn('olga', password)
})

const save = (fields: Record<string, string>) => owner.submit(page, fields, page)
const stored = () => app.deps.securitySettings.find()
const changes = () => app.deps.database.db<Record<string, unknown>>('events').where({ type: 'settings.changed' })

/** Sends the form of a page as it came, filled in further. */
async function sendOn(html: string, more: Record<string, string> = {}) {
  const form = cheerio.load(html)('main form[method=post]').first()
  const fields = Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value]))
  return owner.agent
    .post(form.attr('action') ?? '')
    .type('form')
    .send({ ...fields, ...more })
}

const stricter = {
  leastCharacters: '20',
  checksBreaches: 'on',
  rememberDays: '7',
  idleMinutes: '60',
  absoluteMinutes: '600',
  handoffMinutes: '30',
  registrationDomains: 'example.org\n@Bücher.example, example.org',
}

test('every field is stored, and the history holds before and after', async () => {
  const answer = await save(stricter)
  expect(answer.headers['location']).toBe(`${page}?done=changed`)
  expect(await stored()).toEqual({
    passwordLeast: 20,
    checksBreaches: true,
    breachHost: 'https://api.pwnedpasswords.com',
    secondFactorFor: 'nobody',
    rememberDays: 7,
    idleMinutes: 60,
    absoluteMinutes: 600,
    handoffProofMinutes: 30,
    registration: 'off',
    registrationDomains: ['example.org', 'xn--bcher-kva.example'],
    version: 2,
  })
  const [event] = await changes()
  expect(event).toMatchObject({
    actor: `member:${olga.id}`,
    detail: { settings: 'security', before: { idleMinutes: 120 }, after: { idleMinutes: 60 } },
  })
  const told = readable((await owner.get(`/admin/events/${String(event?.['id'])}`)).text)
  expect(told).toMatch(/idle minutes\D*120\D*60/i)
})

test('saving it as it is records nothing', async () => {
  expect((await save({})).headers['location']).toBe(`${page}?done=unchanged`)
  expect(await changes()).toEqual([])
})

test.each([
  ['leastCharacters', '7'],
  ['leastCharacters', '65'],
  ['rememberDays', '-1'],
  ['rememberDays', '1.5'],
  ['idleMinutes', '4'],
  ['idleMinutes', '100000'],
  ['handoffMinutes', '0'],
  ['breachHost', 'http://example.org'],
  ['breachHost', 'https://someone:secret@example.org'],
  ['breachHost', 'https://example.org/path'],
  ['secondFactorFor', 'somebody'],
  ['registration', 'yes'],
  ['registrationDomains', 'example.org, domain!'],
])('a bad value is refused at its field: %s %s', async (field, value) => {
  const answer = await save({ [field]: value })
  expect(answer.status).toBe(422)
  const $ = cheerio.load(answer.text)
  expect($(`.error-summary a[href="#field-${field}"]`)).toHaveLength(1)
  expect((await stored()).version).toBe(1)
})

test('all bad values are reported together, and what was typed comes back', async () => {
  const answer = await save({
    idleMinutes: '700',
    absoluteMinutes: '90',
    rememberDays: 'for ever',
    leastCharacters: '',
  })
  const $ = cheerio.load(answer.text)
  expect($('.error-summary li')).toHaveLength(3)
  expect($('input[name=rememberDays]').val()).toBe('for ever')
  const crossed = await save({ idleMinutes: '700', absoluteMinutes: '90' })
  expect(readable(crossed.text)).toMatch(/must not be longer than a session lasts/)
})

describe('what becomes weaker', () => {
  beforeEach(async () => {
    const { version, ...settings } = await stored()
    const strict = { ...settings, checksBreaches: true, handoffProofMinutes: 60, registrationDomains: ['example.org'] }
    await app.deps.securitySettings.change(version, strict, app.clock.now())
  })

  test('is listed, and saved once it was agreed to', async () => {
    const asked = await save({ leastCharacters: '8', idleMinutes: '600', handoffMinutes: '' })
    expect(asked.status).toBe(200)
    const told = readable(asked.text)
    expect(told).toMatch(/Not saved yet/)
    expect(told).toMatch(/New passwords may be shorter/)
    expect(told).toMatch(/stays signed in for longer/)
    expect(told).toMatch(/with an older proof/)
    expect((await stored()).passwordLeast).toBe(15)
    expect((await sendOn(asked.text)).status).toBe(303)
    expect(await stored()).toMatchObject({ passwordLeast: 8, idleMinutes: 600, handoffProofMinutes: undefined })
  })

  test('is asked for again when more of it is typed into the page that asks', async () => {
    const asked = await save({ leastCharacters: '8' })
    const more = await sendOn(asked.text, { rememberDays: '365' })
    expect(readable(more.text)).toMatch(/remembered browser in hand/)
    expect((await stored()).passwordLeast).toBe(15)
  })

  test.each([
    ['breaches are no longer looked up', { checksBreaches: '' }, /no longer looked for/],
    ['another host is told of passwords', { breachHost: 'https://pwned.example.org' }, /Another host is told/],
    ['people may register', { registration: 'approved' }, /become members by themselves/],
  ])('%s', async (_what, fields, words) => {
    const form = await owner.get(page)
    const { checksBreaches = 'on', ...others } = fields as Record<string, string>
    const $ = cheerio.load(form.text)
    const typed = Object.fromEntries(
      $(`form[action="${page}"]`)
        .serializeArray()
        .map(({ name, value }) => [name, value]),
    )
    const asked = await owner.agent
      .post(page)
      .type('form')
      .send({ ...typed, ...others, checksBreaches })
    expect(readable(asked.text)).toMatch(words)
  })
})

describe('the second factor', () => {
  test('is not required by an owner who has none: they are led to set one up', async () => {
    const answer = await save({ secondFactorFor: 'staff' })
    expect(answer.status).toBe(422)
    const link = cheerio.load(answer.text)('main form a').first().attr('href')
    expect(link).toBe(`/account/security/second-factor?continue=${encodeURIComponent(page)}`)
    expect((await stored()).secondFactorFor).toBe('nobody')
  })

  test('is required once they have one, and who lacks one is counted', async () => {
    await makeMember(app.deps, { isStaff: true })
    await makeMember(app.deps, { isStaff: true, status: 'suspended' })
    await makeMember(app.deps)
    const told = async () => readable((await owner.get(page)).text)
    expect(await told()).toMatch(/2 of 2 active staff members and role holders have no second factor yet/)
    await enrolSignedIn(app, owner, olga)
    expect(await told()).toMatch(/1 of 2 active staff members/)
    expect((await save({ secondFactorFor: 'staff' })).status).toBe(303)
    expect((await stored()).secondFactorFor).toBe('staff')
  })
})

test('somebody who was faster is told of, and nothing of theirs is lost unseen', async () => {
  const form = (await owner.get(page)).text
  const { version, ...settings } = await stored()
  await app.deps.securitySettings.change(version, { ...settings, idleMinutes: 30 }, app.clock.now())
  const answer = await sendOn(form, { rememberDays: '7' })
  expect(answer.status).toBe(409)
  expect(readable(answer.text)).toMatch(/Somebody else changed these settings/)
  expect(readable(answer.text)).toMatch(/Minutes without activity that end a session30/)
  expect((await stored()).rememberDays).toBe(30)
})

test('asks for proof when the last one is old, and carries every field along', async () => {
  const form = (await owner.get(page)).text
  app.clock.advance(minutes(11))
  const asked = await sendOn(form, stricter)
  expect(asked.status).toBe(403)
  await sendOn(asked.text, { proof: password })
  expect(await stored()).toMatchObject({ passwordLeast: 20, handoffProofMinutes: 30, rememberDays: 7 })
})

test('an administrator reads it and is offered no form', async () => {
  await makeMember(app.deps, { username: 'adam', role: 'administrator' })
  const adam = visitor(app.server)
  await adam.signIn('adam', password)
  const { text } = await adam.get(page)
  expect(readable(text)).toMatch(/Only an owner changes this/)
  expect(cheerio.load(text)(`form[action="${page}"]`)).toHaveLength(0)
})

test('a session is as long as the settings say, from its next request on', async () => {
  await save({ idleMinutes: '10', absoluteMinutes: '60' })
  expect((await owner.get(page)).status).toBe(200)
  app.clock.advance(minutes(11))
  expect((await owner.get(page)).status).toBe(303)
})
