/** kill -9 in the middle of an audit: nothing is concluded, and the next start does it from the beginning. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { startScript } from '../../support/child.ts'
import { existingPostgres } from '../../support/postgres.ts'
import { copyFreshDataDir, templateName } from '../../support/template.ts'

const script = join(import.meta.dirname, 'children/audit.ts')

test('an audit whose process was killed is run again by the next one', async () => {
  const place = await freshPlace()
  const killed = startScript(script, ['begin', ...place])
  await killed.line('looking')
  await killed.kill('SIGKILL')

  const next = startScript(script, ['go-on', ...place])
  const said = (await next.line('there is')).replace('there is ', '')
  expect(JSON.parse(said)).toEqual({
    runs: [['finished'], ['failed', 'interrupted']],
    findings: [{ code: 'duplicate-email', state: 'open' }],
    waiting: [],
  })
  expect(await next.ended).toBe(0)
}, 120_000)

/** A folder and, on PostgreSQL, a database, both gone afterwards. */
async function freshPlace(): Promise<[dataDir: string, databaseUrl: string]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-killed-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const template = inject('databaseTemplate')
  if (template.kind === 'embedded') {
    await copyFreshDataDir(dataDir)
    return [dataDir, '']
  }
  const server = existingPostgres(template.url)
  const name = `latchkey_killed_${randomBytes(8).toString('hex')}`
  await server.createDatabase(name, templateName)
  onTestFinished(() => server.dropDatabase(name))
  return [dataDir, server.url(name)]
}
