/** The access policy at the door: who is kept out by it gets no token, from the very next hand-off on. */
import { beforeEach, expect, test } from 'vitest'
import type { AccessPolicy, Condition } from '../../src/features/access/access-policy.ts'
import { changeAccess } from '../../src/features/access/change-access.ts'
import { namePerson } from '../../src/features/access/name-person.ts'
import type { Member } from '../../src/features/members/member.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { handoffForm, readable, visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
const endpoint = '/sso/zendesk/acme-help'

let ada: Visitor
let member: Member

beforeEach(async () => {
  await makeApp(app.deps)
  member = await makeMember(app.deps, { isStaff: true, username: 'ada' })
  const given = { organization: 'Contoso', attributes: { department: 'sales' } }
  await app.deps.members.update(member.id, member.version, given, app.clock.now())
  ada = visitor(app.server)
  await ada.signIn('ada', password)
})

async function putInForce(policy: AccessPolicy): Promise<void> {
  const { version } = await app.deps.apps.get('acme-help')
  const outcome = await changeAccess(app.deps, { key: 'acme-help', version, policy, actor: 'system' })
  expect(outcome.kind).toBe('changed')
}

const name = async (list: 'allowed' | 'denied' | undefined) =>
  namePerson(app.deps, { key: 'acme-help', memberId: member.id, list, actor: 'system' })

async function expectLetIn(): Promise<void> {
  const page = await ada.get(endpoint)
  expect(page.status).toBe(200)
  expect(handoffForm(page.text).fields['jwt']).toMatch(/^eyJ/)
}

async function expectKeptOut(): Promise<void> {
  const page = await ada.get(endpoint)
  expect(page.status).toBe(403)
  expect(page.text).not.toContain('eyJ')
  expect(readable(page.text)).toContain('has not opened this help centre to your account')
  const event: unknown = await app.deps.database
    .db('events')
    .where({ type: 'handoff.refused' })
    .orderBy('id', 'desc')
    .first()
  expect(event).toMatchObject({ subject_id: member.id, codes: ['not-allowed'], outcome: 'refused' })
}

const fitting: [string, Condition, Condition][] = [
  ['staff', { kind: 'staff', is: true }, { kind: 'staff', is: false }],
  ['status', { kind: 'status', is: 'active' }, { kind: 'status', is: 'suspended' }],
  ['a confirmed address', { kind: 'verified', is: true }, { kind: 'verified', is: false }],
  [
    'the organisation',
    { kind: 'organization', oneOf: ['Fabrikam', 'Contoso'] },
    { kind: 'organization', oneOf: ['contoso', 'Contoso '] },
  ],
  [
    'an attribute',
    { kind: 'attribute', name: 'department', oneOf: ['sales'] },
    { kind: 'attribute', name: 'constructor', oneOf: ['sales'] },
  ],
]

test.each(fitting)('%s is looked at, to let in and to keep out, at once', async (_title, fits, doesNotFit) => {
  await putInForce({ otherwise: 'deny', rules: [{ effect: 'allow', all: [doesNotFit] }] })
  await expectKeptOut()
  await putInForce({ otherwise: 'deny', rules: [{ effect: 'allow', all: [fits] }] })
  await expectLetIn()
  await putInForce({ otherwise: 'allow', rules: [{ effect: 'deny', all: [fits] }] })
  await expectKeptOut()
  await putInForce({ otherwise: 'allow', rules: [{ effect: 'deny', all: [fits, doesNotFit] }] })
  await expectLetIn()
})

test('people named one by one: in past everything but a rule that keeps out, out past everything', async () => {
  await putInForce({ otherwise: 'deny', rules: [] })
  await expectKeptOut()
  await name('allowed')
  await expectLetIn()
  await name('denied')
  await expectKeptOut()
  await putInForce({ otherwise: 'allow', rules: [{ effect: 'allow', all: [{ kind: 'staff', is: true }] }] })
  await expectKeptOut()
  await name(undefined)
  await expectLetIn()
  await putInForce({ otherwise: 'allow', rules: [{ effect: 'deny', all: [{ kind: 'staff', is: true }] }] })
  await name('allowed')
  await expectKeptOut()
})

test('another app has a policy and people of its own', async () => {
  await name('denied')
  await expectKeptOut()
  const secret = 'Aq8vT2nLr5KxWb7cYd3MfGh9JpRs4AuEe6NiQoXt1BwVgCkE'
  await makeApp(app.deps, { name: 'Fabrikam', subdomain: 'fabrikam', secret })
  expect((await ada.get('/sso/zendesk/fabrikam')).status).toBe(200)
})
