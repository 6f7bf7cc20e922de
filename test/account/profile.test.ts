/** /account/profile: what members see and change of themselves, and what no form of theirs can change. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Member } from '../../src/features/members/member.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
const path = '/account/profile'
let member: Member
let ada: Visitor

beforeEach(async () => {
  member = await makeMember(app.deps, { name: 'Ada', email: 'ada@example.org', phone: '+442079460958' })
  ada = visitor(app.server)
  await ada.signIn('ada@example.org', password)
})

const stored = () => app.deps.members.get(member.id)
const save = (fields: { phone?: string; locale?: string }) => ada.submit(path, fields, path)

describe('changing', () => {
  test('a telephone number and a language are saved, told, and on record', async () => {
    const answer = await save({ phone: '+44 20 7946 0000', locale: 'de' })
    expect(answer.headers['location']).toBe(`${path}?done=saved&language=de`)
    expect(await stored()).toMatchObject({ phone: '+442079460000', locale: 'de', version: member.version + 1 })
    expect(readable((await ada.get(`${path}?done=saved&language=de`)).text)).toContain(
      'Ihre Änderungen wurden gespeichert',
    )
    const [event] = await app.deps.database.db<Record<string, unknown>>('events').where({ type: 'member.changed' })
    expect(event).toMatchObject({
      actor: `member:${member.id}`,
      subject_id: member.id,
      detail: { fields: ['phone', 'locale'] },
      personal: { before: { phone: '+442079460958', locale: null }, after: { phone: '+442079460000', locale: 'de' } },
    })
  })

  test('nothing different saves nothing', async () => {
    expect((await save({})).headers['location']).toBe(`${path}?done=unchanged`)
    expect((await stored()).version).toBe(member.version)
  })

  test('empty fields take both away', async () => {
    await save({ phone: ' ', locale: '' })
    expect(await stored()).toMatchObject({ phone: undefined, locale: undefined })
  })

  test('a language that these pages do not speak stays until another one is chosen', async () => {
    await app.deps.members.update(member.id, member.version, { locale: 'pt-BR' }, app.clock.now())
    await save({ phone: '' })
    expect(await stored()).toMatchObject({ locale: 'pt-BR', phone: undefined })
  })

  test.each([
    [{ phone: '020 7946 0000' }, 'country code'],
    [{ phone: '+44 20 7946 0000<script>' }, 'country code'],
    [{ phone: '+'.repeat(50) }, 'country code'],
    [{ locale: 'klingon' }, 'one of the languages'],
  ])('%j is refused, with what was typed', async (fields: { phone?: string; locale?: string }, words) => {
    const answer = await save(fields)
    expect(answer.status).toBe(422)
    expect(readable(answer.text)).toContain(words)
    if (fields.phone !== undefined) expect(answer.text).toContain(`value="${fields.phone.replaceAll('<', '&lt;')}"`)
    expect(await stored()).toEqual(member)
  })

  test('all that is wrong is told at once', async () => {
    const text = readable((await save({ phone: '1', locale: 'x' })).text)
    expect(text).toContain('2 things need your attention')
  })

  test('what somebody else changed meanwhile is shown, and not lost', async () => {
    const { text } = await ada.get(path)
    expect(text).toContain('+442079460958')
    await app.deps.members.update(member.id, member.version, { phone: '+33123456789' }, app.clock.now())
    const answer = await ada.post(path, { phone: '+4930123456', locale: '', version: String(member.version) })
    expect(answer.status).toBe(409)
    expect(readable(answer.text)).toContain('Stored now: +33123456789')
    expect((await stored()).phone).toBe('+33123456789')
    // The page that tells of it saves over it, if that is what they want.
    expect(answer.text).toContain(`name="version" value="${member.version + 1}"`)
  })

  test('a form that is none of ours changes nothing', async () => {
    for (const fields of [{}, { phone: '', locale: '' }, { phone: '', locale: '', version: 'x' }]) {
      expect((await ada.post(path, fields)).status).toBe(400)
    }
    expect(await stored()).toEqual(member)
  })
})

test('no field but those two can be assigned, whatever a form holds', async () => {
  const wishes = {
    role: 'owner',
    is_staff: 'true',
    isStaff: 'true',
    staff: 'on',
    external_id: 'm-other',
    externalId: 'm-other',
    email: 'mallory@example.org',
    email_verified: 'yes',
    emailVerifiedAt: '2020-01-01',
    name: 'Mallory',
    username: 'mallory',
    organization: 'Other',
    attributes: 'a: b',
    status: 'suspended',
    __proto__: 'x',
    constructor: 'x',
  }
  const answer = await ada.submit(path, { ...wishes, phone: '+4930123456' }, path)
  expect(answer.status).toBe(303)
  const { updatedAt } = await stored()
  expect(await stored()).toEqual({ ...member, phone: '+4930123456', version: member.version + 1, updatedAt })
})

describe('what Zendesk is told', () => {
  const rowOf = async (label: string) =>
    new RegExp(`${label}.{0,80}?(Sent to Zendesk|Not sent to Zendesk|Sent to: Beta)`).exec(
      readable((await ada.get(path)).text),
    )?.[1]

  test('nothing, while there is nowhere to go', async () => {
    expect(await rowOf('Member number')).toBe('Not sent to Zendesk')
  })

  test('is marked by field, and by app where they differ', async () => {
    await makeApp(app.deps, { name: 'Acme Help' })
    expect(await rowOf('Member number')).toBe('Sent to Zendesk')
    expect(await rowOf('Language')).toBe('Not sent to Zendesk')
    const other = await makeApp(app.deps, {
      name: 'Beta',
      subdomain: 'beta',
      secret: 'b'.repeat(8) + 'Xq3vT2nLr5KxWb7cYd3MfGh9JpRs4AuE',
    })
    const fieldMapping = [{ claim: 'user_fields.language', from: { op: 'path', path: 'locale' } as const }]
    await app.deps.apps.update(other.id, other.version, { ...other, fieldMapping }, app.clock.now())
    expect(await rowOf('For these pages')).toBe('Sent to: Beta')
    expect(await rowOf('E-mail address')).toBe('Sent to Zendesk')
  })
})

test('nobody else’s profile, and nobody’s without a session', async () => {
  const stranger = visitor(app.server)
  expect((await stranger.get(path)).headers['location']).toBe('/sign-in?continue=%2Faccount%2Fprofile')
  expect((await stranger.post(path, { phone: '', locale: '', version: '1' })).status).toBe(401)
})
