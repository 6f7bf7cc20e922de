/** What an import says about a file: `latchkey.import/1`, printed as it is by `members import --format json`. */
import type { FileProblem } from '../member-files/member-file-bytes.ts'
import { sentenceOf, type JudgementCode, type WarningCode } from './import-sentences.ts'

/** Numbers say what the run did or, with --dry-run, would have done: a file that is refused as a whole adds nothing. */
export type ImportReport = {
  schema: 'latchkey.import/1'
  /** Rows read; blank ones and the header are none. */
  rows: number
  new: number
  changed: number
  unchanged: number
  /** Rows with at least one error. */
  refused: number
  /** In the order of the file. */
  errors: ImportProblem[]
  warnings: ImportProblem[]
  /** How many more there are than are listed; absent when all are. */
  left_out?: { errors: number; warnings: number }
}

export type ImportProblem = {
  /** Where the record begins, counted from 1. */
  line: number
  /** Null where the file gives none. */
  external_id: string | null
  /** The column, or '' where the row or the file as a whole is meant. */
  field: string
  code: string
  message: string
}

/** Of errors and of warnings. */
export const listedAtMost = 10_000

/** What was noted at a row. `message` only where reading the file said it already. */
export type Note = {
  line: number
  externalId: string | undefined
  code: string
  field: string
  other: number | undefined
  message: string | undefined
}

export type Tally = Record<
  'rows' | 'added' | 'changed' | 'refused' | 'errors' | 'warnings' | 'unhashed' | 'unverified' | 'lastLine',
  number
>

/** A file that is refused as a whole changes nothing, whatever its good rows say. */
export function countsOf(
  tally: Tally,
  isRefused: boolean,
): Pick<ImportReport, 'rows' | 'new' | 'changed' | 'unchanged' | 'refused'> {
  const { rows, refused } = tally
  if (isRefused) return { rows, new: 0, changed: 0, unchanged: 0, refused }
  return {
    rows,
    new: tally.added,
    changed: tally.changed,
    unchanged: rows - refused - tally.added - tally.changed,
    refused,
  }
}

export type Findings = {
  tally: Tally
  isRefused: boolean
  problems: readonly Note[]
  warnings: readonly Note[]
  unreadable: FileProblem | undefined
}

export function reportOf({ tally, isRefused, problems, warnings, unreadable }: Findings): ImportReport {
  const errors = problems.map(problemOf)
  if (unreadable) {
    errors.push({
      line: unreadable.line,
      external_id: null,
      field: '',
      code: unreadable.code,
      message: unreadable.message,
    })
  }
  const left_out = { errors: tally.errors - problems.length, warnings: tally.warnings - warnings.length }
  return {
    schema: 'latchkey.import/1',
    ...countsOf(tally, isRefused),
    errors,
    warnings: [...unverifiedIn(tally), ...warnings.map(problemOf)],
    ...(left_out.errors + left_out.warnings > 0 && { left_out }),
  }
}

function problemOf(note: Note): ImportProblem {
  const { line, externalId, field, code } = note
  return { line, external_id: externalId ?? null, field, code, message: messageOf(note) }
}

export const messageOf = ({ line, code, other, message }: Note): string =>
  message ?? sentenceOf(code as JudgementCode | WarningCode, line, other)

/** One warning for all of them: in the first file of an organisation it is often everybody. */
function unverifiedIn({ unverified }: Tally): ImportProblem[] {
  if (unverified === 0) return []
  const message = `Active members of this file whose e-mail address nobody has verified: ${unverified}. They cannot be signed in to Zendesk until it is.`
  return [{ line: 1, external_id: null, field: 'email_verified', code: 'address-unverified', message }]
}
