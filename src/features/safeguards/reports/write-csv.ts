/** A report as CSV (RFC 4180), safe to open in a spreadsheet: one row for each finding and whom it is about. */
import { kindWords } from '../../../../views/safeguards/reports/report-words.tsx'
import { csvRecord } from '../../member-files/member-csv.ts'
import type { Report, ReportFinding, ReportSubject } from './report.ts'
import { spelledOut } from './shown-value.ts'

/** `bom`: a byte order mark in front, without which Excel takes UTF-8 for something else. */
export async function* writeCsv({ pages }: Report, { bom }: { bom: boolean }): AsyncGenerator<string> {
  yield `${bom ? '\ufeff' : ''}${csvRecord(columns.map(([name]) => name))}`
  for await (const page of pages) yield page.map(rowsOf).join('')
}

/** What is about nobody any more is still a row. */
function rowsOf(finding: ReportFinding): string {
  const subjects = finding.subjects.length > 0 ? finding.subjects : [undefined]
  return subjects.map((subject) => csvRecord(columns.map(([, cellOf]) => cellOf(finding, subject)))).join('')
}

type CellOf = (finding: ReportFinding, subject: ReportSubject | undefined) => string | undefined

const columns: readonly (readonly [string, CellOf])[] = [
  ['severity', ({ severity }) => severity],
  ['code', ({ code }) => code],
  ['title', ({ code }) => kindWords(code).title],
  ['confidence', ({ confidence }) => confidence],
  ['state', ({ state }) => state],
  ['gate', ({ gate }) => gate],
  ['app', ({ appKey }) => appKey],
  ['subjects', ({ subjectCount }) => String(subjectCount)],
  ['subject', (_, subject) => subject?.subject],
  ['member', (_, subject) => subject?.memberId],
  ['external_id', (_, subject) => subject?.externalId],
  ['email', (_, subject) => subject?.email],
  ['evidence', (_, subject) => subject && evidenceOf(subject)],
  ['effect', ({ code }) => kindWords(code).effect],
  ['remedy', ({ code }) => kindWords(code).remedy.join(' ')],
  ['first_seen', ({ firstSeenAt }) => firstSeenAt.toISOString()],
  ['last_seen', ({ lastSeenAt }) => lastSeenAt.toISOString()],
  ['decided_until', ({ decision }) => decision?.until.toISOString()],
  ['reason', ({ decision }) => decision?.reason],
  ['fingerprint', ({ fingerprint }) => fingerprint],
]

/** Letters beyond ASCII spelled out: the columns before have them as they are. */
const evidenceOf = ({ evidence }: ReportSubject): string =>
  Object.entries(evidence)
    .filter(([, value]) => value !== null && value !== '')
    .map(([field, value]) => `${field}=${spelledOut(String(value)) ?? String(value)}`)
    .join(' | ')
