/** The member CSV from the outside: what a file gives, and what is said about one that cannot be read. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { neutralised } from '../../src/features/member-files/formula-safe.ts'
import { type MemberFileItem, readMemberFile } from '../../src/features/member-files/member-file.ts'
import type { MemberRow } from '../../src/features/member-files/member-row.ts'

type Chunk = Uint8Array | string

async function* from(...chunks: Chunk[]): AsyncGenerator<Chunk> {
  for (const chunk of chunks) yield await Promise.resolve(chunk)
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

function read(file: Chunk, pieceBytes = Infinity): Promise<MemberFileItem[]> {
  const bytes = Buffer.from(file)
  const pieces: Buffer[] = []
  for (let at = 0; at < bytes.length; at += pieceBytes) pieces.push(bytes.subarray(at, at + pieceBytes))
  return collect(readMemberFile(from(...pieces)))
}

const members = async (file: Chunk): Promise<MemberRow[]> => {
  const items = await read(file)
  expect(items.filter(({ kind }) => kind !== 'member')).toEqual([])
  return items.filter((item) => item.kind === 'member')
}

const problems = async (file: Chunk): Promise<[number, string, string][]> =>
  (await read(file)).flatMap((item): [number, string, string][] => {
    if (item.kind === 'member') return []
    return [[item.line, item.kind === 'problem' ? item.field : 'file', item.code]]
  })

const header = 'external_id,name,email'
const argon2id = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$iWh06vD8Fy27wf9npn6FXWiCX4K6pW6Ue1Bnzz07Z8A'

describe('values', () => {
  test('every column has its typed value', async () => {
    const columns = `${header},username,phone,email_verified,staff,active,organization,locale,password,field:Team,field:tier_2`
    const cells = `m-1, Ada Lovelace ,Ada@Example.com,ada,+44 20 7946 0958,yes,N,1,"Engines, Ltd",de-at, pass word ,"a\nb",gold`
    expect(await members(`${columns}\n${cells}\n`)).toEqual([
      {
        kind: 'member',
        line: 2,
        externalId: 'm-1',
        name: 'Ada Lovelace',
        email: 'Ada@Example.com',
        username: 'ada',
        phone: '+442079460958',
        emailVerified: true,
        staff: false,
        active: true,
        organization: 'Engines, Ltd',
        locale: 'de-AT',
        password: ' pass word ',
        passwordHash: undefined,
        fields: { team: 'a\nb', tier_2: 'gold' },
      },
    ])
  })

  test('a blank cell is undefined, whatever its column', async () => {
    const columns = `${header},username,phone,email_verified,staff,active,organization,locale,password,password_hash,field:x`
    const [member] = await members(`${columns}\nm-1, ,"",  ,,,,,,,,,\u00a0\n`)
    const { kind, line, externalId, fields, ...rest } = member!
    expect({ kind, line, externalId, fields }).toEqual({ kind: 'member', line: 2, externalId: 'm-1', fields: {} })
    expect(new Set(Object.values(rest))).toEqual(new Set([undefined]))
  })

  test.each(['true', 'TRUE', 'Yes', 'y', '1', ' true '])('%j is true', async (word) => {
    expect((await members(`${header},staff\n1,A,a@x.com,${word}`))[0]?.staff).toBe(true)
  })

  test.each(['false', 'False', 'NO', 'n', '0'])('%j is false', async (word) => {
    expect((await members(`${header},staff\n1,A,a@x.com,${word}`))[0]?.staff).toBe(false)
  })

  test('national telephone numbers take the country they are read with', async () => {
    const file = `${header},phone\n1,A,a@x.com,030 1234567`
    expect(await problems(file)).toEqual([[2, 'phone', 'invalid-phone']])
    const [member] = await collect(readMemberFile(from(file), { defaultCountry: 'DE' }))
    expect(member).toMatchObject({ phone: '+49301234567' })
  })

  test.each(['m=19456,t=2,p=1', 'm=65536,t=4,p=4', 'm=102400,t=2,p=8', 'm=26214,t=10,p=1', 'm=32,t=8192,p=4'])(
    'an Argon2id hash with %s is taken as it is',
    async (parameters) => {
      const hash = argon2id.replace('m=19456,t=2,p=1', parameters)
      expect((await members(`${header},password_hash\n1,A,a@x.com,"${hash}"`))[0]?.passwordHash).toBe(hash)
    },
  )

  test('a hash of another system is taken as it is, and the refusal of one names the formats', async () => {
    const hash = '$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy'
    expect((await members(`${header},password_hash\n1,A,a@x.com,${hash}`))[0]?.passwordHash).toBe(hash)
    const [refused] = await collect(readMemberFile(from(`${header},password_hash\n1,A,a@x.com,secret`)))
    expect(JSON.stringify(refused)).toMatch(/Argon2, bcrypt, .*LDAP/)
    expect(JSON.stringify(refused)).not.toContain('secret')
  })
})

describe('forms of a file', () => {
  const row = { kind: 'member', line: 2, externalId: 'm-1', name: 'Zoë', email: 'zoe@example.com' }
  const plain = `${header}\nm-1,Zoë,zoe@example.com\n`
  const forms: [string, string][] = [
    ['comma', plain],
    ['semicolon', plain.replaceAll(',', ';')],
    ['byte order mark', `\ufeff${plain}`],
    ['CRLF', plain.replaceAll('\n', '\r\n')],
    ['CR alone', plain.replaceAll('\n', '\r')],
    ['no last line end', plain.trimEnd()],
    ['mixed line ends', plain.replace('\n', '\r\n')],
    ['header in another case, with blanks', ' External_ID, NAME ,"email "\nm-1,Zoë,zoe@example.com\n'],
    ['quoted throughout', '"external_id";"name";"email"\n"m-1";"Zoë";"zoe@example.com"\n'],
    ['columns in another order', 'email,external_id,name\nzoe@example.com,m-1,Zoë\n'],
    ['blank lines behind', `${plain}\n\n,,\n`],
  ]
  test.each(forms)('%s', async (_, file) => {
    expect(await members(file)).toEqual([expect.objectContaining(row)])
    expect(await members(`\ufeff${file.replace(/^\ufeff/, '')}`)).toEqual([expect.objectContaining(row)])
  })

  test('a file given as text, cut inside an astral letter', async () => {
    const [before, after] = [`${header}\n1,\ud83d`, '\ude00,a@x.com\n']
    const [member] = await collect(readMemberFile(from(before, after)))
    expect(member).toMatchObject({ name: '😀' })
  })

  test('a header alone is a file without members', async () => {
    expect(await read(`${header}\n`)).toEqual([])
    expect(await read(header)).toEqual([])
  })
})

describe('lines', () => {
  test.each(['\n', '\r\n', '\r'])('a record has the line it begins in, line end %j', async (end) => {
    const file = [
      header,
      '1,"A',
      'B',
      'C",a@x.com',
      '',
      '2,B,b@x.com',
      '"3","C',
      'D",bad',
      '4,D,d@x.com,',
      '5,E,e@x.com',
    ].join(end)
    const items = await read(file)
    expect(items.map((item) => [item.kind, item.line])).toEqual([
      ['problem', 2],
      ['member', 6],
      ['problem', 7],
      ['problem', 7],
      ['problem', 9],
      ['member', 10],
    ])
  })

  test('blank lines before the header count', async () => {
    expect(await problems(`\n\r\n${header}\n1,A,bad\n`)).toEqual([[4, 'email', 'malformed-email']])
  })
})

describe('problems of a row', () => {
  const cells: [string, string, string, string][] = [
    ['', ' 7', 'external_id', 'invalid-external-id'],
    ['', '7\u00a0', 'external_id', 'invalid-external-id'],
    ['', 'a\u200bb', 'external_id', 'invalid-external-id'],
    ['', 'x'.repeat(256), 'external_id', 'invalid-external-id'],
    ['', 'Zoe\u0308', 'external_id', 'invalid-external-id'],
    ['', '\u212b-1', 'external_id', 'invalid-external-id'],
    ['username', 'ada@example.com', 'username', 'invalid-username'],
    ['username', 'ada l', 'username', 'invalid-username'],
    ['username', 'ad\u200ba', 'username', 'invalid-username'],
    ['phone', '+49301', 'phone', 'invalid-phone'],
    ['staff', 'maybe', 'staff', 'invalid-boolean'],
    ['email_verified', '2', 'email_verified', 'invalid-boolean'],
    ['locale', 'de_DE', 'locale', 'invalid-locale'],
    ['locale', 'deutsch', 'locale', 'invalid-locale'],
    ['organization', '"a\nb"', 'organization', 'hidden-characters'],
    ['organization', 'a\u202eb', 'organization', 'hidden-characters'],
    ['organization', 'x'.repeat(1_001), 'organization', 'cell-too-long'],
    ['organization', 'M\ufffdller', 'organization', 'damaged-text'],
    ['field:x', 'a\u0007b', 'field:x', 'hidden-characters'],
    ['field:x', 'x'.repeat(4_001), 'field:x', 'cell-too-long'],
    ['password', 'short12', 'password', 'invalid-password'],
    ['password', 'x'.repeat(201), 'password', 'invalid-password'],
    ['password', ' '.repeat(9), 'password', 'invalid-password'],
    ['password', '"line\nbreak"', 'password', 'invalid-password'],
    ['password_hash', 'secret', 'password_hash', 'invalid-password-hash'],
    ['password_hash', `$2b$14$${'a'.repeat(21)}.${'a'.repeat(31)}`, 'password_hash', 'password-hash-too-dear'],
    ['password_hash', `"${argon2id.replace('v=19', 'v=18')}"`, 'password_hash', 'invalid-password-hash'],
    ['password_hash', `"${argon2id.replace('m=19456', 'm=131073')}"`, 'password_hash', 'password-hash-too-dear'],
    ['password_hash', `"${argon2id.replace('m=19456', 'm=7')}"`, 'password_hash', 'password-hash-too-dear'],
    ['password_hash', `"${argon2id.replace('t=2', 't=14')}"`, 'password_hash', 'password-hash-too-dear'],
    ['password_hash', `"${argon2id.replace('p=1', 'p=9')}"`, 'password_hash', 'password-hash-too-dear'],
    ['password_hash', `"${argon2id.replace('m=19456,t=2', 'm=65536,t=5')}"`, 'password_hash', 'password-hash-too-dear'],
    ['password_hash', `"${argon2id.replace('t=2', 't=2e0')}"`, 'password_hash', 'invalid-password-hash'],
    ['password_hash', `"${argon2id}="`, 'password_hash', 'invalid-password-hash'],
  ]
  test.each(cells.map((given, index) => [`${index} ${given[0]}`, ...given] as const))(
    'cell %s',
    async (_, column, cell, field, code) => {
      const file = column ? `${header},${column}\n7,A,a@x.com,${cell}\n` : `${header}\n${cell},A,a@x.com\n`
      expect(await problems(file)).toEqual([[2, field, code]])
    },
  )

  test('all of them are reported, each with the external ID, and the next row is read', async () => {
    const file = `${header},phone,staff,password,password_hash\n7,A\u0001,a@,12,perhaps,secretive,"${argon2id}"\n8,B,b@x.com,,,,\n`
    const items = await read(file)
    const found = items.map((item) => (item.kind === 'problem' ? [item.externalId, item.field, item.code] : item.kind))
    expect(found).toEqual([
      ['7', 'name', 'hidden-characters'],
      ['7', 'email', 'malformed-email'],
      ['7', 'phone', 'invalid-phone'],
      ['7', 'staff', 'invalid-boolean'],
      ['7', 'password_hash', 'password-and-hash'],
      'member',
    ])
  })

  test('too few and too many cells', async () => {
    expect(await problems(`${header}\n1,A\n2,B,b@x.com,x\n3,C,c@x.com`)).toEqual([
      [2, '', 'too-few-fields'],
      [3, '', 'too-many-fields'],
    ])
  })

  test('no message quotes an address or a password, nor does a shifted row pass one off as an external ID', async () => {
    const secret = 'hunter2!'
    const bad = [
      `email,password,external_id,name\nSmith, Ada,ada@private.example,${secret},7\n`,
      `${header},password\n7,A,ada@private.example@x,${secret.slice(0, 7)}\n`,
      `${header},password\n7,A,ada @private.example,${secret} ${'x'.repeat(300)}\n`,
      `7,Ada,ada@private.example,${secret}\n`,
      `${header},ada@private.example\n`,
      `${header}\n7,Ada,ada@private.example,${secret}"\n`,
      `${header}\n7,"Ada"x,ada@private.example\n`,
    ]
    for (const file of bad) {
      const items = await read(file)
      expect(items.length).toBeGreaterThan(0)
      expect(items.every(({ kind }) => kind !== 'member')).toBe(true)
      expect(JSON.stringify(items)).not.toMatch(/private|hunter|Ada/)
    }
  })
})

describe('files that cannot be read', () => {
  const bytes = (text: string, encoding: BufferEncoding): Buffer => Buffer.from(text, encoding)
  const latin1 = bytes(`${header}\n1,A,a@x.com\n2,Zo\u00eb,z@x.com\n`, 'latin1')
  test.each<[string, Chunk, number, string]>([
    ['nothing', '', 1, 'empty-file'],
    ['a mark alone', '\ufeff', 1, 'empty-file'],
    ['blank lines', '\n \n,,\n', 1, 'empty-file'],
    ['Latin-1', latin1, 3, 'not-utf-8'],
    ['a web page', '<!doctype html>\n<table>', 1, 'markup-file'],
    ['a PDF', '%PDF-1.7\n%\u00e2\u00e3', 1, 'binary-file'],
    ['JSON that breaks off', '[{"external_id": "1"', 1, 'broken-json'],
    ['half a character', Buffer.concat([bytes(`${header}\n1,A,`, 'utf8'), Buffer.from([0xc3])]), 2, 'not-utf-8'],
    [
      'overlong UTF-8',
      Buffer.concat([bytes(`${header}\n1,`, 'utf8'), Buffer.from([0xc0, 0xaf, 0x0a])]),
      2,
      'not-utf-8',
    ],
    ['UTF-16 with mark', bytes(`\ufeff${header}\n`, 'utf16le'), 1, 'utf-16'],
    ['UTF-16 without mark', bytes(`${header}\n`, 'utf16le'), 1, 'utf-16'],
    ['UTF-16 big endian', bytes(`\ufeff${header}\n`, 'utf16le').swap16(), 1, 'utf-16'],
    ['a workbook', Buffer.from('PK\x03\x04 and so on'), 1, 'binary-file'],
    ['a NUL in line 2', `${header}\n1,A\0,a@x.com\n`, 2, 'binary-file'],
    ['an unclosed quote', `${header}\n1,A,a@x.com\n2,"B,b@x.com\n3,C,c@x.com\n`, 3, 'broken-quoting'],
    ['text behind a quoted cell', `${header}\n1,"A"x,a@x.com\n`, 2, 'broken-quoting'],
    ['a quote inside a plain cell', `${header}\n1,A "B" C,a@x.com\n`, 2, 'broken-quoting'],
    ['a quote unclosed for a megabyte', `${header}\n1,A,a@x.com\n2,"${'B\n'.repeat(600_000)}`, 3, 'record-too-long'],
    ['a megabyte of commas', `${header}\n${','.repeat(1_200_000)}\n`, 2, 'record-too-long'],
  ])('%s', async (_, file, line, code) => {
    const items = await read(file)
    const last = items.at(-1)
    expect(last).toMatchObject({ kind: 'unreadable', line, code })
    expect(items.filter(({ kind }) => kind === 'unreadable')).toHaveLength(1)
  })

  const headers: [string, RegExp][] = [
    ['external_id,name', /missing: email\)/],
    ['external_id;name;mail;nmae', /missing: email; unknown: "mail", "nmae"/],
    ['external_id,name,email,Email,name ', /more than once: email, name/],
    ['external_id,name,email,,', /unknown: column 4, column 5/],
    ['external_id,name,email,field:__proto__', /unknown: "field:__proto__"/],
    ['external_id,name,email,field:Constructor,field:prototype', /unknown: "field:constructor", "field:prototype"/],
    ['external_id,name,email,field:,field:a b', /unknown: "field:", "field:a b"/],
    ['external_id,name,email,field:x,FIELD:X', /more than once: field:x/],
    [`external_id,name,email,${'x'.repeat(50)}`, /unknown: column 4/],
    [`external_id,name,email,${Array.from({ length: 200 }, (_, n) => `field:f${n}`).join()}`, /more than 200 columns/],
    ['external_id\tname\temail', /not a header.*not tabs/],
    ['1,Ada,x@example.com', /not a header/],
  ]
  test.each(headers.map(([line, message]) => [line.slice(0, 60), line, message] as const))(
    'header %j',
    async (_, line, message) => {
      const [item, ...rest] = await read(`${line}\n1,A,a@x.com\n`)
      expect(item).toMatchObject({ kind: 'unreadable', line: 1, code: 'bad-header' })
      expect(item?.kind === 'unreadable' && item.message).toMatch(message)
      expect(rest).toEqual([])
    },
  )

  test('broken quoting in a file that ends within its first line', async () => {
    expect(await problems('external_id"')).toEqual([[1, 'file', 'broken-quoting']])
    expect(await problems('"external_id')).toEqual([[1, 'file', 'broken-quoting']])
  })

  test('rows before the trouble are given first, and what the source throws passes through', async () => {
    expect((await read(`${header}\n1,A,a@x.com\n2,"B`)).map(({ kind }) => kind)).toEqual(['member', 'unreadable'])
    const broken = async function* (): AsyncGenerator<string> {
      yield await Promise.resolve(`${header}\n1,A,a@x.com\n`)
      throw new Error('disk on fire')
    }
    await expect(collect(readMemberFile(broken()))).rejects.toThrow('disk on fire')
  })

  test('a reader who stops early closes the source', async () => {
    let isClosed = false
    const source = async function* (): AsyncGenerator<string> {
      try {
        yield await Promise.resolve(`${header}\n`)
        for (let n = 0; ; n++) yield `${n},A,a@x.com\n`
      } finally {
        isClosed = true
      }
    }
    for await (const item of readMemberFile(source())) {
      expect(item.kind).toBe('member')
      break
    }
    expect(isClosed).toBe(true)
  })
})

describe('laws', () => {
  const visible = fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .map((text) => text.replace(/[\p{C}\p{Zl}\p{Zp}\ufffd]/gu, '').trim())
  const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined })
  const member = fc.record({
    external_id: fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/),
    name: visible,
    email: optional(fc.emailAddress().filter((address) => address.split('@')[0]!.length < 65)),
    username: optional(fc.stringMatching(/^[a-z.]{1,20}$/)),
    phone: optional(fc.constantFrom('+442079460958', '+15551234567')),
    staff: optional(fc.boolean()),
    organization: visible,
    locale: optional(fc.constantFrom('en', 'de-AT', 'zh-Hant-TW')),
    password: optional(fc.string({ minLength: 8, maxLength: 30 }).filter((text) => text.trim() !== '')),
    'field:note': fc
      .array(fc.constantFrom('a', '"', ',', ';', '\n', '\r\n', 'é', '😀', ' ', '\t'), { maxLength: 9 })
      .map((all) => all.join('').trim()),
  })

  const writeCsv = (
    rows: Record<string, string | boolean | undefined>[],
    columns: string[],
    separator: string,
    end: string,
    quoteAll: boolean,
  ): string => {
    const cell = (value: string | boolean | undefined, column: string): string => {
      // As our own export writes them; an apostrophe before a formula sign is taken away again.
      const text = column === 'password' ? String(value ?? '') : neutralised(String(value ?? ''))
      return quoteAll || /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
    }
    return [
      columns.join(separator),
      ...rows.map((row) => columns.map((column) => cell(row[column], column)).join(separator)),
    ].join(end)
  }

  test('members come back from a file as they went in, in every form of it and cut anywhere', async () => {
    const form = fc.record({
      separator: fc.constantFrom(',', ';'),
      end: fc.constantFrom('\n', '\r\n'),
      mark: fc.constantFrom('', '\ufeff'),
      quoteAll: fc.boolean(),
      pieceBytes: fc.constantFrom(1, 2, 3, 5, 7, 64, Infinity),
      last: fc.constantFrom('', '\n'),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(member, { maxLength: 5 }),
        form,
        async (rows, { separator, end, mark, quoteAll, pieceBytes, last }) => {
          const columns = [...Object.keys(rows[0] ?? { external_id: 1, name: 1, email: 1 })]
          const file = mark + writeCsv(rows, columns, separator, end, quoteAll) + last
          let line = 2
          const expected = rows.map((row) => {
            const at = line
            line += 1 + (row['field:note'].match(/\r\n|\n|\r/g)?.length ?? 0)
            const { external_id: externalId, 'field:note': note, ...same } = row
            const named = { ...same, name: same.name || undefined, organization: same.organization || undefined }
            return { ...named, externalId, kind: 'member', line: at, fields: note ? { note } : {} }
          })
          const unused = { emailVerified: undefined, active: undefined, passwordHash: undefined }
          expect(await read(file, pieceBytes)).toEqual(expected.map((each) => ({ ...each, ...unused })))
        },
      ),
      { numRuns: 300 },
    )
  })

  test('any bytes at all give items and end, and no item comes behind an unreadable one', async () => {
    const token = fc.constantFrom(
      '"',
      ',',
      ';',
      '\n',
      '\r',
      '\r\n',
      '\0',
      '\ufeff',
      'a',
      'é',
      '😀',
      '\ud800',
      ' ',
      header,
      'x@y.example',
      '""',
    )
    const file = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(token, { maxLength: 40 }).map((all) => all.join('')),
      fc.array(token, { maxLength: 40 }).map((all) => `${header}\n${all.join('')}`),
      fc.uint8Array({ maxLength: 60 }).map((tail) => Buffer.concat([Buffer.from(`${header}\n1,A,a@x.com\n`), tail])),
    )
    await fc.assert(
      fc.asyncProperty(file, fc.constantFrom(1, 3, 64), async (given, pieceBytes) => {
        const items = await read(given, pieceBytes)
        expect(items.slice(0, -1).every(({ kind }) => kind !== 'unreadable')).toBe(true)
        const whole = await read(given)
        const end = items.at(-1)
        if (end?.kind !== 'unreadable') expect(whole).toEqual(items)
        else expect(whole.at(-1)?.kind).toBe('unreadable')
      }),
      { numRuns: 1_500 },
    )
  })
})
