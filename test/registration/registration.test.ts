/** Registering oneself: from the form to the first sign-in, and everything that keeps people out on the way. */
import { describe, expect, test } from 'vitest'
import { countFor } from '../../src/features/sign-in/throttle.ts'
import { clearOldMail } from '../../src/features/mail/start-sending.ts'
import { hours, minutes } from '../../src/kernel/clock.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor } from '../support/visitor.ts'
import { readOutbox } from '../mail/outbox.ts'
import { codeIn, memberRows, newestMail, pathIn, register, registrationRows, setRegistration } from './registering.ts'

const app = testApp()
const events = (type: string) => app.deps.database.db('events').where({ type }).orderBy('id')
const members = () => memberRows(app)
const rows = () => registrationRows(app)
const email = 'zoe@new.example'
const goal = '/sso/zendesk/acme?return_to=https%3A%2F%2Facme.zendesk.com%2Fhc%3Fa%3D1%26b%3D2'
const secret = 'green apples fall at noon'

describe('where nobody registers', () => {
  test('there is nothing, and a link from before does nothing', async () => {
    await setRegistration(app, { registration: 'open' })
    const browser = visitor(app.server)
    await register(app, browser, { email })
    const path = pathIn(await newestMail(app))
    await setRegistration(app, { registration: 'off' })
    for (const page of ['/register', '/register/sent', '/register/nonsense']) {
      expect((await browser.get(page)).status).toBe(404)
    }
    expect((await browser.post('/register', { name: 'Zoë', email })).status).toBe(404)
    const answer = await browser.submit(path, {})
    expect(answer.headers['location']).toBe('/register/closed')
    expect(readable((await browser.get('/register/closed')).text)).toContain('No account was made')
    expect(await members()).toEqual([])
    expect((await rows())[0]).toMatchObject({ email: null, name: null, email_exact_key: null })
  })
})

describe('where it is open', () => {
  test('somebody registers, proves the address, chooses a password, signs in and goes where they were going', async () => {
    await setRegistration(app, { registration: 'open' })
    const browser = visitor(app.server)
    const asked = await register(app, browser, { email: ' Zoe@New.Example ' }, `?continue=${encodeURIComponent(goal)}`)
    expect(asked.status).toBe(303)
    expect(readable((await browser.get(asked.headers['location'] ?? '')).text)).toContain('Zoe@New.Example')
    expect(await members()).toEqual([])

    const mail = await newestMail(app)
    expect(mail).toMatchObject({ kind: 'registration', to: 'Zoe@New.Example' })
    // Anybody could have typed the name: it is no part of a message to a stranger.
    expect(mail.text).not.toContain('Zoë')
    const reader = visitor(app.server)
    // Scanners of mail look at links, too.
    for (const look of [reader.agent.head(pathIn(mail)), reader.get(pathIn(mail))])
      expect((await look).status).toBe(200)
    expect(await members()).toEqual([])
    const proved = await reader.submit(pathIn(mail), { name: 'Zoe Angstrom' })
    expect(proved.status).toBe(303)
    expect(await members()).toMatchObject([
      {
        name: 'Zoe Angstrom',
        email: 'Zoe@New.Example',
        is_staff: false,
        role: null,
        has_credentials: false,
        origin: 'self-service',
      },
    ])
    expect((await members())[0]).toHaveProperty('email_verified_at', app.clock.now())

    const saved = await reader.submit(proved.headers['location'] ?? '', { password: secret, passwordAgain: secret })
    const savedPage = await reader.get(saved.headers['location'] ?? '')
    const signIn = /href="(\/sign-in[^"]*)"/.exec(savedPage.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(new URLSearchParams(signIn.split('?')[1]).get('continue')).toBe(goal)
    const entered = await reader.submit(signIn, { identifier: email, password: secret }, '/sign-in')
    expect(entered.headers['location']).toBe(goal)

    const [member] = await members()
    expect(await events('registration.asked')).toMatchObject([{ subject_id: null, personal: null }])
    expect(await events('registration.proved')).toMatchObject([{ subject_id: member?.id, outcome: 'done' }])
    expect(JSON.stringify(await app.deps.database.db('events').where({ subject_id: null }))).not.toMatch(/zoe|Zoë/i)
    expect((await rows())[0]).toMatchObject({ email: null, name: null })
  })

  test('the code does what the link does, in the browser that asked and in no other, spelled as people spell', async () => {
    await setRegistration(app, { registration: 'open' })
    const browser = visitor(app.server)
    await register(app, browser, { email })
    const code = codeIn(await newestMail(app))
    const stranger = visitor(app.server)
    await register(app, stranger, { email: 'eve@new.example' })
    expect((await stranger.submit('/register/sent', { code }, '/register/code')).status).toBe(422)
    const wide = Array.from(code, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0)).join('')
    const proved = await browser.submit(
      '/register/sent',
      { code: ` ${wide.replace('\uff00', ' ')} ` },
      '/register/code',
    )
    expect(proved.headers['location']).toMatch(/^\/setup\//)
    expect(await members()).toHaveLength(1)
  })

  test('a code is tried five times and lives ten minutes; the link still works then', async () => {
    await setRegistration(app, { registration: 'open' })
    const browser = visitor(app.server)
    await register(app, browser, { email })
    const mail = await newestMail(app)
    const wrong = codeIn(mail) === '123 456' ? '654321' : '123456'
    for (const number of [1, 2, 3, 4, 5]) {
      const answer = await browser.post('/register/code', { code: wrong })
      expect([number, answer.status]).toEqual([number, 422])
    }
    const late = await browser.post('/register/code', { code: codeIn(mail) })
    expect(late.status).toBe(422)
    expect(readable(late.text)).toContain('no code that works any more')

    const other = visitor(app.server)
    await register(app, other, { email: 'ada@new.example' })
    const code = codeIn(await newestMail(app))
    app.clock.advance(minutes(10))
    expect((await other.post('/register/code', { code })).status).toBe(422)
    expect(await members()).toEqual([])
    expect((await browser.submit(pathIn(mail), {})).headers['location']).toMatch(/^\/setup\//)
  })

  test('a link works once, for a day, and only whole', async () => {
    await setRegistration(app, { registration: 'open' })
    const browser = visitor(app.server)
    await register(app, browser, { email })
    const path = pathIn(await newestMail(app))
    expect(readable((await browser.get(path.slice(0, -5))).text)).toContain('only when it is complete')
    await browser.submit(path, {})
    const again = await browser.get(path)
    expect(again.status).toBe(410)
    expect(readable(again.text)).toContain('used already')
    expect((await browser.post(path, { name: 'Zoë' })).status).toBe(410)

    await register(app, browser, { email: 'late@new.example' })
    const late = pathIn(await newestMail(app))
    app.clock.advance(hours(24))
    expect((await browser.get(late)).status).toBe(410)
    expect((await browser.post(late, { name: 'Zoë' })).status).toBe(410)
    expect(await members()).toHaveLength(1)
  })

  test('two tabs that press at once make one member', async () => {
    await setRegistration(app, { registration: 'open' })
    const [one, other] = [visitor(app.server), visitor(app.server)]
    await register(app, one, { email })
    const first = pathIn(await newestMail(app))
    await register(app, other, { email: 'ZOE@new.example' })
    const second = pathIn(await newestMail(app))
    const answers = await Promise.all([one.submit(first, {}), other.submit(first, {}), other.submit(second, {})])
    const ends = answers.map(({ status, headers }) => headers['location'] ?? String(status))
    expect(ends.filter((end) => end.startsWith('/setup/'))).toHaveLength(1)
    expect(ends.every((end) => /^(\/setup\/.*|\/register\/known|410)$/.test(end))).toBe(true)
    expect(await members()).toHaveLength(1)
  })

  test('an address that a member has by the time it is proved adds nobody', async () => {
    await setRegistration(app, { registration: 'open' })
    const browser = visitor(app.server)
    await register(app, browser, { email })
    const path = pathIn(await newestMail(app))
    const holder = await makeMember(app.deps, { email: 'ZOE@NEW.example' })
    expect((await browser.submit(path, {})).headers['location']).toBe('/register/known')
    expect(await members()).toHaveLength(1)
    expect(await events('registration.proved')).toMatchObject([
      { outcome: 'refused', codes: ['address-known'], subject_id: holder.id },
    ])
  })

  test('when the event cannot be written, nothing has happened', async () => {
    await setRegistration(app, { registration: 'open' })
    const browser = visitor(app.server)
    await register(app, browser, { email })
    const path = pathIn(await newestMail(app))
    const shown = await browser.get(path)
    expect(shown.status).toBe(200)
    const { db } = app.deps.database
    await db.raw(`alter table events add constraint out_of_order check (type <> 'registration.proved') not valid`)
    try {
      expect((await browser.submit(path, {})).status).toBe(500)
    } finally {
      await db.raw('alter table events drop constraint out_of_order')
    }
    expect(await members()).toEqual([])
    expect((await browser.submit(path, {})).headers['location']).toMatch(/^\/setup\//)
  })
})

describe('who is told what', () => {
  test('known and unknown addresses get the same answer for the same work', async () => {
    await setRegistration(app, { registration: 'open' })
    await makeMember(app.deps, { email: 'Known@new.example', name: 'Ada' })
    const ask = async (typed: string) => {
      const statements: string[] = []
      const listen = ({ sql }: { sql: string }) => statements.push(sql.replace(/\?|\$\d+/g, '?'))
      app.hashing.count = 0
      const browser = visitor(app.server)
      await browser.get('/register')
      app.deps.database.db.on('query', listen)
      const answer = await register(app, browser, { email: typed })
      app.deps.database.db.off('query', listen)
      const { location } = answer.headers
      const next = readable((await browser.get(location ?? '')).text).replaceAll(typed, '…')
      const headers = Object.keys(answer.headers).sort()
      const wrong = await browser.post('/register/code', { code: '000000' })
      const told = readable(wrong.text).replaceAll(typed, '…')
      return { status: answer.status, location, headers, next, told, statements, hashed: app.hashing.count }
    }
    const unknown = await ask('nobody@new.example')
    const known = await ask('known@NEW.example')
    expect(known).toEqual(unknown)
    expect(known.statements.length).toBeGreaterThan(4)

    const [toNobody, toMember] = await readOutbox(app.deps)
    expect(toNobody).toMatchObject({ kind: 'registration', to: 'nobody@new.example' })
    // R19 holds here, too: to the address as stored, with nothing in it that works once.
    expect(toMember).toMatchObject({ kind: 'registration-known', to: 'Known@new.example' })
    expect(toMember!.link).toBe('http://localhost:3000/sign-in')
    expect(codeIn(toMember!)).toBe('')
  })

  test('wrong fields come back, all of them, with what was typed', async () => {
    await setRegistration(app, { registration: 'open' })
    const answer = await register(app, visitor(app.server), { name: ' ', email: 'zoe@localhost' })
    expect(answer.status).toBe(422)
    expect(readable(answer.text)).toContain('A name is needed.')
    expect(readable(answer.text)).toContain('Write one plain e-mail address')
    expect(answer.text).toContain('value="zoe@localhost"')
  })

  test('fields that no form has make nobody more than a member', async () => {
    await setRegistration(app, { registration: 'open' })
    const browser = visitor(app.server)
    const more = { is_staff: 'on', isStaff: 'true', role: 'owner', externalId: '1', email_verified: 'yes', password }
    await browser.post('/register', { name: 'Eve', email, ...more })
    const proved = await browser.post(pathIn(await newestMail(app)), {
      name: 'Eve',
      ...more,
      email: 'owner@example.org',
    })
    expect(proved.status).toBe(303)
    expect(await members()).toMatchObject([
      { email, is_staff: false, role: null, external_id_issued: true, has_credentials: false },
    ])
  })

  test('somebody who is signed in is led on', async () => {
    await setRegistration(app, { registration: 'open' })
    await makeMember(app.deps, { email: 'ada@example.org' })
    const browser = visitor(app.server)
    await browser.signIn('ada@example.org', password)
    expect((await browser.get('/register')).headers['location']).toBe('/account')
  })
})

describe('which addresses', () => {
  test('only of the listed domains, in any way they are written, and the page says which', async () => {
    await setRegistration(app, { registration: 'open', registrationDomains: ['xn--bcher-kva.example', 'club.example'] })
    const browser = visitor(app.server)
    expect(readable((await browser.get('/register')).text)).toContain('@xn--bcher-kva.example, @club.example')
    for (const refused of ['zoe@other.example', 'zoe@sub.club.example', 'zoe@club.example.evil.example']) {
      const answer = await register(app, browser, { email: refused })
      expect(answer.status).toBe(422)
      expect(readable(answer.text)).toContain('Only addresses that end in @xn--bcher-kva.example, @club.example')
    }
    expect((await register(app, browser, { email: 'zoe@BÜCHER.example' })).status).toBe(303)
    expect((await register(app, browser, { email: 'zoe@Club.Example' })).status).toBe(303)
    expect(await readOutbox(app.deps)).toHaveLength(2)
  })

  test.each([
    ['staff', { isStaff: true }],
    ['a suspended role holder', { role: 'auditor', status: 'suspended' }],
  ] as const)('none at the domain of %s, listed or not', async (_, wishes) => {
    await setRegistration(app, { registration: 'open', registrationDomains: ['agents.example'] })
    await makeMember(app.deps, { email: 'Agent@Agents.example', ...wishes })
    const answer = await register(app, visitor(app.server), { email: 'zoe@agents.EXAMPLE' })
    expect(answer.status).toBe(422)
    expect(readable(answer.text)).toContain('staff do not register themselves')
    expect(await readOutbox(app.deps)).toEqual([])
    expect(await events('registration.asked')).toMatchObject([{ outcome: 'refused', codes: ['staff-domain'] }])
  })

  test('a provider where anybody gets an address is nobody’s domain', async () => {
    await setRegistration(app, { registration: 'open' })
    await makeMember(app.deps, { email: 'boss@gmail.com', role: 'owner' })
    await makeMember(app.deps, { email: 'clerk@web.de', isStaff: true })
    for (const fine of ['zoe@gmail.com', 'zoe@web.de']) {
      expect((await register(app, visitor(app.server), { email: fine })).status).toBe(303)
    }
  })

  test('a domain that has become one of staff since is refused when the address is proved', async () => {
    await setRegistration(app, { registration: 'open' })
    const browser = visitor(app.server)
    await register(app, browser, { email })
    await makeMember(app.deps, { email: 'agent@new.example', isStaff: true })
    expect((await browser.submit(pathIn(await newestMail(app)), {})).headers['location']).toBe('/register/closed')
    expect(await members()).toHaveLength(1)
  })
})

describe('how often', () => {
  test('one address is written to a few times, and then later; another one at once', async () => {
    await setRegistration(app, { registration: 'open' })
    const browser = visitor(app.server)
    const answers: number[] = []
    while (answers.length < 7) answers.push((await register(app, browser, { email })).status)
    expect(answers.filter((status) => status === 303)).toHaveLength(5)
    const refused = await register(app, browser, { email: ' ZOE@NEW.example' })
    expect(refused.status).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await register(app, browser, { email: 'other@new.example' })).status).toBe(303)
    expect(await readOutbox(app.deps)).toHaveLength(6)
  })

  test('one mailbox is written to a few times, whichever of its addresses is typed', async () => {
    await setRegistration(app, { registration: 'open' })
    const answers: number[] = []
    for (let n = 0; n < 7; n += 1) {
      answers.push((await register(app, visitor(app.server), { email: `vic.tim+${n}@gmail.com` })).status)
    }
    expect(answers).toEqual([303, 303, 303, 303, 303, 429, 429])
  })

  test('nobody is written to more than five times an hour, member or not, and the answer is the same', async () => {
    await setRegistration(app, { registration: 'open' })
    await makeMember(app.deps, { email: 'known@new.example' })
    for (let n = 0; n < 8; n += 1) {
      for (const asked of ['known@new.example', 'nobody@new.example']) {
        expect((await register(app, visitor(app.server), { email: asked })).status).toBe(303)
      }
      // Past the throttle, which lets one through now and then.
      app.clock.advance(minutes(7))
    }
    const mails = await readOutbox(app.deps)
    const written = (kind: string) => mails.filter((mail) => mail.kind === kind).length
    expect([written('registration-known'), written('registration')]).toEqual([5, 5])
  })

  test('codes are few for one address, however many mails it gets, and few from one source for all addresses', async () => {
    await setRegistration(app, { registration: 'open' })
    const asker = visitor(app.server)
    const guess = async (code: string) => (await asker.submit('/register/sent', { code }, '/register/code')).status
    await register(app, asker, { email })
    const first = codeIn(await newestMail(app))
    const wrong = first === '123 456' ? '654321' : '123456'
    for (let n = 0; n < 4; n += 1) expect(await guess(wrong)).toBe(422)
    await register(app, asker, { email })
    expect(await guess(wrong)).toBe(422)
    // The counter opens again after a while; the codes to this address do not within the hour.
    app.clock.advance(minutes(5))
    const mail = await newestMail(app)
    const late = await asker.post('/register/code', { code: codeIn(mail) })
    expect(late.status).toBe(422)
    expect(readable(late.text)).toContain('no code that works any more')
    expect((await visitor(app.server).submit(pathIn(mail), {})).headers['location']).toMatch(/^\/setup\//)

    for (let n = 0; n < 50; n += 1) await countFor(app.deps, 'address-code', { source: '127.0.0.1' })
    const elsewhere = visitor(app.server)
    await register(app, elsewhere, { email: 'customer@victims.example' })
    const barred = await elsewhere.post('/register/code', { code: wrong })
    expect(barred.status).toBe(429)
    expect(Number(barred.headers['retry-after'])).toBeGreaterThan(0)
    expect(readable(barred.text)).toContain('Please wait a minute')
  })

  test('what nobody proved is gone after a day, however much it is', async () => {
    await setRegistration(app, { registration: 'open' })
    await register(app, visitor(app.server), { email })
    await app.deps.database.db.raw(`
      insert into registrations (id, token_hash, browser_hash, code_hash, code_expires_at, name, email, email_exact_key,
        email_accentless_key, email_mailbox_key, created_at, expires_at)
      select gen_random_uuid(), 'more-' || n, browser_hash, code_hash, code_expires_at, name, email, email_exact_key,
        email_accentless_key, email_mailbox_key, created_at, expires_at
      from registrations, generate_series(1, 2500) n`)
    app.clock.advance(hours(24) - 1)
    await clearOldMail(app.deps)
    expect(await rows()).toHaveLength(2501)
    app.clock.advance(1)
    await clearOldMail(app.deps)
    expect(await rows()).toEqual([])
  })
})
