/**
 * A report as SARIF 2.1.0 (OASIS, errata 01). Every rule is declared, also in a report without results; what people decided
 * is a suppression; what could not be looked at is a notification, and then the execution was no success.
 */
import { kindWords, whySentence } from '../../../../views/safeguards/reports/report-words.tsx'
import { auditReasons, reasonOf, type AuditRun } from '../audits/audit-run.ts'
import { findingCodes } from '../catalogue.ts'
import { levels, sarifRules } from './sarif-rules.ts'
import type { Report, ReportFinding, ReportSubject } from './report.ts'
import { visible } from './shown-value.ts'

export type SarifSettings = {
  publicUrl: string
  programVersion: string
  /** Of the command that prints it; undefined: no command does. */
  exitCode: number | undefined
}

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

export async function* writeSarif(report: Report, settings: SarifSettings): AsyncGenerator<string> {
  const { run, isRedacted, isNewOnly } = report
  const head = {
    tool: {
      driver: {
        name: 'Latchkey',
        version: settings.programVersion,
        rules: sarifRules,
        notifications: auditReasons.map((id) => ({
          id,
          shortDescription: { text: whySentence({ reason: id, detail: undefined }) },
        })),
      },
    },
    ...(run && { automationDetails: { id: `latchkey/audit/${run.id}` } }),
    invocations: [invocationOf(run, settings)],
    columnKind: 'utf16CodeUnits',
    properties: { redacted: isRedacted, newOnly: isNewOnly, completeness: run?.completeness ?? 'blind' },
  }
  yield `{"$schema":${JSON.stringify(schema)},"version":"2.1.0","runs":[${JSON.stringify(head).slice(0, -1)},"results":[`
  let before = '\n'
  for await (const page of report.pages) {
    yield before + page.map((finding) => JSON.stringify(resultOf(finding, settings))).join(',\n')
    before = ',\n'
  }
  yield '\n]}]}\n'
}

function invocationOf(run: AuditRun | undefined, { exitCode }: SarifSettings) {
  const isBlind = run?.completeness === undefined || run.completeness === 'blind'
  return {
    executionSuccessful: run?.completeness === 'ok',
    ...(exitCode !== undefined && { exitCode }),
    ...(run && { startTimeUtc: run.startedAt, endTimeUtc: run.finishedAt }),
    toolExecutionNotifications: (run?.why ?? []).map(reasonOf).map((why) => ({
      descriptor: { id: why.reason },
      level: isBlind ? 'error' : 'warning',
      message: { text: whySentence(why) },
    })),
    ...(run && { properties: { trigger: run.trigger, members: run.members, sources: run.sources } }),
  }
}

const places = new Map(findingCodes.map((code, place) => [code, place]))

function resultOf(finding: ReportFinding, { publicUrl }: SarifSettings) {
  const { code, severity, confidence, fingerprint, state, appKey, gate, change, subjects, subjectCount } = finding
  return {
    ruleId: code,
    ruleIndex: places.get(code) ?? -1,
    level: levels[severity],
    message: { text: messageOf(finding) },
    locations: subjects.map((subject) => ({ logicalLocations: [locationOf(subject)] })),
    partialFingerprints: { 'latchkey/v1': fingerprint },
    suppressions: suppressionsOf(finding),
    hostedViewerUri: `${publicUrl}/admin/safeguards/findings/${fingerprint}`,
    properties: {
      ...{ severity, confidence, state, gate, app: appKey, change, subjects: subjectCount },
      ...{ firstSeen: finding.firstSeenAt, lastSeen: finding.lastSeenAt },
    },
  }
}

function messageOf({ code, subjectCount }: ReportFinding): string {
  const { title, effect } = kindWords(code)
  const about = subjectCount > 1 ? ` (${subjectCount} involved)` : ''
  return `${title}${about}. ${effect}`
}

function locationOf({ subject, memberId, externalId, email, evidence }: ReportSubject) {
  const [kind = 'house'] = subject.split(':')
  return {
    name: visible(externalId ?? subject),
    fullyQualifiedName: subject,
    kind,
    properties: { member: memberId, externalId, email, evidence },
  }
}

/** A decision of two that waits for the second one is under review, as is what somebody works on: neither hides it. */
function suppressionsOf({ state, decision }: ReportFinding) {
  if (!decision) return []
  const status = state === 'open' || state === 'acknowledged' ? 'underReview' : 'accepted'
  return [{ kind: 'external', status, justification: decision.reason, properties: { state, until: decision.until } }]
}
