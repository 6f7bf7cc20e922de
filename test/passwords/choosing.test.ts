/** What somebody sees who chooses a password: here behind a set-up link. */
import { readFileSync } from 'node:fs'
import { load } from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Member } from '../../src/features/members/member.ts'
import { isBreachService } from '../../src/features/passwords/look-up-breaches.ts'
import { usualSecuritySettings, type SecuritySettings } from '../../src/features/security-settings/security-settings.ts'
import { makeSetupLink } from '../../src/features/setup/make-setup-link.ts'
import type { Answer, NoAnswer } from '../../src/kernel/answer.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
const good = 'seven blue elephants dancing'
let ada: Visitor
let member: Member

beforeEach(async () => {
  member = await makeMember(app.deps, { name: 'Ada Lovelace', email: 'ada@example.org', username: 'analyst1815' })
  ada = visitor(app.server)
})

async function choose(chosen: string, again = chosen) {
  const { path } = await makeSetupLink(app.deps, { memberId: member.id })
  return ada.submit(path, { password: chosen, passwordAgain: again })
}

async function set(change: Partial<SecuritySettings>): Promise<void> {
  const { version } = await app.deps.securitySettings.find()
  const next = { ...usualSecuritySettings, secondFactorFor: 'nobody', ...change } as const
  await app.deps.securitySettings.change(version, next, app.clock.now())
}

test('R01 fourteen characters are refused, fifteen accepted', async () => {
  const refused = await choose('xqzvbnkwjrthgf')
  expect(refused.status).toBe(422)
  expect(readable(refused.text)).toContain('Use at least 15 characters. This has 14.')
  expect((await choose('xqzvbnkwjrthgfd')).status).toBe(303)
})

test('R02 passphrases of 64 and of 200 characters open to the last character', async () => {
  for (const length of [64, 200]) {
    const phrase = 'every horse of ours can jump over fences '.repeat(5).slice(0, length - 1)
    expect((await choose(`${phrase}!`)).status).toBe(303)
    expect((await visitor(app.server).signIn('ada@example.org', `${phrase}?`)).status).toBe(422)
    expect((await visitor(app.server).signIn('ada@example.org', `?${phrase.slice(1)}!`)).status).toBe(422)
    expect((await visitor(app.server).signIn('ada@example.org', `${phrase}!`)).status).toBe(303)
  }
  expect((await choose(`${'long phrase '.repeat(16)}nine char`)).status).toBe(422)
})

test('R03 no kind of character is asked for', async () => {
  for (const plain of ['kqzvbnxwjrthgfd', 'we went by night train', '805261937402846', 'пятнадцатьбуквы']) {
    expect([plain, (await choose(plain)).status]).toEqual([plain, 303])
  }
})

describe('what others would guess is refused with the reason', () => {
  test.each([
    ['Sunshine Football', 'one of the passwords that are tried first'],
    ['Ada.Lovelace.2026', 'mostly your name, your address'],
    ['analyst1815 + 1815', 'mostly your name, your address'],
    ['Latchkey-Latchkey', 'the name of this program or your organisation'],
  ])('%s', async (guessed, words) => {
    const answer = await choose(guessed)
    expect(answer.status).toBe(422)
    expect(readable(answer.text)).toContain(words)
    expect(answer.text).not.toContain(guessed)
    expect((await visitor(app.server).signIn('ada@example.org', password)).status).toBe(303)
  })

  test('the name of the organisation', async () => {
    expect((await choose('Babbage Foundry 42')).status).toBe(303)
    await app.deps.branding.change(0, { organizationName: 'Babbage Foundry' }, app.clock.now(), member.id)
    expect((await choose('Babbage Foundry 42')).status).toBe(422)
  })
})

test('the least length is the setting', async () => {
  await set({ passwordLeast: 20 })
  const answer = await choose('xqzvbnkwjrthgfd')
  expect(readable(answer.text)).toContain('Use at least 20 characters. This has 15.')
  expect(load(answer.text)('input[name=password]').attr('minlength')).toBe('20')
  await set({ passwordLeast: 8 })
  expect((await choose('hzek7wqa')).status).toBe(303)
})

test('R06 the fields are for password managers, and nothing keeps anybody from pasting', async () => {
  const { path } = await makeSetupLink(app.deps, { memberId: member.id })
  const fields = [
    [path, 'password', 'new-password'],
    [path, 'passwordAgain', 'new-password'],
    ['/sign-in', 'password', 'current-password'],
  ] as const
  for (const [page, name, autocomplete] of fields) {
    const input = load((await ada.get(page)).text)(`input[name=${name}]`)
    expect([input.attr('type'), input.attr('autocomplete')]).toEqual(['password', autocomplete])
    expect([input.attr('maxlength'), input.attr('onpaste'), input.attr('readonly')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  }
  expect(readFileSync('views/assets/password.js', 'utf8')).not.toMatch(/paste|preventDefault\(\)/)
})

describe('the breach service', () => {
  // SHA-1 of `good`, as the service writes it.
  const digest = { first: '93042', rest: '266F5EAF4AFE94C0BCE467E271736A5B93D' }
  const range = `https://breaches.example/range/${digest.first}`
  const answering = (body: string, status = 200): Answer => ({
    kind: 'answered',
    status,
    header: () => undefined,
    body,
  })
  const padding = `${'0'.repeat(35)}:0`

  beforeEach(() => set({ checksBreaches: true, breachHost: 'https://breaches.example' }))

  const howItWasSet = async () => {
    const { db } = app.deps.database
    const events = await db<{ type: string; detail: { breaches?: string } }>('events').where({ type: 'password.set' })
    return events.map(({ detail }) => detail.breaches).filter((breaches) => breaches !== undefined)
  }

  test('is asked with five digits of a hash, and what it knows is refused', async () => {
    app.elsewhere.set(range, answering(`${padding}\r\n${digest.rest}:3\r\n`))
    const answer = await choose(good)
    expect(answer.status).toBe(422)
    expect(readable(answer.text)).toContain('known from a data breach')
    expect(await howItWasSet()).toEqual([])
  })

  test('that does not know it leaves it alone, and lines that only pad say nothing', async () => {
    app.elsewhere.set(range, answering(`${padding}\r\n${digest.rest}:0\r\n`))
    expect((await choose(good)).status).toBe(303)
    expect(await howItWasSet()).toEqual(['clean'])
  })

  const silences: [string, Answer | NoAnswer][] = [
    ['cannot be reached', { kind: 'none', because: 'timeout' }],
    ['fails', answering('', 503)],
    ['says nothing', answering('')],
    ['answers with something else', answering('<html>Welcome to our network</html>')],
  ]
  test.each(silences)('that %s keeps nobody from a password, and is never called clean', async (_what, answer) => {
    app.elsewhere.set(range, answer)
    expect((await choose(good)).status).toBe(303)
    expect(await howItWasSet()).toEqual(['unknown'])
  })

  test('is not asked about what is refused anyway, nor unless the settings say so', async () => {
    expect((await choose('too short')).status).toBe(422)
    await set({ checksBreaches: false })
    expect((await choose(good)).status).toBe(303)
    expect(await howItWasSet()).toEqual(['off'])
  })

  test('is the only business at its address, and none while it is not asked', () => {
    const settings = { checksBreaches: true, breachHost: 'https://breaches.example' }
    const isKnown = (url: string, of = settings) => isBreachService(of, new URL(url))
    expect(isKnown(range)).toBe(true)
    expect(isKnown(range, { ...settings, checksBreaches: false })).toBe(false)
    expect(isKnown('http://10.0.0.1/range/ABCDE', { ...settings, breachHost: 'http://10.0.0.1' })).toBe(false)
    for (const other of ['/', '/range/', '/range/ABCD', '/range/ABCDEF', '/range/ABCDE?x=1', '/other/ABCDE']) {
      expect(isKnown(`https://breaches.example${other}`)).toBe(false)
    }
    expect(isKnown('https://breaches.example.evil.example/range/ABCDE')).toBe(false)
  })
})
