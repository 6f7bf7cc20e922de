/** Deciding about findings: with a reason and an end, for the evidence one has seen, and by two people where it matters most. */
import * as cheerio from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import { decideFindings } from '../../../src/features/safeguards/findings/decide-findings.ts'
import type { Member } from '../../../src/features/members/member.ts'
import { after, days } from '../../../src/kernel/clock.ts'
import { makeMember, password } from '../../support/make.ts'
import { testApp } from '../../support/test-app.ts'
import { readable, visitor, type Visitor } from '../../support/visitor.ts'
import { fingerprintOf, makeAudit, makeFinding } from './make-finding.ts'

const app = testApp()
const reason = 'The two of them share a mailbox, on purpose.'
let ada: Member
let owner: Visitor

beforeEach(async () => {
  ada = await makeMember(app.deps, { name: 'Ada', username: 'ada', role: 'owner' })
  owner = await signedIn('ada')
  await makeAudit(app.deps)
})

async function signedIn(username: string): Promise<Visitor> {
  const someone = visitor(app.server)
  expect((await someone.signIn(username, password)).status).toBe(303)
  return someone
}

const stored = async (fingerprint: string) =>
  (await app.deps.database.db<Record<string, unknown>>('findings').where({ fingerprint }).first())!
const eventsAbout = (fingerprint: string) =>
  app.deps.database
    .db<{ type: string; detail: Record<string, unknown>; personal: object | null; subject_id: string | null }>('events')
    .whereRaw(`detail ->> 'finding' = ?`, [fingerprint])
    .orderBy('id')

const homeOf = (fingerprint: string) => `/admin/safeguards/findings/${fingerprint}`
const dayIn = (count: number) => after(app.clock.now(), days(count)).toISOString().slice(0, 10)
const decide = (who: Visitor, fingerprint: string, fields: Record<string, string> = {}) =>
  who.submit(
    homeOf(fingerprint),
    { wish: 'accept', reason, until: dayIn(3), ...fields },
    `${homeOf(fingerprint)}/decide`,
  )
const changeEvidence = (fingerprint: string) =>
  app.deps.database.db('findings').where({ fingerprint }).update({ evidence_hash: 'another one than it was before' })

describe('about one', () => {
  test.each([
    ['acknowledge', 'acknowledged'],
    ['snooze', 'snoozed'],
    ['accept', 'accepted'],
    ['dismiss', 'dismissed'],
  ])('%s puts it aside with reason, end and name, and is recorded with it', async (wish, state) => {
    const zoe = await makeMember(app.deps)
    const fingerprint = await makeFinding(app.deps, { about: [{ memberId: zoe.id }] })
    const answer = await decide(owner, fingerprint, { wish })
    expect(answer.headers['location']).toBe(`${homeOf(fingerprint)}?done=decided`)
    expect(await stored(fingerprint)).toMatchObject({ state, decision_reason: reason, decided_by: ada.id })
    const [event] = await eventsAbout(fingerprint)
    expect(event).toMatchObject({ type: `finding.${state}`, subject_id: zoe.id, personal: { reason } })
    expect(JSON.stringify(event!.detail)).not.toContain(reason)
    const page = readable((await owner.get(homeOf(fingerprint))).text)
    expect(page).toContain(reason)
    expect(page).toContain('By Ada')
  })

  test('it is opened again by anybody who may decide', async () => {
    const fingerprint = await makeFinding(app.deps)
    await decide(owner, fingerprint)
    const answer = await owner.submit(homeOf(fingerprint), {}, `${homeOf(fingerprint)}/withdraw`)
    expect(answer.headers['location']).toContain('done=withdrawn')
    expect(await stored(fingerprint)).toMatchObject({ state: 'open', decision_reason: null, decided_until: null })
    expect((await eventsAbout(fingerprint)).map(({ type }) => type)).toEqual([
      'finding.accepted',
      'finding.decision-withdrawn',
    ])
  })

  test('every field that is wrong is named at once, and what was typed is still there', async () => {
    const fingerprint = await makeFinding(app.deps)
    const answer = await decide(owner, fingerprint, { wish: 'vanish', reason: ' short ', until: '2026-02-31' })
    expect(answer.status).toBe(422)
    const $ = cheerio.load(answer.text)
    expect($('.error-summary a').length).toBe(3)
    expect($('[name=reason]').text()).toContain('short')
    expect(await stored(fingerprint)).toMatchObject({ state: 'open' })
  })

  test.each([
    ['high', 90, 91],
    ['low', 180, 181],
    ['info', 180, 181],
  ] as const)('%s may be put aside for %i days, not for %i', async (severity, most, more) => {
    const fingerprint = await makeFinding(app.deps, { severity })
    expect((await decide(owner, fingerprint, { until: dayIn(more) })).status).toBe(422)
    expect((await decide(owner, fingerprint, { until: dayIn(most) })).status).toBe(303)
    const { decided_until: until } = await stored(fingerprint)
    expect((until as Date).getTime()).toBeLessThanOrEqual(after(app.clock.now(), days(most)).getTime())
  })

  test('a day that is over ends nothing', async () => {
    const fingerprint = await makeFinding(app.deps)
    expect((await decide(owner, fingerprint, { until: dayIn(-1) })).status).toBe(422)
  })

  test('what has changed since the page was opened is shown anew, and not decided', async () => {
    const fingerprint = await makeFinding(app.deps)
    const page = await owner.get(homeOf(fingerprint))
    const seen = cheerio.load(page.text)('[name=seen]').first().val() as string
    await changeEvidence(fingerprint)
    const fields = { seen, wish: 'accept', reason, until: dayIn(3) }
    const answer = await owner.post(`${homeOf(fingerprint)}/decide`, fields)
    expect(answer.status).toBe(409)
    expect(readable(answer.text)).toContain('Nothing was decided')
    expect(cheerio.load(answer.text)('[name=reason]').text()).toContain(reason)
    expect(await stored(fingerprint)).toMatchObject({ state: 'open' })
    expect(await eventsAbout(fingerprint)).toEqual([])
  })

  test('what is resolved, or not there, cannot be decided', async () => {
    const resolved = await makeFinding(app.deps, { state: 'resolved' })
    const fields = { seen: 'whatever-it-was', wish: 'accept', reason, until: dayIn(3) }
    expect((await owner.post(`${homeOf(resolved)}/decide`, fields)).status).toBe(409)
    for (const gone of [fingerprintOf(999_999), 'nothing', '%00', 'a'.repeat(300)]) {
      expect((await owner.get(homeOf(gone))).status).toBe(404)
      expect((await owner.post(`${homeOf(gone)}/decide`, fields)).status).toBe(404)
      expect((await owner.post(`${homeOf(gone)}/withdraw`, fields)).status).toBe(404)
      expect((await owner.post(`${homeOf(gone)}/second`, fields)).status).toBe(404)
    }
    expect((await owner.post(`${homeOf(resolved)}/second`, {})).status).toBe(400)
  })
})

describe('what is critical and touches staff', () => {
  let fingerprint: string
  let ben: Visitor

  beforeEach(async () => {
    fingerprint = await makeFinding(app.deps, { severity: 'critical', touchesStaff: true })
    await makeMember(app.deps, { name: 'Ben', username: 'ben', role: 'administrator' })
    ben = await signedIn('ben')
  })

  const second = (who: Visitor) => who.submit(homeOf(fingerprint), {}, `${homeOf(fingerprint)}/second`)

  test('is put aside for a week at most, and only when a second person agrees', async () => {
    expect((await decide(owner, fingerprint, { until: dayIn(8) })).status).toBe(422)
    expect((await decide(owner, fingerprint)).headers['location']).toContain('done=asked')
    expect(await stored(fingerprint)).toMatchObject({ state: 'open', asked_state: 'accepted' })
    expect(readable((await owner.get('/admin/safeguards')).text)).toContain('1 decision needs a second person')
    expect((await second(ben)).headers['location']).toContain('done=seconded')
    expect(await stored(fingerprint)).toMatchObject({ state: 'accepted', asked_state: null })
    expect((await eventsAbout(fingerprint)).map(({ type }) => type)).toEqual(['finding.accepted', 'finding.seconded'])
    const page = readable((await owner.get(homeOf(fingerprint))).text)
    expect(page).toContain('By Ada and Ben')
  })

  test('whoever asked does not agree as well, not even by a form of their own', async () => {
    await decide(owner, fingerprint)
    expect(cheerio.load((await owner.get(homeOf(fingerprint))).text)('form[action$="/second"]').length).toBe(0)
    const seen = String((await stored(fingerprint))['evidence_hash']).slice(0, 16)
    const answer = await owner.post(`${homeOf(fingerprint)}/second`, { seen })
    expect(answer.headers['location']).toContain('done=same-person')
    expect(await stored(fingerprint)).toMatchObject({ state: 'open' })
  })

  test('nobody whom it is about decides, first or second', async () => {
    const mallory = await makeMember(app.deps, { username: 'mallory', role: 'administrator' })
    const about = await makeFinding(app.deps, {
      ...{ severity: 'critical', touchesStaff: true, about: [{ memberId: mallory.id }] },
    })
    const someone = await signedIn('mallory')
    expect((await decide(someone, about)).headers['location']).toContain('done=about-oneself')
    await decide(owner, about)
    const seen = String((await stored(about))['evidence_hash']).slice(0, 16)
    const answer = await someone.post(`${homeOf(about)}/second`, { seen })
    expect(answer.headers['location']).toContain('done=about-oneself')
    expect(await stored(about)).toMatchObject({ state: 'open' })
  })

  test('evidence that changes between the two, or a first one without the right by now, ends the request', async () => {
    await decide(owner, fingerprint)
    const page = await ben.get(homeOf(fingerprint))
    const seen = cheerio.load(page.text)('form[action$="/second"] [name=seen]').val() as string
    await app.deps.database.db('members').where({ id: ada.id }).update({ role: 'operator' })
    expect((await ben.post(`${homeOf(fingerprint)}/second`, { seen })).headers['location']).toContain('done=not-asked')
    await app.deps.database.db('members').where({ id: ada.id }).update({ role: 'owner' })
    await changeEvidence(fingerprint)
    expect((await ben.post(`${homeOf(fingerprint)}/second`, { seen })).status).toBe(409)
    expect(cheerio.load((await ben.get(homeOf(fingerprint))).text)('form[action$="/second"]').length).toBe(0)
    expect(await stored(fingerprint)).toMatchObject({ state: 'open' })
  })

  test('the command line is no person', async () => {
    const outcome = await decideFindings(app.deps, {
      ...{ fingerprints: [fingerprint], wish: 'snooze', reason, until: after(app.clock.now(), days(3)) },
      by: { actor: 'command-line' },
    })
    expect(outcome).toEqual({ decided: [], waiting: [], refused: [{ fingerprint, because: 'needs-two' }] })
  })
})

describe('about several', () => {
  const chosenOn = (page: string): string[] => {
    const $ = cheerio.load(page)
    return $('input[name=finding]')
      .map((_, box) => $(box).attr('value')!)
      .get()
  }
  const preview = async (fields: Record<string, string | string[]>) =>
    owner.post('/admin/safeguards/decide/preview', fields)
  const send = (finding: string[], fields: Record<string, string> = {}) =>
    owner.post('/admin/safeguards/decide', { finding, wish: 'dismiss', reason, until: dayIn(3), ...fields })

  test('are counted by kind before one reason is given for all', async () => {
    const some = [await makeFinding(app.deps), await makeFinding(app.deps, { code: 'alias-email', severity: 'medium' })]
    const chosen = chosenOn((await owner.get('/admin/safeguards')).text)
    expect(chosen).toHaveLength(2)
    const page = await preview({ finding: chosen })
    expect(page.status).toBe(200)
    expect(readable(page.text)).toContain('Decide about 2 findings')
    for (const fingerprint of some) expect(await stored(fingerprint)).toMatchObject({ state: 'open' })
    expect((await send(chosenOn(page.text))).headers['location']).toBe('/admin/safeguards?done=decided')
    for (const fingerprint of some) expect(await stored(fingerprint)).toMatchObject({ state: 'dismissed' })
  })

  test('all of a kind go at once, up to five hundred', async () => {
    for (let count = 0; count < 7; count += 1) await makeFinding(app.deps, { code: 'alias-email', severity: 'medium' })
    const other = await makeFinding(app.deps)
    const page = await preview({ all: 'alias-email', state: 'open' })
    expect(chosenOn(page.text)).toHaveLength(7)
    expect((await send(chosenOn(page.text))).status).toBe(303)
    expect(await stored(other)).toMatchObject({ state: 'open' })
  })

  test('one that vanished or changed meanwhile is named; the others are decided', async () => {
    const [good, changed, gone] = [
      await makeFinding(app.deps),
      await makeFinding(app.deps),
      await makeFinding(app.deps),
    ]
    const chosen = chosenOn((await owner.get('/admin/safeguards')).text)
    await changeEvidence(changed)
    await app.deps.database.db('findings').where({ fingerprint: gone }).delete()
    const answer = await send(chosen)
    expect(answer.status).toBe(409)
    expect(readable(answer.text)).toContain('1 finding was decided. 2 were not')
    expect(readable(answer.text)).toContain('it is gone')
    expect(readable(answer.text)).toContain('it has changed since you looked')
    expect(await stored(good)).toMatchObject({ state: 'dismissed' })
    expect(await stored(changed)).toMatchObject({ state: 'open' })
  })

  test('a form that is wrong comes back with what was chosen, as it was seen', async () => {
    await makeFinding(app.deps)
    const fingerprint = await makeFinding(app.deps)
    const chosen = chosenOn((await owner.get('/admin/safeguards')).text)
    await changeEvidence(fingerprint)
    const answer = await send(chosen, { reason: '' })
    expect(answer.status).toBe(422)
    expect(chosenOn(answer.text).toSorted()).toEqual(chosen.toSorted())
    expect((await send(chosenOn(answer.text))).status).toBe(409)
  })

  test('nothing chosen, or nothing that is a finding, changes nothing', async () => {
    expect((await preview({ severity: 'high' })).headers['location']).toBe(
      '/admin/safeguards?severity=high&done=none-chosen',
    )
    expect((await send(['x', '../../etc.1', ''])).status).toBe(400)
    expect((await preview({ all: 'no-such-kind' })).headers['location']).toContain('done=none-chosen')
  })

  test('critical ones about staff among them only wait for a second person', async () => {
    const usual = await makeFinding(app.deps)
    const staff = await makeFinding(app.deps, { severity: 'critical', touchesStaff: true })
    const page = await preview({ finding: chosenOn((await owner.get('/admin/safeguards')).text) })
    expect(readable(page.text)).toContain('takes two people')
    expect((await send(chosenOn(page.text))).headers['location']).toContain('done=asked')
    expect(await stored(usual)).toMatchObject({ state: 'dismissed' })
    expect(await stored(staff)).toMatchObject({ state: 'open', asked_state: 'dismissed' })
  })
})
