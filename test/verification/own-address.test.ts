/** A signed-in member has their own address proved: by the code or the link of one mail, on the way to somewhere. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Member } from '../../src/features/members/member.ts'
import { codeHashOf } from '../../src/features/verification/one-time-code.ts'
import { minutes } from '../../src/kernel/clock.ts'
import { readOutbox } from '../mail/outbox.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'
import { newestMail, readMails } from './mails.ts'

const app = testApp({ PUBLIC_URL: 'http://id.example.org' })
let member: Member
let zoe: Visitor

beforeEach(async () => {
  member = await makeMember(app.deps, { name: 'Zoë Ångström', email: 'Zoe@example.org', emailVerifiedAt: undefined })
  zoe = visitor(app.server)
  await zoe.signIn('zoe@example.org', password)
})

const page = '/account/address'
const ask = () => zoe.submit(page, {}, '/account/address/send')
const type = (code: string) => zoe.post('/account/address/code', { code })
const isVerified = async () => (await app.deps.members.get(member.id)).emailVerifiedAt !== undefined
const events = (type: string) => app.deps.database.db<{ detail: object; actor: string }>('events').where('type', type)
const another = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

async function mailed() {
  expect((await ask()).status).toBe(303)
  return newestMail(app.deps, 'verification')
}

test('one mail carries a link and a code; the code proves the address, and the link is used up with it', async () => {
  expect(readable((await zoe.get(page)).text)).toContain('Not confirmed')
  const { to, path, code } = await mailed()
  expect(to).toBe('Zoe@example.org')
  expect(readable((await zoe.get(page)).text)).toContain('A message is on its way to Zoe@example.org.')

  const answer = await zoe.submit(page, { code }, '/account/address/code')
  expect(answer.headers['location']).toBe('/account/address?done=confirmed')
  expect(readable((await zoe.get('/account/address?done=confirmed')).text)).toContain('Your address is confirmed.')
  expect(await isVerified()).toBe(true)
  expect((await visitor(app.server).get(path)).status).toBe(410)
  expect(await events('address.verified')).toMatchObject([{ actor: `member:${member.id}`, detail: { by: 'code' } }])
})

test.each([
  ['blanks', (code: string) => ` ${code.slice(0, 3)} ${code.slice(3)} `],
  ['wide digits', (code: string) => code.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))],
  ['a hyphen', (code: string) => `${code.slice(0, 3)}–${code.slice(3)}`],
])('a code is read with %s', async (_what, written) => {
  const { code } = await mailed()
  expect((await type(written(code))).status).toBe(303)
})

test('the link uses the code up as well', async () => {
  const { path, code } = await mailed()
  await visitor(app.server).submit(path, {}, path)
  expect((await type(code)).status).toBe(422)
  expect(await events('address.verified')).toHaveLength(1)
})

describe('a code', () => {
  test('is tried five times, and not once more', async () => {
    const { code, path } = await mailed()
    for (let n = 0; n < 5; n += 1) {
      const answer = await type(another(code))
      expect(answer.status).toBe(422)
      expect(readable(answer.text)).toContain(
        n < 4 ? 'not the code of the newest message' : 'no code that works any more',
      )
    }
    expect((await type(code)).status).toBe(422)
    expect(await isVerified()).toBe(false)
    // The link is no guess.
    expect((await visitor(app.server).submit(path, {}, path)).status).toBe(303)
  })

  test('five tries are five, however many come at once', async () => {
    const { code } = await mailed()
    const wrong = another(code)
    await Promise.all(Array.from({ length: 8 }, () => type(wrong)))
    const [row] = await app.deps.database.db<{ code_tries: number }>('verification_links')
    expect(row?.code_tries).toBe(5)
  })

  test('lives for ten minutes, while the link goes on', async () => {
    const { code, path } = await mailed()
    app.clock.advance(minutes(10))
    expect(readable((await type(code)).text)).toContain('no code that works any more')
    expect(readable((await zoe.get(page)).text)).toContain('the link in the message still does')
    expect((await visitor(app.server).get(path)).status).toBe(200)
  })

  test('of an older mail does not work, nor does one of somebody else', async () => {
    const older = await mailed()
    app.clock.advance(minutes(1))
    const newer = await mailed()
    // One in a million they are the same; then there is nothing to tell apart.
    if (older.code !== newer.code) expect((await type(older.code)).status).toBe(422)
    const bob = visitor(app.server)
    await makeMember(app.deps, { email: 'bob@example.org', emailVerifiedAt: undefined })
    await bob.signIn('bob@example.org', password)
    expect((await bob.post('/account/address/code', { code: newer.code })).status).toBe(422)
    expect(await isVerified()).toBe(false)
  })

  test.each(['', '12345', '1234567', 'abcdef', '１２３', '123456\u0660'])(
    '%j is no code, and no try',
    async (typed) => {
      await mailed()
      const answer = await type(typed)
      expect(answer.status).toBe(422)
      expect(readable(answer.text)).toContain('Type the six digits of the code.')
      expect(await app.deps.database.db('verification_links').select('code_tries')).toEqual([{ code_tries: 0 }])
    },
  )
})

test('R17 link and code are stored as hashes: the code under a key that is not in the database', async () => {
  const { path, code } = await mailed()
  const token = path.split('/').at(-1) ?? ''
  expect(Buffer.from(token, 'base64url').length).toBeGreaterThanOrEqual(16)
  const [row] = await app.deps.database.db<{ token_hash: string; code_hash: string }>('verification_links')
  expect(JSON.stringify(row)).not.toContain(token)
  expect(JSON.stringify(row)).not.toContain(code)
  expect(row?.code_hash).toBe(codeHashOf(app.deps.secretBox, row?.token_hash ?? '', code))
  expect(row?.code_hash).not.toBe(codeHashOf({ derive: () => ['another key'] }, row?.token_hash ?? '', code))
})

test('one mail a minute and five an hour, and the page says when the next one may go', async () => {
  for (let n = 0; n < 5; n += 1) {
    expect((await ask()).status).toBe(303)
    const again = await zoe.post('/account/address/send')
    expect(again.status).toBe(429)
    if (n < 4) expect(readable(again.text)).toContain('You can have another one sent in a minute.')
    app.clock.advance(minutes(1))
  }
  expect(readable((await zoe.get(page)).text)).toContain('in 55 minutes')
  expect((await zoe.post('/account/address/send')).status).toBe(429)
  app.clock.advance(minutes(55))
  expect((await ask()).status).toBe(303)
  expect(await events('verification-link.made')).toHaveLength(6)
})

test('of two requests in one moment one sends a mail', async () => {
  const answers = await Promise.all([ask(), ask()])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 429])
  expect(await readMails(app.deps)).toHaveLength(1)
})

describe('R22 an unverified member obtains no token', () => {
  const destination = '/sso/zendesk/acme-help?return_to=%2Fhc%2Frequests%2F42%3Fa%3D1%26b%3D2'

  async function sendFromRefusal(): Promise<void> {
    await makeApp(app.deps)
    const refused = await zoe.get(destination)
    expect(refused.status).toBe(403)
    const href = /href="(\/account\/address\?[^"]+)"/.exec(refused.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(new URLSearchParams(href.split('?')[1]).get('continue')).toBe(destination)
    expect((await zoe.submit(href, {}, '/account/address/send')).status).toBe(303)
  }

  test('is led to the proof of their address, and by the code on to where they were going', async () => {
    await sendFromRefusal()
    const { code } = await newestMail(app.deps, 'verification')
    const answer = await type(code)
    expect(answer.headers['location']).toBe(destination)
    const handedOver = await zoe.get(destination)
    expect(handedOver.status).toBe(200)
    expect(handedOver.text).toContain('name="return_to" value="/hc/requests/42?a=1&amp;b=2"')
  })

  test('by the link in the same browser they are led on', async () => {
    await sendFromRefusal()
    const { path } = await newestMail(app.deps, 'verification')
    expect((await zoe.submit(path, {}, path)).headers['location']).toBe(destination)
  })

  test('in another browser they sign in first, and are led on then', async () => {
    await sendFromRefusal()
    const { path } = await newestMail(app.deps, 'verification')
    const elsewhere = visitor(app.server)
    const end = (await elsewhere.submit(path, {}, path)).headers['location'] ?? ''
    const signIn = /href="(\/sign-in\?[^"]+)"/.exec((await elsewhere.get(end)).text)?.[1] ?? ''
    const answer = await elsewhere.submit(signIn.replaceAll('&amp;', '&'), { identifier: 'zoe@example.org', password })
    expect(answer.headers['location']).toBe(destination)
  })
})

test('a destination that is not ours is forgotten', async () => {
  await zoe.submit(`${page}?continue=${encodeURIComponent('https://evil.example/')}`, {}, '/account/address/send')
  const { code } = await newestMail(app.deps, 'verification')
  expect((await type(code)).headers['location']).toBe('/account/address?done=confirmed')
})

test('nobody types a code, asks for a mail or sees the page without signing in', async () => {
  const { code } = await mailed()
  const stranger = visitor(app.server)
  expect((await stranger.get(page)).headers['location']).toBe('/sign-in?continue=%2Faccount%2Faddress')
  for (const path of ['/account/address/send', '/account/address/code', '/account/address/change/code']) {
    expect((await stranger.post(path, { code })).status).toBe(401)
  }
  expect(await isVerified()).toBe(false)
})

test('a suspended member proves nothing by a code, and the log holds no code', async () => {
  const { code } = await mailed()
  await app.deps.members.setStatus(member.id, 'suspended', app.clock.now())
  expect((await type(code)).status).toBe(401)
  expect(await isVerified()).toBe(false)
  expect(app.logged.join('\n')).not.toContain(code)
})

test('R20 links begin with PUBLIC_URL, whatever host the request names', async () => {
  const forged = { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'https' }
  const csrf = /name="csrf" value="([^"]+)"/.exec((await zoe.agent.get(page).set(forged)).text)?.[1]
  const answer = await zoe.agent.post('/account/address/send').set(forged).type('form').send({ csrf })
  expect(answer.status).toBe(303)
  const [mail] = await readOutbox(app.deps)
  expect(mail?.link).toMatch(/^http:\/\/id\.example\.org\/verify\//)
  expect(JSON.stringify(mail)).not.toContain('evil.example')
})

test('R19 the mail goes to the stored address, not to what somebody types', async () => {
  const typed = ['zoe@examp\u0131e.org', '\uff5aoe@example.org', 'zoe+x@example.org']
  for (const address of typed) {
    await zoe.post('/account/address/send', { email: address, to: address, address, identifier: address })
    app.clock.advance(minutes(1))
  }
  const mails = await readMails(app.deps)
  // Those that still waited were given up for the newest one.
  expect(mails).toMatchObject([{ to: 'Zoe@example.org' }])
  expect(await app.deps.database.db('outbox_messages')).toHaveLength(typed.length)
})
