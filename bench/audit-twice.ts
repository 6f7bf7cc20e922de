/** Two audits in a process of its own, the second over the same members, so that its memory is theirs alone. */
import { readFileSync } from 'node:fs'
import { openForCommand } from '../src/cli/open-latchkey.ts'
import { readConfig } from '../src/config/config.ts'
import { runAudit } from '../src/features/safeguards/audits/run-audit.ts'
import { createLog } from '../src/kernel/log.ts'

const outcome = readConfig(process.env)
if (outcome.kind === 'mistakes') throw new Error(outcome.mistakes.join('; '))
const log = createLog({ level: 'warn', write: (line) => process.stderr.write(line) })
const deps = await openForCommand({ config: outcome.config, log, signal: new AbortController().signal })
const seconds: number[] = []
let findings = 0
for (let turn = 0; turn < 2; turn += 1) {
  const startedAt = performance.now()
  const audit = await runAudit(deps, { trigger: 'command-line', by: { actor: 'command-line' } })
  seconds.push((performance.now() - startedAt) / 1_000)
  if (audit.kind !== 'finished') throw new Error(`the audit is ${audit.kind}`)
  const broken = audit.run.why.filter((why) => why.startsWith('check-failed'))
  if (broken.length > 0) throw new Error(broken.join(', '))
  findings = audit.run.counts.reduce((sum, { count }) => sum + count, 0)
}
await deps.database.close()
process.stdout.write(JSON.stringify({ seconds, findings, peakMb: peakMb() }))

/** As Linux counts it; 0 elsewhere. */
function peakMb(): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1_024
  } catch {
    return 0
  }
}
