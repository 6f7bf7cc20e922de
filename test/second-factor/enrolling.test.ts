/** Setting up an authenticator app, replacing it and removing it. */
import * as cheerio from 'cheerio'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Member } from '../../src/features/members/member.ts'
import { hours, minutes } from '../../src/kernel/clock.ts'
import { makeSetupLink } from '../../src/features/setup/make-setup-link.ts'
import { setPasswordByLink } from '../../src/features/setup/use-setup-link.ts'
import { authenticator } from '../support/authenticator.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'
import {
  codeAt,
  codesOn,
  codesPath,
  enrolByPage,
  enrolSignedIn,
  eventsOf,
  formOf,
  keyOn,
  noticesTo,
  totpPath,
} from './authenticator.ts'
import { addPasskey, passkeys } from './passkeys/passkey-person.ts'

const app = testApp()
const home = '/account/security/second-factor'
const about = { requestId: 'a request', ip: undefined }
let member: Member
let ada: Visitor

beforeEach(async () => {
  member = await makeMember(app.deps, { email: 'ada@example.org' })
  ada = visitor(app.server)
  await ada.signIn('ada@example.org', password)
})

const summary = () => app.deps.factors.summaryOf(member.id)
const signedInElsewhere = async () => {
  const who = visitor(app.server)
  await who.signIn('ada@example.org', password)
  return who
}
const send = (form: Record<string, unknown>, action = totpPath) => ada.agent.post(action).type('form').send(form)

describe('an authenticator app', () => {
  test('is set up by a code it shows; then recovery codes are shown once', async () => {
    expect(readable((await ada.get(home)).text)).toContain('Choose one')
    const page = await ada.get(totpPath)
    const secret = keyOn(page.text)
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(cheerio.load(page.text)('svg.qr path').attr('d')?.length).toBeGreaterThan(100)
    expect(cheerio.load(page.text)('a[href^="otpauth:"]').attr('href')).toContain(`secret=${secret}`)
    expect(await summary()).toMatchObject({ hasTotp: false })

    const answer = await send({ ...formOf(page.text, totpPath), code: codeAt(secret, app.clock.now()) })
    expect(answer.status).toBe(200)
    expect(codesOn(answer.text)).toHaveLength(10)
    expect(await summary()).toEqual({ hasTotp: true, passkeys: 0, recoveryCodes: 10 })
    expect(await noticesTo(app.deps, member.id)).toEqual(expect.arrayContaining(['totp-added', 'recovery-codes-made']))
    const actor = `member:${member.id}`
    expect(await eventsOf(app.deps, 'totp.added', 'recovery-codes.made')).toMatchObject([
      { type: 'totp.added', actor, subject_id: member.id, detail: {} },
      { type: 'recovery-codes.made', actor, detail: { codes: 10 } },
    ])
  })

  test('is not there before a code is right, and the page keeps its key', async () => {
    const page = await ada.get(totpPath)
    const secret = keyOn(page.text)
    for (const code of ['000000', '', codeAt(secret, app.clock.now(), 5)]) {
      const wrong = await send({ ...formOf(page.text, totpPath), code })
      expect(wrong.status).toBe(422)
      expect(keyOn(wrong.text)).toBe(secret)
    }
    expect(await summary()).toMatchObject({ hasTotp: false, recoveryCodes: 0 })
    expect(await eventsOf(app.deps, 'totp.added')).toEqual([])
  })

  test('cannot be set up by a key that is too old, somebody else’s, or made up', async () => {
    const page = await ada.get(totpPath)
    const code = codeAt(keyOn(page.text), app.clock.now())
    await makeMember(app.deps, { username: 'eve' })
    const eve = visitor(app.server)
    await eve.signIn('eve', password)
    const hers = await eve.get(totpPath)
    const own = formOf(page.text, totpPath)
    const tries = [
      { ...own, proposal: formOf(hers.text, totpPath)['proposal'], code: codeAt(keyOn(hers.text), app.clock.now()) },
      { ...own, proposal: 'v1.made-up.AAAA', code },
      { ...own, proposal: ['a', 'b'], code },
      { csrf: own['csrf'] },
    ]
    for (const form of tries) {
      const answer = await send(form)
      expect(answer.status).toBe(422)
      expect(readable(answer.text)).toContain('open for too long')
    }
    expect(await summary()).toMatchObject({ hasTotp: false })
  })

  test('is set up once by a form that is sent twice, and the code that did it opens nothing more', async () => {
    const page = await ada.get(totpPath)
    const code = codeAt(keyOn(page.text), app.clock.now())
    await send({ ...formOf(page.text, totpPath), code })
    const csrf = formOf((await ada.get(totpPath)).text, totpPath)['csrf']
    const again = await send({ ...formOf(page.text, totpPath), code, csrf })
    expect(again.headers['location']).toBe(home)
    expect(await eventsOf(app.deps, 'totp.added')).toHaveLength(1)
    const who = visitor(app.server)
    await who.signIn('ada@example.org', password)
    const path = '/sign-in/second-factor'
    expect((await who.submit(path, { 'proof-code': code }, path)).status).toBe(422)
  })

  test('ends every other session, says so, and leads on to where its member was going', async () => {
    const elsewhere = await signedInElsewhere()
    expect(readable((await ada.get(totpPath)).text)).toContain('you are signed out everywhere else')
    const { answer } = await enrolByPage(ada, app, `${totpPath}?continue=%2Faccount%3Fx%3D1`)
    expect(cheerio.load(answer.text)('main a.button').attr('href')).toBe('/account?x=1')
    expect((await elsewhere.get('/account')).status).toBe(303)
    expect((await ada.get('/account')).status).toBe(200)
  })

  test.each(['https://evil.example/', '//evil.example', '/sign-out'])('does not lead on to %s', async (continueTo) => {
    const page = await ada.get(`${totpPath}?${new URLSearchParams({ continue: continueTo })}`)
    const code = codeAt(keyOn(page.text), app.clock.now())
    const answer = await send({ ...formOf(page.text, totpPath), continue: continueTo, code })
    expect(cheerio.load(answer.text)('main a.button').attr('href')).toBe(home)
  })

  test('is not set up by somebody whom a new password signed out in that very moment', async () => {
    const page = await ada.get(totpPath)
    const form = { ...formOf(page.text, totpPath), code: codeAt(keyOn(page.text), app.clock.now()) }
    const { path } = await makeSetupLink(app.deps, { memberId: member.id })
    const anew = { password: 'seven blue elephants dancing', breaches: 'off' } as const
    const { inTransaction } = app.deps
    vi.spyOn(app.deps, 'inTransaction').mockImplementationOnce(async (work) => {
      await setPasswordByLink({ ...app.deps, inTransaction }, path.split('/').at(-1) ?? '', anew, about)
      return inTransaction(work)
    })
    expect((await send(form)).status).toBe(401)
    expect(await summary()).toMatchObject({ hasTotp: false })
    expect((await ada.get('/account')).status).toBe(303)
  })

  test('asks for a proof first, in a session that has been open for long', async () => {
    app.clock.advance(minutes(11))
    const asked = await ada.get(totpPath)
    expect(asked.headers['location']).toBe(`/sign-in/prove?${new URLSearchParams({ continue: totpPath })}`)
    const proved = await ada.submit(asked.headers['location'] ?? '', { proof: password }, '/sign-in/prove')
    expect(proved.headers['location']).toBe(totpPath)
    expect((await ada.get(totpPath)).status).toBe(200)
  })
})

describe('replacing it', () => {
  test('takes the old one’s place when the new one is confirmed, and ends every other session', async () => {
    const old = await enrolSignedIn(app, ada, member)
    const path = '/sign-in/second-factor'
    const elsewhere = visitor(app.server)
    await elsewhere.signIn('ada@example.org', password)
    await elsewhere.submit(path, { 'proof-code': old.next() }, path)
    expect((await elsewhere.get('/account')).status).toBe(200)

    const page = await ada.get(totpPath)
    expect(readable(page.text)).toContain('You have one already')
    const secret = keyOn(page.text)
    app.clock.advance(minutes(1))
    const answer = await send({ ...formOf(page.text, totpPath), code: codeAt(secret, app.clock.now()) })
    // Unused recovery codes go on standing in.
    expect(answer.headers['location']).toBe(home)
    expect(await summary()).toEqual({ hasTotp: true, passkeys: 0, recoveryCodes: 10 })
    expect((await elsewhere.get('/account')).status).toBe(303)
    expect((await ada.get('/account')).status).toBe(200)

    const again = visitor(app.server)
    await again.signIn('ada@example.org', password)
    expect((await again.submit(path, { 'proof-code': old.next() }, path)).status).toBe(422)
    app.clock.advance(minutes(1))
    const anew = codeAt(secret, app.clock.now())
    expect((await again.submit(path, { 'proof-code': anew }, path)).status).toBe(303)
    expect((await eventsOf(app.deps, 'totp.added')).at(-1)).toMatchObject({ detail: { replaced: true } })
  })
})

describe('removing it', () => {
  const remove = () => ada.submit(totpPath, {}, `${totpPath}/remove`)

  test('takes the recovery codes along, ends every other session and tells the member', async () => {
    await enrolSignedIn(app, ada, member)
    const answer = await remove()
    expect(readable((await ada.get(answer.headers['location'] ?? '')).text)).toContain('was removed')
    expect(await summary()).toEqual({ hasTotp: false, passkeys: 0, recoveryCodes: 0 })
    expect(await noticesTo(app.deps, member.id)).toContain('totp-removed')
    expect(await eventsOf(app.deps, 'totp.removed')).toHaveLength(1)
    expect((await visitor(app.server).signIn('ada@example.org', password)).headers['location']).toBe('/account')
  })

  test('needs the second factor itself after ten minutes, not the password', async () => {
    const phone = await enrolSignedIn(app, ada, member)
    const form = formOf((await ada.get(totpPath)).text, `${totpPath}/remove`)
    app.clock.advance(minutes(11))
    expect((await send({ ...form, proof: password }, `${totpPath}/remove`)).status).toBe(422)
    expect(await summary()).toMatchObject({ hasTotp: true })
    expect((await send({ ...form, 'proof-code': phone.next() }, `${totpPath}/remove`)).status).toBe(303)
    expect(await summary()).toMatchObject({ hasTotp: false })
  })

  test('is refused where the policy wants a factor of them and it is the last one', async () => {
    await enrolSignedIn(app, ada, member)
    const settings = await app.deps.securitySettings.find()
    const strict = { ...settings, secondFactorFor: 'everyone' } as const
    await app.deps.securitySettings.change(settings.version, strict, app.clock.now())
    expect(readable((await ada.get(totpPath)).text)).toContain('It cannot be removed')
    expect((await ada.post(`${totpPath}/remove`)).headers['location']).toBe(totpPath)
    expect(await summary()).toMatchObject({ hasTotp: true })
  })
})

test('of two factors that are removed at once, the last one that is required stays', async () => {
  const settings = await app.deps.securitySettings.find()
  const strict = { ...settings, secondFactorFor: 'everyone' } as const
  await app.deps.securitySettings.change(settings.version, strict, app.clock.now())
  await addPasskey(ada, authenticator())
  await enrolByPage(ada, app)
  const [key] = await app.deps.passkeys.listOf(member.id)
  const csrf = formOf((await ada.get(totpPath)).text, totpPath)['csrf']
  await Promise.all([send({ csrf }, `${totpPath}/remove`), send({ csrf }, `${passkeys}/${key?.id ?? ''}/remove`)])
  const { hasTotp, passkeys: keys } = await summary()
  expect(Number(hasTotp) + keys).toBe(1)
})

test('every page of it is for members who are signed in, and looking changes nothing', async () => {
  for (const path of [home, totpPath, codesPath, `${home}/code-used`, `${home}/removed`]) {
    const stranger = await visitor(app.server).get(path)
    expect(stranger.headers['location']).toBe(`/sign-in?${new URLSearchParams({ continue: path })}`)
    expect((await ada.get(path)).status).toBe(200)
  }
  expect(await app.deps.database.db('totp_factors')).toEqual([])
  app.clock.advance(hours(1))
})
