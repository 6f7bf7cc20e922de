/** What stays of a file and of what was in it, once an import is over. */
import * as cheerio from 'cheerio'
import { describe, expect, test } from 'vitest'
import { days } from '../../src/kernel/clock.ts'
import { tidyImports } from '../../src/features/imports/wizard/work-on-imports.ts'
import { testApp } from '../support/test-app.ts'
import { readable } from '../support/visitor.ts'
import { shownRows, wizard, work, type Wizard } from './wizard.ts'

const app = testApp()
const header = 'external_id,name,email'
const named = { 'column-0': 'external_id', 'column-1': 'name', 'column-2': 'email' }

const left = async () => {
  const { db } = app.deps.database
  const imports = await db('imports').select<{ state: string; headers: string[]; matching: unknown }[]>(
    'state',
    'headers',
    'matching',
  )
  const count = async (table: string) => (await db(table).select('*')).length
  return {
    imports,
    rows: await count('member_import_rows'),
    chunks: await count('import_chunks'),
    problems: await count('import_problems'),
  }
}

describe('the names of the columns, the file and its rows go', () => {
  const ends: [string, (person: Wizard) => Promise<unknown>, number][] = [
    [
      'done',
      async (person) => {
        await person.imported(`${header}\n8,Bo,bo@example.org\n9,,\n`, { partial: 'on' })
      },
      // What was refused is the report of what was done.
      1,
    ],
    [
      'cancelled',
      async (person) => {
        const href = await person.checked(`${header}\n8,Bo,bo@example.org\n9,,\n`)
        await person.submit(href, {}, `${href}/cancel`)
      },
      0,
    ],
    [
      'cancelled',
      async (person) => {
        await person.checked(`${header}\n8,Bo,bo@example.org\n9,,\n`)
        app.clock.advance(days(8))
        await tidyImports(app.deps)
      },
      0,
    ],
    [
      'refused',
      async (person) => {
        await person.checked(`${header}\n9,,\n8,"Bo"x,bo@example.org\n`)
      },
      1,
    ],
    [
      'undone',
      async (person) => {
        const href = await person.imported(`${header}\n8,Bo,bo@example.org\n9,,\n`, { partial: 'on' })
        await person.undo(href)
        await work(app)
      },
      0,
    ],
    [
      'failed',
      async (person) => {
        const href = await person.checked(`${header}\n8,Bo,bo@example.org\n9,,\n`)
        await person.apply(href, { partial: 'on' })
        await app.deps.database.db('imports').update({ attempts: 5 })
        await work(app)
      },
      0,
    ],
  ]
  test.each(ends)('when it is %s', async (state, reach, problems) => {
    await reach(await wizard(app))
    expect(await left()).toEqual({ imports: [{ state, headers: [], matching: null }], rows: 0, chunks: 0, problems })
  })

  test('when it is cancelled while somebody is at work on it, who takes their rows away', async () => {
    const person = await wizard(app)
    const href = await person.uploaded(`${header}\n8,Bo,bo@example.org\n`)
    await person.submit(href, {}, `${href}/match`)
    let isCancelled = false
    const inTransaction: typeof app.deps.inTransaction = async (judgeAndSettle) => {
      if (!isCancelled) {
        isCancelled = true
        expect(await left()).toMatchObject({ imports: [{ state: 'checking' }], rows: 1 })
        await person.submit(href, {}, `${href}/cancel`)
      }
      return app.deps.inTransaction(judgeAndSettle)
    }
    await work({ ...app, deps: { ...app.deps, inTransaction } })
    expect(await left()).toMatchObject({ imports: [{ state: 'cancelled', headers: [] }], rows: 0, chunks: 0 })
  })
})

test('what a process that died left of an import that is over goes with the next tidying', async () => {
  const person = await wizard(app)
  await person.checked(`${header}\n8,Bo,bo@example.org\n`)
  await app.deps.database.db('imports').update({ state: 'cancelled' })
  await tidyImports(app.deps)
  expect(await left()).toMatchObject({ rows: 0, chunks: 0 })
})

test('of an import that is over nothing is matched any more', async () => {
  const person = await wizard(app)
  const href = await person.uploaded(`${header}\n8,Bo,bo@example.org\n`)
  const csrf =
    cheerio
      .load((await person.get(href)).text)('[name=csrf]')
      .attr('value') ?? ''
  await person.submit(href, {}, `${href}/cancel`)
  const answer = await person.agent
    .post(`${href}/match`)
    .type('form')
    .send({ csrf, ...named })
  expect([answer.status, answer.headers['location']]).toEqual([303, `${href}?done=overtaken`])
})

test('a refused row keeps nothing but why', async () => {
  const person = await wizard(app)
  await person.checked(`${header},phone,field:boat\n9,,zoe@example.org,+442079460958,dinghy\n8,Bo,bo@example.org,,\n`)
  const rows = await app.deps.database.db('member_import_rows').orderBy('line').select('*')
  expect(JSON.stringify(rows[0])).not.toMatch(/zoe|dinghy|9460958/)
  expect(rows[1]).toMatchObject({ name: 'Bo' })
})

describe('a first line that is a person', () => {
  const file = '7001,Jane Roe,jane.roe@example.org,my secret pass phrase,+442079460958\n7002,John,john@example.org,x,\n'
  const traces = async () =>
    JSON.stringify([
      await app.deps.database.db('imports').select('*'),
      await app.deps.database.db('column_matches').select('*'),
      await app.deps.database.db('events').select('*'),
    ])

  test('is never kept outside the sealed file, and can be imported from all the same', async () => {
    const person = await wizard(app)
    const href = await person.uploaded(file)
    expect(await traces()).not.toMatch(/Jane|secret|jane\.roe|2079460958|7001/i)
    expect(readable((await person.get(href)).text)).toMatch(/looks like a person.*Column 5 ?without a name/)
    await person.submit(href, named, `${href}/match`)
    await work(app)
    expect(shownRows((await person.get(`${href}/rows?show=new`)).text)).toEqual([
      ['Line 2', 'John', '7002', 'john@example.org'],
    ])
    expect(await traces()).not.toMatch(/Jane|secret|jane\.roe|2079460958|7001/i)
  })

  test('also in another encoding', async () => {
    const person = await wizard(app)
    const href = await person.uploaded(Buffer.from(file.replace('Jane', 'J\u00e4ne'), 'latin1'))
    await person.submit(href, {}, `${href}/convert`)
    expect(await traces()).not.toMatch(/J\u00e4ne|secret|jane\.roe|2079460958/i)
  })

  test('is known by a telephone number as well', async () => {
    const person = await wizard(app)
    await person.uploaded('x,Jane Roe,020 7946 0958\n')
    expect(await traces()).not.toContain('Jane')
  })

  test('leaves nothing to remember where it has no address', async () => {
    const person = await wizard(app)
    const href = await person.uploaded('x,Jane Roe,\n8,Bo,bo@example.org\n')
    await person.submit(href, named, `${href}/match`)
    expect(await app.deps.database.db('column_matches').select('*')).toEqual([])
  })

  test('as the keys of a JSON file is refused', async () => {
    const person = await wizard(app)
    const answer = await person.upload('{"jane.roe@example.org": {"name": "Jane"}}', 'members.json')
    expect(answer.status).toBe(422)
    expect(readable(answer.text)).toContain('look like people')
    expect(await left()).toMatchObject({ imports: [], chunks: 0 })
  })
})

test('only names that we know, or that somebody said something of, are remembered', async () => {
  const person = await wizard(app)
  const href = await person.uploaded('id,Nimi,mail,Notes 2024,Notes,Tel,Lisä\n8,Bo,bo@example.org,,,,\n')
  await person.submit(href, { 'column-1': 'name', 'column-3': 'field:notes', 'column-5': '' }, `${href}/match`)
  const remembered = await app.deps.database.db('column_matches').orderBy('header').select('header', 'target')
  expect(remembered.map(({ header, target }: { header: string; target: string }) => [header, target])).toEqual(
    expect.arrayContaining([
      ['id', 'external_id'],
      ['mail', 'email'],
      ['nimi', 'name'],
      // Left out although we know it.
      ['tel', ''],
    ]),
  )
  expect(remembered).toHaveLength(4)
})
