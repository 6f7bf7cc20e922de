// The demo as a person meets it, without scripts: Help Center, sign-in, back to the page, under one's name, and out again.
import { once } from 'node:events'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import * as cheerio from 'cheerio'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DemoFacts } from '../../src/cli/demo/demo-file.ts'
import { findFreePorts } from '../../src/cli/ports.ts'
import type { Child } from '../support/child.ts'
import { handoffForm, readable } from '../support/visitor.ts'
import { latchkey, memberFile, patience, startLatchkey, temporaryFolder, type Setting } from './latchkey.ts'

let setting: Setting
let demo: Child
let facts: DemoFacts

async function start(): Promise<void> {
  demo = startLatchkey(['demo'], setting)
  await demo.line('  Ctrl-C ends it')
  facts = JSON.parse(readFileSync(join(setting.dataDir, 'demo.json'), 'utf8')) as DemoFacts
}

beforeAll(async () => {
  const port = (await findFreePorts(21_500, 2, '127.0.0.1')) ?? 0
  setting = { dataDir: temporaryFolder((remove) => afterAll(remove)), env: { PORT: String(port) } }
  await start()
}, patience)
afterAll(async () => {
  await demo.kill('SIGKILL')
})

/** Follows redirects, and keeps cookies per host as browsers do. */
function wanderer() {
  const jars = new Map<string, Map<string, string>>()
  const open = async (address: string, body?: Record<string, string>): Promise<{ url: string; html: string }> => {
    const url = new URL(address)
    const jar = jars.get(url.hostname) ?? new Map<string, string>()
    jars.set(url.hostname, jar)
    const cookie = Array.from(jar, ([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie },
      ...(body && { body: new URLSearchParams(body) }),
    })
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      jar.set(name, value)
    }
    const location = answer.headers.get('location')
    if (location !== null) return open(new URL(location, url).href)
    const html = await answer.text()
    const refresh = /http-equiv="refresh" content="[^"]*url=([^"]+)"/i.exec(html)?.[1]
    if (refresh !== undefined) return open(new URL(cheerio.load(`<i>${refresh}</i>`)('i').text(), url).href)
    return { url: url.href, html }
  }
  return open
}

async function signInFrom(page: string, identifier: string, password: string) {
  const open = wanderer()
  const before = await open(page)
  const $ = cheerio.load(before.html)
  const link =
    $('a')
      .filter((_at, a) => $(a).text().trim() === 'Sign in')
      .attr('href') ?? ''
  const form = await open(new URL(link, before.url).href)
  const fields = handoffForm(form.html).fields
  const arrived = await open(`${facts.latchkey}/sign-in`, { ...fields, identifier, password })
  const { action, fields: token } = handoffForm(arrived.html)
  return { open, arrived, action, token }
}

describe('the demo', () => {
  test('says where it is and who can sign in, on the screen and in demo.json', () => {
    const screen = demo.lines.join('\n')
    for (const address of [facts.latchkey, facts.console, facts.help_center, facts.safeguards])
      expect(screen).toContain(address)
    for (const { identifier } of facts.sign_ins) expect(screen).toContain(`  ${identifier} `)
    expect(new Set(facts.sign_ins.map(({ password }) => password)).size).toBe(1)
    expect(screen).toContain(facts.sign_ins[0]!.password)
    expect(statSync(join(setting.dataDir, 'demo.json')).mode & 0o777).toBe(0o600)
  })

  test('a member signs in from a page with a query, lands back on it under their name, and signs out', async () => {
    const page = `${facts.help_center}/articles/1?from=mail&x=a%20b`
    const { open, action, token } = await signInFrom(page, 'amelie', facts.sign_ins[0]!.password)
    expect(action).toBe(`${facts.practice_zendesk}/access/jwt`)
    expect(Object.keys(token).sort()).toEqual(['jwt', 'return_to'])
    const back = await open(action, token)
    expect(back.url).toBe(page)
    expect(readable(back.html)).toContain('Amélie Brontë-Núñez')
    const requests = await open(`${facts.help_center}/requests`)
    expect(readable(requests.html)).toContain('The lock of boat house 2 is stuck')
    const out = await open(`${facts.practice_zendesk}/access/logout`)
    expect(new URL(out.url).origin).toBe(facts.latchkey)
    expect(readable((await open(page)).html)).not.toContain('Amélie Brontë-Núñez')
  })

  test.each([
    ['dmitri', 'Nobody has confirmed yet that the e-mail address we have for you is yours.'],
    ['HRC-1004', 'Another account here uses the same e-mail address as yours'],
    ['HRC-1014', 'We have no e-mail address for you that Zendesk can use.'],
    ['hannah', 'somebody at your organisation has to look at your account'],
    ['bjorn', 'somebody at your organisation has to look at your account'],
    ['nora', 'somebody at your organisation has to look at your account'],
  ])('%s gets no token, and a page that says why: %s', async (identifier, sentence) => {
    const { arrived, token } = await signInFrom(facts.help_center, identifier, facts.sign_ins[0]!.password)
    expect(token).not.toHaveProperty('jwt')
    expect(readable(arrived.html)).toContain(sentence)
  })

  test('the owner sees the app in the console', async () => {
    const open = wanderer()
    const { fields } = handoffForm((await open(`${facts.latchkey}/sign-in`)).html)
    const owner = facts.sign_ins.find(({ identifier }) => identifier.startsWith('owner'))!
    await open(`${facts.latchkey}/sign-in`, { ...fields, identifier: owner.identifier, password: owner.password })
    const list = await open(facts.console)
    expect(readable(list.html)).toContain('Practice Zendesk')
  })

  test(
    'every other sample member gets a token, whatever the safeguards remark',
    async () => {
      for (const identifier of ['info', 'ruth', 'HRC-1020', 'layla', 'priya', 'HRC-1010', 'sam', 'HRC-1012', 'chloe']) {
        const { token } = await signInFrom(facts.help_center, identifier, facts.sign_ins[0]!.password)
        expect(token, identifier).toHaveProperty('jwt')
      }
    },
    patience,
  )

  test(
    'an audit runs by itself, and the owner sees what it found and who waits for a decision',
    async () => {
      const open = wanderer()
      const { fields } = handoffForm((await open(`${facts.latchkey}/sign-in`)).html)
      const owner = facts.sign_ins.find(({ identifier }) => identifier.startsWith('owner'))!
      await open(`${facts.latchkey}/sign-in`, { ...fields, identifier: owner.identifier, password: owner.password })
      const look = async (path = ''): Promise<string> => readable((await open(`${facts.safeguards}${path}`)).html)
      await expect.poll(() => look(), { timeout: 20_000, interval: 500 }).toContain('A member who would sign in as')
      const found = await look()
      for (const kind of ['Several members on one address', 'An address that looks like one of staff'])
        expect(found).toContain(kind)
      expect(found).not.toContain('A member at a domain of staff')
      const held = await look('/holds')
      for (const name of ['Hannah Weiß', 'Bjorn Sorlie', 'Nora Lindqvist']) expect(held).toContain(name)
    },
    patience,
  )

  test(
    'members of your own come in while it runs',
    async () => {
      const input = memberFile('own-1,Own Member,own@example.org,true,seventeen green kettles')
      const { exit } = await latchkey(['members', 'import', '-'], { ...setting, input })
      expect(exit).toBe(0)
      const { open, action, token } = await signInFrom(facts.help_center, 'own-1', 'seventeen green kettles')
      expect(readable((await open(action, token)).html)).toContain('Own Member')
    },
    patience,
  )

  test(
    'the real thing keeps away from the demo’s folder',
    async () => {
      const { exit, err } = await latchkey(['start'], setting)
      expect(exit).toBe(2)
      expect(err).toContain('holds the demo')
    },
    patience,
  )

  test(
    'kill -9 and again: the same people, the same password, the same app; --fresh starts over',
    async () => {
      const before = facts
      await demo.kill('SIGKILL')
      await start()
      expect(facts).toEqual(before)
      const { open, action, token } = await signInFrom(facts.help_center, 'own-1', 'seventeen green kettles')
      expect(readable((await open(action, token)).html)).toContain('Own Member')

      // A browser that connected ahead of need holds up neither of the two servers.
      const sockets = [facts.latchkey, facts.practice_zendesk].map((address) =>
        connect(Number(new URL(address).port), '127.0.0.1').on('error', () => undefined),
      )
      await Promise.all(sockets.map((socket) => once(socket, 'connect')))
      expect((await fetch(facts.help_center)).status).toBe(200)
      const askedAt = Date.now()
      await demo.kill('SIGINT')
      expect(await demo.ended).toBe(0)
      expect(Date.now() - askedAt).toBeLessThan(5_000)
      for (const socket of sockets) socket.destroy()
      demo = startLatchkey(['demo', '--fresh'], setting)
      await demo.line('  Ctrl-C ends it')
      const again = JSON.parse(readFileSync(join(setting.dataDir, 'demo.json'), 'utf8')) as DemoFacts
      expect(again.sign_ins[0]!.password).not.toBe(before.sign_ins[0]!.password)
    },
    2 * patience,
  )

  test(
    'without PORT it takes the next free ports and says so; with a PORT that is taken it ends with 2',
    async () => {
      const dataDir = temporaryFolder()
      const taken = await latchkey(['demo'], { dataDir, env: setting.env! })
      expect(taken.exit).toBe(2)
      expect(taken.err).toContain('is in use by another program')
      expect(existsSync(join(dataDir, 'demo-store'))).toBe(false)

      const port = (await findFreePorts(21_900, 2, '127.0.0.1')) ?? 0
      const other = createServer().listen(port + 1, '127.0.0.1')
      await once(other, 'listening')
      const half = await latchkey(['demo'], { dataDir, env: { PORT: String(port) } })
      other.close()
      expect(half.exit).toBe(2)
      expect(half.err).toContain(`Port ${port + 1} (PORT + 1, for the practice Zendesk) on 127.0.0.1 is in use`)
      expect(existsSync(join(dataDir, 'demo-store'))).toBe(false)

      const child = startLatchkey(['demo'], { dataDir, env: { PORT: '0' } })
      await child.line('  Ctrl-C ends it')
      const { latchkey: address } = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as DemoFacts
      expect((await fetch(`${address}/healthz`)).status).toBe(200)
      await child.kill('SIGTERM')
    },
    2 * patience,
  )
})
