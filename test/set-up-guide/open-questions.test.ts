/** What asks for attention about an app's set-up, for pages that show many things at once. */
import { beforeEach, expect, test } from 'vitest'
import { attest } from '../../src/features/set-up-guide/attest.ts'
import { checkNames } from '../../src/features/set-up-guide/app-check.ts'
import { attestableSteps, type AttestableStep } from '../../src/features/set-up-guide/attestation.ts'
import { openQuestions } from '../../src/features/set-up-guide/open-questions.ts'
import { runCheck } from '../../src/features/set-up-guide/run-check.ts'
import { days } from '../../src/kernel/clock.ts'
import { makeApp, makeMember } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { allIsWell, answer, helpCenter, publicUrl, reach } from './guide-world.ts'

const app = testApp({ PUBLIC_URL: publicUrl })
const actor = 'system'
let memberId: string

beforeEach(async () => {
  await makeApp(app.deps, { isEnabled: false })
  memberId = (await makeMember(app.deps, { name: 'Ada' })).id
})

const acme = () => app.deps.apps.get('acme-help')
const open = async () =>
  (await openQuestions(app.deps, await acme())).map((one) => `${one.code} ${'step' in one ? one.step : one.check}`)
const say = (step: AttestableStep) => attest(app.deps, { actor, key: 'acme-help', step, subdomain: 'acme', memberId })
const checkAll = async () => {
  for (const check of checkNames) await runCheck(app.deps, { app: await acme(), check, by: { actor } })
}

test('a draft that was not begun asks for nothing; the same let loose asks for everything, the danger first', async () => {
  expect(await open()).toEqual([])
  await reach(app, 'everyone')
  expect(await open()).toEqual([
    'attestation-missing external-ids-off',
    'attestation-missing configuration-pasted',
    'attestation-missing staff-assigned',
    'attestation-missing end-users-assigned',
    ...checkNames.map((check) => `check-missing ${check}`),
  ])
})

test('all confirmed and checked, nothing is open; then time goes by', async () => {
  await reach(app, 'everyone')
  await say('external-ids-off')
  for (const step of attestableSteps) if (step !== 'external-ids-off') await say(step)
  allIsWell(app)
  await checkAll()
  expect(await open()).toEqual([])

  app.clock.advance(days(29))
  expect(await open()).toEqual([])
  app.clock.advance(days(1))
  const stale = checkNames.filter((check) => check !== 'help-center').map((check) => `check-stale ${check}`)
  expect(await open()).toEqual(stale)
  app.clock.advance(days(46))
  expect(await open()).toEqual(['attestation-expires-soon external-ids-off', ...stale])
  app.clock.advance(days(14))
  const [first] = await openQuestions(app.deps, await acme())
  expect(first).toMatchObject({ code: 'attestation-expired', step: 'external-ids-off', at: app.clock.now() })
})

test('what a check found is open until a check finds otherwise, in a draft as well', async () => {
  allIsWell(app)
  app.elsewhere.set(helpCenter, answer(404))
  await checkAll()
  expect(await open()).toEqual(['check-bad help-center', 'check-unknown clock-skew'])
  allIsWell(app)
  await checkAll()
  expect(await open()).toEqual([])
})
