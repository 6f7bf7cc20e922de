/** What the overview says of the safeguards: open findings ask for attention, and what no audit has seen is not well. */
import { beforeEach, describe, expect, test } from 'vitest'
import { judgeHealth, type SafeguardFacts } from '../../src/features/dashboard/judge-health.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'
import { makeAudit, makeFinding } from '../safeguards/findings/make-finding.ts'

const app = testApp()
let auditor: Visitor

beforeEach(async () => {
  await makeMember(app.deps, { username: 'an-auditor', role: 'auditor' })
  auditor = visitor(app.server)
  await auditor.signIn('an-auditor', password)
})

const look = async () => readable((await auditor.get('/admin')).text)

test('no audit at all is nothing to worry about before anybody is let in, and not known to be well afterwards', async () => {
  expect(await look()).not.toContain('audit')
  await makeApp(app.deps)
  expect(await look()).toContain('No audit of the safeguards has been finished yet')
})

test('open findings are counted by what they weigh; what is decided, or slight, is not', async () => {
  await makeAudit(app.deps)
  await makeFinding(app.deps, { severity: 'critical' })
  await makeFinding(app.deps, { severity: 'high', state: 'accepted' })
  await makeFinding(app.deps, { severity: 'low' })
  expect(await look()).toContain('Safeguards found 1 critical that nobody has decided about')
  await makeFinding(app.deps, { severity: 'high' })
  expect(await look()).toContain('1 critical and 1 of high severity')
})

test('a blind audit is told', async () => {
  await makeAudit(app.deps, { completeness: 'blind' })
  expect(await look()).toContain('The last audit of the safeguards was blind in part')
})

describe('without findings', () => {
  const good: SafeguardFacts = {
    ...{ critical: 0, high: 0, holds: 0, failedAt: undefined },
    audit: { finishedAt: new Date(0), isOld: false, completeness: 'ok' },
  }
  const stateOf = (safeguards: SafeguardFacts | 'unknown') =>
    judgeHealth({
      ...{ now: new Date(0), mail: undefined, imports: undefined, sealing: undefined, attacks: undefined, safeguards },
      apps: [
        {
          app: { key: 'a', name: 'A', stage: 'test', isEnabled: true, secretSetAt: new Date(0) },
          activity: { lastHandoffAt: undefined, lastTrouble: undefined },
          ...{ errors: 0, questions: [], fallback: 'current', staff: undefined },
        },
      ],
    }).state

  test.each<[string, SafeguardFacts | 'unknown', string]>([
    ['complete and recent', good, 'well'],
    ['never', { ...good, audit: undefined }, 'unknown'],
    ['old', { ...good, audit: { ...good.audit!, isOld: true } }, 'unknown'],
    ['partial', { ...good, audit: { ...good.audit!, completeness: 'partial' } }, 'unknown'],
    ['not to be read', 'unknown', 'unknown'],
    ['complete, while somebody is kept out', { ...good, holds: 2 }, 'attention'],
    ['failed since', { ...good, failedAt: new Date(0) }, 'attention'],
  ])('an audit that is %s', (_name, facts, state) => expect(stateOf(facts)).toBe(state))
})
