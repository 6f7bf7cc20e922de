/** Who may sign in, in the console: written, looked at, saved, by an administrator without scripts. */
import * as cheerio from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import { everyoneMayEnter, type AccessPolicy } from '../../src/features/access/access-policy.ts'
import { changeAccess } from '../../src/features/access/change-access.ts'
import type { Member } from '../../src/features/members/member.ts'
import { minutes } from '../../src/kernel/clock.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
const home = '/admin/apps/acme-help/access'

let self: Member
let ada: Visitor

beforeEach(async () => {
  await makeApp(app.deps)
  self = await makeMember(app.deps, { name: 'Ada', username: 'ada', role: 'administrator', isStaff: true })
  ada = visitor(app.server)
  await ada.signIn('ada', password)
})

type Fields = Record<string, string>

/** All that a browser would send of a form, but its buttons. */
function fieldsIn(html: string, action: string): Fields {
  const form = cheerio.load(html)(`form[action="${action}"]`).first()
  expect(form.length, `a form to ${action}`).toBe(1)
  return Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value.replace(/\r\n/g, '\n')]))
}

const openForm = async (): Promise<Fields> => fieldsIn((await ada.get(`${home}/edit`).expect(200)).text, `${home}/edit`)
const post = (path: string, fields: Fields) => ada.agent.post(path).type('form').send(fields)
/** Looks at whom it lets in, then puts exactly that in force. */
async function save(fields: Fields) {
  const { seen = '' } = fieldsIn((await post(`${home}/preview`, fields).expect(200)).text, home)
  return post(home, { ...fields, seen })
}
/** Presses a button of the form and gives what the form holds afterwards. */
async function press(fields: Fields, button: string): Promise<Fields> {
  const page = await post(`${home}/edit`, { ...fields, do: button }).expect(200)
  return fieldsIn(page.text, `${home}/edit`)
}
/** Every policy that a page tells in words. */
function policiesIn(html: string): string[] {
  const $ = cheerio.load(html)
  return $('.policy')
    .toArray()
    .map((list) =>
      $('li', list)
        .toArray()
        .map((sentence) => $(sentence).text())
        .join(' '),
    )
}
const policyNow = async (): Promise<AccessPolicy> => (await app.deps.apps.get('acme-help')).accessPolicy
const eventsOf = (type: string) => app.deps.database.db('events').where({ type }).orderBy('id') as Promise<object[]>

async function makeFrom(organization: string | undefined, wishes: Parameters<typeof makeMember>[1] = {}) {
  const member = await makeMember(app.deps, wishes)
  const change = { organization, attributes: { department: 'sales' } }
  const changed = await app.deps.members.update(member.id, member.version, change, app.clock.now())
  return changed ?? member
}

/** Staff, and members of Contoso; nobody else. */
async function writeStaffAndContoso(): Promise<Fields> {
  let fields = await press({ ...(await openForm()), 'new-effect': 'allow', 'new-kind': 'staff' }, 'add-rule')
  fields = await press({ ...fields, 'new-effect': 'allow', 'new-kind': 'organization' }, 'add-rule')
  return { ...fields, 'rule-1-condition-0-more': 'Contoso', otherwise: 'deny' }
}

test('a policy is written button by button, looked at and put in force', async () => {
  await makeFrom('Contoso')
  await makeFrom('Fabrikam', { name: 'Outsider' })
  expect(readable((await ada.get(home)).text)).toContain('Everybody is let in.')

  const fields = await writeStaffAndContoso()
  const preview = await post(`${home}/preview`, fields).expect(200)
  const text = readable(preview.text)
  expect(policiesIn(preview.text)).toEqual([
    'Staff are let in. Members of Contoso are let in. Everybody else is kept out.',
  ])
  expect(text).toMatch(/2 Let in.*1 Kept out.*0 Newly let in.*1 Newly kept out/)
  expect(await policyNow()).toEqual({ otherwise: 'allow', rules: [] })

  const saved = await post(home, fieldsIn(preview.text, home))
  expect(saved.headers['location']).toBe(`${home}?done=changed`)
  expect(await policyNow()).toEqual({
    otherwise: 'deny',
    rules: [
      { effect: 'allow', all: [{ kind: 'staff', is: true }] },
      { effect: 'allow', all: [{ kind: 'organization', oneOf: ['Contoso'] }] },
    ],
  })
  expect(readable((await ada.get(`${home}?done=changed`)).text)).toContain('The rules are in force.')
})

test('the history keeps the shape for ever, and the values where they can be forgotten', async () => {
  expect((await save(await writeStaffAndContoso())).status).toBe(303)
  const [event] = await eventsOf('app.changed')
  expect(event).toMatchObject({
    actor: `member:${self.id}`,
    detail: {
      key: 'acme-help',
      version: 2,
      changed: ['access_policy'],
      access_policy: {
        from: { otherwise: 'allow', rules: [] },
        to: {
          otherwise: 'deny',
          rules: [
            { effect: 'allow', conditions: ['staff'] },
            { effect: 'allow', conditions: ['organization'] },
          ],
        },
      },
    },
    personal: { before: { access_policy: { otherwise: 'allow' } }, after: { access_policy: { otherwise: 'deny' } } },
  })
  expect(JSON.stringify((event as { detail: object }).detail)).not.toContain('Contoso')
})

test('saving what is in force already changes and records nothing', async () => {
  const saved = await post(home, await openForm())
  expect(saved.headers['location']).toBe(`${home}?done=unchanged`)
  expect((await app.deps.apps.get('acme-help')).version).toBe(1)
  expect(await eventsOf('app.changed')).toEqual([])
})

describe('the form', () => {
  test('keeps everything typed while rules and conditions come and go', async () => {
    let fields = await press({ ...(await openForm()), 'new-kind': 'attribute', 'new-effect': 'deny' }, 'add-rule')
    fields = await press({ ...fields, 'new-kind': 'status' }, 'add-rule')
    fields['rule-0-condition-0-name'] = 'department'
    fields['rule-0-condition-0-values'] = 'sales\n O’Brien & "Söhne" \nsales\n<b>'
    fields['otherwise'] = 'deny'
    fields['rule-1-condition-0-is'] = 'suspended'
    fields = await press({ ...fields, 'rule-0-added': 'verified' }, 'add-condition-0')
    fields = await press(fields, 'remove-rule-1')
    expect(fields).toMatchObject({
      otherwise: 'deny',
      'rule-0-effect': 'deny',
      'rule-0-condition-0-kind': 'attribute',
      'rule-0-condition-0-name': 'department',
      'rule-0-condition-0-values': 'sales\nO’Brien & "Söhne"\n<b>',
      'rule-0-condition-1-kind': 'verified',
    })
    expect(fields).not.toHaveProperty('rule-1-effect')
    fields = await press(fields, 'remove-condition-0-0')
    expect(fields['rule-0-condition-0-kind']).toBe('verified')
    expect(await press(fields, 'no-such-button')).toEqual({ ...fields, csrf: expect.anything() as string })
  })

  test('what was just added takes the focus', async () => {
    const fields = await press(await openForm(), 'add-rule')
    const page = await post(`${home}/edit`, { ...fields, 'rule-0-added': 'organization', do: 'add-condition-0' })
    expect(cheerio.load(page.text)('[autofocus]').attr('name')).toBe('rule-0-condition-1-more')
  })

  test('offers what occurs, the most frequent first', async () => {
    for (const organization of ['Contoso', 'Contoso', 'A "quoted" <name>']) await makeFrom(organization)
    let fields = await press({ ...(await openForm()), 'new-kind': 'attribute' }, 'add-rule')
    fields = { ...fields, 'rule-0-condition-0-name': 'department', 'rule-0-added': 'organization' }
    const page = await post(`${home}/edit`, { ...fields, do: 'add-condition-0' })
    const offered = (id: string) =>
      cheerio
        .load(page.text)(`#offered-${id} option`)
        .toArray()
        .map(({ attribs }) => attribs['value'])
    expect(offered('rule-0-condition-1-more')).toEqual(['Contoso', 'A "quoted" <name>'])
    expect(offered('rule-0-condition-0-name')).toEqual(['department'])
    expect(offered('rule-0-condition-0-more')).toEqual(['sales'])
  })

  test('holds the largest policy there may be, and says so where it would be too large', async () => {
    const fields = await openForm()
    const values = Array.from({ length: 100 }, (_, index) => `value ${index}`).join('\n')
    for (let rule = 0; rule < 20; rule += 1) {
      fields[`rule-${rule}-effect`] = 'allow'
      for (let at = 0; at < 5; at += 1) {
        Object.assign(fields, {
          [`rule-${rule}-condition-${at}-kind`]: 'organization',
          [`rule-${rule}-condition-${at}-values`]: values,
        })
      }
    }
    const preview = await post(`${home}/preview`, fields)
    expect(preview.status).toBe(422)
    expect(readable(preview.text)).toContain('too long altogether')

    const short = Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, name.endsWith('values') ? values.slice(0, 300) : value]),
    )
    expect((await post(`${home}/preview`, short)).status).toBe(200)
    expect((await save(short)).status).toBe(303)
    expect((await policyNow()).rules).toHaveLength(20)
    expect(await press(await openForm(), 'add-rule')).not.toHaveProperty('rule-20-effect')
  })
})

describe('what is refused comes back with what was typed, at its field', () => {
  const faulty = {
    otherwise: '',
    'rule-0-effect': 'deny',
    'rule-0-condition-0-kind': 'organization',
    'rule-0-condition-0-values': 'a\0b',
    'rule-0-condition-1-kind': 'staff',
    'rule-0-condition-1-is': 'x',
    'rule-0-condition-2-kind': 'attribute',
    'rule-0-condition-2-name': 'x'.repeat(65),
    'rule-0-condition-2-values': 'x',
    'rule-1-effect': 'allow',
  }

  // Which faults there are, and their words: access-input.test.ts.
  test.each([`${home}/preview`, home])('all of it at once, at %s', async (path) => {
    const answer = await post(path, { ...(await openForm()), ...faulty })
    expect(answer.status).toBe(422)
    const $ = cheerio.load(answer.text)
    const places: [string, RegExp][] = [
      ['otherwise', /everybody else/],
      ['rule-0-condition-0-values', /damaged/],
      ['rule-0-condition-1-is', /one of the two/],
      ['rule-0-condition-2-name', /At most 64/],
      ['rule-1-added', /speaks of nobody/],
    ]
    for (const [field, says] of places) {
      expect($(`#error-${field}`).text()).toMatch(says)
      expect($(`.error-summary a[href="#field-${field}"]`).length).toBe(1)
      expect($(`#field-${field}`).length).toBe(1)
    }
    expect($('.error-summary li').length).toBe(places.length)
    expect($('[name="rule-0-condition-2-name"]').val()).toBe(faulty['rule-0-condition-2-name'])
    expect(await policyNow()).toEqual({ otherwise: 'allow', rules: [] })
  })

  test('one rule and one condition too many are told, and still there', async () => {
    const fields = await openForm()
    for (let rule = 0; rule < 21; rule += 1) fields[`rule-${rule}-effect`] = 'allow'
    for (let at = 0; at < 6; at += 1) fields[`rule-0-condition-${at}-kind`] = 'organization'
    const answer = await post(`${home}/preview`, fields)
    expect(answer.status).toBe(422)
    const text = readable(answer.text)
    expect(text).toContain('At most 20 rules.')
    expect(text).toContain('At most 5 conditions a rule.')
  })
})

test('hostile words stay words, in every page', async () => {
  const evil = '"><script>alert(1)</script>\u202e'
  await makeFrom(evil, { name: `${evil.slice(0, 20)}!` })
  let fields = await press({ ...(await openForm()), 'new-kind': 'organization' }, 'add-rule')
  fields = { ...fields, 'rule-0-condition-0-values': evil }
  const seen = [
    await post(`${home}/edit`, fields),
    await post(`${home}/preview`, { ...fields, people: 'let-in' }),
    await post(home, fields),
    await save(fields),
    await ada.get(home),
    await ada.get(`${home}/edit`),
  ]
  for (const { text } of seen) expect(text).not.toContain('<script>alert')
  expect(readable(seen[1]?.text ?? '')).toContain(evil)
})

describe('the people behind each number', () => {
  test('come fifty at a time, each with the reason', async () => {
    for (let index = 0; index < 60; index += 1) {
      await makeMember(app.deps, { externalId: `x-${String(index).padStart(3, '0')}` })
    }
    const fields = await writeStaffAndContoso()
    const first = await post(`${home}/preview`, { ...fields, people: 'newly-out' })
    const rows = (html: string) => cheerio.load(html)('#people tbody tr').toArray()
    expect(rows(first.text)).toHaveLength(50)
    expect(readable(first.text)).toContain('Everybody else is kept out.')
    const after = cheerio.load(first.text)('#people input[name=after]').val() as string
    expect(after).toBe('x-049')
    const second = await post(`${home}/preview`, { ...fields, people: 'newly-out', after })
    expect(rows(second.text)).toHaveLength(10)
    expect(cheerio.load(second.text)('#people input[name=after]')).toHaveLength(0)
    expect(readable(second.text)).toContain('From the beginning')
  })

  test('nobody who could not sign in anyway is counted', async () => {
    await makeMember(app.deps, { password: undefined })
    await makeMember(app.deps, { status: 'suspended' })
    expect(readable((await post(`${home}/preview`, await openForm())).text)).toMatch(/let in1 Let in.*0 Kept out/)
  })

  test.each([{ people: 'everybody' }, { people: 'constructor' }, { people: 'let-in', after: 'a\0' }, { after: '%' }])(
    'nonsense is taken calmly: %o',
    async (typed) => {
      expect((await post(`${home}/preview`, { ...(await openForm()), ...typed })).status).toBe(200)
    },
  )

  test('staff and administrators who would be kept out are warned of', async () => {
    await makeFrom('Fabrikam', { name: 'Grace', role: 'operator', isStaff: true })
    const fields = await press({ ...(await openForm()), 'new-effect': 'deny', 'new-kind': 'organization' }, 'add-rule')
    const text = readable((await post(`${home}/preview`, { ...fields, 'rule-0-condition-0-more': 'Fabrikam' })).text)
    expect(text).toContain('Administrators are newly kept outGrace.')
    expect(text).toContain('1 of your staff would be kept out')
    expect(text).not.toContain('This keeps you out yourself')
  })
})

describe('dangerous changes ask for the password again', () => {
  const keepSelfOut = async () => ({ ...(await openForm()), otherwise: 'deny' })

  test('when they keep out whoever saves them', async () => {
    app.clock.advance(minutes(11))
    const fields = await keepSelfOut()
    expect(readable((await post(`${home}/preview`, fields)).text)).toContain('This keeps you out yourself')
    const asked = await save(fields)
    expect(asked.status).toBe(403)
    expect(await policyNow()).toMatchObject({ otherwise: 'allow' })
    const kept = fieldsIn(asked.text, home)
    expect((await post(home, { ...kept, proof: 'wrong' })).status).toBe(422)
    expect((await post(home, { ...kept, proof: password })).status).toBe(303)
    expect(await policyNow()).toEqual({ otherwise: 'deny', rules: [] })
  })

  test('when they let in everybody', async () => {
    expect((await save(await writeStaffAndContoso())).status).toBe(303)
    app.clock.advance(minutes(11))
    const fields = { ...(await openForm()), otherwise: 'allow' }
    expect(readable((await post(`${home}/preview`, fields)).text)).toContain('This opens the door to everybody')
    expect((await save(fields)).status).toBe(403)
  })

  test('when rules come to the same as everybody', async () => {
    await makeMember(app.deps)
    expect((await save(await writeStaffAndContoso())).status).toBe(303)
    app.clock.advance(minutes(11))
    let fields = await press({ ...(await openForm()), 'new-kind': 'staff' }, 'add-rule')
    fields = { ...fields, 'rule-2-condition-0-is': 'no' }
    expect((await save(fields)).status).toBe(403)
  })

  test('when they let in nobody, though whoever saves them was kept out before', async () => {
    await makeFrom('Contoso')
    const { id, version } = await app.deps.apps.get('acme-help')
    const policy: AccessPolicy = {
      otherwise: 'deny',
      rules: [{ effect: 'allow', all: [{ kind: 'organization', oneOf: ['Contoso'] }] }],
    }
    expect(await changeAccess(app.deps, { key: 'acme-help', version, policy, actor: 'system' })).toMatchObject({
      kind: 'changed',
      app: { id },
    })
    app.clock.advance(minutes(11))
    let fields = await press(await openForm(), 'remove-rule-0')
    fields = await press({ ...fields, 'new-effect': 'allow', 'new-kind': 'status' }, 'add-rule')
    fields = { ...fields, 'rule-0-condition-0-is': 'suspended' }
    const looked = readable((await post(`${home}/preview`, fields)).text)
    expect(looked).toContain('Nobody would be let in')
    expect(looked).not.toContain('This keeps you out yourself')
    expect((await save(fields)).status).toBe(403)
    expect(await policyNow()).toEqual(policy)
    expect(readable((await post(`${home}/edit`, fields)).text)).toContain('a rule about them shows 0 people')
  })

  test('others do not', async () => {
    app.clock.advance(minutes(11))
    expect((await save(await writeStaffAndContoso())).status).toBe(303)
  })
})

describe('nothing is put in force that was not seen', () => {
  test('a save without the preview answers with the preview, and saves from there', async () => {
    const fields = await writeStaffAndContoso()
    for (const seen of [undefined, '', 'x', 'a'.repeat(43)]) {
      const answer = await post(home, { ...fields, ...(seen !== undefined && { seen }) })
      expect(answer.status).toBe(422)
      expect(readable(answer.text)).toMatch(/Nothing was saved yet.*Who this would let in/)
      expect(await policyNow()).toEqual({ otherwise: 'allow', rules: [] })
    }
    const answer = await post(home, fields)
    expect((await post(home, fieldsIn(answer.text, home))).status).toBe(303)
    expect((await policyNow()).otherwise).toBe('deny')
  })

  test('what was seen is good for that policy, that version and that administrator', async () => {
    const fields = await writeStaffAndContoso()
    const seen = fieldsIn((await post(`${home}/preview`, fields)).text, home)['seen'] ?? ''
    expect((await post(home, { ...fields, otherwise: 'allow', seen })).status).toBe(422)
    expect((await post(home, { ...fields, 'rule-1-condition-0-more': 'Fabrikam', seen })).status).toBe(422)
    await makeMember(app.deps, { username: 'bea', role: 'administrator' })
    const bea = visitor(app.server)
    await bea.signIn('bea', password)
    const own = fieldsIn((await bea.get(`${home}/edit`)).text, `${home}/edit`)
    const borrowed = await bea.agent
      .post(home)
      .type('form')
      .send({ ...fields, csrf: own['csrf'], seen })
    expect(borrowed.status).toBe(422)
    expect(await eventsOf('app.changed')).toEqual([])
    expect((await post(home, { ...fields, seen })).status).toBe(303)
  })
})

test('two administrators: the second sees both, loses nothing, and can go on', async () => {
  const mine = await writeStaffAndContoso()
  const theirs = await press({ ...(await openForm()), 'new-effect': 'deny', 'new-kind': 'organization' }, 'add-rule')
  expect((await save({ ...theirs, 'rule-0-condition-0-more': 'Litware' })).status).toBe(303)

  for (const path of [`${home}/preview`, home]) {
    const answer = await post(path, mine)
    expect(answer.status).toBe(409)
    const text = readable(answer.text)
    expect(text).toContain('Somebody else changed this app')
    expect(policiesIn(answer.text)).toEqual([
      'Members of Litware are kept out. Everybody else is let in.',
      'Staff are let in. Members of Contoso are let in. Everybody else is kept out.',
    ])
    const again = fieldsIn(answer.text, `${home}/edit`)
    expect(again).toMatchObject({ version: '2', otherwise: 'deny', 'rule-1-condition-0-values': 'Contoso' })
    expect((await post(`${home}/preview`, again)).status).toBe(200)
  }
  expect((await policyNow()).otherwise).toBe('allow')
})

test('of two who save in the same moment, one is told', async () => {
  const fields = await openForm()
  const written = ['allow', 'deny'].map((effect) => ({
    ...fields,
    'rule-0-effect': effect,
    'rule-0-condition-0-kind': 'organization',
    'rule-0-condition-0-values': 'Contoso',
  }))
  const looked = await Promise.all(written.map((each) => post(`${home}/preview`, each)))
  const answers = await Promise.all(looked.map(({ text }) => post(home, fieldsIn(text, home))))
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  expect(await eventsOf('app.changed')).toHaveLength(1)
  const outdated = { key: 'acme-help', version: 1, policy: everyoneMayEnter, actor: 'system' } as const
  expect(await changeAccess(app.deps, outdated)).toMatchObject({ kind: 'conflict', app: { version: 2 } })
  expect((await policyNow()).rules).toHaveLength(1)
})

describe('people named one by one', () => {
  const find = (person: string) => ada.submit(home, { person }, `${home}/people`)
  const named = async () =>
    (await app.deps.namedPeople.list((await app.deps.apps.get('acme-help')).id)).map(({ name, list }) => [name, list])

  test('are found by external ID, username or address, and named with one click', async () => {
    const grace = await makeMember(app.deps, {
      name: 'Grace',
      username: 'grace',
      externalId: 'G-1',
      email: 'Grace@example.org',
    })
    for (const typed of ['g-1', ' GRACE ', 'grace@EXAMPLE.org']) {
      expect(readable((await find(typed)).text), typed).toContain('Grace')
    }
    const page = await find('g-1')
    const fields = fieldsIn(page.text, `${home}/people/add`)
    const added = await post(`${home}/people/add`, { ...fields, list: 'denied' })
    expect(added.headers['location']).toBe(`${home}?done=denied`)
    expect(await named()).toEqual([['Grace', 'denied']])
    await post(`${home}/people/add`, { ...fields, list: 'allowed' }).expect(303)
    expect(await named()).toEqual([['Grace', 'allowed']])
    const shown = await ada.get(home)
    expect(readable(shown.text)).toContain('One person is let in by name.')
    expect(readable((await post(`${home}/preview`, fieldsIn(shown.text, `${home}/preview`))).text)).toContain(
      'One person is let in by name.',
    )
    await ada.submit(home, {}, `${home}/people/remove`)
    expect(await named()).toEqual([])

    const events = await eventsOf('app.changed')
    expect(events).toMatchObject(
      [
        { from: null, to: 'denied' },
        { from: 'denied', to: 'allowed' },
        { from: 'allowed', to: null },
      ].map((list) => ({ subject_id: grace.id, personal: null, detail: { changed: ['access_people'], list } })),
    )
  })

  test('everybody who shares an address is shown', async () => {
    for (const name of ['Grace', 'Edsger']) await makeMember(app.deps, { name, email: 'team@example.org' })
    const text = readable((await find('team@example.org')).text)
    expect(text).toContain('Grace')
    expect(text).toContain('Edsger')
  })

  test.each([
    ['', 422, 'Enter an external ID'],
    ['   ', 422, 'Enter an external ID'],
    ['x'.repeat(321), 422, 'At most 320'],
    ['nobody', 200, 'Nobody has this'],
    ['%', 200, 'Nobody has this'],
    ['a\0b', 200, 'Nobody has this'],
    ['<script>alert(1)</script>', 200, 'Nobody has this'],
  ])('looking for %o is answered %i', async (person, status, says) => {
    const answer = await find(person)
    expect(answer.status).toBe(status)
    expect(readable(answer.text)).toContain(says)
    expect(answer.text).not.toContain('<script>alert')
  })

  test('an address that was looked for is in no address line and no log', async () => {
    const answer = await find('grace.hopper@example.org')
    expect(JSON.stringify(answer.headers)).not.toContain('hopper')
    expect(app.logged.join('')).not.toContain('hopper')
  })

  test('nonsense is refused, and changes nothing', async () => {
    const { csrf = '' } = fieldsIn((await ada.get(home)).text, `${home}/people`)
    const good = { csrf, member: self.id, list: 'allowed' }
    const unknown = '00000000-0000-4000-8000-000000000000'
    expect((await post(`${home}/people/add`, { ...good, member: 'x' })).status).toBe(400)
    expect((await post(`${home}/people/add`, { ...good, list: 'test' })).status).toBe(400)
    expect((await post(`${home}/people/add`, { ...good, member: unknown })).status).toBe(404)
    expect((await post(`${home}/people/remove`, { ...good, member: unknown })).status).toBe(404)
    expect((await post('/admin/apps/none/access/people/add', good)).status).toBe(404)
    expect(await named()).toEqual([])
  })

  test('a list holds five hundred', async () => {
    const { id } = await app.deps.apps.get('acme-help')
    const { db } = app.deps.database
    await db.raw(
      `insert into members (id, external_id, name, created_at, updated_at)
       select md5(i::text)::uuid, 'y-' || i, 'Y', now(), now() from generate_series(1, 500) i`,
    )
    await db.raw(`insert into app_people select ?, id, 'allowed', now() from members where external_id like 'y-%'`, [
      id,
    ])
    const { csrf = '' } = fieldsIn((await ada.get(home)).text, `${home}/people`)
    const full = await post(`${home}/people/add`, { csrf, member: self.id, list: 'allowed' })
    expect(readable((await ada.get(full.headers['location'] ?? '')).text)).toContain('names 500 people already')
    expect((await post(`${home}/people/add`, { csrf, member: self.id, list: 'denied' })).headers['location']).toContain(
      'denied',
    )
  })

  test('keeping oneself out by name asks for the password again', async () => {
    app.clock.advance(minutes(11))
    const { csrf = '' } = fieldsIn((await ada.get(home)).text, `${home}/people`)
    const other = await makeMember(app.deps)
    expect((await post(`${home}/people/add`, { csrf, member: self.id, list: 'denied' })).status).toBe(403)
    expect((await post(`${home}/people/add`, { csrf, member: other.id, list: 'denied' })).status).toBe(303)
    expect(await named()).toEqual([[other.name, 'denied']])
  })
})

test('whoever may only look sees who gets in, and nothing to press that changes it', async () => {
  await makeMember(app.deps, { username: 'audrey', role: 'auditor' })
  const audrey = visitor(app.server)
  await audrey.signIn('audrey', password)
  const page = await audrey.get(home)
  const actions = cheerio
    .load(page.text)('main form')
    .toArray()
    .map(({ attribs }) => attribs['action'])
  expect(actions).toEqual([`${home}/preview`])
  const preview = await audrey.submit(home, {}, `${home}/preview`)
  expect(readable(preview.text)).toContain('2 Let in')
  expect(preview.text).not.toContain('Put this in force')
  expect(cheerio.load(preview.text)(`form[action="${home}/edit"], form[action="${home}"]`)).toHaveLength(0)
})

test.each(['/admin/apps/none/access', '/admin/apps/%00/access', '/admin/apps/none/access/edit'])(
  '%s is not found',
  async (path) => {
    await ada.get(path).expect(404)
  },
)
