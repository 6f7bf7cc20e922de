/** /account/data: a member takes along what is kept of them, and asks for it to be erased; administrators answer. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Member } from '../../src/features/members/member.ts'
import { minutes, seconds } from '../../src/kernel/clock.ts'
import { readOutbox } from '../mail/outbox.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
const home = '/account/data'
const list = '/admin/members/erasures'
let member: Member
let ada: Visitor
let olga: Visitor

beforeEach(async () => {
  member = await makeMember(app.deps, { externalId: 'm-ada', name: 'Ada', email: 'ada@example.org' })
  await makeMember(app.deps, { name: 'Olga', email: 'olga@example.org', role: 'owner' })
  ada = await signedIn('ada@example.org')
  olga = await signedIn('olga@example.org')
})

async function signedIn(email: string): Promise<Visitor> {
  const who = visitor(app.server)
  await who.signIn(email, password)
  return who
}

const events = (type: string) => app.deps.database.db<Record<string, unknown>>('events').where({ type }).orderBy('id')
const ask = (reason = 'I am moving away.') => ada.submit(home, { reason }, `${home}/ask-erasure`)
const requestId = async () => (await app.deps.erasures.listWaiting({ limit: 1 }))[0]?.id ?? ''

describe('the download', () => {
  test('is one file with everything that is kept of them, and no secret', async () => {
    await ask()
    const answer = await ada.submit(home, {}, `${home}/download`)
    expect(answer.headers['content-type']).toContain('application/json')
    expect(answer.headers['content-disposition']).toBe('attachment; filename=member-m-ada.json')
    const file = JSON.parse(answer.text) as Record<string, unknown>
    expect(file).toMatchObject({
      schema: 'latchkey.person/1',
      member: { externalId: 'm-ada', name: 'Ada', email: 'ada@example.org' },
      credentials: [{ kind: 'password' }],
      secondFactors: { hasTotp: false, passkeys: 0 },
      sessions: [{ ip: expect.stringContaining('127.0.0.1') as string, proofs: ['password'] }],
      browsers: [{}],
      erasureRequests: [{ reason: 'I am moving away.' }],
    })
    const types = (file['eventsAboutThem'] as { type: string }[]).map(({ type }) => type)
    expect(types).toEqual(expect.arrayContaining(['member.exported', 'sign-in.succeeded', 'member.added']))
    expect(answer.text).not.toMatch(/instant:|token_hash|Olga/)
    for (const { sid } of await app.deps.database.db<{ sid: string }>('sessions'))
      expect(answer.text).not.toContain(sid)
  })

  test('has nothing of others: neither where they tried from and what, nor what administrators noted', async () => {
    await visitor(app.server).signIn('ada@example.org', 'a wrong password of a stranger')
    const page = `/admin/members/${member.id}`
    await olga.submit(`${page}/edit`, { name: 'Ada L.' }, page)
    await olga.submit(page, { reason: 'Rumours about Ada.' }, `${page}/suspend`)
    await olga.submit(page, {}, `${page}/restore`)
    ada = await signedIn('ada@example.org')
    const file = await ada.submit(home, {}, `${home}/download`)
    const about = (JSON.parse(file.text) as { eventsAboutThem: Record<string, unknown>[] }).eventsAboutThem
    const of = (type: string) => about.find((event) => event['type'] === type)
    expect(of('sign-in.failed')).toMatchObject({ actor: 'somebody else', personal: {} })
    expect(file.text).not.toMatch(/name_fingerprint|"source"|Rumours/)
    const changes = about.filter((event) => event['type'] === 'member.changed').map((event) => event['personal'])
    expect(changes).toHaveLength(3)
    expect(changes.at(-1)).toMatchObject({ before: { name: 'Ada' }, after: { name: 'Ada L.' } })
  })

  test('is for whoever showed lately that it is them, and on record', async () => {
    app.clock.advance(minutes(11))
    const asked = await ada.submit(home, {}, `${home}/download`)
    expect(asked.status).toBe(403)
    expect(asked.headers['content-type']).toContain('text/html')
    expect(await events('member.exported')).toEqual([])
    const again = await signedIn('ada@example.org')
    await again.submit(home, {}, `${home}/download`)
    expect(await events('member.exported')).toMatchObject([{ actor: `member:${member.id}`, subject_id: member.id }])
  })
})

describe('asking to be erased', () => {
  test('waits for an answer, and can be withdrawn', async () => {
    expect((await ask()).headers['location']).toBe(`${home}?done=erasure-asked`)
    expect(readable((await ada.get(home)).text)).toContain('Your organisation has not decided yet.')
    const answer = await ada.submit(home, {}, `${home}/withdraw-erasure`)
    expect(answer.headers['location']).toBe(`${home}?done=erasure-withdrawn`)
    expect((await ada.get(home)).text).toContain(`${home}/ask-erasure`)
    expect(await events('erasure.asked')).toMatchObject([
      { subject_id: member.id, detail: {}, personal: { reason: 'I am moving away.' } },
    ])
    expect(await events('erasure.withdrawn')).toHaveLength(1)
    expect((await ada.post(`${home}/withdraw-erasure`)).headers['location']).toBe(`${home}?done=erasure-settled`)
  })

  test('twice is once', async () => {
    await Promise.all([ada.post(`${home}/ask-erasure`, {}), ada.post(`${home}/ask-erasure`, {})])
    expect(await app.deps.erasures.countWaiting()).toBe(1)
    expect(await events('erasure.asked')).toHaveLength(1)
  })

  test('needs no reason, and takes none that is too long or damaged', async () => {
    expect((await ask('x'.repeat(501))).status).toBe(422)
    expect(readable((await ask('a\0b')).text)).toContain('Some letters were lost on the way')
    expect(await app.deps.erasures.countWaiting()).toBe(0)
    expect((await ask('')).status).toBe(303)
  })

  test('is for whoever showed lately that it is them', async () => {
    app.clock.advance(minutes(11))
    expect((await ask()).status).toBe(403)
    expect(await app.deps.erasures.countWaiting()).toBe(0)
  })
})

describe('the list in the console', () => {
  test('shows who waits and why, with the way to erase them', async () => {
    expect(readable((await olga.get(list)).text)).toContain('Nobody is waiting')
    await ask()
    const { text } = await olga.get(list)
    expect(readable(text)).toContain('I am moving away.')
    expect(text).toContain(`href="/admin/members/${member.id}/erase"`)
    expect((await olga.get('/admin/members')).text).toContain(`href="${list}"`)
    await olga.submit(`/admin/members/${member.id}/erase`, { confirm: 'Ada' }, `/admin/members/${member.id}/erase`)
    expect(await app.deps.database.db('erasure_requests')).toEqual([])
    expect((await events('erasure.asked'))[0]?.['personal']).toBeNull()
  })

  test('goes page by page, the longest waiting first', async () => {
    for (let count = 0; count < 51; count += 1) {
      const { id } = await makeMember(app.deps, { name: `Waiting ${count}`, password: undefined })
      const reason = undefined
      await app.deps.erasures.insert({ id: app.deps.random.uuid(), memberId: id, reason, askedAt: app.clock.now() })
      if (count % 10 === 0) app.clock.advance(seconds(1))
    }
    const first = await olga.get(list)
    const more = /href="([^"]*after=[^"]*)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = await olga.get(more)
    const names = [first, second].flatMap(({ text }) => readable(text).match(/Waiting \d+/g) ?? [])
    expect(new Set(names).size).toBe(51)
    expect(second.text).not.toContain('after=')
    expect((await olga.get(`${list}?after=nonsense`)).status).toBe(200)
  })

  test('declines with a reason, which the member reads and may answer by asking again', async () => {
    await ask()
    const path = `${list}/${await requestId()}/decline`
    const empty = await olga.submit(path, { reason: ' ' }, path)
    expect([empty.status, readable(empty.text)]).toEqual([422, expect.stringContaining('Give a reason')])
    const answer = await olga.submit(path, { reason: 'Your fee is still due.' }, path)
    expect(answer.headers['location']).toBe(`${list}?done=declined`)
    const told = await ada.get(home)
    expect(readable(told.text)).toContain('Your fee is still due.')
    expect(told.text).toContain(`${home}/ask-erasure`)
    expect(await events('erasure.declined')).toMatchObject([
      { subject_id: member.id, detail: {}, personal: { reason: 'Your fee is still due.' } },
    ])
    const mails = await readOutbox(app.deps)
    expect(mails).toMatchObject([
      { kind: 'erasure-declined', to: 'ada@example.org', link: 'http://localhost:3000/account/data' },
    ])
    expect(JSON.stringify(mails)).not.toContain('fee')
    expect((await ask()).status).toBe(303)
  })

  test('is seen on the page of the member as well, while it waits', async () => {
    const page = `/admin/members/${member.id}`
    const sentence = 'They asked to be erased'
    expect(readable((await olga.get(page)).text)).not.toContain(sentence)
    await ask()
    const shown = await olga.get(page)
    expect(readable(shown.text)).toContain(sentence)
    expect(readable(shown.text)).toContain('I am moving away.')
    expect(shown.text).toContain(`href="${list}/${await requestId()}/decline"`)
    await ada.post(`${home}/withdraw-erasure`)
    expect(readable((await olga.get(page)).text)).not.toContain(sentence)
  })

  test('what was withdrawn meanwhile is not declined', async () => {
    await ask()
    const path = `${list}/${await requestId()}/decline`
    await ada.post(`${home}/withdraw-erasure`)
    expect((await olga.post(path, { reason: 'Too late' })).headers['location']).toBe(`${list}?done=settled`)
    expect(await events('erasure.declined')).toEqual([])
    for (const bad of [path, `${list}/x/decline`]) expect((await olga.get(bad)).status).toBe(404)
  })

  test('is declined by nobody who may not erase the member', async () => {
    await ask()
    await app.deps.members.update(member.id, member.version, { role: 'auditor' }, app.clock.now())
    await makeMember(app.deps, { email: 'adam@example.org', role: 'administrator' })
    const adam = await signedIn('adam@example.org')
    expect((await adam.post(`${list}/${await requestId()}/decline`, { reason: 'No' })).status).toBe(403)
    expect(await app.deps.erasures.countWaiting()).toBe(1)
  })
})
