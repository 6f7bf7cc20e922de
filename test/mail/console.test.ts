/** The outbox in the console: who sees what, and what can be done about a message. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Mail } from '../../src/features/mail/mail.ts'
import type { Member } from '../../src/features/members/member.ts'
import { sendReset } from '../../src/features/recovery/send-reset.ts'
import { sendVerification } from '../../src/features/verification/send-verification.ts'
import { hours, minutes, seconds } from '../../src/kernel/clock.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp, type TestApp } from '../support/test-app.ts'
import { readable, visitor } from '../support/visitor.ts'
import { readOutbox } from './outbox.ts'

const home = '/admin/settings/mail'

async function visit(app: TestApp, role: 'owner' | 'administrator' | 'auditor' | 'operator') {
  await makeMember(app.deps, { name: `The ${role}`, email: `${role}@example.org`, role })
  const person = visitor(app.server)
  await person.signIn(`${role}@example.org`, password)
  return person
}

async function queue(app: TestApp): Promise<{ member: Member; mail: Mail; link: string }> {
  const member = await makeMember(app.deps, { name: 'Zoë <b>', email: 'zoe@example.org' })
  await sendReset(app.deps, { member, actor: 'system' })
  const [mail] = await app.deps.outbox.listPage({ state: undefined, before: undefined, limit: 1 })
  return { member, mail: mail!, link: (await readOutbox(app.deps)).at(-1)!.link }
}

const fail = (app: TestApp, { id }: Mail) => app.deps.outbox.markFailed(id, app.clock.now(), 'recipient-refused')

describe('without a mail server', () => {
  const app = testApp()
  let queued: Awaited<ReturnType<typeof queue>>
  beforeEach(async () => {
    queued = await queue(app)
  })

  test('an owner opens a message, link and all, and the history says so', async () => {
    const owner = await visit(app, 'owner')
    const list = await owner.get(home)
    expect(readable(list.text)).toContain('No mail server is set')
    expect(readable(list.text)).toMatch(/Choose a new password ?for Zoë <b>/)
    expect(list.text).not.toContain('zoe@example.org')
    expect(list.text).not.toContain('/setup/')

    const path = `${home}/${queued.mail.id}`
    const before = await owner.get(path)
    expect(before.text).not.toContain('/setup/')
    expect(await app.deps.database.db('events').where({ type: 'mail.opened' })).toEqual([])
    const opened = await owner.submit(path, {}, `${path}/open`)
    expect(opened.status).toBe(200)
    expect(readable(opened.text)).toContain('zoe@example.org')
    expect(opened.text).toContain(queued.link)
    expect(await app.deps.database.db('events').where({ type: 'mail.opened' })).toMatchObject([
      { subject_id: queued.member.id, detail: { kind: 'reset', link_shown: true } },
    ])
  })

  test('a message whose link died while it waited says so', async () => {
    app.clock.advance(minutes(30))
    const owner = await visit(app, 'owner')
    expect(readable((await owner.get(home)).text)).toContain('The link in it stopped working before')
  })

  test('after a while the password is asked for first', async () => {
    const owner = await visit(app, 'owner')
    app.clock.advance(minutes(10))
    const path = `${home}/${queued.mail.id}`
    const asked = await owner.submit(path, {}, `${path}/open`)
    expect(asked.status).toBe(403)
    expect(asked.text).not.toContain('/setup/')
    expect(await app.deps.database.db('events').where({ type: 'mail.opened' })).toEqual([])
  })

  test.each(['administrator', 'auditor'] as const)('an %s sees that there is one, and nothing of it', async (role) => {
    const person = await visit(app, role)
    const path = `${home}/${queued.mail.id}`
    const page = await person.get(path)
    expect(page.status).toBe(200)
    expect(page.text).not.toContain(`${path}/open`)
    expect(readable(page.text)).toContain('Only an owner can read it')
    expect((await person.post(`${path}/open`)).status).toBe(403)
  })

  test('an operator does not get here at all', async () => {
    const person = await visit(app, 'operator')
    expect((await person.get(home)).status).toBe(403)
  })

  test('a message of another life, or of none: not found', async () => {
    const owner = await visit(app, 'owner')
    expect((await owner.get(`${home}/00000000-0000-4000-8000-000000000000`)).status).toBe(404)
    expect((await owner.get(`${home}/nonsense`)).status).toBe(404)
    expect((await owner.get(`${home}?state=nonsense&before=nonsense`)).status).toBe(200)
    expect((await owner.get(`${home}?before[]=x&state=sent&state=failed`)).status).toBe(200)
  })
})

describe('with a mail server', () => {
  const app = testApp({ SMTP_URL: 'smtp://user:hunter2@127.0.0.1:1', MAIL_FROM: 'Help desk <help@example.org>' })
  let queued: Awaited<ReturnType<typeof queue>>
  beforeEach(async () => {
    queued = await queue(app)
  })

  test('an owner sees what waits, but not its link, and nothing of what failed', async () => {
    const owner = await visit(app, 'owner')
    const path = `${home}/${queued.mail.id}`
    const list = readable((await owner.get(home)).text)
    expect(list).toContain('smtp://127.0.0.1:1 as Help desk <help@example.org>')
    expect(list).not.toContain('hunter2')
    const opened = await owner.submit(path, {}, `${path}/open`)
    expect(readable(opened.text)).toContain('zoe@example.org')
    expect(opened.text).not.toContain('/setup/')
    expect(await app.deps.database.db('events').where({ type: 'mail.opened' })).toMatchObject([
      { detail: { link_shown: false } },
    ])

    await fail(app, queued.mail)
    expect((await owner.get(path)).text).not.toContain(`${path}/open`)
    expect((await owner.post(`${path}/open`)).text).not.toContain('zoe@example.org')
  })

  test('a failed one says why and is sent once more at a word, while its link works', async () => {
    await fail(app, queued.mail)
    const person = await visit(app, 'administrator')
    const path = `${home}/${queued.mail.id}`
    expect(readable((await person.get(`${home}?state=failed`)).text)).toContain('does not know the member’s address')
    const answer = await person.submit(path, {}, `${path}/retry`)
    expect(answer.headers['location']).toBe(`${path}?done=retried`)
    expect(readable((await person.get(`${path}?done=retried`)).text)).toContain('tried once more in a moment')
    expect(await app.deps.outbox.find(queued.mail.id)).toMatchObject({ state: 'waiting', attempts: 0 })
    expect(await app.deps.database.db('events').where({ type: 'mail.retried' })).toMatchObject([
      { subject_id: queued.member.id, detail: { kind: 'reset' } },
    ])
    // Once is enough.
    expect((await person.post(`${path}/retry`)).status).toBe(409)
  })

  test('a dead link is not sent again', async () => {
    await fail(app, queued.mail)
    app.clock.advance(minutes(30))
    const person = await visit(app, 'administrator')
    const path = `${home}/${queued.mail.id}`
    expect((await person.get(path)).text).not.toContain(`${path}/retry`)
    expect((await person.post(`${path}/retry`)).status).toBe(409)
  })

  test('an auditor changes nothing', async () => {
    await fail(app, queued.mail)
    const person = await visit(app, 'auditor')
    const path = `${home}/${queued.mail.id}`
    expect((await person.get(path)).text).not.toContain(`${path}/retry`)
    expect((await person.post(`${path}/retry`)).status).toBe(403)
  })
})

describe('many messages', () => {
  const app = testApp()

  test('come in pages, newest first, and by state', async () => {
    for (const number of Array.from({ length: 53 }, (_, at) => at)) {
      const member = await makeMember(app.deps, { name: `Member no ${number} of 53`, emailVerifiedAt: undefined })
      await sendVerification(app.deps, { member, actor: 'system' })
      app.clock.advance(seconds(1))
    }
    app.clock.advance(hours(1))
    const owner = await visit(app, 'owner')
    const first = await owner.get(home)
    expect(readable(first.text)).toContain('Waiting (53)')
    expect(namesOn(first.text)).toEqual(Array.from({ length: 50 }, (_, at) => 52 - at))
    const older = /href="([^"]*before=[^"]*)"/.exec(first.text)?.[1] ?? ''
    const second = await owner.get(older.replaceAll('&amp;', '&'))
    expect(namesOn(second.text)).toEqual([2, 1, 0])
    expect(second.text).not.toContain('before=')
    expect(readable((await owner.get(`${home}?state=sent`)).text)).toContain('No messages')
  })
})

const namesOn = (html: string): number[] =>
  [...html.matchAll(/Member no (\d+) of/g)].map(([, number]) => Number(number))
