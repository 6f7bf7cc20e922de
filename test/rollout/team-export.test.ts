/** Zendesk's export of team members, held against our staff: what it proves, what it cannot, and files that are something else. */
import * as cheerio from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import type { App } from '../../src/features/apps/app.ts'
import { readTeamExport } from '../../src/features/rollout/staff/read-team-export.ts'
import type { Member } from '../../src/features/members/member.ts'
import { makeMember } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, type Visitor } from '../support/visitor.ts'
import { attestedApp, eventsOf, home, makeStaff, post, signedIn } from './rollout-world.ts'

const plain = 'ID,Name,Primary email,Suspended,Time zone'
const withIds = 'ID,Name,Primary email,External ID'

describe('reading', () => {
  const read = (text: string) => {
    const file = readTeamExport(text)
    if (file.kind === 'refused') throw new Error(file.why)
    return file
  }

  test.each([
    ['commas', `${withIds}\n1,Anna,anna@example.org,A-1\n`],
    ['a byte order mark', `\ufeff${withIds}\n1,Anna,anna@example.org,A-1`],
    ['semicolons', `${withIds}\n1,Anna,anna@example.org,A-1`.replaceAll(',', ';')],
    ['tabs', `${withIds}\n1,Anna,anna@example.org,A-1`.replaceAll(',', '\t')],
    ['CRLF and blank lines', `${withIds}\r\n\r\n1,Anna,anna@example.org,A-1\r\n\r\n`],
    ['other letters and underscores', 'id,NAME,Email,external_id\n1,Anna, anna@example.org ,A-1'],
    ['quotation marks', '"ID","Name","Primary email","External ID"\n"1","Anna","anna@example.org","A-1"'],
  ])('with %s', (_title, text) => {
    const [person] = read(text).people
    expect(person).toMatchObject({ name: 'Anna', email: 'anna@example.org', externalId: 'A-1' })
  })

  test('quoted commas, quotes and line breaks stay in their cell, and lines are counted', () => {
    const { people } = read(`${withIds}\n1,"Doe, ""JJ""\nJane",jane@example.org,J-1\n2,Bo,bo@example.org,B-1`)
    expect(people).toEqual([
      { line: 2, name: 'Doe, "JJ"\nJane', email: 'jane@example.org', externalId: 'J-1' },
      { line: 4, name: 'Bo', email: 'bo@example.org', externalId: 'B-1' },
    ])
  })

  test('without a column of external IDs there are none, which is not the same as blank ones', () => {
    expect(read(`${plain}\n1,Anna,anna@example.org,No,Berlin`)).toMatchObject({
      hasExternalIds: false,
      people: [{ externalId: undefined }],
    })
    expect(read(`${withIds}\n1,Anna,anna@example.org,`).people[0]?.externalId).toBe('')
    expect(read(`${withIds}\n1,Anna,anna@example.org`).people[0]?.externalId).toBe('')
  })

  test.each([
    ['nothing', '', /Paste the content/],
    ['blanks', ' \n\t\n', /Paste the content/],
    ['prose', 'Dear Ada, here is the file.', /does not look like/],
    ['a header only', `${withIds}\n`, /only a header/],
    ['another CSV', 'Ticket,Subject,Requester\n1,Help,anna@example.org', /does not look like/],
    ['rows without a header', '1,Anna,anna@example.org,A-1\n2,Bo,bo@example.org,B-1', /does not look like/],
    ['our own member file', 'external_id,name,email\nA-1,Anna,anna@example.org', /does not look like/],
    [
      'our own export, whole',
      'id,external_id,name,email,username,staff\n1,A-1,Anna,anna@example.org,a,true',
      /member file of Latchkey/,
    ],
    [
      'our own export, with a field',
      'id,external_id,name,email,field:boat\n1,A-1,Anna,a@example.org,x',
      /member file of Latchkey/,
    ],
    ['two columns of IDs', 'ID,Email,External ID,external_id\n1,a@example.org,A,B', /Two columns/],
    ['a workbook', 'PK\u0003\u0004\0\0\0', /not text/],
    ['open quotation marks', `${withIds}\n1,"Anna,anna@example.org,A-1`, /quotation marks/],
    ['more than a megabyte', `${withIds}\n${'1,Anna,anna@example.org,A-1\n'.repeat(40_000)}`, /more than 1 MB/],
  ])('%s is refused with words', (_title, text, says) => {
    const file = readTeamExport(text)
    expect(file).toMatchObject({ kind: 'refused', why: expect.stringMatching(says) as string })
    expect(JSON.stringify(file)).not.toContain('anna@')
  })
})

describe('on the page', () => {
  const app = testApp()
  let ada: { member: Member; person: Visitor }
  let made: App

  beforeEach(async () => {
    ada = await signedIn(app, 'administrator', { name: 'Ada' })
    made = await attestedApp(app, ada.member, { stage: 'staff' })
  })

  const paste = (file: string) => post(ada.person, `${home}/team-members`, { file })
  const person = (name: string, wishes = {}) =>
    makeStaff(
      app,
      made,
      { externalId: false },
      { name, externalId: `${name}-1`, email: `${name.toLowerCase()}@example.org`, ...wishes },
    )
  const evidence = async () => {
    const rows = await app.deps.database
      .db('staff_evidence')
      .join('members', 'members.id', 'staff_evidence.member_id')
      .select<{ name: string; found: string; source: string }[]>('name', 'found', 'source')
      .orderBy(['name', 'source'])
    return rows.map(({ name, found, source }) => [name, found, source])
  }
  const reportOf = (html: string) => readable(cheerio.load(html)('#team-members').html() ?? '')

  test('the same ID, in whatever case, is seen; another is a danger; a blank is none', async () => {
    for (const name of ['Anna', 'Berta', 'Carla']) await person(name)
    const rows = ['1,Anna,ANNA@example.org,anna-1', '2,Berta,berta@example.org,999', '3,Carla,carla@example.org,']
    const answer = await paste([withIds, ...rows].join('\n'))
    expect(answer.status).toBe(200)
    const exported = 'team-member-export'
    expect(await evidence()).toEqual([
      ['Anna', 'same', exported],
      ['Berta', 'other', exported],
      ['Carla', 'none', exported],
    ])
    const report = reportOf(answer.text)
    expect(report).toContain('External ID: 1 as here, 1 blank there, 1 different.')
    expect(report).toMatch(/Another external ID in Zendesk 1.*Berta.*999.*nobody of the staff/)
    const page = cheerio.load((await ada.person.get(home)).text)
    expect(page('.alert-danger').text()).toContain('1 of them has another external ID in Zendesk')
    expect(page('.badge-danger').text()).toContain('Another ID there')
    expect((await post(ada.person, `${home}/forward`, { from: 'staff' })).status).toBe(422)
    expect(await eventsOf(app, 'staff.export-compared')).toMatchObject([
      { codes: ['external-id-differs'], detail: { rows: 3, same: 1, other: 1, none: 1, has_external_ids: true } },
    ])
    expect(JSON.stringify(await eventsOf(app, 'staff.export-compared'))).not.toMatch(/example\.org|Anna|999/)
  })

  test('a file without such a column ticks nobody off, and says so', async () => {
    await person('Anna')
    const answer = await paste(`${plain}\n1,Anna,anna@example.org,No,Berlin`)
    const $ = cheerio.load(answer.text)
    expect($('#team-members .alert-warning').text()).toContain('Nobody was ticked off')
    expect($('#team-members .alert-success').length).toBe(0)
    expect(await evidence()).toEqual([])
  })

  test('the newer word counts: an export against an attestation, and an attestation after it', async () => {
    const anna = await person('Anna')
    const seen = async () =>
      cheerio
        .load((await ada.person.get(home)).text)('[data-label="External ID in Zendesk"]')
        .text()
    await post(ada.person, `${home}/attest`, { member: anna.id })
    app.clock.advance(1_000)
    await paste(`${withIds}\n1,Anna,anna@example.org,other`)
    expect(await seen()).toMatch(/^Another ID there/)
    app.clock.advance(1_000)
    await post(ada.person, `${home}/attest`, { member: anna.id })
    expect(await seen()).toMatch(/^SeenConfirmed by Ada/)
    await paste(`${withIds}\n1,Anna,anna@example.org,other`)
    expect(await seen()).toMatch(/^Another ID there/)
  })

  test('who is on one side only is listed, and an ID under another address is told but proves nothing', async () => {
    await person('Anna')
    await person('Hidden')
    await person('Paused', { status: 'suspended' })
    await makeMember(app.deps, { name: 'Member', email: 'member@example.org' })
    await person('Twin', { email: 'twins@example.org' })
    await person('Twain', { email: 'twins@example.org' })
    const rows = [
      '1,Anna,anna@example.org,Anna-1',
      '2,Stranger,stranger@example.org,Hidden-1',
      '3,Member,member@example.org,',
      '4,Paused,paused@example.org,Paused-1',
      '5,Twins,twins@example.org,Twin-1',
      '6,Formula,"=HYPERLINK(""http://evil.example"",""x"")",1',
      '7,<b>Bold</b>,,',
    ]
    const answer = await paste([withIds, ...rows].join('\n'))
    expect(await evidence()).toEqual([['Anna', 'same', 'team-member-export']])
    const report = reportOf(answer.text)
    expect(report).toContain('7 team members in the file, 1 of them active staff here')
    expect(report).toMatch(/Stranger.*No member has this address\. It carries the external ID of Hidden\./)
    expect(report).toContain('A member has this address, but is not marked as staff.')
    expect(report).toContain('The staff member with this address is suspended.')
    expect(report).toContain('Several staff members have this address')
    expect(report.match(/The address cannot be read/g)).toHaveLength(2)
    expect(report).toMatch(/Staff here, but not in the file 1.*Hidden-1/)
    expect(answer.text).not.toContain('<b>Bold')
  })

  test('the same person twice is as good as the worse of the two', async () => {
    await person('Anna')
    await paste(`${withIds}\n1,Anna,anna@example.org,other\n2,Anna,anna@example.org,Anna-1`)
    expect(await evidence()).toEqual([['Anna', 'other', 'team-member-export']])
  })

  test('somebody else’s ID is named as theirs', async () => {
    await person('Anna')
    await person('Berta')
    const answer = await paste(`${withIds}\n1,Anna,anna@example.org,BERTA-1`)
    expect(reportOf(answer.text)).toMatch(/Anna.*BERTA-1.*Berta/)
  })

  test('a large file is taken, by this form alone; a larger one is refused', async () => {
    await person('Anna')
    const many = Array.from({ length: 8_000 }, (_, at) => `${at},Zoë Ångström ${at},zoe${at}@example.org,Z-${at}`)
    const answer = await paste([withIds, ...many, '9,Anna,anna@example.org,Anna-1'].join('\n'))
    expect(answer.status).toBe(200)
    expect(reportOf(answer.text)).toContain('8001 team members in the file, 1 of them')
    expect(reportOf(answer.text)).toContain('The first 200 are shown.')
    expect((await paste('x'.repeat(1_100_000))).status).toBe(422)
    expect((await paste('x'.repeat(3_300_000))).status).toBe(413)
    expect((await post(ada.person, `${home}/test-people`, { who: 'x'.repeat(100_000) })).status).toBe(413)
  })

  test('what is refused leaves everything as it was, and says why beside the field', async () => {
    await person('Anna')
    const answer = await paste('external_id,name,email\nAnna-1,Anna,anna@example.org')
    expect(answer.status).toBe(422)
    expect(cheerio.load(answer.text)('#error-file').text()).toContain('does not look like')
    expect(await evidence()).toEqual([])
  })

  test('nobody but those who may change apps has the large form read', async () => {
    const file = 'x'.repeat(500_000)
    const { person: auditor } = await signedIn(app, 'auditor')
    expect((await post(auditor, `${home}/team-members`, { file })).status).toBe(403)
    const foreign = await ada.person.agent.post(`${home}/team-members`).type('form').send({ file, csrf: 'none' })
    expect(foreign.status).toBe(403)
  })
})
