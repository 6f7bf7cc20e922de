import { beforeEach, describe, expect, test } from 'vitest'
import { isAllowed, mayDo } from '../../src/features/administrators/administrators.policy.ts'
import { roles, type Member, type Role } from '../../src/features/members/member.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
let ada: Visitor

beforeEach(() => {
  ada = visitor(app.server)
})

async function signedInWith(role: Role | undefined): Promise<Member> {
  const member = await makeMember(app.deps, { email: 'ada@example.org', role })
  await ada.signIn('ada@example.org', password)
  return member
}

test.each([
  ['nobody in particular', undefined, 403],
  ['an operator', 'operator', 403],
  ['an auditor', 'auditor', 200],
  ['an administrator', 'administrator', 200],
  ['an owner', 'owner', 200],
] as const)('%s who opens the apps gets the answer of the policy', async (_who, role, status) => {
  await signedInWith(role)
  expect((await ada.get('/admin/apps')).status).toBe(status)
  expect(isAllowed(role, 'apps.read')).toBe(status === 200)
})

test('the policy names no role that does not exist, and lets owners do everything', () => {
  for (const allowed of Object.values(mayDo)) {
    expect(allowed).toContain('owner')
    for (const role of allowed) expect(roles).toContain(role)
  }
})

describe('without a session', () => {
  test('a page leads to the sign-in and back', async () => {
    await makeMember(app.deps, { email: 'ada@example.org', role: 'owner' })
    const answer = await ada.get('/admin/apps?done=added')
    expect(answer.status).toBe(303)
    expect(answer.headers['location']).toBe('/sign-in?continue=%2Fadmin%2Fapps%3Fdone%3Dadded')
    const signedIn = await ada.signIn('ada@example.org', password, '/admin/apps?done=added')
    expect(signedIn.headers['location']).toBe('/admin/apps?done=added')
  })

  test('a form is answered with 401', async () => {
    const answer = await ada.post('/admin/apps', { name: 'x' })
    expect(answer.status).toBe(401)
    expect(readable(answer.text)).toContain('Please sign in')
  })
})

describe('a right that is taken away', () => {
  test('is gone at the next request: demoted', async () => {
    const member = await signedInWith('administrator')
    expect((await ada.get('/admin/apps')).status).toBe(200)
    await app.deps.members.update(member.id, member.version, { role: undefined }, app.clock.now())
    expect((await ada.get('/admin/apps')).status).toBe(403)
    expect((await ada.get('/account')).status).toBe(200)
  })

  test('is gone at the next request: suspended, and the session with it', async () => {
    const member = await signedInWith('administrator')
    await app.deps.members.setStatus(member.id, 'suspended', app.clock.now())
    expect((await ada.get('/admin/apps')).status).toBe(303)
    expect(await app.deps.database.db('sessions')).toEqual([])
  })
})
