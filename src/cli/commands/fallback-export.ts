/** `latchkey fallback export`: the fallback sheet of an app as one file, to be kept where it survives an outage. */
import { rename, rm, writeFile } from 'node:fs/promises'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { languages } from '../../../views/languages/language.ts'
import { sheetFile, sheetOf, shortHash } from '../../features/fallback/fallback-sheet.ts'
import { CommandRefused, defineCommand, exitCodes } from '../command.ts'
import type { Program } from '../program.ts'
import { unknownApp } from './apps-check.ts'

export const fallbackExport = defineCommand({
  name: 'fallback export',
  summary: 'Write the fallback sheet of an app into one file that needs nothing else',
  example: 'latchkey fallback export --app contoso-help-center --out fallback.html --languages de,en',
  declare: (parser) =>
    parser
      .requiredOption('--app <key>', 'the key of the app')
      .requiredOption('--out <file>', 'the file to write, or - for standard output')
      .option('--languages <list>', `some of ${languages.join(',')}; without it, your own language and English`),
  given: z.object({
    app: z.string(),
    out: z.string().min(1, 'name a file'),
    languages: z
      .string()
      .transform((list) => list.split(',').map((each) => each.trim()))
      .pipe(z.array(z.enum(languages, `choose some of ${languages.join(',')}`)))
      .optional(),
  }),
  run: async (deps, io, { app: key, languages: chosen }) => {
    const app = await deps.apps.find(key)
    if (!app) throw unknownApp(key)
    const sheet = sheetOf(deps.config, app, await deps.branding.find(), chosen)
    await io.out(sheetFile(sheet, deps.clock.now()))
    io.say(
      `Fallback sheet ${shortHash(sheet.hash)}, in ${sheet.content.languages.join(', ')}. Publish it where it survives an`,
    )
    io.say(`outage of Latchkey, then record where: ${deps.config.publicUrl}/admin/apps/${app.key}/fallback`)
    return exitCodes.good
  },
})

/** The file is written here, by whoever gave the command, also when the server carries it out; all of it or nothing. */
export const intoFile = (program: Program): Program => ({
  ...program,
  run: async (terminal, given) => {
    const out = String(given['out'])
    if (out === '-') return program.run(terminal, given)
    const stdout = new PassThrough()
    const written = text(stdout)
    const exit = await program.run({ ...terminal, stdout }, given).finally(() => stdout.end())
    if (exit === exitCodes.good) await replaceFile(out, await written)
    return exit
  },
})

async function replaceFile(path: string, content: string): Promise<void> {
  const half = `${path}.part`
  try {
    await writeFile(half, content)
    await rename(half, path)
  } catch (error) {
    await rm(half, { force: true })
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new CommandRefused(`${path} cannot be written: ${reasons[code] ?? code}.`)
  }
}

const reasons: Record<string, string | undefined> = {
  ENOENT: 'there is no such folder',
  EACCES: 'this account may not write there',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
}
