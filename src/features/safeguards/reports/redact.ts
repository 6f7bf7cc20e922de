/**
 * Takes out of a finding whatever tells who people are. A value has one mask throughout a report, so that who shares what
 * can still be seen; the key is the report's own, so that no two reports can be laid side by side. What is not known to be
 * harmless is masked.
 */
import { createHmac } from 'node:crypto'
import type { ReportFinding, ReportSubject } from './report.ts'

export type Mask = (kind: string, value: string) => string

export const maskWith =
  (key: Buffer): Mask =>
  (kind, value) =>
    `${kind}-${createHmac('sha256', key).update(value).digest('hex').slice(0, 12)}`

export const redacted = (finding: ReportFinding, mask: Mask): ReportFinding => ({
  ...finding,
  // What somebody typed may name anybody.
  decision: finding.decision && { ...finding.decision, reason: finding.decision.reason === '' ? '' : '(redacted)' },
  subjects: finding.subjects.map((subject) => redactedSubject(subject, mask)),
})

function redactedSubject({ subject, memberId, externalId, email, evidence }: ReportSubject, mask: Mask): ReportSubject {
  return {
    subject: redactedName(subject, mask),
    memberId: memberId && mask('member', memberId),
    externalId: externalId && mask('external-id', externalId),
    email: email && mask('address', email),
    evidence: Object.fromEntries(
      Object.entries(evidence).map(([field, value]) => {
        const isHarmless = harmless.has(field) || value === null || value === '' || typeof value === 'boolean'
        return [field, isHarmless ? value : mask(kindOf(field), String(value))]
      }),
    ),
  }
}

/** `app:<key>` and `house` are nobody. */
function redactedName(subject: string, mask: Mask): string {
  const [kind = '', ...rest] = subject.split(':')
  if (kind === 'app' || rest.length === 0) return subject
  return `${kind}:${mask(kind, rest.join(':'))}`
}

function kindOf(field: string): string {
  if (field.includes('external_id')) return 'external-id'
  if (field.includes('email') || field === 'looks_like') return 'address'
  if (field.includes('phone')) return 'phone'
  if (field.includes('username')) return 'username'
  return field.includes('name') ? 'name' : 'value'
}

/** Fields of evidence that hold words and numbers of ours, or settings; never what a person is called or reached by. */
const harmless = new Set([
  'also',
  'answers',
  'apps',
  'asked_on',
  'began_at',
  'blind_since',
  'buried_on',
  'checked_at',
  'claims',
  'external_ids',
  'held_until',
  'hosts',
  'kind',
  'last_sign_in',
  'log_level',
  'made_of',
  'member',
  'missing',
  'most_in_a_minute',
  'origin',
  'public_url',
  'role',
  'role_before',
  'seconds',
  'seen_at',
  'set_at',
  'settings',
  'staff_without_external_id',
  'subdomain',
  'trust_proxy',
  'weakness',
  'zendesk_origin',
])
