/** The real command in a process of its own, in a folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished } from 'vitest'
import { startCommand, type Child } from '../support/child.ts'

const command = fileURLToPath(new URL('../../bin/latchkey.cjs', import.meta.url))

/** Nothing of the machine's own settings reaches the command, and no `.env` of the checkout. */
const blank = {
  PORT: '',
  HOST: '',
  PUBLIC_URL: '',
  DATABASE_URL: '',
  SECRET_KEYS: '',
  SMTP_URL: '',
  MAIL_FROM: '',
  TRUST_PROXY: '',
  LOG_LEVEL: '',
  AUDIT_SCHEDULE: '',
  ZENDESK_ORIGIN: '',
}

export type Setting = { dataDir: string; env?: Record<string, string>; cwd?: string }
export type Ended = { exit: number | string; out: string; err: string }

export function startLatchkey(words: string[], { dataDir, env = {}, cwd }: Setting): Child {
  const environment = { ...blank, DATA_DIR: dataDir, ...env }
  const child = startCommand(process.execPath, [command, ...words], environment, cwd ?? tmpdir())
  const killNow = () => void child.process.kill('SIGKILL')
  process.once('exit', killNow)
  void child.ended.then(() => process.off('exit', killNow))
  return child
}

/** Runs a command to its end. `input` is its standard input. */
export async function latchkey(words: string[], setting: Setting & { input?: string }): Promise<Ended> {
  const child = startLatchkey(words, setting)
  child.process.stdin?.end(setting.input ?? '')
  const exit = await child.ended
  return { exit, out: child.lines.map((line) => `${line}\n`).join(''), err: child.errors() }
}

/** A folder that goes when the test, or the file when called outside of one, is over. */
export function temporaryFolder(onEnd: (remove: () => void) => void = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-cli-'))
  onEnd(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Signs in with the form, as a browser would. Gives the session's cookies; `page` is how the form is reached. */
export async function signIn(
  origin: string,
  { identifier, password, page = origin }: { identifier: string; password: string; page?: string },
): Promise<string> {
  const form = await fetch(`${page}/sign-in`)
  const csrf = /name="csrf" value="([^"]+)"/.exec(await form.text())?.[1] ?? ''
  const answer = await fetch(`${page}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookiesOf(form), origin },
    body: new URLSearchParams({ csrf, identifier, password }),
  })
  expect(answer.status).toBe(303)
  return cookiesOf(answer)
}

/** What an answer sets, as the next request sends it. */
export const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ')

export const memberFile = (...rows: string[]): string =>
  ['external_id,name,email,email_verified,password', ...rows, ''].join('\n')

/** How long a command may take on a busy machine, a build included. */
export const patience = 60_000
