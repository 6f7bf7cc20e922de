/** The set-up guide as an administrator without scripts goes through it with the practice Zendesk, from nothing to everybody. */
import { beforeEach, expect, test } from 'vitest'
import { changeApp } from '../../src/features/apps/change-app.ts'
import { makeApp, makeMember, password, sharedSecret } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor, type Visitor } from '../support/visitor.ts'
import { answer, dateAway, attest, guide, post, reach, readGuide } from './guide-world.ts'

const app = testApp({ ZENDESK_ORIGIN: 'http://127.0.0.1:4000' })
let ada: Visitor

beforeEach(async () => {
  await makeMember(app.deps, { name: 'Ada', username: 'ada', role: 'administrator' })
  ada = visitor(app.server)
  await ada.signIn('ada', password)
})

const draft = () => makeApp(app.deps, { isEnabled: false })

test('from a bare registration to everything done', async () => {
  await makeApp(app.deps, { isEnabled: false, secret: undefined })
  const begin = await readGuide(ada)
  expect(begin.states).toEqual({
    registered: 'Done',
    'help-center': 'To do',
    configuration: 'To do',
    secret: 'To do',
    'external-ids': 'To do',
    endpoint: 'To do',
    clock: 'To do',
    staff: 'Later',
    'end-users': 'Later',
    enabled: 'Later',
    fallback: 'To do',
  })
  expect(begin.open).toEqual(['help-center'])
  expect(begin.next).toBe('#step-help-center')
  expect(begin.$('#remote-login-url').val()).toBe(`${app.config.publicUrl}/sso/zendesk/acme-help`)
  expect(begin.$('#remote-logout-url').val()).toBe(
    `${app.config.publicUrl}/sso/zendesk/acme-help/logout?email=&external_id=`,
  )

  app.elsewhere.set('http://localhost:3000/healthz', answer(200, {}, 'ok\n'))
  app.elsewhere.set('http://127.0.0.1:4000/hc', answer(200, { date: dateAway(app, 0) }))
  const checked = await post(ada, `${guide}/checks`)
  expect([checked.status, checked.headers['location']]).toEqual([303, `${guide}?done=checked`])
  expect((await readGuide(ada)).next).toBe('#step-configuration')
  await attest(ada, 'configuration-pasted')
  expect((await readGuide(ada)).next).toBe('#step-secret')
  await changeApp(app.deps, {
    actor: 'system',
    key: 'acme-help',
    input: { name: 'Acme Help', subdomain: 'acme', returnHosts: [], version: 1, secret: sharedSecret },
  })
  await post(ada, `${guide}/checks`)
  expect((await readGuide(ada)).next).toBe('#step-external-ids')
  await attest(ada, 'external-ids-off')
  const ready = await readGuide(ada)
  expect(ready.states).toMatchObject({
    secret: 'Done',
    endpoint: 'Done',
    clock: 'Done',
    staff: 'To do',
    enabled: 'Later',
  })
  expect(ready.next).toBe('#step-staff')

  await reach(app, 'staff')
  await attest(ada, 'staff-assigned')
  expect((await readGuide(ada)).next).toBe('#step-end-users')
  await reach(app, 'everyone')
  await attest(ada, 'end-users-assigned')
  const end = await readGuide(ada)
  expect(end.states).toMatchObject({ staff: 'Done', 'end-users': 'Done', enabled: 'Done', fallback: 'To do' })
  expect(end.step('enabled')).toContain('Redirect to SSO')
})

test('every statement about Zendesk has its article, every label not seen in one is marked', async () => {
  await draft()
  const { $ } = await readGuide(ada)
  const sources = $('a.source')
    .toArray()
    .map((link) => $(link).attr('href'))
  for (const article of ['4408845838874', '4408882188570', '4408881965722', '4408886711066', '4408882128666']) {
    expect(sources).toContain(`https://support.zendesk.com/hc/en-us/articles/${article}`)
  }
  for (const label of ['Create SSO configuration', 'JSON Web Token']) {
    expect($(`.ui-label:contains("${label}")`).first().next().text(), label).toBe('(may be named differently)')
  }
})
