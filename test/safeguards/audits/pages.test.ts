/** Audits in the console: asked for, begun by whoever serves, listed, and each with its record. */
import { beforeEach, describe, expect, test } from 'vitest'
import { startAudits } from '../../../src/features/safeguards/audits/start-audits.ts'
import { days, hours } from '../../../src/kernel/clock.ts'
import type { Member, Role } from '../../../src/features/members/member.ts'
import { makeApp, makeMember, password } from '../../support/make.ts'
import { testApp } from '../../support/test-app.ts'
import { readable, visitor, type Visitor } from '../../support/visitor.ts'
import { checkOf, finished, sighting } from './audit-world.ts'

const app = testApp()
const home = '/admin/audits'
let ada: Member
let owner: Visitor

beforeEach(async () => {
  ada = await makeMember(app.deps, { name: 'Ada', username: 'ada', role: 'owner' })
  owner = await signedIn('ada')
})

async function signedIn(username: string): Promise<Visitor> {
  const someone = visitor(app.server)
  expect((await someone.signIn(username, password)).status).toBe(303)
  return someone
}
const withRole = async (role: Role): Promise<Visitor> => {
  await makeMember(app.deps, { username: role, role })
  return signedIn(role)
}
const shown = async (path: string, who = owner): Promise<string> => readable((await who.get(path)).text)

test('an audit that somebody asked for is run once by the server, with their name, and the queue is empty then', async () => {
  const working = startAudits(
    { ...app.deps, checks: [checkOf([sighting({ key: 'k' })])] },
    { isAlone: true, look: 50, calm: hours(1) },
  )
  try {
    const asked = await owner.submit(home, {}, home)
    expect([asked.status, asked.headers['location']]).toEqual([303, `${home}?done=asked`])
    expect(await shown(`${home}?done=asked`)).toContain('The audit begins within seconds')
    await expect.poll(() => app.deps.auditRuns.findLatestFinished(), { timeout: 20_000 }).toBeDefined()
  } finally {
    await working.stop()
  }
  const runs = await app.deps.auditRuns.list(5)
  expect(runs).toMatchObject([{ trigger: 'console', startedBy: ada.id, state: 'finished' }])
  expect(await shown(`${home}/${runs[0]?.id ?? ''}`)).toContain('Asked for in the console by Ada')
})

describe('the list', () => {
  test('says before the first audit that nothing is known, and when the next one is', async () => {
    const page = await shown(home)
    expect(page).toContain('No audit yet')
    expect(page).toContain('nothing was found does not mean that nothing is wrong')
    expect(page).toContain('Schedule: 0 3 * * * (UTC). Next:')
  })

  test('says what was open and what changed, and that a blind one saw nothing rather than that there is nothing', async () => {
    await finished(app, [checkOf([sighting({ key: 'k' }), sighting({ key: 'l' })])])
    expect(await shown(home)).toMatch(/CompleteFrom the command line.*2 critical2 new/)
    await makeApp(app.deps)
    app.clock.advance(1_000)
    await finished(app, [checkOf([])])
    const page = await shown(home)
    expect(page).toMatch(/BlindFrom the command line.*none seen2 resolved/)
  })

  test('raises the alarm when an audit was due and nobody has begun it', async () => {
    await finished(app, [])
    app.clock.advance(days(2))
    expect(await shown(home, await withRole('auditor'))).toContain('An audit was missed')
  })

  test('has no button for whoever may not run one', async () => {
    const operator = await withRole('operator')
    expect((await operator.get(home)).text).not.toContain('Run an audit now')
    expect((await (await withRole('auditor')).get(home)).text).toContain('Run an audit now')
  })

  test('goes on behind thirty', async () => {
    for (let n = 0; n < 31; n += 1) {
      await finished(app, [])
      app.clock.advance(1_000)
    }
    const first = await owner.get(home)
    const [, older = ''] = /href="(\/admin\/audits\?behind=[^"]+)"/.exec(first.text) ?? []
    const second = await owner.get(older)
    expect(second.text.match(/<th role="rowheader"/g)).toHaveLength(1)
    expect(second.text).toContain('Newest audits')
  })
})

describe('the record', () => {
  test('names every source with its age, why it is blind, and what was found', async () => {
    await makeApp(app.deps, { name: 'Acme <Help>' })
    const run = await finished(app, [checkOf([sighting({ key: 'k' })])])
    const page = await shown(`${home}/${run.id}`)
    expect(page).toContain('It was blind')
    expect(page).toContain('Acme <Help>: nothing is known of its Zendesk users')
    expect(page).toContain('Zendesk users of Acme <Help>Unknownnever')
    expect(page).toMatch(/CriticalOpen1/)
    expect((await owner.get(`${home}/${run.id}`)).text).not.toContain('<Help>')
  })

  test.each(['nothing', '00000000-0000-4000-8000-000000000000', '%00'])('of %s is not found', async (id) => {
    expect((await owner.get(`${home}/${id}`)).status).toBe(404)
  })
})
