/** The overview: honest about what is well, what is not and what nobody knows; nothing in it that a role may not see. */
import * as cheerio from 'cheerio'
import { describe, expect, test } from 'vitest'
import { readSignInDays } from '../../src/features/dashboard/sign-in-days.ts'
import type { Role } from '../../src/features/members/member.ts'
import { minutes } from '../../src/kernel/clock.ts'
import { makeApp, makeAttestation, makeMember, password } from '../support/make.ts'
import { sealAll } from '../support/seal-all.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor } from '../support/visitor.ts'

const app = testApp()

async function visit(role: Role) {
  const member = await makeMember(app.deps, { username: role, role })
  const person = visitor(app.server)
  await person.signIn(role, password)
  return { member, person, look: async () => (await person.get('/admin')).text }
}

const record = (type: 'handoff.issued' | 'handoff.refused' | 'zendesk.error' | 'sign-in.failed', appId?: string) =>
  app.deps.events.record({
    ...{ type, actor: 'anonymous', appId, codes: type === 'handoff.refused' ? ['address-unverified'] : [] },
    outcome: type === 'handoff.issued' ? 'done' : 'refused',
  })

describe('an empty installation', () => {
  test('is inviting: what to do first, and no alarm', async () => {
    const { look } = await visit('owner')
    const words = readable(await look())
    expect(words).toContain('Nobody is signed in to Zendesk through Latchkey yet')
    expect(words).toContain('First steps')
    expect(words).toContain('Add members')
    expect(words).not.toContain('attention')
  })

  test('steps are ticked off by what is there', async () => {
    const { look } = await visit('owner')
    await makeMember(app.deps)
    await makeApp(app.deps, { stage: 'staff' })
    const done = cheerio
      .load(await look())('.first-step-done strong')
      .toArray()
      .map((step) => cheerio.load(step).text())
    expect(done).toEqual(['Add members', 'Add an app', 'Let test people in', 'Let staff in'])
  })
})

describe('is everything well', () => {
  test('what was never checked is not called well', async () => {
    const { look, member } = await visit('auditor')
    const acme = await makeApp(app.deps, { stage: 'test' })
    await makeAttestation(app.deps, acme, member)
    const words = readable(await look())
    expect(words).toContain('Latchkey cannot tell whether everything is well')
    expect(words).not.toContain('can see is well')
  })

  test('errors from Zendesk, a pause and a missing fallback sheet ask for attention, each with a way on', async () => {
    const { look } = await visit('administrator')
    const acme = await makeApp(app.deps, { name: 'Acme & <Sons>' })
    await record('zendesk.error', acme.id)
    await sealAll(app.deps)
    const page = await look()
    expect(readable(page)).toMatch(/\d+ things need attention/)
    expect(readable(page)).toContain('Acme & <Sons>: Zendesk answered with an error in the last day')
    expect(readable(page)).toContain('no way in on record')
    expect(page).toContain('/admin/apps/acme-sons/fallback')
    await app.deps.database.db('apps').update({ is_enabled: false })
    expect(readable(await look())).toContain('sign-in is paused')
  })

  test('an app that is open to everyone while its staff is not known to be safe is never well', async () => {
    const { look } = await visit('auditor')
    const acme = await makeApp(app.deps)
    expect(readable(await look())).toContain('everyone is let in, and nobody is marked as staff')
    await makeMember(app.deps, { isStaff: true })
    const page = await look()
    expect(readable(page)).toContain('something is missing of one member of staff')
    expect(page).toContain(`/admin/apps/${acme.key}/roll-out`)
  })

  test('a secret that did not open is told until somebody is handed over again', async () => {
    const { look } = await visit('auditor')
    const acme = await makeApp(app.deps)
    const event = { type: 'handoff.refused', actor: 'anonymous', outcome: 'refused', appId: acme.id } as const
    await app.deps.events.record({ ...event, codes: ['secret-unavailable'] })
    expect(readable(await look())).toContain('its shared secret does not open')
    app.clock.advance(minutes(1))
    await record('handoff.issued', acme.id)
    expect(readable(await look())).not.toContain('its shared secret does not open')
  })

  test('every link of the first steps leads somewhere', async () => {
    const { look, person } = await visit('owner')
    await makeApp(app.deps, { stage: 'draft' })
    const hrefs = cheerio
      .load(await look())('.first-steps a')
      .toArray()
      .map(({ attribs }) => attribs['href'] ?? '')
    expect(hrefs.length).toBeGreaterThan(4)
    for (const href of hrefs) expect(`${href} ${(await person.get(href)).status}`).toBe(`${href} 200`)
  })

  test('last hand-off and last trouble of each app, and a link to the event', async () => {
    const { look } = await visit('auditor')
    const acme = await makeApp(app.deps)
    await record('handoff.issued', acme.id)
    await record('handoff.refused', acme.id)
    const page = await look()
    const row = readable(cheerio.load(page)('table').first().html() ?? '')
    expect(row).toContain('Refused here')
    expect(row).not.toContain('address-unverified')
    expect(page).toMatch(/href="\/admin\/events\/\d+"/)
  })

  test('somebody who had to prove themselves first is no trouble, and no refusal in the chart', async () => {
    const { look } = await visit('auditor')
    const acme = await makeApp(app.deps)
    await record('handoff.issued', acme.id)
    const held = { type: 'handoff.held', outcome: 'done', codes: ['second-factor-missing'] } as const
    await app.deps.events.record({ ...held, actor: 'anonymous', appId: acme.id })
    await sealAll(app.deps)
    const page = cheerio.load(await look())
    expect(readable(page('table').first().html() ?? '')).not.toContain('Refused here')
    expect(await readSignInDays(app.deps, 'UTC')).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ handOffs: 1, refusedHandOffs: 0 })]) as object,
    )
  })

  test('a history that is not sealed is told', async () => {
    const { look } = await visit('owner')
    expect(readable(await look())).not.toContain('has not been sealed')
    app.clock.advance(minutes(3))
    expect(readable(await look())).toContain('The history has not been sealed since')
    await sealAll(app.deps)
    expect(readable(await look())).not.toContain('has not been sealed')
  })

  test('what cannot be looked at is unknown, and the page still comes', async () => {
    const { look } = await visit('owner')
    await makeApp(app.deps)
    await app.deps.database.db.raw('alter table event_tallies rename to elsewhere')
    try {
      const words = readable(await look())
      expect(words).toContain('its state could not be read')
      expect(words).toContain('The numbers could not be read')
    } finally {
      await app.deps.database.db.raw('alter table elsewhere rename to event_tallies')
    }
  })
})

describe('sign-ins over time', () => {
  test('thirty bars, and the same numbers in the table, in days of the viewer', async () => {
    const { look, person } = await visit('auditor')
    await record('sign-in.failed')
    await sealAll(app.deps)
    const $ = cheerio.load(await look())
    expect($('.chart-good')).toHaveLength(30)
    const rows = $('details tbody tr')
      .toArray()
      .map((row) =>
        $(row)
          .find('td')
          .toArray()
          .map((cell) => $(cell).text()),
      )
    expect(rows).toHaveLength(30)
    expect(rows.slice(0, 2).map((row) => row.join(' '))).toContain('1 0 1 0 0')
    expect(readable($.html())).toContain('days begin in UTC')
    person.agent.jar.setCookie('latchkey-zone=America/New_York; path=/admin')
    expect(readable(await look())).toContain('days begin in America/New York')
  })
})

test('an operator sees no apps, no events, no settings: only the way to members', async () => {
  const { look } = await visit('operator')
  const acme = await makeApp(app.deps, { name: 'Secret name' })
  await record('zendesk.error', acme.id)
  const page = await look()
  expect(readable(page)).toContain('Find a member')
  for (const absent of [
    'Secret name',
    'First steps',
    'Sign-ins and refusals',
    'attention',
    'sealed',
    '/admin/events',
  ]) {
    expect(page).not.toContain(absent)
  }
})
