/**
 * A Latchkey that works on audits, as a process of its own that can be killed. `begin`: one check that says that it looks and
 * never ends. `go-on`: only what a start does, two minutes later, until an audit is finished, and says what there is then.
 */
import { openAndMigrate } from '../../../../src/cli/open-latchkey.ts'
import type { AuditCheck } from '../../../../src/features/safeguards/checks/check.ts'
import { startAudits } from '../../../../src/features/safeguards/audits/start-audits.ts'
import { after, minutes, systemClock } from '../../../../src/kernel/clock.ts'
import { createLog } from '../../../../src/kernel/log.ts'
import { testConfig } from '../../../support/test-app.ts'
import { checkOf, sighting } from '../audit-world.ts'

const [phase = '', dataDir = '', databaseUrl = ''] = process.argv.slice(2)
const say = (text: string): void => void process.stdout.write(`${text}\n`)

const config = testConfig({
  DATA_DIR: dataDir,
  ...(databaseUrl === '' ? {} : { DATABASE_URL: databaseUrl, SECRET_KEYS: 'test key: thirty-two characters or more' }),
})
const log = createLog({ level: 'warn', write: (line) => process.stderr.write(line) })
const opened = await openAndMigrate({ config, log, signal: new AbortController().signal })
const clock = phase === 'begin' ? systemClock : { now: () => after(systemClock.now(), minutes(2)) }
const seen = checkOf([sighting({ key: 'k' })])
const endless: AuditCheck = checkOf([], {
  name: 'endless',
  codes: ['alias-email'],
  see: () => {
    say('looking')
    return new Promise(() => setInterval(() => undefined, 1_000))
  },
})
const checks = phase === 'begin' ? [seen, endless] : [seen]
const deps = { ...opened, clock, checks }
const working = startAudits(deps, { isAlone: databaseUrl === '', calm: 0, look: 200 })

for (;;) {
  const runs = phase === 'begin' ? [] : await deps.auditRuns.list(10)
  if (runs.some(({ state }) => state === 'finished')) {
    const findings = await deps.database.db('findings').select('code', 'state')
    const waiting = await deps.database.db('audit_sightings')
    say(`there is ${JSON.stringify({ runs: runs.map(({ state, why }) => [state, ...why]), findings, waiting })}`)
    break
  }
  await new Promise((resolve) => setTimeout(resolve, 200))
}
await working.stop()
await deps.database.close()
