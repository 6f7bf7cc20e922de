/** Two members become one: what is shown before, what is kept, what ends, and what stands in the way. */
import * as cheerio from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import { askForErasure } from '../../src/features/account/erasures/ask-for-erasure.ts'
import type { MergeChoice } from '../../src/features/member-merge/merge-fields.ts'
import { mergeMembers, type MergeDeps } from '../../src/features/member-merge/merge-members.ts'
import type { Member } from '../../src/features/members/member.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'
import { asIs, mergeHome, mergeThem, pairOf, previewOf, signedIn } from './merging.ts'

const app = testApp()
let olga: Visitor
let owner: Member

beforeEach(async () => {
  owner = await makeMember(app.deps, { name: 'Olga Owner', username: 'olga', role: 'owner' })
  olga = await signedIn(app, 'olga')
})

const stored = ({ id }: Member) => app.deps.members.find(id)
const eventsOf = ({ id }: Member) =>
  app.deps.database
    .db('events')
    .where({ subject_id: id })
    .orderBy('id')
    .select<{ type: string; detail: object; personal: object | null }[]>('*')

async function both(wishes: { first?: object; second?: object } = {}): Promise<[Member, Member]> {
  const { deps } = app
  const ada = await makeMember(deps, {
    name: 'Ada Old',
    externalId: 'ada-1',
    email: 'ada@example.org',
    ...wishes.first,
  })
  const king = await makeMember(deps, {
    name: 'Ada King',
    externalId: 'ada-2',
    email: 'king@example.org',
    username: 'king',
    phone: '+442079460958',
    ...wishes.second,
  })
  return [ada, king]
}

describe('looking', () => {
  test('both are shown side by side, with whom to keep and why, and nothing is changed by looking', async () => {
    const [ada, king] = await both({ first: { emailVerifiedAt: undefined } })
    const page = await olga.get(pairOf(ada, king))
    expect(page.status).toBe(200)
    expect(readable(page.text)).toContain('Ada King looks like the one to keep: their address is verified')
    const $ = cheerio.load(page.text)
    expect($('[name=keep]:checked').val()).toBe('b')
    // What one of them lacks is the other's; what both have is that of the one to keep.
    expect($('[name=username]:checked').val()).toBe('b')
    expect($('[name=email]:checked').val()).toBe('b')
    // In which they do not differ is not asked.
    expect($('[name=locale]').length).toBe(0)

    const preview = await olga.get(previewOf(ada, king, { keep: 'b', name: 'a' }))
    expect(preview.status).toBe(200)
    expect(readable(preview.text)).toMatch(/Full name.*Ada Old.*the one who goes/)
    expect(readable(preview.text)).toContain('Nobody is ever given their external ID')
    expect(preview.text).toContain('4408887695898')
    expect(await stored(ada)).toEqual(ada)
    expect(await stored(king)).toEqual(king)
  })

  test('two who cannot be told apart come without a suggestion', async () => {
    const first = await makeMember(app.deps, { externalId: 'x-1' })
    const second = await makeMember(app.deps, { externalId: 'x-2' })
    await app.deps.database.db('members').whereIn('id', [first.id, second.id]).update({ created_at: first.createdAt })
    expect(readable((await olga.get(pairOf(first, second))).text)).toContain('Nothing tells them apart from here')
  })

  test.each([
    ['?a=ada-1&b=nobody', 'Nobody has this external ID'],
    ['?a=ada-1&b=ADA-1', 'the same member twice'],
    ['?a=ada-1&b=', 'Type an external ID'],
    ['?a=ada-1&b=%00', 'Nobody has this external ID'],
    ['?a=ada-1&b=x&b=y', 'Type an external ID'],
  ])('%s is asked again', async (query, words) => {
    await both()
    const page = await olga.get(`${mergeHome}${query}`)
    expect(page.status).toBe(422)
    expect(readable(page.text)).toContain(words)
  })

  test('a link that names one of them asks for the other', async () => {
    await both()
    const page = await olga.get(`${mergeHome}?a=ada-1`)
    expect(page.status).toBe(200)
    expect(cheerio.load(page.text)('[name=a]').val()).toBe('ada-1')
    expect((await olga.get(`${mergeHome}/preview`)).headers['location']).toBe(mergeHome)
  })
})

describe('merging', () => {
  test('the survivor gets what was chosen, keeps their own password, and the other is gone for good', async () => {
    const [ada, king] = await both({ second: { password: 'nine yellow kettles' } })
    const adaToo = await signedIn(app, 'ada-1')
    const kingToo = visitor(app.server)
    await kingToo.signIn('ada-2', 'nine yellow kettles')

    const answer = await mergeThem(olga, ada, king, { keep: 'a', email: 'b', username: 'b', phone: 'b', name: 'a' })
    expect(answer.status).toBe(303)
    expect(readable((await olga.get(answer.headers['location'] ?? '')).text)).toContain('The two are one member now')

    expect(await stored(ada)).toMatchObject({
      name: 'Ada Old',
      externalId: 'ada-1',
      email: 'king@example.org',
      emailVerifiedAt: king.emailVerifiedAt,
      username: 'king',
      phone: '+442079460958',
    })
    expect(await stored(king)).toBeUndefined()

    for (const session of [adaToo, kingToo]) expect((await session.get('/account')).status).toBe(303)
    // The password of the other opens nothing, by whichever name.
    for (const name of ['king', 'king@example.org', 'ada-1', 'ada-2']) {
      expect((await visitor(app.server).signIn(name, 'nine yellow kettles')).status).toBe(422)
    }
    expect((await visitor(app.server).signIn('king', password)).status).toBe(303)

    const again = await app.deps.members.findConflict({ externalId: 'ADA-2', username: undefined })
    expect(again).toBe('external-id-retired')
  })

  test('it is recorded on both, and nothing personal is in what is kept for ever', async () => {
    const [ada, king] = await both()
    await mergeThem(olga, ada, king, { keep: 'a', name: 'b' })
    const ofAda = (await eventsOf(ada)).find(({ type }) => type === 'member.merged')
    const ofKing = (await eventsOf(king)).find(({ type }) => type === 'member.merged')
    expect(ofAda).toMatchObject({ actor: `member:${owner.id}`, detail: { merged: king.id, fields: ['name'] } })
    expect(ofAda?.personal).toMatchObject({ before: { name: 'Ada Old' }, reason: asIs.reason })
    expect(ofKing).toMatchObject({ detail: { into: ada.id }, personal: { before: { email: 'king@example.org' } } })
    expect(JSON.stringify([ofAda?.detail, ofKing?.detail])).not.toMatch(/Ada|King|example|ada-/)
    expect(readable((await olga.get(`/admin/members/${ada.id}`)).text)).toContain('Merged with another member')
  })

  test('attributes of both can be kept; the survivor has the last word', async () => {
    const [ada, king] = await both()
    const { deps } = app
    await deps.members.update(ada.id, 1, { attributes: { boat: 'dinghy', town: 'Ely' } }, deps.clock.now())
    await deps.members.update(king.id, 1, { attributes: { boat: 'jolle', dog: 'Rex' } }, deps.clock.now())
    await mergeThem(olga, ada, king, { keep: 'a', attributes: 'both' })
    expect((await stored(ada))?.attributes).toEqual({ boat: 'dinghy', town: 'Ely', dog: 'Rex' })
  })

  test('whoever was kept out of an app stays out, and nobody is let in by it', async () => {
    const [ada, king] = await both()
    const { deps } = app
    const acme = await makeApp(deps)
    const other = await makeApp(deps, { name: 'Other', subdomain: 'other', secret: undefined, isEnabled: false })
    await deps.namedPeople.add(acme.id, ada.id, 'allowed', deps.clock.now())
    await deps.namedPeople.add(acme.id, king.id, 'denied', deps.clock.now())
    await deps.namedPeople.add(other.id, king.id, 'allowed', deps.clock.now())
    const preview = readable((await olga.get(previewOf(ada, king, { keep: 'a' }))).text)
    expect(preview).toContain('Kept out by name: Acme Help')
    expect(preview).toContain('Not carried over: Other (let in by name)')
    await mergeThem(olga, ada, king, { keep: 'a' })
    expect((await deps.namedPeople.find(acme.id, ada.id))?.list).toBe('denied')
    expect((await deps.namedPeople.find(other.id, ada.id))?.list).toBeUndefined()
  })

  test('an address that the other had before is a former address of the survivor, and of nobody else', async () => {
    const [ada, king] = await both()
    await mergeThem(olga, ada, king, { keep: 'a' })
    const holders = await app.deps.formerAddresses.findFormerHolders('king@example.org')
    expect(holders).toEqual([expect.objectContaining({ memberId: ada.id, wasVerified: true })])
    expect(await app.deps.formerAddresses.findFormerHolders('ada@example.org')).toEqual([])
  })

  test('a reason is asked for, and what was chosen stays chosen', async () => {
    const [ada, king] = await both()
    const answer = await mergeThem(olga, ada, king, { keep: 'b', name: 'a' }, { reason: 'same' })
    expect(answer.status).toBe(422)
    const $ = cheerio.load(answer.text)
    expect($('#error-reason').text()).toContain('at least 10 characters')
    expect($('[name=survivor]').val()).toBe(king.id)
    expect($('input[name=name]').val()).toBe('loser')
    expect($('textarea[name=reason]').text().trim()).toBe('same')
    expect(await stored(ada)).toBeDefined()
  })

  test.each([{}, { survivor: 'x' }, { survivorVersion: '0' }, { name: 'mine' }, { phone: 'both' }])(
    'what no form of ours says is refused: %j',
    async (wrong) => {
      const [ada, king] = await both()
      const fields = Object.keys(wrong).length === 0 ? {} : { ...asIs, survivor: ada.id, loser: king.id, ...wrong }
      expect((await olga.post(mergeHome, fields)).status).toBe(400)
    },
  )

  test('whoever proved long ago who they are is asked again, and nothing is lost by it', async () => {
    const [ada, king] = await both()
    app.clock.advance(11 * 60_000)
    const asked = await mergeThem(olga, ada, king, { keep: 'a' })
    expect(asked.status).toBe(403)
    expect(asked.text).toContain(asIs.reason)
    expect(await stored(king)).toBeDefined()
  })
})

describe('what stands in the way', () => {
  test('a change meanwhile: they are shown as they are now, and nothing is merged', async () => {
    const [ada, king] = await both()
    const page = previewOf(ada, king, { keep: 'a' })
    const shown = cheerio.load((await olga.get(page)).text)
    const form = Object.fromEntries(
      shown(`form[action="${mergeHome}"]`)
        .serializeArray()
        .map(({ name, value }) => [name, value]),
    )
    await app.deps.members.update(king.id, king.version, { name: 'Somebody Else' }, app.deps.clock.now())
    const answer = await olga.post(mergeHome, { ...form, reason: asIs.reason })
    expect(answer.status).toBe(409)
    expect(readable(answer.text)).toContain('Somebody changed one of the two')
    expect(readable(answer.text)).toContain('Somebody Else')
    expect(cheerio.load(answer.text)('[name=loserVersion]').val()).toBe('2')
    expect(await stored(king)).toBeDefined()
  })

  test('staff and role holders are for owners, on either side', async () => {
    const [ada, king] = await both({ second: { isStaff: true } })
    await makeMember(app.deps, { username: 'adam', role: 'administrator' })
    const adam = await signedIn(app, 'adam')
    const page = await adam.get(pairOf(ada, king))
    expect(readable(page.text)).toContain('Only an owner merges them')
    expect(cheerio.load(page.text)('form.merge-form').length).toBe(0)
    for (const [survivor, loser] of [
      [ada, king],
      [king, ada],
      [owner, ada],
    ] as const) {
      const forged = { ...asIs, survivor: survivor.id, loser: loser.id }
      expect((await adam.post(mergeHome, forged)).status).toBe(403)
    }
    expect((await mergeThem(olga, ada, king, { keep: 'a' })).status).toBe(303)
    expect(await stored(ada)).toMatchObject({ isStaff: false })
  })

  test('nobody merges themselves away, nor a role, nor whoever waits for being erased', async () => {
    const { deps } = app
    const [ada, king] = await both()
    const auditor = await makeMember(deps, { role: 'auditor', externalId: 'aud' })
    const by = { memberId: king.id, requestId: 'r', ip: undefined }
    await askForErasure(deps, { ...by, reason: undefined })
    const cases = [
      [ada, owner, 'It is you who would go'],
      [ada, auditor, 'Take it from them first'],
      [ada, king, 'They asked to be erased'],
    ] as const
    for (const [survivor, loser, words] of cases) {
      const answer = await olga.post(mergeHome, { ...asIs, survivor: survivor.id, loser: loser.id })
      expect(answer.status).toBe(422)
      expect(readable(answer.text)).toContain(words)
      expect(await stored(loser)).toBeDefined()
    }
    expect(readable((await olga.get(pairOf(owner, auditor))).text)).toContain('Neither can go')
    expect(
      cheerio
        .load((await olga.get(pairOf(ada, king))).text)('[name=keep]')
        .map((_, e) => e.attribs['value'])
        .get(),
    ).toEqual(['b'])
  })

  test('an address that staff has, too, is not given to anybody by a merge', async () => {
    const [ada, king] = await both()
    await makeMember(app.deps, { email: 'king@example.org', isStaff: true })
    await makeMember(app.deps, { username: 'adam', role: 'administrator' })
    const adam = await signedIn(app, 'adam')
    const answer = await mergeThem(adam, ada, king, { keep: 'a', email: 'b' })
    expect(answer.status).toBe(422)
    expect(readable(answer.text)).toContain('Only an owner gives it to anybody')
    expect((await mergeThem(adam, ada, king, { keep: 'a', email: 'a' })).status).toBe(303)
  })
})

describe('at once', () => {
  test('of two merges of the same two, one is done and one is told', async () => {
    const [ada, king] = await both()
    const one = { ...asIs, survivor: ada.id, loser: king.id }
    const other = { ...asIs, survivor: king.id, loser: ada.id }
    const answers = await Promise.all([olga.post(mergeHome, one), olga.post(mergeHome, other)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    expect([await stored(ada), await stored(king)].filter(Boolean)).toHaveLength(1)
    expect(await app.deps.memberMerges.listRecent(9)).toHaveLength(1)
  })

  test('whoever signs in as the one who goes at that moment is in no session afterwards', async () => {
    const [ada, king] = await both()
    const someone = visitor(app.server)
    await Promise.all([mergeThem(olga, ada, king, { keep: 'a' }), someone.signIn('ada-2', password)])
    expect(await stored(king)).toBeUndefined()
    expect((await someone.get('/account')).status).toBe(303)
  })

  test('what fails half-way has changed nothing', async () => {
    const [ada, king] = await both()
    const { deps } = app
    const failing: MergeDeps = {
      ...deps,
      inTransaction: (work) =>
        deps.inTransaction(async (stores) => {
          const outcome = await work(stores)
          // Everything was written by now, and none of it is kept.
          expect(await stores.members.find(king.id)).toBeUndefined()
          if (typeof outcome === 'object') throw new Error('the power went out')
          return outcome
        }),
    }
    const choice: MergeChoice = {
      ...{ name: 'loser', email: 'loser', username: 'loser', phone: 'loser' },
      ...{ organization: 'loser', locale: 'loser', attributes: 'both' },
    }
    const request = {
      survivor: { id: ada.id, version: ada.version },
      loser: { id: king.id, version: king.version },
      ...{ choice, reason: asIs.reason, actorId: owner.id, requestId: 'r', ip: undefined },
    }
    await expect(mergeMembers(failing, request)).rejects.toThrow('the power went out')
    expect(await stored(ada)).toEqual(ada)
    expect(await stored(king)).toEqual(king)
    expect(await deps.memberMerges.listRecent(9)).toEqual([])
    expect(await deps.formerAddresses.findFormerHolders('king@example.org')).toEqual([])
    expect((await visitor(app.server).signIn('king', password)).status).toBe(303)
    expect((await eventsOf(ada)).map(({ type }) => type)).not.toContain('member.merged')
  })
})

test('words from outside stay words', async () => {
  const name = '<script>alert(1)</script>\u05d0" onload=x'
  const [ada, king] = await both({ first: { name, externalId: `'"><b>&a=1` }, second: { name } })
  const answer = await mergeThem(olga, ada, king, { keep: 'b', name: 'a' })
  for (const page of [pairOf(ada, king), mergeHome, answer.headers['location'] ?? '']) {
    expect((await olga.get(page)).text).not.toContain('<script>alert')
  }
  expect(answer.status).toBe(303)
  expect((await stored(king))?.name).toBe(name)
})
