/** `latchkey fallback export`: the sheet in a file, whole or not at all. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import * as cheerio from 'cheerio'
import { expect, onTestFinished, test } from 'vitest'
import type { Io } from '../../src/cli/command.ts'
import { fallbackExport, intoFile } from '../../src/cli/commands/fallback-export.ts'
import type { Program } from '../../src/cli/program.ts'
import type { Terminal } from '../../src/cli/terminal.ts'
import { makeApp } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'

const app = testApp()

async function run(given: Record<string, unknown>) {
  const said: string[] = []
  let out = ''
  const io: Io = {
    input: new PassThrough(),
    out: (text) => {
      out += text
      return Promise.resolve()
    },
    say: (text) => said.push(text),
    progress: () => undefined,
    signal: AbortSignal.timeout(60_000),
  }
  const exit = await fallbackExport.run(app.deps, io, given)
  return { exit, out, said: said.join('\n') }
}

test('gives the file as data, and says in words what to do with it', async () => {
  await makeApp(app.deps)
  const { exit, out, said } = await run({ app: 'acme-help', out: '-', languages: 'fr, en' })
  expect(exit).toBe(0)
  const $ = cheerio.load(out)
  expect(
    $('section[lang]')
      .toArray()
      .map((part) => $(part).attr('lang')),
  ).toEqual(['en', 'fr'])
  expect(said).toContain('/admin/apps/acme-help/fallback')
  expect(said).toContain($('footer code').text())
})

test('an unknown app or language is refused in words', async () => {
  await makeApp(app.deps)
  await expect(run({ app: 'nothing', out: '-' })).rejects.toThrow(/nothing/)
  await expect(run({ app: 'acme-help', out: '-', languages: 'tlh' })).rejects.toThrow(/choose some of en,de/)
})

const program = (exit: number): Program => ({
  ...{ name: 'x', summary: '', example: '' },
  declare: (parser) => parser,
  run: ({ stdout }) => {
    stdout.write('<!doctype html>')
    return Promise.resolve(exit)
  },
})
const terminal = { stdout: new PassThrough() } as unknown as Terminal

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'latchkey-fallback-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

test('the file is there when the command was good, and never in pieces', async () => {
  const place = folder()
  const out = join(place, 'sheet.html')
  expect(await intoFile(program(2)).run(terminal, { out })).toBe(2)
  expect(readdirSync(place)).toEqual([])
  expect(await intoFile(program(0)).run(terminal, { out })).toBe(0)
  expect(readFileSync(out, 'utf8')).toBe('<!doctype html>')
  expect(readdirSync(place)).toEqual(['sheet.html'])
})

test('a file that cannot be written is told with the reason', async () => {
  await expect(intoFile(program(0)).run(terminal, { out: join(folder(), 'no', 'such.html') })).rejects.toThrow(
    /cannot be written: there is no such folder/,
  )
})
