/** Mail on its way to a real SMTP server: once, whatever happens, and given up in the open when it must be. */
import { createServer } from 'node:net'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { sendDueMail, type SendMailDeps, type Unmarked } from '../../src/features/mail/send-mail.ts'
import { clearOldMail, startSending } from '../../src/features/mail/start-sending.ts'
import type { Member } from '../../src/features/members/member.ts'
import { sendReset } from '../../src/features/recovery/send-reset.ts'
import { sendVerification } from '../../src/features/verification/send-verification.ts'
import { days, hours, minutes, seconds } from '../../src/kernel/clock.ts'
import { createMailer, type Mailer, type MailPatience, type SmtpServer } from '../../src/kernel/mailer.ts'
import { makeMember } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { from, serverAt, SmtpRefusal, startMailServer, textOf } from './mail-server.ts'
import { readOutbox } from './outbox.ts'

const app = testApp({ PUBLIC_URL: 'https://id.example.org' })
let member: Member

beforeEach(async () => {
  member = await makeMember(app.deps, { name: 'Zoë Ångström', email: 'Zoe@bücher.example', emailVerifiedAt: undefined })
})

const ask = () => sendVerification(app.deps, { member, actor: 'system' })
const depsFor = (server: SmtpServer, patience?: MailPatience): SendMailDeps => ({
  ...app.deps,
  mailer: createMailer({ server, from }, patience),
})
const send = (deps: SendMailDeps, unmarked: Unmarked = new Map()) => sendDueMail(deps, unmarked)
const mails = () => app.deps.outbox.listPage({ state: undefined, before: undefined, limit: 100 })
const events = (type: string) => app.deps.database.db('events').where({ type }).orderBy('id')

test('a message is delivered once, to the stored address, and what it said is gone at once', async () => {
  const { server, deliveries } = await startMailServer()
  await ask()
  const [queued] = await readOutbox(app.deps)
  expect(await send(depsFor(server))).toBe(1)
  expect(await send(depsFor(server))).toBe(0)

  expect(deliveries).toMatchObject([{ from: 'help@example.org', to: ['Zoe@bücher.example'] }])
  const [delivery] = deliveries
  expect(textOf(delivery!).replaceAll('\r', '').trim()).toBe(queued!.text.trim())
  expect(delivery!.raw).toContain(`Message-ID: <${queued!.id}@example.org>`)
  expect(delivery!.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m)
  expect(delivery!.raw).toMatch(/^To: Zoe@xn--bcher-kva\.example\r$/m)
  expect(delivery!.raw).toContain('multipart/alternative')

  expect(await mails()).toMatchObject([{ state: 'sent', hasMessage: false, attempts: 1 }])
  expect(await app.deps.database.db('outbox_messages')).toMatchObject([{ message_sealed: null }])
  expect(await events('mail.sent')).toMatchObject([
    { actor: 'system', subject_id: member.id, detail: { kind: 'verification', attempts: 1 }, personal: null },
  ])
})

test('goes only when the transaction holds that asked for it', async () => {
  const broken = new Error('broken')
  const asking = sendVerification(
    {
      ...app.deps,
      inTransaction: (work) =>
        app.deps.inTransaction(async (stores) => {
          await work(stores)
          throw broken
        }),
    },
    { member, actor: 'system' },
  )
  await expect(asking).rejects.toBe(broken)
  expect(await mails()).toEqual([])
})

test('R55 while the server is down it is tried again after growing delays, then given up and shown', async () => {
  const deps = depsFor(serverAt(await closedPort()))
  await app.deps.database.db('members').update({ email_verified_at: null })
  await ask()
  // A link for a day outlives every delay.
  const delays = [minutes(1), minutes(5), minutes(15), minutes(60), hours(6)]
  for (const [index, delay] of delays.entries()) {
    await send(deps)
    expect(await mails()).toMatchObject([{ state: 'waiting', trouble: 'server-unreachable', attempts: index + 1 }])
    app.clock.advance(delay - 1)
    await send(deps)
    expect((await mails())[0]?.attempts).toBe(index + 1)
    app.clock.advance(1)
  }
  await send(deps)
  expect(await mails()).toMatchObject([
    { state: 'failed', trouble: 'server-unreachable', attempts: 6, hasMessage: true },
  ])
  expect(await events('mail.failed')).toMatchObject([{ outcome: 'failed', codes: ['server-unreachable'] }])
  app.clock.advance(hours(12))
  await send(deps)
  expect((await mails())[0]?.attempts).toBe(6)
})

test('when the server is back, the same message goes', async () => {
  await ask()
  await send(depsFor(serverAt(await closedPort())))
  const { server, deliveries } = await startMailServer()
  app.clock.advance(minutes(1))
  await send(depsFor(server))
  expect(deliveries).toHaveLength(1)
  expect(await mails()).toMatchObject([{ state: 'sent', trouble: undefined, attempts: 2 }])
})

describe('what the server says decides', () => {
  const refusing = (code: number) =>
    startMailServer({
      onRcptTo: (address, _session, callback) => callback(new SmtpRefusal(code, `no ${address.address} here`)),
    })

  test('a recipient it does not know: given up at once', async () => {
    const { server, deliveries } = await refusing(550)
    await ask()
    await send(depsFor(server))
    expect(deliveries).toEqual([])
    expect(await mails()).toMatchObject([{ state: 'failed', trouble: 'recipient-refused', attempts: 1 }])
  })

  test('a recipient to be tried later: tried later', async () => {
    const { server } = await refusing(451)
    await ask()
    await send(depsFor(server))
    expect(await mails()).toMatchObject([{ state: 'waiting', trouble: 'try-later' }])
  })

  test('a sender it does not send for: waits for somebody to put it right', async () => {
    const { server } = await startMailServer({
      onMailFrom: (_address, _session, callback) => callback(new SmtpRefusal(550, 'not you')),
    })
    await ask()
    await send(depsFor(server))
    expect(await mails()).toMatchObject([{ state: 'waiting', trouble: 'sender-refused' }])
  })

  test('a wrong password', async () => {
    const { server } = await startMailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, callback) => callback(new SmtpRefusal(535, 'wrong')),
    })
    await ask()
    await send(depsFor({ ...server, credentials: { user: 'latchkey', password: 'not this one' } }))
    expect(await mails()).toMatchObject([{ state: 'waiting', trouble: 'credentials-refused' }])
  })

  test('no encryption where it is demanded: nothing is said', async () => {
    const { server, deliveries } = await startMailServer()
    await ask()
    await send(depsFor({ ...server, encryption: 'demanded' }))
    expect(deliveries).toEqual([])
    expect(await mails()).toMatchObject([{ state: 'waiting', trouble: 'encryption-refused' }])
  })

  test('a certificate that nobody vouches for: nothing is said', async () => {
    // The server's own certificate is known to everybody, as it says: just right.
    // eslint-disable-next-line no-console -- its warning is not ours
    vi.mocked(console.error).mockImplementationOnce(() => undefined)
    const { server, deliveries } = await startMailServer({ secure: true })
    await ask()
    await send(depsFor({ ...server, encryption: 'from-the-start' }))
    expect(deliveries).toEqual([])
    expect(await mails()).toMatchObject([{ state: 'waiting', trouble: 'encryption-refused' }])
  })

  test('nothing at all, for too long', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void silent.close())
    await ask()
    await send(depsFor(serverAt((silent.address() as { port: number }).port), { step: 200, whole: seconds(30) }))
    expect(await mails()).toMatchObject([{ state: 'waiting', trouble: 'timeout' }])
  })

  test('a word now and then, for ever', async () => {
    const dripping = createServer((socket) => {
      socket.on('error', () => undefined)
      const timer = setInterval(() => socket.write('220-patience\r\n'), 50)
      socket.once('close', () => clearInterval(timer))
    })
    await new Promise<void>((resolve) => dripping.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void dripping.close())
    await ask()
    const server = serverAt((dripping.address() as { port: number }).port)
    await send(depsFor(server, { step: seconds(30), whole: 500 }))
    expect(await mails()).toMatchObject([{ state: 'waiting', trouble: 'timeout' }])
  })
})

describe('between the acknowledgement and the mark', () => {
  /** The database is away for the first mark. */
  const failingOnce = (deps: SendMailDeps): SendMailDeps => {
    let count = 0
    return {
      ...deps,
      inTransaction: (work) => {
        count += 1
        return count === 1 ? Promise.reject(new Error('database away')) : app.deps.inTransaction(work)
      },
    }
  }

  test('a process that goes on remembers, and sends nothing twice', async () => {
    const { server, deliveries } = await startMailServer()
    await ask()
    const deps = failingOnce(depsFor(server))
    const unmarked: Unmarked = new Map()
    await expect(send(deps, unmarked)).rejects.toThrow('database away')
    app.clock.advance(hours(1))
    await send(deps, unmarked)
    expect(deliveries).toHaveLength(1)
    expect(await mails()).toMatchObject([{ state: 'sent' }])
    expect(unmarked.size).toBe(0)
  })

  test('after a process that died it goes once more, under the same Message-ID: at least once, never lost', async () => {
    const { server, deliveries } = await startMailServer()
    await ask()
    await expect(send(failingOnce(depsFor(server)))).rejects.toThrow('database away')
    // Nobody else takes it while it may still be in the hands of the other one.
    await send(depsFor(server))
    expect(deliveries).toHaveLength(1)
    app.clock.advance(minutes(10))
    await send(depsFor(server))
    expect(deliveries).toHaveLength(2)
    const [first, second] = deliveries.map(({ raw }) => /^Message-ID: .*$/m.exec(raw)?.[0])
    expect(first).toBe(second)
    expect(await mails()).toMatchObject([{ state: 'sent', attempts: 2 }])
  })
})

test('several processes at once send each message once', async () => {
  const { server, deliveries } = await startMailServer()
  for (const number of [1, 2, 3, 4, 5, 6]) {
    const one = await makeMember(app.deps, { email: `m${number}@example.org`, emailVerifiedAt: undefined })
    await sendVerification(app.deps, { member: one, actor: 'system' })
  }
  await Promise.all([1, 2, 3].map(() => send(depsFor(server))))
  expect(deliveries.map(({ to }) => to[0]).sort()).toEqual([1, 2, 3, 4, 5, 6].map((number) => `m${number}@example.org`))
})

describe('what has become pointless is not sent', () => {
  const nobody: Mailer = { send: () => Promise.reject(new Error('must not be sent')) }
  const trySending = () => send({ ...app.deps, mailer: nobody })

  test('its link is dead', async () => {
    await ask()
    app.clock.advance(hours(24))
    await trySending()
    expect(await mails()).toMatchObject([{ state: 'failed', trouble: 'expired', hasMessage: false }])
  })

  test('the member has another address', async () => {
    await ask()
    await app.deps.members.update(member.id, member.version, { email: 'new@example.org' }, app.clock.now())
    await trySending()
    expect(await mails()).toMatchObject([{ state: 'failed', trouble: 'address-changed', hasMessage: false }])
  })

  test('a newer one took its place', async () => {
    await ask()
    app.clock.advance(seconds(1))
    await ask()
    expect(await mails()).toMatchObject([
      { state: 'waiting' },
      { state: 'failed', trouble: 'superseded', hasMessage: false },
    ])
  })

  test('the member is gone, and the message with them', async () => {
    await ask()
    await app.deps.members.delete(member.id)
    await trySending()
    expect(await mails()).toEqual([])
  })

  test('a link that would be dead at the next try is given up now, where somebody sees it', async () => {
    const owner = await makeMember(app.deps, { email: 'owner@example.org' })
    await sendReset(app.deps, { member: owner, actor: 'system' })
    const deps = depsFor(serverAt(await closedPort()))
    for (const wait of [minutes(1), minutes(5), minutes(15), 0]) {
      await send(deps)
      app.clock.advance(wait)
    }
    expect(await mails()).toMatchObject([{ state: 'failed', trouble: 'server-unreachable', attempts: 4 }])
  })
})

test('no line of the log holds an address, a name or a link', async () => {
  const { server } = await startMailServer({
    onRcptTo: (address, _session, callback) => callback(new SmtpRefusal(550, `no ${address.address} here`)),
  })
  await ask()
  const [queued] = await readOutbox(app.deps)
  const sending = startSending({ ...app.deps, mailer: createMailer({ server, from }) })
  await expect.poll(async () => (await mails())[0]?.state, { timeout: 10_000 }).toBe('failed')
  await sending.stop()
  await expect(
    send({ ...depsFor(server), outbox: { claim: () => Promise.reject(new Error(`${queued!.to} ${queued!.link}`)) } }),
  ).rejects.toThrow()
  const lines = app.logged.join('\n').toLowerCase()
  for (const secret of ['bücher', 'bcher-kva', 'zoë', 'verify/', 'help@']) expect(lines).not.toContain(secret)
})

test('a running sender sends by itself, says how many and stops', async () => {
  const { server, deliveries } = await startMailServer()
  await ask()
  const sending = startSending({ ...app.deps, mailer: createMailer({ server, from }) })
  await expect.poll(async () => (await mails())[0]?.state, { timeout: 10_000 }).toBe('sent')
  await sending.stop()
  expect(deliveries).toHaveLength(1)
  expect(app.logged.join('\n')).toContain('"sent":1')
})

test('everything goes after two weeks, waiting or not', async () => {
  await ask()
  app.clock.advance(days(14))
  await clearOldMail(app.deps)
  expect(await mails()).toHaveLength(1)
  app.clock.advance(1)
  await clearOldMail(app.deps)
  expect(await mails()).toEqual([])
  expect(await app.deps.database.db('verification_links')).toEqual([])
})

async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}
