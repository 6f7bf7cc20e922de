/** `latchkey zendesk import`: an export of Zendesk users, all or nothing. */
import { Option } from 'commander'
import { z } from 'zod'
import type { UserImportReport, UserProblem } from '../../features/zendesk/import-report.ts'
import { importZendeskUsers } from '../../features/zendesk/import-users.ts'
import { readInstant } from '../../features/zendesk/user-file/user-values.ts'
import { CommandRefused, defineCommand, exitCodes } from '../command.ts'
import { unknownApp } from './apps-check.ts'

export const zendeskImport = defineCommand({
  name: 'zendesk import',
  summary: 'Bring in what Zendesk knows: an export of its users, or of its team members',
  example: 'latchkey zendesk import --app contoso-help-center --kind users users.jsonl',
  declare: (parser) =>
    parser
      .argument('<file>', 'CSV as Zendesk exports it, or one user a line as JSON; - for standard input')
      .requiredOption('--app <key>', 'the key of the app')
      .addOption(new Option('--kind <kind>', 'which export it is').choices(['team', 'users']).makeOptionMandatory())
      .option('--as-of <time>', 'when it was exported, in UTC; else the latest moment the file tells of')
      .option('--accept-fewer', 'take it though it has less than half of the users of the one before, or no end user')
      .option('--dry-run', 'check everything, change nothing')
      .addOption(new Option('--format <format>', 'how to report').choices(['text', 'json']).default('text')),
  given: z.object({
    file: z.string(),
    app: z.string(),
    kind: z.enum(['team', 'users']),
    asOf: z.string().optional(),
    acceptFewer: z.boolean().default(false),
    dryRun: z.boolean().default(false),
    format: z.enum(['text', 'json']),
  }),
  inputOf: ({ file }) => file,
  run: async (deps, io, { app, kind, asOf: typed, acceptFewer, dryRun, format }) => {
    if (!(await deps.apps.find(app))) throw unknownApp(app)
    const asOf = typed === undefined ? undefined : readInstant(typed)
    if (typed !== undefined && !asOf) throw new CommandRefused('--as-of: write 2026-11-20, or 2026-11-20T14:30Z.')
    const { kind: outcome, report } = await importZendeskUsers(deps, {
      appKey: app,
      kind: kind === 'team' ? 'team-export' : 'user-export',
      input: io.input,
      asOf,
      isDryRun: dryRun,
      acceptsFewer: acceptFewer,
      by: { actor: 'command-line' },
      importedBy: undefined,
      signal: io.signal,
      onProgress: (users, stage) => io.progress(`${stage === 'reading' ? 'Reading' : 'Saving'}: ${users} users`),
    })
    io.progress('')
    await io.out(format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : textOf(report))
    if (outcome === 'refused') io.say('Nothing was brought in. What was known stays.')
    else io.say(dryRun ? 'Dry run: nothing was changed.' : 'Brought in.')
    return outcome === 'refused' ? exitCodes.refused : exitCodes.good
  },
})

function textOf(report: UserImportReport): string {
  const { users, new: added, changed, unchanged, gone, lacks, errors, warnings } = report
  const lines = [
    `users ${users}, new ${added}, changed ${changed}, unchanged ${unchanged}, gone ${gone}`,
    ...(report.as_of === null ? [] : [`as of    ${report.as_of}`]),
    ...(lacks.length === 0 ? [] : [`unknown  ${lacks.join(', ')}: the file does not tell`]),
    ...errors.map((problem) => `error    ${sentenceOf(problem)}`),
    ...warnings.map((problem) => `warning  ${sentenceOf(problem)}`),
  ]
  const left = report.error_count - errors.length + report.warning_count - warnings.length
  if (left > 0) lines.push(`(${left} more are not listed)`)
  return `${lines.join('\n')}\n`
}

const sentenceOf = ({ line, code, message }: UserProblem): string =>
  `${line > 0 ? `line ${line}: ` : ''}${message} (${code})`
