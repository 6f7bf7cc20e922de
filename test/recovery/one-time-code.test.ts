/** One-time codes on paper: for members whom no mail reaches, and with two owners for staff and role holders. */
import * as cheerio from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Member } from '../../src/features/members/member.ts'
import { makeSetupLink } from '../../src/features/setup/make-setup-link.ts'
import { hours, minutes } from '../../src/kernel/clock.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
const good = 'seven blue elephants dancing'
let bare: Member
let operator: Visitor

beforeEach(async () => {
  await makeMember(app.deps, { username: 'an-operator', role: 'operator' })
  bare = await makeMember(app.deps, { name: 'Bea Bare', username: 'bea', email: undefined, password: undefined })
  operator = await signedIn('an-operator')
})

async function signedIn(username: string): Promise<Visitor> {
  const someone = visitor(app.server)
  expect((await someone.signIn(username, password)).status).toBe(303)
  return someone
}

async function owner(username: string): Promise<Visitor> {
  await makeMember(app.deps, { username, role: 'owner' })
  return signedIn(username)
}

const pageOf = ({ id }: Member) => `/admin/members/${id}`
const make = (by: Visitor, member: Member) => by.post(`${pageOf(member)}/one-time-code`)
const codeIn = (page: string) => cheerio.load(page)('.paper-code').text()
const codeFor = async (by: Visitor, member: Member) => codeIn((await make(by, member)).text)
const plain = (code: string) => code.replaceAll('-', '')
const choose = (code: string, given = good) =>
  visitor(app.server).submit(`/recover/${plain(code)}`, { password: given, passwordAgain: given })
const looksAt = async (code: string) => (await visitor(app.server).get(`/recover/${plain(code)}`)).status
const events = (type: string) =>
  app.deps.database.db<{ type: string; detail: object }>('events').where({ type }).orderBy('id')

test('is shown once, as a sheet with the code, its link and its end; the database has a hash of it', async () => {
  const made = await make(operator, bare)
  expect(made.status).toBe(200)
  expect(made.headers['cache-control']).toContain('no-store')
  const code = codeIn(made.text)
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(readable(made.text)).toContain('Bea Bare')
  expect(readable(made.text)).toContain('http://localhost:3000/recover')
  expect(cheerio.load(made.text)('.paper svg.qr').length).toBe(1)
  const kept = JSON.stringify([await app.deps.database.db('recovery_grants'), await app.deps.database.db('events')])
  expect(kept).not.toContain(plain(code))
  expect(app.logged.join('\n')).not.toContain(plain(code))
  expect((await operator.get(pageOf(bare))).text).not.toContain(code)
})

test('typed as people type it, it gives a password once, signs nobody in, and leads on', async () => {
  const code = await codeFor(operator, bare)
  const bea = visitor(app.server)
  const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `
  const entered = await bea.submit('/recover?continue=%2Faccount', { code: typed })
  expect(entered.headers['location']).toBe(`/recover/${plain(code)}?continue=%2Faccount`)
  const form = entered.headers['location'] ?? ''
  expect((await bea.submit(form, { password: 'short', passwordAgain: 'short' })).status).toBe(422)
  const saved = await bea.submit(form, { password: good, passwordAgain: good })
  expect(saved.headers['location']).toBe('/password-saved?continue=%2Faccount')
  expect((await bea.get('/account')).status).toBe(303)
  expect((await bea.signIn('bea', good)).status).toBe(303)
  expect(await looksAt(code)).toBe(410)
  expect(await events('recovery-grant.used')).toHaveLength(1)
  expect((await events('password.set')).at(-1)).toMatchObject({ detail: { breaches: 'off', sessions_ended: 0 } })
})

test('in two tabs at once one wins', async () => {
  const code = await codeFor(operator, bare)
  const answers = await Promise.all([choose(code), choose(code, `${good} again`)])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 410])
})

test('a wrong one is refused with words, and does not come back in the page', async () => {
  const code = await codeFor(operator, bare)
  for (const wrong of ['', 'nonsense', `${code}-0000`, code.slice(5), '0'.repeat(28)]) {
    const answer = await visitor(app.server).submit('/recover', { code: wrong })
    expect(answer.status).toBe(422)
    expect(readable(answer.text)).toContain('This code does not work')
    expect(cheerio.load(answer.text)('[name=code]').val() ?? '').toBe('')
  }
  expect(await looksAt(code)).toBe(200)
})

describe('opens nothing', () => {
  test('after a day', async () => {
    const code = await codeFor(operator, bare)
    app.clock.advance(hours(24))
    expect(await looksAt(code)).toBe(410)
  })

  test('once a newer one was made, or it was taken back', async () => {
    const older = await codeFor(operator, bare)
    const code = await codeFor(operator, bare)
    expect(await looksAt(older)).toBe(410)
    expect(await looksAt(code)).toBe(200)
    const taken = await operator.submit(pageOf(bare), {}, `${pageOf(bare)}/one-time-code/withdraw`)
    expect(taken.headers['location']).toContain('done=code-withdrawn')
    expect(await looksAt(code)).toBe(410)
  })

  test('once a password was chosen by a link, nor does the link once one was chosen by the code', async () => {
    const code = await codeFor(operator, bare)
    const { path } = await makeSetupLink(app.deps, { memberId: bare.id })
    await visitor(app.server).submit(path, { password: good, passwordAgain: good })
    expect(await looksAt(code)).toBe(410)
    const another = await codeFor(operator, bare)
    const link = await makeSetupLink(app.deps, { memberId: bare.id })
    expect((await choose(another)).status).toBe(303)
    expect((await visitor(app.server).get(link.path)).status).toBe(410)
  })

  test.each([
    ['somebody who is suspended since', { status: 'suspended' }],
    ['somebody who became staff since', { is_staff: true }],
    ['somebody who got a role since', { role: 'operator' }],
  ])('for %s', async (_whom, change) => {
    const code = await codeFor(operator, bare)
    await app.deps.database.db('members').where({ id: bare.id }).update(change)
    expect(await looksAt(code)).toBe(410)
  })

  test('once whoever made it was suspended, or has no role that makes codes any more', async () => {
    const code = await codeFor(operator, bare)
    expect(await looksAt(code)).toBe(200)
    const maker = (change: object) => app.deps.database.db('members').where({ username: 'an-operator' }).update(change)
    for (const change of [{ status: 'suspended' }, { role: 'auditor' }, { role: null }]) {
      await maker({ status: 'active', role: 'operator', ...change })
      expect(await looksAt(code)).toBe(410)
      expect(
        (await visitor(app.server).post(`/recover/${plain(code)}`, { password: good, passwordAgain: good })).status,
      ).toBe(410)
    }
    expect(await app.deps.members.findWithPassword(bare.id)).toMatchObject({ passwordHash: undefined })
    await maker({ status: 'active', role: 'administrator' })
    expect(await looksAt(code)).toBe(200)
  })

  test('once mail reaches them: an account whose address was proved is opened by no paper of before', async () => {
    const unproved = await makeMember(app.deps, { emailVerifiedAt: undefined })
    const code = await codeFor(operator, unproved)
    expect(await looksAt(code)).toBe(200)
    await app.deps.database.db('members').where({ id: unproved.id }).update({ email_verified_at: app.clock.now() })
    expect(await looksAt(code)).toBe(410)
    const refused = await make(operator, unproved)
    expect(refused.status).toBe(422)
    expect(readable(refused.text)).toContain('Send a password link to it instead')
  })
})

describe('for staff and role holders', () => {
  let staff: Member
  let olga: Visitor

  beforeEach(async () => {
    staff = await makeMember(app.deps, { name: 'Stig Staff', isStaff: true, email: undefined })
    olga = await owner('olga')
  })

  const approve = (by: Visitor) => by.submit(pageOf(staff), {}, `${pageOf(staff)}/one-time-code/approve`)
  const grantId = async () => (await app.deps.recoveryGrants.findOf(staff.id, app.clock.now()))?.id ?? ''
  const forceApproval = async (by: Visitor) =>
    by.post(`${pageOf(staff)}/one-time-code/approve`, { grant: await grantId() })

  test('R49 only owners make one, and it opens nothing until another owner agrees', async () => {
    expect((await make(operator, staff)).status).toBe(403)
    const oskar = await owner('oskar')
    const made = await make(olga, staff)
    expect(readable(made.text)).toContain('It opens nothing yet')
    const code = codeIn(made.text)
    expect(await looksAt(code)).toBe(410)

    const waiting = readable((await oskar.get('/admin/members/recovery')).text)
    expect(waiting).toContain('Stig Staff')
    expect(readable((await oskar.get('/admin/members')).text)).toContain('1 one-time code waits')
    expect((await approve(oskar)).headers['location']).toContain('done=code-approved')
    expect(await looksAt(code)).toBe(200)
    expect((await choose(code)).status).toBe(303)
    expect(readable((await oskar.get('/admin/members/recovery')).text)).toContain('No code is waiting')
    expect((await events('recovery-grant.approved')).length).toBe(1)
  })

  test('R49 the one who made it does not agree to it, by no form and by no forged one', async () => {
    await owner('oskar')
    const code = await codeFor(olga, staff)
    expect((await olga.get(pageOf(staff))).text).not.toContain('/one-time-code/approve')
    expect((await forceApproval(olga)).status).toBe(422)
    expect((await forceApproval(operator)).status).toBe(403)
    expect(await looksAt(code)).toBe(410)
    expect(await events('recovery-grant.approved')).toEqual([])
  })

  test('nor does the member it is for, owner or not', async () => {
    const oskar = await owner('oskar')
    await owner('ulla')
    await app.deps.database
      .db('members')
      .where({ username: 'oskar' })
      .update({
        ...{ email: null, email_verified_at: null, email_exact_key: null },
        ...{ email_fold_key: null, email_accentless_key: null, email_mailbox_key: null },
      })
    const found = await app.deps.members.findForSignIn('oskar')
    if (found.kind !== 'one') throw new Error(found.kind)
    staff = found.member
    await make(olga, staff)
    expect((await forceApproval(oskar)).status).toBe(403)
  })

  test('where there is no second owner none is made, and the way is the command line', async () => {
    const refused = await make(olga, staff)
    expect(refused.status).toBe(422)
    expect(readable(refused.text)).toContain('latchkey admin reset')
    expect(await app.deps.database.db('recovery_grants')).toEqual([])
  })

  test('a code of somebody who is no owner any more is agreed to by nobody', async () => {
    const oskar = await owner('oskar')
    const code = await codeFor(olga, staff)
    await app.deps.database.db('members').where({ username: 'olga' }).update({ role: 'operator' })
    expect((await forceApproval(oskar)).status).toBe(422)
    expect(await looksAt(code)).toBe(410)
  })

  test.each([
    ['who made it is no owner any more', 'olga', { role: 'administrator' }],
    ['who made it was suspended', 'olga', { status: 'suspended' }],
    ['who agreed is no owner any more', 'oskar', { role: 'administrator' }],
    ['who agreed was suspended', 'oskar', { status: 'suspended' }],
  ])('once the owner %s, it opens nothing, agreed to or not', async (_who, username, change) => {
    const oskar = await owner('oskar')
    const code = await codeFor(olga, staff)
    await approve(oskar)
    expect(await looksAt(code)).toBe(200)
    await app.deps.database.db('members').where({ username }).update(change)
    expect(await looksAt(code)).toBe(410)
  })

  test('an open session that nobody proved of late neither makes one nor agrees to one', async () => {
    const oskar = await owner('oskar')
    await codeFor(olga, staff)
    app.clock.advance(minutes(11))
    for (const answer of [await make(olga, staff), await forceApproval(oskar)]) {
      expect(answer.status).toBe(403)
      expect(readable(answer.text)).toContain('Confirm it is you')
    }
    expect(await events('recovery-grant.approved')).toEqual([])
  })
})
