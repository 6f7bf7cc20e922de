/** What is written down of what happened, and what never is. */
import { beforeEach, expect, test } from 'vitest'
import { createLog } from '../../src/kernel/log.ts'
import { makeApp, makeMember, password, sharedSecret } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { handoffForm, visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
let ada: Visitor

beforeEach(async () => {
  await makeApp(app.deps)
  ada = visitor(app.server)
})

const latest = async (type: string): Promise<Record<string, unknown>> => {
  const { db } = app.deps.database
  const [row] = await db<Record<string, unknown>>('events').where({ type }).orderBy('id', 'desc').limit(1)
  if (!row) throw new Error(`no event ${type}`)
  return row
}

test('R50 sign-ins, failures, hand-offs and what administrators do are told with time, person and source', async () => {
  const { id } = await makeMember(app.deps, { username: 'ada', role: 'owner' })
  const by = { subject_id: id, at: app.clock.now(), ip: expect.stringMatching(/127\.0\.0\.1$/) as unknown }
  await ada.signIn('ada', 'not the password at all')
  expect(await latest('sign-in.failed')).toMatchObject({ ...by, actor: 'anonymous', codes: ['wrong-password'] })
  await ada.signIn('ada', password)
  expect(await latest('sign-in.succeeded')).toMatchObject({ ...by, actor: `member:${id}`, outcome: 'done' })

  const page = await ada.get('/sso/zendesk/acme-help')
  const issued = await latest('handoff.issued')
  expect(issued).toMatchObject({ ...by, actor: `member:${id}`, app_id: expect.any(String) as unknown })
  const { jwt = '' } = handoffForm(page.text).fields
  const claims = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>
  expect(issued['detail']).toMatchObject({
    jti: claims['jti'],
    claims: expect.arrayContaining(Object.keys(claims)) as unknown,
  })
  expect(JSON.stringify(issued['detail'])).not.toContain(String(claims['email']))

  await ada.post('/admin/apps/acme-help/pause')
  const changed = await app.deps.database
    .db('events')
    .where({ actor: `member:${id}` })
    .whereLike('type', 'app.%')
  expect(changed.length).toBeGreaterThan(0)
})

test('R51 a log line is one JSON object, whatever it is about, and holds no secret', async () => {
  await makeMember(app.deps, { username: 'ada', role: 'owner' })
  await ada.signIn('ada\r\n{"level":"fatal"}\u202e\u001b[31m', password)
  const signedIn = await ada.signIn('ada', password)
  const session = /latchkey=([^;]+)/.exec(signedIn.get('Set-Cookie')?.join() ?? '')?.[1] ?? 'none'
  const page = await ada.get('/sso/zendesk/acme-help?return_to=%0d%0aSet-Cookie:%20x=1')
  const { jwt = 'none' } = handoffForm(page.text).fields
  expect(app.logged.length).toBeGreaterThan(3)
  for (const line of app.logged) {
    expect(line.trimEnd()).not.toMatch(/[\r\n\u001b\u202e]/)
    expect(JSON.parse(line)).toBeTypeOf('object')
    for (const secret of [password, sharedSecret, jwt, session]) expect(line).not.toContain(secret)
  }

  const lines: string[] = []
  createLog({ level: 'info', write: (line) => lines.push(line) }).info({ said: 'a\r\nb\u001b[0m\u2066c\u200f' }, 'd\ne')
  expect(lines).toHaveLength(1)
  expect(lines[0]?.trimEnd()).not.toMatch(/[\u0000-\u001f\u2066\u200f]/)
})

test('R55 without its database Latchkey signs nobody in and says so; a session is not taken for good', async () => {
  await makeMember(app.deps, { username: 'ada' })
  await ada.signIn('ada', password)
  const { database } = app.deps
  const away = () => Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNREFUSED' }))
  const ask = database.query.bind(database)
  Object.assign(database, { query: away })
  try {
    for (const path of ['/sso/zendesk/acme-help', '/account']) {
      const answer = await ada.get(path)
      expect(`${path} ${answer.status}`).toBe(`${path} 503`)
      expect(answer.text).not.toContain('name="jwt"')
      expect(answer.text).not.toContain('ECONNREFUSED')
    }
    expect((await ada.get('/readyz')).status).toBe(503)
  } finally {
    Object.assign(database, { query: ask })
  }
  expect((await ada.get('/account')).status).toBe(200)
})
