/** Messages that something happened to an account: to whom, and what becomes of them on the way. */
import { createServer } from 'node:net'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { queueMail } from '../../src/features/mail/queue-mail.ts'
import { queueNotice, type NewNotice } from '../../src/features/mail/queue-notice.ts'
import { sendDueMail } from '../../src/features/mail/send-mail.ts'
import type { Member } from '../../src/features/members/member.ts'
import { days, hours, minutes, seconds } from '../../src/kernel/clock.ts'
import { createMailer, type SmtpServer } from '../../src/kernel/mailer.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp, type TestApp } from '../support/test-app.ts'
import { readable, visitor } from '../support/visitor.ts'
import { from, serverAt, startMailServer, textOf } from './mail-server.ts'
import { readOutbox } from './outbox.ts'

const app = testApp()
const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'
let member: Member

beforeEach(async () => {
  member = await makeMember(app.deps, { name: 'Zoë', email: 'Zoe@example.org' })
})

const tell = (notice: Partial<NewNotice> = {}, { deps }: TestApp = app) =>
  deps.inTransaction((stores) => queueNotice({ ...deps, ...stores }, { kind: 'password-changed', member, ...notice }))
const send = (server: SmtpServer) =>
  sendDueMail(
    { ...app.deps, mailer: createMailer({ server, from }, { step: seconds(5), whole: seconds(5) }) },
    new Map(),
  )
const mails = () => app.deps.outbox.listPage({ state: undefined, before: undefined, limit: 200 })

describe('to whom', () => {
  test('to the stored address, in the member’s language, saying when, from where and with what', async () => {
    await tell({ member: { ...member, locale: 'de-AT' }, ip: '2001:db8::7', userAgent: firefox })
    const [mail] = await readOutbox(app.deps)
    expect(mail).toMatchObject({ to: 'Zoe@example.org', language: 'de', subject: 'Ihr Passwort wurde geändert' })
    expect(mail!.text).toContain('Von der Netzwerkadresse: 2001:db8::7')
    expect(mail!.text).toContain('Mit: Firefox unter Windows')
    expect(mail!.link).toBe('http://localhost:3000/account/security')
  })

  test('never to an address that nobody proved; to a former one when asked to', async () => {
    expect(await tell({ member: { ...member, emailVerifiedAt: undefined } })).toEqual({ kind: 'no-address' })
    expect(await tell({ member: { ...member, email: undefined } })).toEqual({ kind: 'no-address' })
    await tell({ kind: 'address-changed', to: 'former@example.org' })
    expect(await readOutbox(app.deps)).toMatchObject([{ to: 'former@example.org' }])
  })

  test('to the address of that moment: whoever changes it afterwards calls nothing back', async () => {
    const { server, deliveries } = await startMailServer()
    await tell()
    await app.deps.members.update(member.id, member.version, { email: 'eve@example.org' }, app.clock.now())
    await send(server)
    expect(deliveries).toMatchObject([{ to: ['Zoe@example.org'] }])
  })

  test('each of them, however often the same thing happens', async () => {
    const { server, deliveries } = await startMailServer()
    await tell()
    await tell()
    await send(server)
    expect(deliveries).toHaveLength(2)
  })

  test('many messages are many, each to one person', async () => {
    const { server, deliveries } = await startMailServer()
    const numbers = Array.from({ length: 25 }, (_, number) => number)
    for (const number of numbers) {
      await tell({ member: await makeMember(app.deps, { email: `m${number}@example.org` }) })
    }
    expect(await send(server)).toBe(25)
    expect(deliveries.every(({ to }) => to.length === 1)).toBe(true)
    expect(new Set(deliveries.flatMap(({ to }) => to)).size).toBe(25)
  })
})

describe('on the way', () => {
  test('nothing that anybody typed becomes a header or another recipient', async () => {
    const { server, deliveries } = await startMailServer()
    const attack = 'Zoë\r\nBcc: eve@example.org\r\n\r\n<b>'
    await tell({ member: { ...member, name: attack }, ip: attack, userAgent: `${attack} evil/1 (x)` })
    const code = { code: '123456', goodUntil: new Date(app.clock.now().getTime() + hours(1)) }
    await app.deps.inTransaction((stores) =>
      queueMail(
        { ...app.deps, ...stores },
        {
          kind: 'address-proof',
          member: { ...member, name: attack },
          to: 'new@example.org',
          link: 'http://localhost:3000/x',
          ...code,
        },
      ),
    )
    for (const to of ['a@example.org\r\nBcc: eve@example.org', 'a@example.org, eve@example.org', '<eve@example.org>']) {
      expect(await tell({ to })).toEqual({ kind: 'no-address' })
    }
    await send(server)
    expect(deliveries.map(({ to }) => to).sort()).toEqual([['Zoe@example.org'], ['new@example.org']])
    for (const delivery of deliveries) {
      const headers = delivery.raw.slice(0, delivery.raw.indexOf('\r\n\r\n'))
      expect(headers).not.toMatch(/^bcc|eve@/im)
      expect(headers.match(/^To:/gm)).toHaveLength(1)
      expect(textOf(delivery)).not.toMatch(/^Bcc/im)
    }
  })

  test('a server that breaks off in the middle gets it again, and nothing is lost', async () => {
    const breaking = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.write('220 hello\r\n')
      socket.on('data', (part) => {
        const said = part.toString()
        if (/^(EHLO|MAIL|RCPT)/i.test(said)) socket.write('250 fine\r\n')
        else if (/^DATA/i.test(said)) socket.write('354 go on\r\n')
        // Half an answer to a whole message: was it taken?
        else socket.end('25')
      })
    })
    await new Promise<void>((resolve) => breaking.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void breaking.close())
    await tell()
    await send(serverAt((breaking.address() as { port: number }).port))
    expect(await mails()).toMatchObject([{ state: 'waiting', attempts: 1, hasMessage: true }])
    const { server, deliveries } = await startMailServer()
    app.clock.advance(minutes(1))
    await send(server)
    expect(deliveries).toHaveLength(1)
    expect(await mails()).toMatchObject([{ state: 'sent' }])
  })

  test('what happened stays true: it is sent however late, and by hand days after it was given up', async () => {
    await tell()
    const [waiting] = await mails()
    await app.deps.outbox.markFailed(waiting!.id, app.clock.now(), 'server-unreachable')
    app.clock.advance(days(5))
    await makeMember(app.deps, { email: 'owner@example.org', role: 'owner' })
    const owner = visitor(app.server)
    await owner.signIn('owner@example.org', password)
    const path = `/admin/settings/mail/${waiting!.id}`
    expect((await owner.submit(path, {}, `${path}/retry`)).status).toBe(303)
    const { server, deliveries } = await startMailServer()
    await send(server)
    expect(deliveries).toHaveLength(1)
  })
})

describe.each([
  ['without a mail server', {}, true],
  ['with a mail server', { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'help@example.org' }, false],
])('in the console, %s', (_, environment, isShown) => {
  const house = testApp(environment)

  async function open(): Promise<string> {
    await makeMember(house.deps, { email: 'owner@example.org', role: 'owner' })
    const owner = visitor(house.server)
    await owner.signIn('owner@example.org', password)
    const [newest] = await house.deps.outbox.listPage({ state: undefined, before: undefined, limit: 1 })
    const path = `/admin/settings/mail/${newest!.id}`
    return (await owner.submit(path, {}, `${path}/open`)).text
  }

  test(`a code is ${isShown ? 'shown' : 'left out'}, as its link is`, async () => {
    const someone = await makeMember(house.deps)
    const goodUntil = new Date(house.clock.now().getTime() + hours(1))
    const link = `${house.config.publicUrl}/verify/abc`
    await house.deps.inTransaction((stores) =>
      queueMail(
        { ...house.deps, ...stores },
        { kind: 'verification', member: someone, link, code: '123456', goodUntil },
      ),
    )
    const page = readable(await open())
    expect(page.includes('123 456')).toBe(isShown)
    expect(page.includes('/verify/abc')).toBe(isShown)
    expect(page).toContain(isShown ? 'link and code work for whoever has them' : 'Link and code are left out')
  })

  test('a notice is shown whole, since nothing in it works once only', async () => {
    await tell({ kind: 'totp-removed', member: await makeMember(house.deps) }, house)
    const page = readable(await open())
    expect(page).toContain('Authenticator app was removed')
    expect(page).toContain('/account/security')
    expect(page).not.toContain('left out')
    expect(await house.deps.database.db('events').where({ type: 'mail.opened' })).toMatchObject([
      { detail: { kind: 'totp-removed', link_shown: false } },
    ])
  })
})
