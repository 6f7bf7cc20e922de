/** `latchkey members import`: a CSV or JSON file of members, all or nothing. */
import { Option } from 'commander'
import { z } from 'zod'
import type { ImportStage } from '../../features/imports/import.ts'
import { importMembers } from '../../features/imports/import-members.ts'
import type { ImportProblem, ImportReport } from '../../features/imports/import-report.ts'
import { defineCommand, exitCodes } from '../command.ts'
import { printable } from '../table.ts'

export const membersImport = defineCommand({
  name: 'members import',
  summary: 'Bring members in from a CSV or JSON file; a second time changes only what differs',
  example: 'latchkey members import members.csv --dry-run',
  declare: (parser) =>
    parser
      .argument('<file>', 'UTF-8 CSV with a header (external_id,name,email and more), or JSON; - for standard input')
      .option('--dry-run', 'check everything, change nothing')
      .option('--partial', 'take the good rows even when others are refused')
      .addOption(new Option('--format <format>', 'how to report').choices(['text', 'json']).default('text')),
  given: z.object({
    file: z.string(),
    dryRun: z.boolean().default(false),
    partial: z.boolean().default(false),
    format: z.enum(['text', 'json']),
  }),
  inputOf: ({ file }) => file,
  run: async (deps, io, { dryRun, partial, format }) => {
    const report = await importMembers(deps, {
      input: io.input,
      dryRun,
      partial,
      actor: 'command-line',
      signal: io.signal,
      onProgress: (count, stage) => io.progress(progressWords[stage](count)),
    })
    io.progress('')
    await io.out(format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : textOf(report))
    io.say(conclusionOf(report, { dryRun, partial }))
    return report.errors.length > 0 ? exitCodes.refused : exitCodes.good
  },
})

const progressWords: Record<ImportStage, (count: number) => string> = {
  reading: (rows) => `Reading: ${rows} rows`,
  judging: () => 'Checking',
  hashing: (passwords) => `Hashing: ${passwords} passwords`,
  saving: (rows) => `Saving: ${rows} rows`,
}

function textOf(report: ImportReport): string {
  const { rows, new: added, changed, unchanged, refused, errors, warnings, left_out: leftOut } = report
  const lines = [
    `rows ${rows}, new ${added}, changed ${changed}, unchanged ${unchanged}, refused ${refused}`,
    ...errors.map((problem) => `error    ${sentenceOf(problem)}`),
    ...warnings.map((problem) => `warning  ${sentenceOf(problem)}`),
  ]
  if (leftOut) lines.push(`(${leftOut.errors} more errors and ${leftOut.warnings} more warnings are not listed)`)
  return `${lines.join('\n')}\n`
}

const sentenceOf = ({ line, external_id: id, field, code, message }: ImportProblem): string =>
  [`line ${line}`, id === null ? undefined : printable(id), field === '' ? undefined : printable(field)]
    .filter((part) => part !== undefined)
    .join(', ') + `: ${message} (${code})`

function conclusionOf({ errors, refused }: ImportReport, { dryRun, partial }: { dryRun: boolean; partial: boolean }) {
  if (dryRun) return 'Dry run: nothing was changed.'
  if (errors.length === 0) return 'Imported.'
  return partial && refused > 0 ? 'The good rows were imported, the refused ones were not.' : 'Nothing was imported.'
}
