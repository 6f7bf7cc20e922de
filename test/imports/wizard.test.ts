/** From a file to members in the console: upload, match, check, confirm. */
import * as cheerio from 'cheerio'
import { describe, expect, test } from 'vitest'
import { minutes } from '../../src/kernel/clock.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable } from '../support/visitor.ts'
import { shownCounts, shownRows, wizard, work } from './wizard.ts'

const app = testApp()
const header = 'external_id,name,email'

const nameOf = async (externalId: string): Promise<string | undefined> => {
  const found = await app.deps.members.findForSignIn(externalId)
  return found.kind === 'one' ? found.member.name : undefined
}

describe('a file in our own columns', () => {
  test('is checked without changing anything, and imported when confirmed', async () => {
    await makeMember(app.deps, { externalId: '7', name: 'Ada', email: 'ada@example.org' })
    const person = await wizard(app)
    const href = await person.checked(`${header}\n7,Ada King,ada@example.org\n8,Bo,bo@example.org\n9,,\n`)
    const page = await person.get(href)
    expect(shownCounts(page.text)).toMatchObject({ 'would be new': 1, 'would change': 1, refused: 1 })
    expect(await nameOf('7')).toBe('Ada')

    const changed = shownRows((await person.get(`${href}/rows?show=changed`)).text)
    expect(changed).toEqual([['Line 2', 'Ada', '7', 'namebefore: Ada → after: Ada King']])
    const added = shownRows((await person.get(`${href}/rows?show=new`)).text)
    expect(added).toEqual([['Line 3', 'Bo', '8', 'bo@example.org']])
    const refused = shownRows((await person.get(`${href}/rows?show=refused`)).text)
    expect(refused).toEqual([['Line 4', '9', 'name', 'A new member needs a name.', 'missing-name']])

    expect((await person.apply(href)).status).toBe(422)
    const applied = await person.apply(href, { partial: 'on' })
    expect([applied.status, applied.headers['location']]).toEqual([303, href])
    expect(readable((await person.get(href)).text)).toContain('Being imported')
    await work(app)
    const done = await person.get(href)
    expect(readable(done.text)).toContain('Imported')
    expect(shownCounts(done.text)).toMatchObject({ new: 1, changed: 1, refused: 1 })
    expect([await nameOf('7'), await nameOf('8'), await nameOf('9')]).toEqual(['Ada King', 'Bo', undefined])
    expect(await app.deps.database.db('import_chunks').select('*')).toEqual([])
  })

  test('is recorded: who uploaded it, and what was done', async () => {
    const person = await wizard(app)
    await person.imported(`${header}\n8,Bo,bo@example.org\n`)
    const events = await app.deps.database.db('events').where('type', 'like', 'member.import%').orderBy('id')
    expect(events).toMatchObject([
      { type: 'member.import-uploaded', actor: expect.stringMatching(/^member:/) as string },
      { type: 'member.imported', actor: expect.stringMatching(/^member:/) as string, detail: { new: 1 } },
    ])
    expect(JSON.stringify(events)).not.toMatch(/Bo|example|members\.csv/)
  })

  test('asks for the password again when the last proof is old', async () => {
    const person = await wizard(app)
    const href = await person.checked(`${header}\n8,Bo,bo@example.org\n`)
    app.clock.advance(minutes(11))
    const asked = await person.apply(href)
    expect(asked.status).toBe(403)
    const form = cheerio.load(asked.text)(`form[action="${href}/apply"]`)
    const fields = Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value]))
    expect(
      (
        await person.agent
          .post(`${href}/apply`)
          .type('form')
          .send({ ...fields, proof: password })
      ).status,
    ).toBe(303)
    await work(app)
    expect(await nameOf('8')).toBe('Bo')
  })

  test('is listed, newest first, with those of the command line', async () => {
    const person = await wizard(app)
    await person.imported(`${header}\n8,Bo,bo@example.org\n`)
    const rows = shownRows((await person.get('/admin/members/import')).text)
    expect(rows).toMatchObject([['members.csv', {}, /Member/, '1 new, 0 changed, 0 refused', 'Imported'].map(anyOf)])
  })
})

const anyOf = (wanted: unknown): unknown => {
  if (wanted instanceof RegExp) return expect.stringMatching(wanted)
  return typeof wanted === 'string' ? wanted : expect.anything()
}

describe('columns', () => {
  test('are suggested in the words of six languages, and a choice is remembered', async () => {
    const person = await wizard(app)
    const headers = ['Mitgliedsnummer', 'Nom complet', 'Correo electrónico', 'Telefoonnummer', '言語', 'Boot']
    const href = await person.uploaded(`${headers.join(';')}\n8;Bo;bo@example.org;;de;Jolle\n`)
    const chosen = (html: string) =>
      cheerio
        .load(html)('select option[selected]')
        .toArray()
        .map((each) => each.attribs['value'])
    expect(chosen((await person.get(href)).text)).toEqual(['external_id', 'name', 'email', 'phone', 'locale', ''])
    await person.submit(href, { 'column-5': 'field:boot' }, `${href}/match`)
    await work(app)
    await person.apply(href)
    await work(app)
    const found = await app.deps.members.findForSignIn('8')
    expect(found).toMatchObject({ kind: 'one', member: { name: 'Bo', locale: 'de', attributes: { boot: 'Jolle' } } })

    const next = await person.uploaded(`BOOT;Nom complet\nx;y\n`)
    expect(chosen((await person.get(next)).text)).toEqual(['field:boot', 'name'])
  })

  test('that are needed and missing, or chosen twice, are named at once', async () => {
    const person = await wizard(app)
    const href = await person.uploaded('id,name,name\n8,Bo,Bo\n')
    const answer = await person.submit(href, { 'column-2': 'name' }, `${href}/match`)
    expect(answer.status).toBe(422)
    expect(readable(answer.text)).toMatch(/No column is matched to email/)
    expect(readable(answer.text)).toMatch(/Column 2 is name already/)
    const selected = cheerio.load(answer.text)('#field-column-2 option[selected]').attr('value')
    expect(selected).toBe('name')
    expect((await person.submit(href, { 'column-2': 'role' }, `${href}/match`)).status).toBe(422)
  })

  test('with the same name twice are told apart by their place', async () => {
    const person = await wizard(app)
    const href = await person.uploaded('id,mail,mail,name\n8,old@example.org,new@example.org,Bo\n')
    await person.submit(href, { 'column-1': '', 'column-2': 'email' }, `${href}/match`)
    await work(app)
    await person.apply(href)
    await work(app)
    expect(await app.deps.members.findByEmail('new@example.org')).toMatchObject([{ externalId: '8' }])
  })

  test('a first line that is a person is noticed, and not remembered', async () => {
    const person = await wizard(app)
    const href = await person.uploaded('8,Bo Weber,bo@example.org\n9,Cy,cy@example.org\n')
    expect(readable((await person.get(href)).text)).toContain('looks like a person')
    await person.submit(href, { 'column-0': 'external_id', 'column-1': 'name', 'column-2': 'email' }, `${href}/match`)
    expect(JSON.stringify(await app.deps.database.db('column_matches').select('*'))).not.toContain('bo@example.org')
  })
})

describe('JSON', () => {
  const members = [
    { external_id: 12345678901234, name: 'Bo', email: 'bo@example.org', staff: true, fields: { boat: 'dinghy' } },
    { external_id: '9', name: "'=Cy", email: null, phone: '+46701234567' },
  ]
  test.each([
    ['an array', JSON.stringify(members, null, 2)],
    ['one object a line', members.map((each) => JSON.stringify(each)).join('\n')],
  ])('as %s', async (_name, file) => {
    const person = await wizard(app)
    const href = await person.checked(file, 'members.json')
    expect(shownCounts((await person.get(href)).text)).toMatchObject({ 'would be new': 2, refused: 0 })
    await person.apply(href)
    await work(app)
    expect(await app.deps.members.findForSignIn('12345678901234')).toMatchObject({
      member: { isStaff: true, attributes: { boat: 'dinghy' } },
    })
    expect(await app.deps.members.findForSignIn('9')).toMatchObject({ member: { name: "'=Cy", phone: '+46701234567' } })
  })

  test('that is something else is refused with words', async () => {
    const person = await wizard(app)
    for (const file of ['[1, 2]', '{"a": ', '[{"id": 1}, nonsense', '[]']) {
      const answer = await person.upload(file, 'members.json')
      const isNoticedLater = answer.status === 303
      expect([file, answer.status === 422 || isNoticedLater]).toEqual([file, true])
    }
  })

  test('that breaks off half-way is refused as a whole', async () => {
    const person = await wizard(app)
    const href = await person.checked(
      '{"external_id":"1","name":"A","email":"a@example.org"}\n{"external_id":',
      'x.json',
    )
    expect(readable((await person.get(href)).text)).toMatch(/Nothing was imported.*object 2/)
  })
})

describe('a check', () => {
  test('names addresses that are alike, by every key, with how certain it is', async () => {
    await makeMember(app.deps, { externalId: '1', email: 'zoe.m@gmail.com' })
    const person = await wizard(app)
    const rows = [
      '2,Zoe,zoem@gmail.com',
      '3,Zoë,zo\u00eb@example.org',
      '4,Zoe,zoe@example.org',
      '5,S,stra\u00dfe@x.org',
    ]
    const href = await person.checked(`${header}\n${rows.join('\n')}\n6,S,strasse@x.org\n7,T,strasse@x.org\n`)
    const shown = shownRows((await person.get(`${href}/rows?show=warnings`)).text).map(([line, , , words, code]) => [
      line,
      code,
      /almost certainly|possibly|probably|share/.exec(words ?? '')?.[0],
    ])
    expect(shown).toEqual(
      expect.arrayContaining([
        ['Line 2', 'address-same-mailbox', 'probably'],
        ['Line 3', 'address-accents-differ', 'possibly'],
        ['Line 4', 'address-accents-differ', 'possibly'],
        ['Line 5', 'address-looks-alike', 'almost certainly'],
        ['Line 6', 'address-looks-alike', 'almost certainly'],
      ]),
    )
  })

  test('pages through its rows by the lines of the file', async () => {
    const person = await wizard(app)
    const rows = Array.from({ length: 120 }, (_, n) => `${n},,m${n}@example.org`)
    const href = await person.checked(`${header}\n${rows.join('\n')}\n`)
    const lines: string[] = []
    for (let page: string | undefined = `${href}/rows?show=refused`; page !== undefined;) {
      const answer = await person.get(page)
      lines.push(...shownRows(answer.text).map(([line]) => line ?? ''))
      const next = cheerio.load(answer.text)('a:contains("Next page")').attr('href')
      page = next
    }
    expect(lines).toEqual(Array.from({ length: 120 }, (_, n) => `Line ${n + 2}`))
  })

  test('whose rows a crash of the database took can be made again', async () => {
    const person = await wizard(app)
    const href = await person.checked(`${header}\n8,Bo,bo@example.org\n`)
    await app.deps.database.db('member_import_rows').delete()
    expect(readable((await person.get(href)).text)).toContain('lost in a restart')
    await person.submit(href, {}, `${href}/check`)
    await work(app)
    expect(shownRows((await person.get(`${href}/rows?show=new`)).text)).toHaveLength(1)
  })

  test('keeps no password, and no page shows one', async () => {
    const person = await wizard(app)
    const secret = 'seventeen green kettles'
    const href = await person.checked(`${header},password\n8,Bo,bo@example.org,${secret}\n9,Cy,,${secret},\n`)
    const rows = await app.deps.database.db('member_import_rows').select('*')
    expect(rows).toMatchObject([{ password_sealed: null, password_hash: null }, {}])
    const chunks = await app.deps.database.db('import_chunks').select('*')
    expect(JSON.stringify([rows, chunks])).not.toContain('kettles')
    for (const page of [href, `${href}/rows?show=new`, `${href}/rows?show=refused`, `${href}/refused.csv`]) {
      expect((await person.get(page)).text).not.toContain('kettles')
    }
    await person.apply(href, { partial: 'on' })
    await work(app)
    expect(await app.deps.members.findForSignIn('8')).toMatchObject({ passwordHash: `instant:${secret}` })
    expect(app.logged.join('\n')).not.toContain('kettles')
  })
})

test('the refused rows come as a CSV that no spreadsheet runs', async () => {
  const person = await wizard(app)
  const href = await person.checked(`${header},staff\n=1+1,,a@example.org,perhaps\n`)
  const answer = await person.get(`${href}/refused.csv`)
  expect(answer.headers['content-disposition']).toContain('attachment')
  expect(answer.text.split('\r\n')).toEqual([
    'line,external_id,column,code,message',
    expect.stringMatching(/^2,'=1\+1,staff,invalid-boolean,/) as string,
    '',
  ])
})

describe('progress', () => {
  test('is asked for by the page itself, and its end loads the page anew', async () => {
    const person = await wizard(app)
    const href = await person.uploaded(`${header}\n8,Bo,bo@example.org\n`)
    await person.submit(href, {}, `${href}/match`)
    const $ = cheerio.load((await person.get(href)).text)
    expect($('[hx-get]').attr('hx-get')).toBe(`${href}/progress`)
    expect((await person.get(`${href}/progress`)).text).toContain('<progress')
    await work(app)
    const over = await person.get(`${href}/progress`)
    expect([over.headers['hx-refresh'], over.text]).toEqual(['true', ''])
  })
})
