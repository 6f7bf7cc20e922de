/** A report for people at a terminal: what was looked at, then the findings by kind, each with whom it is about. */
import {
  aboutWords,
  completenessWords,
  gateWords,
  kindWords,
  whySentence,
} from '../../../../views/safeguards/reports/report-words.tsx'
import { reasonOf, type AuditRun } from '../audits/audit-run.ts'
import { severities } from '../catalogue.ts'
import { countOf, type Report, type ReportFinding, type ReportSubject } from './report.ts'
import { spelledOut, visible } from './shown-value.ts'

export async function* writeText(report: Report): AsyncGenerator<string> {
  yield headOf(report)
  let kind = ''
  for await (const page of report.pages) {
    let text = ''
    for (const finding of page) {
      const its = `${finding.severity} ${finding.code}`
      if (its !== kind) text += kindOf(finding)
      kind = its
      text += findingOf(finding)
    }
    yield text
  }
}

function headOf(report: Report): string {
  const { run, counts } = report
  if (!run) return 'No audit has been finished yet: nothing is known.\n'
  const open = severities.map((severity) => ({
    severity,
    count: countOf(counts, (each) => each.state === 'open' && each.severity === severity),
  }))
  const named = open.filter(({ count }) => count > 0).map(({ severity, count }) => `${count} ${severity}`)
  const total = countOf(counts, ({ state }) => state === 'open')
  const decided = countOf(counts, ({ state }) => state !== 'open' && state !== 'resolved')
  return [
    `Audit of ${run.finishedAt?.toISOString() ?? 'unknown time'}: ${completenessWords[run.completeness ?? 'blind']}.`,
    ...sourceLines(run),
    ...run.why.map((why) => `  ! ${whySentence(reasonOf(why))}`),
    `${report.isNewOnly ? 'Open, and new or changed in this audit' : 'Open'}: ${total}${named.length > 0 ? ` (${named.join(', ')})` : ''}. Decided about: ${decided}.`,
    ...(total + decided === 0 && run.completeness !== 'ok' ? ['Of what could not be seen, nothing is known.'] : []),
    '',
  ].join('\n')
}

const sourceLines = ({ sources }: AuditRun): string[] =>
  sources.map(({ name, app, state, asOf, count }) => {
    const of = app === undefined ? name : `${name} of ${app}`
    const told = [state === 'missing' ? 'unknown' : state, asOf && `as of ${asOf.toISOString()}`, count]
    return `  ${of}: ${told.filter((each) => each !== undefined).join(', ')}`
  })

function kindOf({ severity, code }: ReportFinding): string {
  const { title, meaning, effect, remedy } = kindWords(code)
  const steps = remedy.map((step, index) => `    ${index + 1}. ${step}\n`).join('')
  return `\n${severity.toUpperCase()}  ${title} (${code})\n  ${meaning}\n  ${effect}\n${steps}`
}

/** Of many, the first ones: the other formats list more. */
const mostShown = 20

function findingOf(finding: ReportFinding): string {
  const { fingerprint, appKey, state, confidence, gate, decision, subjects, subjectCount, firstSeenAt } = finding
  const facts = [
    state,
    confidence,
    ...(appKey === undefined ? [] : [`app ${appKey}`]),
    gateWords[gate],
    `seen since ${firstSeenAt.toISOString().slice(0, 10)}`,
  ]
  const shown = subjects.slice(0, mostShown)
  const more = subjectCount - shown.length
  return [
    `  - ${facts.join(', ')}`,
    `    ${fingerprint}`,
    ...(decision ? [decisionLine(decision)] : []),
    ...shown.map((subject) => `      ${subjectLine(subject)}`),
    ...(more > 0 ? [`      and ${more} more`] : []),
    '',
  ].join('\n')
}

function decisionLine({ isWaitingForSecond, reason, until }: NonNullable<ReportFinding['decision']>): string {
  const said = isWaitingForSecond ? 'waits for a second person' : 'decided'
  return `    ${said}, until ${until.toISOString().slice(0, 10)}: ${visible(reason)}`
}

function subjectLine({ subject, externalId, evidence }: ReportSubject): string {
  const values = Object.entries(evidence)
    .filter(([field, value]) => value !== null && value !== '' && field !== 'external_id')
    .map(([field, value]) => `${field} ${typeof value === 'string' ? shownText(value) : String(value)}`)
  return [visible(aboutWords(subject, externalId)), ...values].join('; ')
}

/** As it looks, and what it is made of where that may be something else. */
function shownText(value: string): string {
  const spelled = spelledOut(value)
  return spelled === undefined || spelled === visible(value) ? visible(value) : `${visible(value)} = ${spelled}`
}
