/** `latchkey audit`: looks at everything now, and prints what was found. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Option } from 'commander'
import { z } from 'zod'
import { whySentence } from '../../../views/safeguards/reports/report-words.tsx'
import type { Deps } from '../../deps.ts'
import { reasonOf } from '../../features/safeguards/audits/audit-run.ts'
import { runAudit, type AuditOutcome } from '../../features/safeguards/audits/run-audit.ts'
import { severities, type Severity } from '../../features/safeguards/catalogue.ts'
import { readReport } from '../../features/safeguards/reports/read-report.ts'
import { countOf, reportFormats, type Report } from '../../features/safeguards/reports/report.ts'
import { defineCommand, exitCodes, type ExitCode, type Io } from '../command.ts'
import { printReport } from '../findings/print-report.ts'

export const audit = defineCommand({
  name: 'audit',
  summary: 'Run the safeguard checks now and print what they found; exit 3 when they could not see everything',
  example: 'latchkey audit --format sarif --fail-on high --redact > latchkey.sarif',
  declare: (parser) =>
    parser
      .addOption(new Option('--format <format>', 'how to print').choices([...reportFormats]).default('text'))
      .addOption(
        new Option('--fail-on <severity>', 'exit 1 when a finding that nobody decided about is as severe as this')
          .choices([...severities])
          .default('high'),
      )
      .option('--new-only', 'only what this audit found new, other than it was, or open again')
      .option('--redact', 'mask names, addresses, telephone numbers and IDs'),
  given: z.object({
    format: z.enum(reportFormats),
    failOn: z.enum(severities),
    newOnly: z.boolean().default(false),
    redact: z.boolean().default(false),
  }),
  run: async (deps, io, { format, failOn, newOnly, redact }) => {
    io.progress('Auditing')
    const outcome = await auditNow(deps, io)
    io.progress('')
    io.signal.throwIfAborted()
    if (outcome.kind === 'failed') {
      io.say(`The audit broke off: ${whySentence({ reason: outcome.because, detail: undefined })} Nothing is reported.`)
      return outcome.because === 'failed' ? exitCodes.internal : exitCodes.incomplete
    }
    const report = await readReport(deps, { newOnly, redact })
    const exitCode = exitOf(report, failOn)
    const isWhole = await printReport(deps, io, report, { format, exitCode })
    sayConclusion(io, report, failOn)
    return isWhole ? exitCode : exitCodes.incomplete
  },
})

type Ended = Exclude<AuditOutcome, { kind: 'busy' }>

/** One that is under way began before whoever asks now: it is waited for, and what it saw again costs little. */
async function auditNow(deps: Deps, io: Io): Promise<Ended> {
  for (let isFirst = true; ; isFirst = false) {
    const { signal } = io
    const outcome = await runAudit(deps, { trigger: 'command-line', by: { actor: 'command-line' }, signal })
    if (outcome.kind !== 'busy') return outcome
    if (isFirst) io.say(`An audit is under way since ${outcome.since.toISOString()}. Waiting for its end.`)
    await sleep(500, undefined, { signal })
  }
}

/** Blind before anything else: that nothing severe was found says nothing then. */
function exitOf(report: Report, failOn: Severity): ExitCode {
  if (report.run?.completeness !== 'ok') return exitCodes.incomplete
  return severeIn(report, failOn) > 0 ? exitCodes.refused : exitCodes.good
}

const severeIn = ({ counts }: Report, failOn: Severity): number =>
  countOf(
    counts,
    ({ state, severity }) => state === 'open' && severities.indexOf(severity) <= severities.indexOf(failOn),
  )

function sayConclusion(io: Io, report: Report, failOn: Severity): void {
  const severe = severeIn(report, failOn)
  io.say(
    `${severe} open ${severe === 1 ? 'finding is' : 'findings are'} ${failOn === 'critical' ? 'critical' : `${failOn} or worse`}.`,
  )
  if (report.run?.completeness === 'ok') return
  io.say('The audit did not see everything, so more may be wrong:')
  for (const why of report.run?.why ?? []) io.say(`- ${whySentence(reasonOf(why))}`)
}
