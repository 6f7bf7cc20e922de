/** `apps add`, `apps list` and `apps check`, as a script gives them: with the shared secret, and before there is one. */
import { PassThrough, Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { appsAdd } from '../../src/cli/commands/apps-add.ts'
import { appsCheck } from '../../src/cli/commands/apps-check.ts'
import { appsList } from '../../src/cli/commands/apps-list.ts'
import type { Program } from '../../src/cli/program.ts'
import { runProgram } from '../../src/cli/run-program.ts'
import { ioOf, openInput } from '../../src/cli/terminal.ts'
import { sharedSecret } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'

const app = testApp()

/** The commands themselves, on the database of this file. */
const programs: Program[] = [appsAdd, appsList, appsCheck].map((command) => ({
  ...command,
  run: async (terminal, given) =>
    command.run(app.deps, ioOf(terminal, await openInput(terminal, command.inputOf(given))), given),
}))

async function latchkey(words: string[], input?: string) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  // Input that nobody asked for must not be waited for.
  const stdin = input === undefined ? new Readable({ read: () => undefined }) : Readable.from([Buffer.from(input)])
  const terminal = { words, environment: {}, version: '1.2.3', signal: new AbortController().signal }
  const exit = await runProgram({ ...terminal, stdin, stdout, stderr }, programs)
  const text = (stream: PassThrough): string => String((stream.read() as Buffer | null) ?? '')
  return { exit, out: text(stdout), err: text(stderr) }
}

const account = ['apps', 'add', '--name', 'Contoso Help', '--subdomain', 'contoso']
const list = async () => JSON.parse((await latchkey(['apps', 'list', '--format', 'json'])).out) as unknown[]

test('an app is added without a secret: both addresses, and where to enter it', async () => {
  const { exit, out, err } = await latchkey(account)
  expect(exit).toBe(0)
  expect(out).toContain('Remote login URL  http://localhost:3000/sso/zendesk/contoso-help\n')
  expect(out).toContain('Remote logout URL http://localhost:3000/sso/zendesk/contoso-help/logout')
  expect(err).toContain('http://localhost:3000/admin/apps/contoso-help/edit')
  expect(await list()).toMatchObject([{ key: 'contoso-help', enabled: false, stage: 'draft', secret_set_at: null }])

  const check = await latchkey(['apps', 'check', 'contoso-help'])
  expect(check).toMatchObject({ exit: 3, out: expect.stringMatching(/^unknown: There is no shared secret/) as string })
})

test('with its secret on standard input it is added, may be enabled, and is good', async () => {
  const { exit, out, err } = await latchkey([...account, '--secret-stdin', '--enabled'], `${sharedSecret}\n`)
  expect(exit).toBe(0)
  expect(out + err).not.toContain(sharedSecret)
  expect(err).not.toContain('/edit')
  const since: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT/)
  expect(await list()).toMatchObject([{ enabled: true, stage: 'everyone', secret_set_at: since }])
  expect(await latchkey(['apps', 'check', 'contoso-help'])).toMatchObject({ exit: 0 })
})

test.each([
  ['enabled without a secret', [...account, '--enabled'], undefined, 'There is no shared secret yet'],
  ['with an empty secret', [...account, '--secret-stdin'], '', 'No shared secret came'],
  ['with a weak secret', [...account, '--secret-stdin'], 'a'.repeat(48), 'can be guessed'],
])('%s: refused with exit code 2, and nothing is added', async (_title, words, input, says) => {
  const { exit, out, err } = await latchkey(words, input)
  expect({ exit, out }).toEqual({ exit: 2, out: '' })
  expect(err).toContain(says)
  expect(await list()).toEqual([])
})
