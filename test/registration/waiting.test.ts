/** Where registrations are approved: who waits, who decides, and what comes of it. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Role } from '../../src/features/members/member.ts'
import { days, seconds } from '../../src/kernel/clock.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor } from '../support/visitor.ts'
import { readOutbox } from '../mail/outbox.ts'
import { memberRows, newestMail, pathIn, register, registrationRows, setRegistration } from './registering.ts'

const app = testApp()
const home = '/admin/members/registrations'
const email = 'zoe@new.example'
const events = (type: string) => app.deps.database.db('events').where({ type }).orderBy('id')
const newcomers = () => memberRows(app).where('email', 'like', '%@new.example')

beforeEach(() => setRegistration(app, { registration: 'approved' }))

async function wait(fields: { name?: string; email: string } = { email }, query = ''): Promise<string> {
  const browser = visitor(app.server)
  await register(app, browser, fields, query)
  const proved = await browser.submit(pathIn(await newestMail(app)), {})
  app.clock.advance(seconds(1))
  expect(proved.headers['location']).toMatch(/^\/register\/waiting/)
  expect(readable((await browser.get('/register/waiting')).text)).toContain('Somebody at the organisation will look')
  const [row] = await registrationRows(app).whereNotNull('proved_at').clearOrder().orderBy('proved_at', 'desc')
  return row?.id ?? ''
}

async function visit(role: Role = 'operator') {
  await makeMember(app.deps, { name: `The ${role}`, email: `${role}@example.org`, role })
  const person = visitor(app.server)
  await person.signIn(`${role}@example.org`, password)
  return person
}

test('whoever has proved their address waits, and is no member', async () => {
  await wait()
  await register(app, visitor(app.server), { email: 'unproved@new.example' })
  expect(await newcomers()).toEqual([])
  const operator = await visit()
  expect(readable((await operator.get('/admin/members')).text)).toContain('1 person has registered and waits')
  const list = readable((await operator.get(home)).text)
  expect(list).toContain('Zoë Ångström')
  expect(list).toContain(email)
  expect(list).not.toContain('unproved@new.example')
})

test('let in, they get a link, choose a password, and sign in; the history says who decided', async () => {
  const goal = '/sso/zendesk/acme?return_to=%2Fhc'
  const id = await wait({ email }, `?continue=${encodeURIComponent(goal)}`)
  const operator = await visit()
  const answer = await operator.submit(home, {}, `${home}/${id}/approve`)
  expect(answer.headers['location']).toBe(`${home}?done=approved`)
  expect(readable((await operator.get(`${home}?done=approved`)).text)).toContain('They are a member now')
  expect(await newcomers()).toMatchObject([{ email, is_staff: false, role: null, has_credentials: false }])

  const mail = await newestMail(app)
  expect(mail).toMatchObject({ kind: 'registration-approved', to: email })
  const reader = visitor(app.server)
  const secret = 'green apples fall at noon'
  const saved = await reader.submit(pathIn(mail), { password: secret, passwordAgain: secret })
  expect(saved.headers['location']).toContain(encodeURIComponent(goal))
  expect((await reader.signIn(email, secret)).status).toBe(303)
  const [member] = await newcomers()
  expect(await events('registration.approved')).toMatchObject([
    { subject_id: member?.id, actor: expect.stringMatching(/^member:/) as string },
  ])
  expect((await operator.post(`${home}/${id}/approve`)).headers['location']).toBe(`${home}?done=gone`)
  expect(await newcomers()).toHaveLength(1)
})

test.each([
  ['without a word', {}, 1],
  ['and told', { tell: 'on' }, 2],
])('refused %s, nothing of them is kept', async (_, fields, mails) => {
  const id = await wait()
  const operator = await visit()
  expect((await operator.post(`${home}/${id}/refuse`, fields)).headers['location']).toBe(`${home}?done=refused`)
  expect(await newcomers()).toEqual([])
  expect(await app.deps.database.db('registrations').where({ id })).toMatchObject([{ name: null, email: null }])
  const outbox = await readOutbox(app.deps)
  expect(outbox).toHaveLength(mails)
  if (mails === 2) expect(outbox.at(-1)).toMatchObject({ kind: 'registration-refused', to: email })
  const told = await events('registration.refused')
  expect(told).toMatchObject([{ subject_id: null, personal: null }])
  expect(JSON.stringify(told)).not.toMatch(/zoe/i)
  expect((await operator.post(`${home}/${id}/approve`)).headers['location']).toBe(`${home}?done=gone`)
})

describe('before somebody decides', () => {
  test('they see who may be the same person, the closest first', async () => {
    await wait({ name: 'Ada Lovelace', email: 'ada.lovelace+club@gmail.com' })
    await makeMember(app.deps, { name: 'A. Byron', email: 'adalovelace@googlemail.com' })
    await makeMember(app.deps, { name: 'ADA  Lovelace', email: 'unrelated@example.org' })
    await makeMember(app.deps, { name: 'ada lovelace', email: undefined, emailVerifiedAt: undefined })
    await makeMember(app.deps, { name: 'Somebody else', email: 'else@example.org' })
    const list = readable((await (await visit()).get(home)).text)
    expect(list).toMatch(/A\. Byron ?may be the same mailbox.*ada lovelace ?same name/)
    expect(list).not.toContain('Somebody else')
  })

  test('an address that a member has by now lets nobody in', async () => {
    const id = await wait()
    await makeMember(app.deps, { email: 'ZOE@new.example' })
    const operator = await visit()
    const page = await operator.get(home)
    expect(readable(page.text)).toContain('same address')
    expect(page.text).not.toContain(`${home}/${id}/approve`)
    expect((await operator.post(`${home}/${id}/approve`)).headers['location']).toBe(`${home}?done=address-known`)
    expect(await newcomers()).toHaveLength(1)
  })

  test('a domain that has become one of staff lets nobody in either', async () => {
    const id = await wait()
    await makeMember(app.deps, { email: 'agent@new.example', isStaff: true })
    const operator = await visit()
    expect((await operator.post(`${home}/${id}/approve`)).headers['location']).toBe(`${home}?done=staff-domain`)
    expect(await newcomers()).toHaveLength(1)
  })

  test('asked and proved twice is one decision', async () => {
    await wait()
    await wait()
    expect(await app.deps.waitingRegistrations.count(app.clock.now())).toBe(1)
  })

  test('two who decide at once decide once', async () => {
    const id = await wait()
    const operator = await visit()
    const csrf = /name="csrf" value="([^"]+)"/.exec((await operator.get(home)).text)?.[1] ?? ''
    const send = (what: string) => operator.agent.post(`${home}/${id}/${what}`).type('form').send({ csrf })
    const answers = await Promise.all([send('approve'), send('refuse'), send('approve')])
    const ends = answers.map(({ headers }) => headers['location']?.split('=')[1])
    expect(ends.filter((end) => end === 'gone')).toHaveLength(2)
    expect((await newcomers()).length).toBe(ends.includes('approved') ? 1 : 0)
  })

  test('after thirty days it is gone by itself', async () => {
    const id = await wait()
    app.clock.advance(days(30))
    const operator = await visit()
    expect(readable((await operator.get(home)).text)).toContain('Nobody is waiting')
    expect((await operator.post(`${home}/${id}/approve`)).headers['location']).toBe(`${home}?done=gone`)
    await app.deps.registrations.deleteExpired(app.clock.now())
    expect(await app.deps.database.db('registrations')).toEqual([])
  })
})

test('whoever only reads sees them and decides nothing; nonsense is nobody', async () => {
  const id = await wait()
  const auditor = await visit('auditor')
  const page = await auditor.get(home)
  expect(page.text).toContain(email)
  expect(page.text).not.toContain(`/approve`)
  expect((await auditor.post(`${home}/${id}/approve`)).status).toBe(403)
  expect((await auditor.post(`${home}/nonsense/approve`)).status).toBe(404)
  expect(await newcomers()).toEqual([])
})
