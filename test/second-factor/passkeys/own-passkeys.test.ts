/** What members do with their passkeys: make, name and remove them. */
import * as cheerio from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Member } from '../../../src/features/members/member.ts'
import { minutes } from '../../../src/kernel/clock.ts'
import { authenticator } from '../../support/authenticator.ts'
import { makeMember, password } from '../../support/make.ts'
import { testApp } from '../../support/test-app.ts'
import { readable, visitor, type Visitor } from '../../support/visitor.ts'
import { addPasskey, eventsOf, mailKinds, passkeys, signInWith } from './passkey-person.ts'

const app = testApp()
let ada: Visitor
let member: Member

beforeEach(async () => {
  member = await makeMember(app.deps, { username: 'ada', isStaff: true })
  ada = visitor(app.server)
  await ada.signIn('ada', password)
})

const own = () => app.deps.passkeys.listOf(member.id)
const onlyOne = async () => (await own())[0]!

describe('making one', () => {
  test('a passkey is asked for that finds its member by itself and is unlocked each time', async () => {
    const page = await ada.get(`${passkeys}/new`)
    const options = cheerio.load(page.text)('form[data-passkey=create]').attr('data-options')!
    expect(JSON.parse(options)).toMatchObject({
      rp: { id: 'localhost' },
      user: { name: member.email, displayName: member.name },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
      excludeCredentials: [],
    })
    expect(options).not.toContain(member.externalId)
  })

  test('it is stored with what it says of itself, recorded, and told by mail', async () => {
    const key = authenticator({ aaguid: 'ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4', isSynced: true })
    expect((await addPasskey(ada, key)).headers['location']).toBe(`${passkeys}?done=added`)
    expect(await onlyOne()).toMatchObject({
      credentialId: key.credentialId,
      name: 'Google Password Manager',
      transports: ['internal'],
      signCount: 1,
      isBackupEligible: true,
      isBackedUp: true,
    })
    const [event] = await eventsOf(app, 'passkey.added')
    expect(event).toMatchObject({ actor: `member:${member.id}`, subject_id: member.id, outcome: 'done' })
    expect(await mailKinds(app)).toEqual(['passkey-added'])
    expect(readable((await ada.get(passkeys)).text)).toMatch(/Google Password Manager ?Synced/)
  })

  test('R26 the session becomes a strong one under another id, and the old id is dead', async () => {
    const before = await app.deps.database.db('sessions').pluck<string[]>('sid')
    await addPasskey(ada, authenticator())
    const after = await app.deps.database.db<{ sid: string; sess: { proofs: string[] } }>('sessions')
    expect(after.map(({ sid }) => sid)).not.toEqual(before)
    expect(after.map(({ sess }) => sess.proofs)).toEqual([['password', 'passkey']])
  })

  test('the first one offers recovery codes and leads on to where the member was going', async () => {
    const key = authenticator()
    const query = '?continue=%2Fadmin%2Fapps'
    const page = await ada.get(`${passkeys}/new${query}`)
    const answer = await ada.submit(`${passkeys}/new${query}`, { passkey: key.create(page.text) }, passkeys)
    const list = cheerio.load((await ada.get(answer.headers['location']!)).text)
    expect(list('a[href="/admin/apps"]').text()).toBe('Go on')
    expect(list('a[href^="/account/security/second-factor/recovery-codes"]').attr('href')).toContain('%2Fadmin%2Fapps')
  })

  test.each([
    ['on another site', { origin: 'https://evil.example' }],
    ['for another host name', { rpId: 'evil.example' }],
    ['without being unlocked', { isVerified: false }],
    ['for a sign-in instead', { type: 'webauthn.get' }],
    ['within a page of somebody else', { crossOrigin: true }],
  ])('none made %s is taken', async (_how, wishes) => {
    const answer = await addPasskey(ada, authenticator(), wishes)
    expect(answer.status).toBe(422)
    expect(readable(answer.text)).toContain('This passkey was not accepted, so none was added.')
    expect(await own()).toEqual([])
  })

  test.each(['', 'nonsense', '{}', '[]', '{"id":1}', JSON.stringify({ id: 'a', rawId: 'a', type: 'public-key' })])(
    'an answer of %j adds nothing',
    async (passkey) => {
      expect((await ada.submit(`${passkeys}/new`, { passkey }, passkeys)).status).toBe(422)
      expect(await own()).toEqual([])
    },
  )

  test('one answer makes one passkey, for the member who was asked, within five minutes', async () => {
    const page = await ada.get(`${passkeys}/new`)
    const answer = (key = authenticator()) => key.create(page.text)
    const first = answer()
    await ada.submit(`${passkeys}/new`, { passkey: first }, passkeys)
    expect((await ada.submit(`${passkeys}/new`, { passkey: first }, passkeys)).status).toBe(422)
    expect((await ada.submit(`${passkeys}/new`, { passkey: answer() }, passkeys)).status).toBe(422)

    await makeMember(app.deps, { username: 'eve' })
    const eve = visitor(app.server)
    await eve.signIn('eve', password)
    const asked = await ada.get(`${passkeys}/new`)
    const stolen = authenticator().create(asked.text)
    expect((await eve.submit(`${passkeys}/new`, { passkey: stolen }, passkeys)).status).toBe(422)
    app.clock.advance(minutes(5))
    const late = await ada.submit(`${passkeys}/new`, { passkey: stolen }, passkeys)
    expect(readable(late.text)).toContain('It took too long')
    expect(await own()).toHaveLength(1)
  })

  test('one more ends every other session, and the page says so', async () => {
    const elsewhere = visitor(app.server)
    await elsewhere.signIn('ada', password)
    const added = await addPasskey(ada, authenticator())
    expect((await elsewhere.get('/account')).status).toBe(303)
    expect(readable((await ada.get(added.headers['location'] ?? '')).text)).toContain('signed out everywhere else')
  })

  test('a passkey that is registered already stays whose it is', async () => {
    const key = authenticator()
    await addPasskey(ada, key)
    const again = await addPasskey(ada, key)
    expect(readable(again.text)).toContain('There is a passkey for this account on that device')
    const asked = (await ada.get(`${passkeys}/new`)).text
    expect(cheerio.load(asked)('form[data-passkey]').attr('data-options')).toContain(key.credentialId)
  })

  test('looking at the pages stores nothing', async () => {
    await ada.get(`${passkeys}/new`)
    await visitor(app.server).get('/sign-in')
    expect(await app.deps.database.db('used_challenges')).toEqual([])
  })

  test('there is an end to how many there can be', async () => {
    const template = { ...(await addPasskey(ada, authenticator()), await onlyOne()) }
    for (let number = 1; number < 20; number += 1) {
      await app.deps.passkeys.insert({ ...template, id: app.deps.random.uuid(), credentialId: `more-${number}` })
    }
    const answer = await addPasskey(ada, authenticator())
    expect(readable(answer.text)).toContain('You have as many passkeys as you can have.')
    expect(cheerio.load((await ada.get(passkeys)).text)(`a[href^="${passkeys}/new"]`).length).toBe(0)
  })
})

test('ten minutes after the last proof, making and removing one ask for another proof first', async () => {
  app.clock.advance(minutes(10))
  const asked = await ada.get(`${passkeys}/new`)
  expect(asked.status).toBe(403)
  expect(asked.text).not.toContain('data-passkey="create"')
  const proved = await ada.submit(`${passkeys}/new`, { proof: password }, `${passkeys}/new`)
  expect(proved.headers['location']).toBe(`${passkeys}/new`)
  expect((await ada.get(`${passkeys}/new`)).text).toContain('data-passkey="create"')

  await addPasskey(ada, authenticator())
  app.clock.advance(minutes(10))
  const { id } = await onlyOne()
  expect((await ada.submit(`${passkeys}/${id}`, {}, `${passkeys}/${id}/remove`)).status).toBe(403)
  expect(await own()).toHaveLength(1)
})

describe('one that is there', () => {
  const key = () => authenticator()

  test('gets another name, which is recorded apart from what is kept for ever', async () => {
    await addPasskey(ada, key())
    const { id } = await onlyOne()
    const answer = await ada.submit(`${passkeys}/${id}`, { name: '  Ada’s key ' }, `${passkeys}/${id}/rename`)
    expect(answer.headers['location']).toBe(`${passkeys}?done=renamed`)
    expect((await onlyOne()).name).toBe('Ada’s key')
    const [event] = await eventsOf(app, 'passkey.renamed')
    expect(event).toMatchObject({ detail: { passkey: id }, personal: { after: 'Ada’s key' } })
  })

  test.each(['', '   ', 'x'.repeat(61), 'two\u202elines'])('is not called %j', async (name) => {
    await addPasskey(ada, key())
    const { id, name: before } = await onlyOne()
    const answer = await ada.submit(`${passkeys}/${id}`, { name }, `${passkeys}/${id}/rename`)
    expect(answer.status).toBe(422)
    expect(cheerio.load(answer.text)('[name=name]').val()).toBe(name)
    expect((await onlyOne()).name).toBe(before)
  })

  test('is removed: it signs nobody in any more, every other session ends, and a mail tells of it', async () => {
    const lost = authenticator()
    await addPasskey(ada, lost)
    const elsewhere = visitor(app.server)
    await signInWith(app, lost, { person: elsewhere })
    const { id } = await onlyOne()
    const answer = await ada.submit(`${passkeys}/${id}`, {}, `${passkeys}/${id}/remove`)
    expect(answer.headers['location']).toBe(`${passkeys}?done=removed`)

    expect((await ada.get('/account')).status).toBe(200)
    expect((await elsewhere.get('/account')).status).toBe(303)
    expect((await signInWith(app, lost)).status).toBe(422)
    expect(await mailKinds(app)).toEqual(expect.arrayContaining(['passkey-added', 'passkey-removed']))
    expect(await eventsOf(app, 'passkey.removed')).toHaveLength(1)
  })

  test('is nobody else’s to see, rename or remove', async () => {
    await addPasskey(ada, key())
    const { id } = await onlyOne()
    await makeMember(app.deps, { username: 'eve' })
    const eve = visitor(app.server)
    await eve.signIn('eve', password)
    expect((await eve.get(`${passkeys}/${id}`)).status).toBe(404)
    expect((await eve.post(`${passkeys}/${id}/rename`, { name: 'Mine' })).status).toBe(404)
    expect((await eve.post(`${passkeys}/${id}/remove`)).status).toBe(404)
    expect((await eve.get(`${passkeys}/not-an-id`)).status).toBe(404)
    expect(await own()).toHaveLength(1)
  })

  test('stays while it is the only second factor of somebody who needs one', async () => {
    const { version, ...settings } = await app.deps.securitySettings.find()
    await app.deps.securitySettings.change(version, { ...settings, secondFactorFor: 'staff' }, app.clock.now())
    await addPasskey(ada, key())
    const { id } = await onlyOne()
    expect(readable((await ada.get(`${passkeys}/${id}`)).text)).toContain('This is your only second factor')
    expect((await ada.post(`${passkeys}/${id}/remove`)).status).toBe(422)
    await addPasskey(ada, key())
    expect((await ada.submit(`${passkeys}/${id}`, {}, `${passkeys}/${id}/remove`)).status).toBe(303)
    expect(await own()).toHaveLength(1)
  })
})
