/** Who gets where in the console: every route of the apps with every role, and with none. */
import * as cheerio from 'cheerio'
import { expect, test } from 'vitest'
import type { Role } from '../../src/features/members/member.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor } from '../support/visitor.ts'
import { goodApp } from './bad-apps.ts'

const app = testApp()

const home = '/admin/apps/acme-help'
const reads = ['/admin/apps', home]
const forms = ['/admin/apps/new', `${home}/edit`]
const changes: [path: string, body: Record<string, string>][] = [
  ['/admin/apps', { ...goodApp, secret: `${goodApp.secret.slice(1)}5` }],
  [home, { ...goodApp, subdomain: 'acme', secret: '', version: '1' }],
  [`${home}/pause`, {}],
  [`${home}/resume`, {}],
  [`${home}/check`, {}],
  [`${home}/delete`, { confirm: 'Contoso Help' }],
]

const everybody: { who: string; role: Role | undefined; reads: number; changes: number[] }[] = [
  { who: 'an owner', role: 'owner', reads: 200, changes: [303, 303, 303, 303, 200, 303] },
  { who: 'an administrator', role: 'administrator', reads: 200, changes: [303, 303, 303, 303, 200, 303] },
  { who: 'an auditor', role: 'auditor', reads: 200, changes: changes.map(() => 403) },
  { who: 'an operator', role: 'operator', reads: 403, changes: changes.map(() => 403) },
  { who: 'a member', role: undefined, reads: 403, changes: changes.map(() => 403) },
]

test.each(everybody)('$who', async (expected) => {
  await makeApp(app.deps)
  await makeMember(app.deps, { username: 'someone', role: expected.role })
  const someone = visitor(app.server)
  await someone.signIn('someone', password)
  const mayChange = expected.changes[0] !== 403

  for (const path of reads) expect((await someone.get(path)).status, path).toBe(expected.reads)
  for (const path of forms) expect((await someone.get(path)).status, path).toBe(mayChange ? 200 : 403)
  if (expected.reads === 200) {
    // Whoever may only look is offered nothing to press but the way out.
    const actions = cheerio
      .load((await someone.get(home)).text)('form[method=post]')
      .toArray()
      .map(({ attribs }) => attribs['action'])
    expect(actions.length > 1).toBe(mayChange)
  }

  const csrf = cheerio
    .load((await someone.get('/account')).text)('input[name=csrf]')
    .first()
    .val() as string
  const statuses: number[] = []
  for (const [path, body] of changes) {
    statuses.push(
      (
        await someone.agent
          .post(path)
          .type('form')
          .send({ ...body, csrf })
      ).status,
    )
  }
  expect(statuses).toEqual(expected.changes)
  if (!mayChange) expect(await app.deps.apps.list()).toMatchObject([{ key: 'acme-help', version: 1 }])
})

test.each(everybody)('the first secret and resuming a draft, by $who', async (expected) => {
  await makeApp(app.deps, { secret: undefined, isEnabled: false })
  await makeMember(app.deps, { username: 'someone', role: expected.role })
  const someone = visitor(app.server)
  await someone.signIn('someone', password)
  const csrf = cheerio
    .load((await someone.get('/account')).text)('input[name=csrf]')
    .first()
    .val() as string
  const send = async (path: string, body: Record<string, string>) =>
    (
      await someone.agent
        .post(path)
        .type('form')
        .send({ ...body, csrf })
    ).status
  const mayChange = expected.changes[0] !== 403

  expect(await send(`${home}/resume`, {})).toBe(mayChange ? 422 : 403)
  expect(await send(home, { ...goodApp, subdomain: 'acme', version: '1' })).toBe(mayChange ? 303 : 403)
  // A draft is opened on its roll-out page only.
  expect(await send(`${home}/resume`, {})).toBe(mayChange ? 422 : 403)
  expect(await app.deps.apps.get('acme-help')).toMatchObject({ isEnabled: false, stage: 'draft' })
})

test('nobody is asked to sign in, and changes nothing', async () => {
  await makeApp(app.deps)
  const nobody = visitor(app.server)
  for (const path of [...reads, ...forms]) {
    const answer = await nobody.get(path)
    expect(answer.status, path).toBe(303)
    expect(answer.headers['location'], path).toBe(`/sign-in?continue=${encodeURIComponent(path)}`)
  }
  const csrf = cheerio
    .load((await nobody.get('/sign-in')).text)('input[name=csrf]')
    .first()
    .val() as string
  for (const [path, body] of changes) {
    expect(
      (
        await nobody.agent
          .post(path)
          .type('form')
          .send({ ...body, csrf })
      ).status,
      path,
    ).toBe(401)
  }
  expect(await app.deps.apps.list()).toMatchObject([{ key: 'acme-help', version: 1 }])
})

test('a role taken away counts at once', async () => {
  const { id } = await makeMember(app.deps, { username: 'someone', role: 'administrator' })
  const someone = visitor(app.server)
  await someone.signIn('someone', password)
  await someone.get('/admin/apps').expect(200)
  await app.deps.database.db('members').where({ id }).update({ role: null })
  await someone.get('/admin/apps').expect(403)
})
