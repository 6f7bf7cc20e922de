/** What administrators do for whoever lost a factor, or whose password others know: never the password itself. */
import * as cheerio from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import { adminReset } from '../../src/cli/commands/admin-reset.ts'
import type { Member } from '../../src/features/members/member.ts'
import { chunks } from '../imports/member-files.ts'
import { newestLink, readOutbox } from '../mail/outbox.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
const good = 'seven blue elephants dancing'
let ada: Member

beforeEach(async () => {
  ada = await makeMember(app.deps, { name: 'Ada Lovelace', username: 'ada', email: 'ada@example.org' })
})

async function somebody(role: 'owner' | 'operator', username: string = role): Promise<Visitor> {
  await makeMember(app.deps, { username, role })
  const someone = visitor(app.server)
  expect((await someone.signIn(username, password)).status).toBe(303)
  return someone
}

const pageOf = ({ id }: Member) => `/admin/members/${id}`
const db = <Row extends object>(table: string) => app.deps.database.db<Row>(table)
const events = (type: string) =>
  db<{ type: string; detail: object; personal: object | null }>('events').where({ type }).orderBy('id')

async function giveFactors({ id }: Member): Promise<void> {
  const at = app.clock.now()
  await db('totp_factors').insert({ member_id: id, secret_sealed: 'sealed', confirmed_at: at })
  await db('recovery_codes').insert({ member_id: id, code_hash: 'hash', created_at: at })
}

const factorsOf = ({ id }: Member) => app.deps.factors.summaryOf(id)
const none = { hasTotp: false, passkeys: 0, recoveryCodes: 0 }
const reset = (by: Visitor, member: Member, resetReason = 'Came to the desk with a passport') =>
  by.post(`${pageOf(member)}/reset-factors`, { resetReason })

describe('a lost factor', () => {
  test('is reset by an operator, with a reason: all of them go, sessions end, browsers are forgotten, a mail tells', async () => {
    const operator = await somebody('operator')
    const elsewhere = visitor(app.server)
    await elsewhere.signIn('ada', password)
    await giveFactors(ada)
    const shown = readable((await operator.get(pageOf(ada))).text)
    expect(shown).toContain('authenticator app, 1 recovery code')
    const done = await operator.submit(pageOf(ada), { resetReason: 'Came to the desk' }, `${pageOf(ada)}/reset-factors`)
    expect(done.headers['location']).toContain('done=factors-reset')
    expect(await factorsOf(ada)).toEqual(none)
    expect((await elsewhere.get('/account')).status).toBe(303)
    expect(await app.deps.devices.listOf(ada.id, app.clock.now())).toEqual([])
    expect(await events('second-factors.reset')).toMatchObject([
      {
        detail: { totp: true, passkeys: 0, recovery_codes: 1, browsers_forgotten: 1, sessions_ended: 1 },
        personal: { reason: 'Came to the desk' },
      },
    ])
    const mails = await readOutbox(app.deps)
    expect(mails).toMatchObject([{ kind: 'second-factors-reset', to: 'ada@example.org' }])
    expect((await visitor(app.server).signIn('ada', password)).headers['location']).toBe('/account')
  })

  test('without a reason, or without a factor, nothing happens', async () => {
    const operator = await somebody('operator')
    expect((await reset(operator, ada)).status).toBe(422)
    await giveFactors(ada)
    const refused = await reset(operator, ada, ' ')
    expect(refused.status).toBe(422)
    expect(cheerio.load(refused.text)('#error-resetReason').text()).toContain('Say how you know')
    expect((await factorsOf(ada)).hasTotp).toBe(true)
  })

  test('of staff and role holders is for owners, and never for oneself', async () => {
    const operator = await somebody('operator')
    const staff = await makeMember(app.deps, { isStaff: true })
    await giveFactors(staff)
    expect((await reset(operator, staff)).status).toBe(403)
    const olga = await somebody('owner')
    const own = await app.deps.members.findForSignIn('owner')
    if (own.kind !== 'one') throw new Error(own.kind)
    expect((await reset(olga, staff)).status).toBe(303)
    expect(await factorsOf(staff)).toEqual(none)
    await giveFactors(own.member)
    expect((await olga.get(pageOf(own.member))).text).not.toContain('/reset-factors')
    expect((await reset(olga, own.member)).status).toBe(403)
    expect((await factorsOf(own.member)).hasTotp).toBe(true)
  })

  test('of the only owner is reset on the command line, when that is asked for', async () => {
    const owner = await makeMember(app.deps, { externalId: 'o-1', email: undefined, role: 'owner' })
    await giveFactors(owner)
    const said = async (given: object): Promise<string> => {
      const lines: string[] = []
      await adminReset.run(
        app.deps,
        {
          input: chunks([]),
          out: (text) => Promise.resolve(void lines.push(text)),
          say: (text) => void lines.push(text),
          progress: () => undefined,
          signal: new AbortController().signal,
        },
        given,
      )
      return lines.join('\n')
    }
    expect(await said({ externalId: 'o-1' })).toContain('add --remove-second-factors')
    expect((await factorsOf(owner)).hasTotp).toBe(true)
    const words = await said({ externalId: 'O-1', removeSecondFactors: true })
    expect(words).toContain('Their second factors are removed')
    expect(words).toContain('/setup/')
    expect(await factorsOf(owner)).toEqual(none)
    expect(await events('second-factors.reset')).toMatchObject([{ actor: 'command-line' }])
    await expect(said({})).rejects.toThrow('Say who is meant')
    await expect(said({ externalId: 'ada' })).rejects.toThrow('neither an administrator nor staff')
  })
})

describe('a password that others know', () => {
  test('R05 opens nothing any more: a new one has to be chosen, by a link to the stored address', async () => {
    const operator = await somebody('operator')
    const elsewhere = visitor(app.server)
    await elsewhere.signIn('ada', password)
    const done = await operator.submit(pageOf(ada), {}, `${pageOf(ada)}/password-known`)
    expect(done.headers['location']).toContain('done=password-known-waits')
    expect((await elsewhere.get('/account')).status).toBe(303)
    expect((await visitor(app.server).signIn('ada', password)).status).toBe(422)
    const mails = await readOutbox(app.deps)
    expect(mails.map(({ kind, to }) => `${kind} ${to}`).sort()).toEqual([
      'password-marked-compromised ada@example.org',
      'reset ada@example.org',
    ])
    const link = mails.find(({ kind }) => kind === 'reset')?.link ?? ''
    const { pathname } = new URL(link)
    expect((await visitor(app.server).submit(pathname, { password: good, passwordAgain: good })).status).toBe(303)
    expect((await visitor(app.server).signIn('ada', good)).status).toBe(303)
    expect(await events('password.marked-compromised')).toHaveLength(1)
  })

  test('without a proved address: the page says how they get another one', async () => {
    const operator = await somebody('operator')
    const bare = await makeMember(app.deps, { email: undefined })
    const done = await operator.submit(pageOf(bare), {}, `${pageOf(bare)}/password-known`)
    expect(done.headers['location']).toContain('done=password-known-unsent')
    const shown = await operator.get(done.headers['location'] ?? '')
    expect(readable(shown.text)).toContain('No link could be sent')
    expect(shown.text).toContain('/one-time-code')
  })

  test('where there is none, and of the last owner, nothing happens', async () => {
    const olga = await somebody('owner')
    const own = await app.deps.members.findForSignIn('owner')
    if (own.kind !== 'one') throw new Error(own.kind)
    expect((await olga.post(`${pageOf(own.member)}/password-known`)).status).toBe(422)
    expect((await olga.get('/admin')).status).toBe(200)
    const bare = await makeMember(app.deps, { password: undefined })
    expect((await olga.post(`${pageOf(bare)}/password-known`)).status).toBe(422)
  })
})

test('R24 an administrator has a link sent, and neither sees nor sets a password', async () => {
  const olga = await somebody('owner')
  const sent = await olga.submit(pageOf(ada), {}, `${pageOf(ada)}/send-reset`)
  const token = (await newestLink(app.deps)).split('/').at(-1) ?? ''
  for (const page of [sent, await olga.get(sent.headers['location'] ?? ''), await olga.get(`${pageOf(ada)}/edit`)]) {
    expect(page.text).not.toContain(token)
    expect(cheerio.load(page.text)('input[type=password]').length).toBe(0)
    expect(page.text).not.toContain('instant:')
  }
  const forged = { version: '1', name: 'Ada', password: good, password_hash: `instant:${good}` }
  expect((await olga.post(pageOf(ada), forged)).status).toBe(303)
  expect((await visitor(app.server).signIn(ada.externalId, good)).status).toBe(422)
  expect((await visitor(app.server).signIn(ada.externalId, password)).status).toBe(303)
})

describe('whoever becomes staff', () => {
  test('keeps nothing that somebody else may know or hold, and the form says so before', async () => {
    const olga = await somebody('owner')
    await giveFactors(ada)
    const before = visitor(app.server)
    await before.signIn('ada', password)
    const form = `${pageOf(ada)}/edit`
    expect(readable((await olga.get(form)).text)).toContain('removes their password and second factors')
    const done = await olga.submit(form, { staff: 'on' }, pageOf(ada))
    expect(done.headers['location']).toContain('done=staff-given')
    expect((await before.get('/account')).status).toBe(303)
    expect((await visitor(app.server).signIn('ada', password)).status).toBe(422)
    expect(await factorsOf(ada)).toEqual(none)
  })

  test('already was, or holds a role: then they keep what they have', async () => {
    const olga = await somebody('owner')
    const staff = await makeMember(app.deps, { username: 'stig', isStaff: true })
    const holder = await makeMember(app.deps, { username: 'otto', role: 'operator' })
    for (const member of [staff, holder]) {
      expect(readable((await olga.get(`${pageOf(member)}/edit`)).text)).not.toContain('removes their password')
      const done = await olga.submit(`${pageOf(member)}/edit`, { name: 'New Name', staff: 'on' }, pageOf(member))
      expect(done.headers['location']).toContain('done=changed')
      expect((await visitor(app.server).signIn(member.username ?? '', password)).status).toBe(303)
    }
  })

  test('by a first role loses second factors as well: one that was planted opens nothing', async () => {
    const olga = await somebody('owner')
    await giveFactors(ada)
    const given = await olga.post(`${pageOf(ada)}/role`, { version: String(ada.version), role: 'operator' })
    expect(given.headers['location']).toContain('done=role-given')
    expect(await factorsOf(ada)).toEqual(none)
    const told = (await readOutbox(app.deps)).map(({ kind }) => kind).sort()
    expect(told).toEqual(expect.arrayContaining(['password-removed', 'second-factors-reset']))
  })
})

test('the list finds who has a second factor, and who has none', async () => {
  const operator = await somebody('operator')
  await makeMember(app.deps, { name: 'Bob Bare' })
  await giveFactors(ada)
  const names = async (factor: string) =>
    cheerio
      .load((await operator.get(`/admin/members?factor=${factor}`)).text)('#results tbody th')
      .toArray()
      .map((cell) => cheerio.load(cell).text())
  expect(await names('yes')).toEqual(['Ada Lovelace'])
  expect(await names('no')).toEqual(expect.arrayContaining(['Bob Bare']))
  expect(await names('no')).not.toContain('Ada Lovelace')
})
