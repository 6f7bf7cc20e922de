/** `latchkey findings list`: what the last audit found, without running another one. */
import { Option } from 'commander'
import { z } from 'zod'
import { isFindingCode, severities } from '../../features/safeguards/catalogue.ts'
import { findingStates } from '../../features/safeguards/finding.ts'
import { readReport } from '../../features/safeguards/reports/read-report.ts'
import { unresolvedStates } from '../../features/safeguards/reports/report.ts'
import { defineCommand, exitCodes } from '../command.ts'
import { printReport } from '../findings/print-report.ts'
import { unknownApp } from './apps-check.ts'

const formats = ['text', 'json', 'csv'] as const

export const findingsList = defineCommand({
  name: 'findings list',
  summary: 'Print what the last audit found, without running another one',
  example: 'latchkey findings list --severity high --state open --format json',
  declare: (parser) =>
    parser
      .addOption(new Option('--format <format>', 'how to print').choices([...formats]).default('text'))
      .addOption(
        new Option('--state <state>', 'only these; unresolved: all that are not resolved')
          .choices([...findingStates, 'unresolved'])
          .default('unresolved'),
      )
      .addOption(
        new Option('--severity <severity>', 'only this severe, or worse').choices([...severities]).default('info'),
      )
      .option('--code <code>', 'only this kind, such as duplicate-email')
      .option('--app <key>', 'only what is about this app')
      .option('--redact', 'mask names, addresses, telephone numbers and IDs'),
  given: z.object({
    format: z.enum(formats),
    state: z.enum([...findingStates, 'unresolved']),
    severity: z.enum(severities),
    code: z.string().refine(isFindingCode, 'there is no such kind of finding').optional(),
    app: z.string().optional(),
    redact: z.boolean().default(false),
  }),
  run: async (deps, io, { format, state, severity, code, app: key, redact }) => {
    const app = key === undefined ? undefined : await deps.apps.find(key)
    if (key !== undefined && !app) throw unknownApp(key)
    const states = state === 'unresolved' ? unresolvedStates : [state]
    const report = await readReport(deps, {
      ...{ states, minimum: severity, code, appId: app?.id },
      ...{ newOnly: false, redact },
    })
    const isWhole = await printReport(deps, io, report, { format, schema: 'latchkey.findings/1' })
    if (!report.run) io.say('No audit has been finished yet, so nothing is known. `latchkey audit` runs one.')
    return isWhole && report.run ? exitCodes.good : exitCodes.incomplete
  },
})
