/** A member asks for another address, proves it, and the former one is told. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Member } from '../../src/features/members/member.ts'
import { voidAddressChange } from '../../src/features/verification/change/void-address-change.ts'
import { days, hours, minutes } from '../../src/kernel/clock.ts'
import type { SecuritySettings } from '../../src/features/security-settings/security-settings.ts'
import { setRegistration } from '../registration/registering.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'
import { newestMail, readMails } from './mails.ts'

const app = testApp({ PUBLIC_URL: 'http://id.example.org' })
let member: Member
let zoe: Visitor

beforeEach(async () => {
  member = await makeMember(app.deps, { name: 'Zoë Ångström', email: 'Zoe@example.org' })
  zoe = visitor(app.server)
  await zoe.signIn('zoe@example.org', password)
})

const form = '/account/address/change'
const wanted = 'Zoe.New@example.net'
const ask = (email = wanted, by = zoe) => by.submit(form, { email }, form)
const type = (code: string, by = zoe) => by.post('/account/address/change/code', { code })
const events = (type: string) =>
  app.deps.database
    .db<{ actor: string; detail: object; personal: unknown; codes: string[] }>('events')
    .where('type', type)
const addressOf = async (id = member.id) => (await app.deps.members.get(id)).email
const update = (change: object, id = member.id) => app.deps.database.db('members').where({ id }).update(change)

async function asked(email = wanted) {
  expect((await ask(email)).headers['location']).toBe('/account/address')
  return newestMail(app.deps, 'address-proof')
}

const follow = (path: string, by = zoe) => by.submit(path, {}, path)
const force = (path: string) => visitor(app.server).post(path)

test('R23 the password is asked for, the new address is proved, and the old one is told and kept in the history', async () => {
  app.clock.advance(minutes(10))
  const proof = await ask()
  expect(proof.status).toBe(403)
  expect(proof.text).toContain(`value="${wanted}"`)
  expect(await readMails(app.deps)).toEqual([])

  await zoe.agent
    .post('/sign-out')
    .type('form')
    .send({ csrf: /name="csrf" value="([^"]+)"/.exec(proof.text)?.[1] })
  await zoe.signIn('zoe@example.org', password)
  const { to, code } = await asked()
  expect(to).toBe(wanted)
  expect(await addressOf()).toBe('Zoe@example.org')
  expect(readable((await zoe.get('/account/address')).text)).toContain('your current address stays in force')

  expect((await type(code)).headers['location']).toBe('/account/address?done=changed')
  expect(await app.deps.members.get(member.id)).toMatchObject({ email: wanted, emailVerifiedAt: app.clock.now() })
  expect(await newestMail(app.deps, 'address-undo')).toMatchObject({ to: 'Zoe@example.org' })
  expect(await app.deps.formerAddresses.findFormerHolders('zoe@EXAMPLE.org')).toMatchObject([
    { memberId: member.id, wasVerified: true },
  ])
  const [event] = await events('address.changed')
  expect(event).toMatchObject({ actor: `member:${member.id}`, detail: { by: 'code', former_told: true } })
  expect(JSON.stringify(event?.detail)).not.toContain('example')
  expect((await visitor(app.server).signIn('zoe.new@example.net', password)).status).toBe(303)
  expect((await visitor(app.server).signIn('zoe@example.org', password)).status).toBe(422)
})

test('the link does it for whoever asked, signed in, in any browser; opening it does nothing', async () => {
  const { path } = await asked()
  const elsewhere = visitor(app.server)
  for (const look of ['get', 'head', 'get'] as const) expect((await elsewhere.agent[look](path)).status).toBe(200)
  expect(await addressOf()).toBe('Zoe@example.org')
  const page = await elsewhere.get(path)
  expect(readable(page.text)).toContain(`Is ${wanted} to be your address from now on?`)
  expect(readable(page.text)).toContain('sign in to that account first')
  const signIn = `/sign-in?continue=${encodeURIComponent(path)}`
  expect(page.text).toContain(`href="${signIn}"`)
  const entered = await elsewhere.submit(signIn, { identifier: 'zoe@example.org', password }, '/sign-in')
  expect(entered.headers['location']).toBe(path)
  expect((await follow(path, elsewhere)).headers['location']).toBe('/account/address?done=changed')
  expect(await addressOf()).toBe(wanted)
  const again = await force(path)
  expect(again.status).toBe(410)
  expect(readable(again.text)).toContain('This link was used already')
})

test('the reader of a mistyped address gives it to nobody: neither signed out nor with an account of their own', async () => {
  const { path } = await asked()
  await makeMember(app.deps, { username: 'vera', email: undefined })
  const vera = visitor(app.server)
  await vera.signIn('vera', password)
  for (const reader of [vera, visitor(app.server)]) {
    const page = await reader.get(path)
    expect(page.text).not.toContain(`action="${path}"`)
    expect((await reader.post(path)).status).toBe(403)
  }
  expect(await addressOf()).toBe('Zoe@example.org')
  expect(await events('address.changed')).toEqual([])
  expect((await follow(path)).headers['location']).toBe('/account/address?done=changed')
})

test('every other session ends; the one that confirmed goes on under another id, no longer than before', async () => {
  const elsewhere = visitor(app.server)
  await elsewhere.signIn('zoe@example.org', password)
  const { code } = await asked()
  const before = await app.deps.sessions.listOf(member.id, app.clock.now())
  app.clock.advance(minutes(5))
  await type(code)
  expect((await elsewhere.get('/account')).status).toBe(303)
  expect((await zoe.get('/account')).status).toBe(200)
  const [after, ...others] = await app.deps.sessions.listOf(member.id, app.clock.now())
  expect(others).toEqual([])
  expect(before.map(({ handle }) => handle)).not.toContain(after?.handle)
  expect(before.map(({ signedInAt }) => signedInAt)).toContainEqual(after?.signedInAt)
})

test('by the link in their own browser the member goes on to where they were going', async () => {
  const destination = '/sso/zendesk/acme?return_to=%2Fhc%3Fa%3D1'
  const page = `${form}?continue=${encodeURIComponent(destination)}`
  const answer = await zoe.submit(page, { email: wanted }, form)
  expect(answer.headers['location']).toBe(`/account/address?continue=${encodeURIComponent(destination)}`)
  const { path } = await newestMail(app.deps, 'address-proof')
  expect((await follow(path, zoe)).headers['location']).toBe(destination)
  expect((await zoe.get('/account')).status).toBe(200)
})

describe('an address that somebody has', () => {
  let ada: Member
  beforeEach(async () => {
    ada = await makeMember(app.deps, { name: 'Ada', email: 'Ada@example.org' })
  })

  test('looks the same to whoever asks, and goes to nobody but the one who has it', async () => {
    const free = await ask()
    const shownFree = readable((await zoe.get('/account/address')).text).replaceAll(wanted, '…')
    app.clock.advance(minutes(1))
    const taken = await ask('ada@EXAMPLE.org')
    const shownTaken = readable((await zoe.get('/account/address')).text).replaceAll('ada@EXAMPLE.org', '…')
    expect([taken.status, taken.headers['location']]).toEqual([free.status, free.headers['location']])
    expect(shownTaken).toBe(shownFree)

    const mail = await newestMail(app.deps, 'registration-known')
    expect(mail).toEqual({ kind: 'registration-known', to: 'Ada@example.org', path: '/sign-in', code: '' })
    for (const code of ['000000', '123456']) expect((await type(code)).status).toBe(422)
    expect(await addressOf()).toBe('Zoe@example.org')
    expect(await events('address.change-asked')).toHaveLength(2)
  })

  test('even without credentials is never shared', async () => {
    await app.deps.members.removeCredentials(ada.id)
    await ask('ada@example.org')
    expect(await readMails(app.deps)).toMatchObject([{ kind: 'registration-known' }])
  })

  test('got it while the proof was on its way: nothing changes', async () => {
    const { code, path } = await asked()
    await app.deps.members.update(ada.id, ada.version, { email: wanted }, app.clock.now())
    expect((await type(code)).status).toBe(422)
    const used = await force(path)
    expect(used.status).toBe(410)
    expect(readable(used.text)).toContain('This address is in use')
    expect(await addressOf()).toBe('Zoe@example.org')
  })

  test('of two who ask for one address, one gets it', async () => {
    const adas = visitor(app.server)
    await adas.signIn('ada@example.org', password)
    const first = await asked()
    app.clock.advance(1)
    await ask(wanted, adas)
    const second = await newestMail(app.deps, 'address-proof')
    const answers = await Promise.all([follow(first.path), follow(second.path, adas)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410])
    expect(await app.deps.members.findByEmail(wanted)).toHaveLength(1)
  })
})

test('two tabs with one link change the address once', async () => {
  const { path } = await asked()
  const answers = await Promise.all([follow(path), follow(path), follow(path)])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410])
  expect(await events('address.changed')).toHaveLength(1)
  expect((await readMails(app.deps)).filter(({ kind }) => kind === 'address-undo')).toHaveLength(1)
})

test('the database failing between check and write leaves everything as it was', async () => {
  const { path } = await asked()
  const { db } = app.deps.database
  await db.raw(`
    create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
    create trigger refuse before insert on outbox_messages for each row execute function refuse()`)
  try {
    expect((await zoe.post(path)).status).toBe(500)
  } finally {
    await db.raw('drop trigger refuse on outbox_messages; drop function refuse()')
  }
  expect(await addressOf()).toBe('Zoe@example.org')
  expect((await zoe.get('/account')).status).toBe(200)
  expect(await events('address.changed')).toEqual([])
  expect((await follow(path)).status).toBe(303)
  expect(await addressOf()).toBe(wanted)
})

describe('what is pending is void', () => {
  const voided: [string, string, () => unknown][] = [
    ['after 24 hours', 'This link has expired', () => app.clock.advance(hours(24))],
    ['once another address is asked for', 'no longer valid', () => askLater('third@example.net')],
    ['once it is withdrawn', 'no longer valid', () => zoe.post('/account/address/change/withdraw')],
    ['after a change of the password', 'no longer valid', () => passwordChanged()],
    ['once all sessions were ended', 'no longer valid', () => app.deps.sessions.endAllOf(member.id)],
    ['when an administrator changed the address', 'no longer valid', () => changedByAdministrator()],
    ['when the member is suspended', 'no longer valid', () => update({ status: 'suspended' })],
    ['when they become staff', 'no longer valid', () => update({ is_staff: true })],
    ['when they are erased', 'does not work', () => app.deps.members.delete(member.id)],
  ]

  test.each(voided)('%s', async (_when, sentence, change) => {
    const { path } = await asked()
    await change()
    const used = await force(path)
    expect(used.status).toBeGreaterThanOrEqual(404)
    expect(readable(used.text)).toContain(sentence)
    expect(await app.deps.members.findByEmail(wanted)).toEqual([])
  })

  async function askLater(email: string) {
    app.clock.advance(minutes(1))
    await ask(email)
    expect(await events('address.change-voided')).toMatchObject([{ codes: ['replaced'] }])
  }
  const passwordChanged = () =>
    app.deps.inTransaction((stores) =>
      voidAddressChange(
        { ...app.deps, ...stores },
        { memberId: member.id, because: 'password-changed', actor: 'system' },
      ),
    )
  const changedByAdministrator = () =>
    app.deps.members.update(member.id, member.version, { email: 'other@example.org' }, app.clock.now())
})

test('five wrong codes end the code and not the link', async () => {
  const { code, path } = await asked()
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
  for (let n = 0; n < 5; n += 1) expect((await type(wrong)).status).toBe(422)
  expect((await type(code)).status).toBe(422)
  expect((await follow(path)).status).toBe(303)
})

test('codes are counted member by member, whatever mails they are for', async () => {
  for (const email of [wanted, 'second@example.net']) {
    const { code } = await asked(email)
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
    const statuses = []
    for (let n = 0; n < 4; n += 1) statuses.push((await type(wrong)).status)
    expect(statuses).toEqual(email === wanted ? [422, 422, 422, 422] : [422, 429, 429, 429])
    if (email === wanted) app.clock.advance(minutes(1))
  }
  const told = await type('123456')
  expect(told.status).toBe(429)
  expect(Number(told.headers['retry-after'])).toBeGreaterThan(0)
  expect(readable(told.text)).toContain('There were too many tries.')
  const { code } = await newestMail(app.deps, 'address-proof')
  expect((await type(code)).status).toBe(429)
  app.clock.advance(minutes(1))
  expect((await type(code)).status).toBe(303)
})

describe('the rules about domains are those of registering', () => {
  const rules = (change: Partial<SecuritySettings>) => setRegistration(app, change)
  const staff = (email: string) => makeMember(app.deps, { email, isStaff: true })

  test('a domain of staff is nobody’s to take, asked for or by now', async () => {
    await staff('boss@corp.example')
    const refused = await ask('support@CORP.example')
    expect(refused.status).toBe(422)
    expect(readable(refused.text)).toContain('Staff use addresses like this one')
    expect(await readMails(app.deps)).toEqual([])

    const { code, path } = await asked('zoe@late.example')
    await staff('boss@late.example')
    expect((await type(code)).status).toBe(422)
    expect(readable((await zoe.get(path)).text)).toContain('no longer valid')
    expect(await addressOf()).toBe('Zoe@example.org')
    expect(await events('address.change-voided')).toMatchObject([{ codes: ['staff-domain'] }])
  })

  test('that listed domains are the only ones counts while people register, at asking and at taking', async () => {
    await rules({ registration: 'off', registrationDomains: ['allowed.example'] })
    const { path } = await asked()
    await rules({ registration: 'open' })
    expect(readable((await follow(path)).text)).toContain('no longer valid')
    app.clock.advance(minutes(1))
    const refused = await ask()
    expect(refused.status).toBe(422)
    expect(readable(refused.text)).toContain('Only addresses that end in @allowed.example can be used here.')
    await ask('zoe@allowed.example')
    const { code } = await newestMail(app.deps, 'address-proof')
    expect((await type(code)).status).toBe(303)
    expect(await addressOf()).toBe('zoe@allowed.example')
  })

  test('a provider where anybody gets an address is nobody’s domain', async () => {
    await staff('boss@gmail.com')
    const { code } = await asked('zoe@gmail.com')
    expect((await type(code)).status).toBe(303)
  })
})

test('one mailbox is written to a few times, whichever of its spellings and whoever asks', async () => {
  for (let n = 0; n < 5; n += 1) {
    const name = `asker-${n}`
    await makeMember(app.deps, { username: name, email: undefined })
    const asker = visitor(app.server)
    await asker.signIn(name, password)
    expect((await ask(`vic.tim+${n}@gmail.com`, asker)).status).toBe(303)
  }
  expect((await ask('victim@gmail.com')).status).toBe(429)
})

test('one a minute and five an hour, whichever addresses they are for', async () => {
  for (let n = 0; n < 5; n += 1) {
    expect((await ask(`n${n}@example.net`)).status).toBe(303)
    const again = await ask(`again${n}@example.net`)
    expect(again.status).toBe(429)
    expect(again.text).toContain(`again${n}@example.net`)
    app.clock.advance(minutes(1))
  }
  expect((await ask()).status).toBe(429)
  app.clock.advance(minutes(4))
  expect((await ask()).status).toBe(429)
  expect(await app.deps.database.db('address_changes')).toHaveLength(5)
})

test.each([
  ['', 'not a whole e-mail address'],
  ['no-at-sign', 'not a whole e-mail address'],
  ['a@b.org\r\nBcc: c@d.org', 'an invisible character'],
  ['zo\u200be@example.org', 'an invisible character'],
  [' zoe@EXAMPLE.org ', 'your address already'],
])('%j is refused with words, and stays in the form', async (email, sentence) => {
  const answer = await ask(email)
  expect(answer.status).toBe(422)
  expect(readable(answer.text)).toContain(sentence)
  expect(await app.deps.database.db('address_changes')).toEqual([])
})

test('an address that only looks like another one is that other one, and gets its own mail', async () => {
  await makeMember(app.deps, { name: 'Ada', email: 'admin@example.org' })
  const { to } = await asked('adm\u0131n@example.org')
  expect(to).toBe('adm\u0131n@example.org')
})

describe('staff and role holders', () => {
  test.each([
    ['staff', { is_staff: true }],
    ['a role', { role: 'operator' }],
  ] as const)('ask an owner (%s)', async (_who, change) => {
    await update(change)
    expect(readable((await zoe.get('/account/address')).text)).toContain('ask an owner of this Latchkey')
    expect((await zoe.get(form)).status).toBe(403)
    expect((await zoe.post(form, { email: wanted })).status).toBe(403)
    expect(await app.deps.database.db('address_changes')).toEqual([])
  })
})

describe('nobody is told at an address that nobody proved', () => {
  test('of the member', async () => {
    await update({ email_verified_at: null })
    const { path } = await asked()
    await follow(path)
    expect(await addressOf()).toBe(wanted)
    expect((await readMails(app.deps)).map(({ kind }) => kind)).not.toContain('address-undo')
  })

  test('of a member who had none', async () => {
    const keys = ['email_exact_key', 'email_fold_key', 'email_accentless_key', 'email_mailbox_key', 'email_verified_at']
    await update({ email: null, ...Object.fromEntries(keys.map((key) => [key, null])) })
    expect(readable((await zoe.get('/account/address')).text)).toContain('Add an address')
    const { code } = await asked()
    expect((await type(code)).status).toBe(303)
    expect(await addressOf()).toBe(wanted)
  })
})

test('mails of two weeks ago are forgotten with what they were about', async () => {
  await asked()
  app.clock.advance(days(15))
  await app.deps.addressChanges.deleteOld(app.clock.now())
  expect(await app.deps.database.db('address_changes')).toEqual([])
})

test('in the language the member reads', async () => {
  await app.deps.members.update(member.id, member.version, { locale: 'ja' }, app.clock.now())
  const { path } = await asked()
  expect((await visitor(app.server).get(path)).text).toContain('新しいメールアドレスの確認')
})

test('no line of the log holds the address, the link or the code', async () => {
  const { path, code } = await asked()
  await follow(path)
  const log = app.logged.join('\n')
  expect(log).not.toContain('example.net')
  expect(log).not.toContain(path.split('/').at(-1))
  expect(log).not.toContain(code)
})
