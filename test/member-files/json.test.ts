/** JSON member files: the same rows and problems as a CSV gives, whatever the shape and wherever the bytes are cut. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lookAhead, readMemberFile, type MemberFileItem } from '../../src/features/member-files/member-file.ts'
import { readFileHeaders } from '../../src/features/member-files/member-file-headers.ts'
import { readJsonRecords } from '../../src/features/member-files/member-file-json.ts'

async function read(file: string | Buffer, pieceSize = 65_536): Promise<MemberFileItem[]> {
  const bytes = Buffer.from(file)
  // eslint-disable-next-line @typescript-eslint/require-await -- a source of pieces, as a file is
  const pieces = async function* () {
    for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize)
  }
  const items: MemberFileItem[] = []
  for await (const item of readMemberFile(pieces())) items.push(item)
  return items
}

const told = (items: MemberFileItem[]) =>
  items.map((item) => (item.kind === 'member' ? [item.line, item.name] : [item.line, item.code]))

const two = [
  { external_id: '1', name: 'Ada', email: 'ada@example.org', staff: true },
  { external_id: 20, name: 'Zoë', email: null, fields: { boat: '=dinghy' } },
]

test.each([
  ['an array', JSON.stringify(two)],
  ['an array over many lines, with a mark', `\ufeff${JSON.stringify(two, null, 2)}\n`],
  ['one object a line', two.map((each) => JSON.stringify(each)).join('\n')],
  ['one object behind the other', two.map((each) => JSON.stringify(each)).join(' ')],
])('%s, cut anywhere', async (_name, file) => {
  const whole = await read(file)
  expect(whole).toMatchObject([
    { kind: 'member', line: 1, externalId: '1', staff: true, email: 'ada@example.org' },
    { kind: 'member', line: 2, externalId: '20', name: 'Zoë', email: undefined, fields: { boat: '=dinghy' } },
  ])
  for (const size of [1, 2, 7]) expect(await read(file, size)).toEqual(whole)
})

test.each<[string, string, unknown[]]>([
  ['a key that is nobody’s', '[{"external_id":"1","name":"A","email":"a@x.org","nmae":"B"}]', [[1, 'unknown-field']]],
  ['a list as a value', '[{"external_id":"1","name":["A"],"email":"a@x.org"}]', [[1, 'invalid-value']]],
  ['two keys for one column', '[{"name":"A","Name":"B","email":"a@x.org"}]', [[1, 'repeated-field']]],
  [
    'numbers and no objects',
    '[1, 2]',
    [
      [1, 'unknown-field'],
      [2, 'unknown-field'],
    ],
  ],
  [
    'an end that is missing',
    '[{"name":"A","email":"a@x.org"}, {"na',
    [
      [1, 'A'],
      [2, 'broken-json'],
    ],
  ],
  [
    'something behind the array',
    '[{"name":"A","email":"a@x.org"}] x',
    [
      [1, 'A'],
      [2, 'broken-json'],
    ],
  ],
  ['an object without an end', `[{"name":"${'x'.repeat(1_200_000)}`, [[1, 'record-too-long']]],
  ['a prototype', '[{"__proto__":{"staff":true},"name":"A","email":"a@x.org"}]', [[1, 'unknown-field']]],
])('%s', async (_name, file, expected) => {
  expect(told(await read(file))).toEqual(expected)
})

test('a number keeps every digit it was written with', async () => {
  expect(await read('[{"external_id":12345678901234567890,"name":"A","email":"a@x.org"}]')).toMatchObject([
    { externalId: '12345678901234567890' },
  ])
})

test('any text behind a bracket gives items and ends', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('[', '{'), fc.string(), async (start, text) => {
      const items = await read(start + text)
      const bad = items.findIndex(({ kind }) => kind === 'unreadable')
      expect(bad === -1 || bad === items.length - 1).toBe(true)
    }),
    { numRuns: 300 },
  )
})

describe('a file that was made to be read slowly', () => {
  // eslint-disable-next-line @typescript-eslint/require-await -- a source of pieces, as a file is
  async function* blanks(pieces: number, end: string): AsyncGenerator<Buffer> {
    for (let n = 0; n < pieces; n++) yield Buffer.alloc(65_536, ' ')
    yield Buffer.from(end)
  }

  test('by blanks: they are not kept', async () => {
    const records: unknown[] = []
    for await (const record of readJsonRecords(blanks(2_000, '{"name":"Ada"}'))) records.push(record)
    expect(records).toEqual([{ kind: 'object', line: 1, values: new Map([['name', 'Ada']]) }])
  })

  test('by blanks: what it is is not waited for without an end', async () => {
    let pieces = 0

    const counted = async function* () {
      for await (const piece of blanks(100, '[]')) {
        pieces += 1
        yield piece
      }
    }
    expect((await lookAhead(counted())).isJson).toBe(false)
    expect(pieces).toBeLessThan(4)
  })

  test('by more keys than a member has', async () => {
    const object = Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`k${n}`, 1]))
    expect(told(await read(JSON.stringify([object])))).toEqual([[1, 'too-many-fields']])
  })

  test('by other keys in each object, or keys without an end', async () => {
    const objects = Array.from({ length: 900 }, (_, n) =>
      Object.fromEntries(Array.from({ length: 150 }, (_each, key) => [`k${n}-${key}`, 1])),
    )
    let read = 0
    // eslint-disable-next-line @typescript-eslint/require-await -- a source of pieces, as a file is
    const lines = async function* () {
      for (const object of objects) {
        read += 1
        yield Buffer.from(`${JSON.stringify(object)}\n`)
      }
    }
    expect(await readFileHeaders(lines())).toMatchObject({
      kind: 'unreadable',
      message: expect.stringContaining('200 columns') as string,
    })
    expect(read).toBeLessThan(10)
    const long = (async function* () {
      yield Promise.resolve(Buffer.from(JSON.stringify([{ ['k'.repeat(100_000)]: 1 }])))
    })()
    expect(await readFileHeaders(long)).toMatchObject({
      kind: 'unreadable',
      message: expect.stringContaining('200 characters') as string,
    })
  })
})
