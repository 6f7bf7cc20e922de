/** How grave a finding is and what was decided about it, in short words. */
import { findingWords } from '../finding-words.ts'
import type { Tone } from '../../parts/alert.tsx'
import { Badge } from '../../parts/badge.tsx'

export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info'
export type FindingState = 'open' | 'acknowledged' | 'snoozed' | 'accepted' | 'dismissed' | 'resolved'

export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const

export const severityWords: Record<Severity, string> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  info: 'For information',
}

const severityTones: Record<Severity, Tone | 'neutral'> = {
  critical: 'danger',
  high: 'danger',
  medium: 'warning',
  low: 'info',
  info: 'neutral',
}

export const stateWords: Record<FindingState, string> = {
  open: 'Open',
  acknowledged: 'Acknowledged',
  snoozed: 'Put off',
  accepted: 'Risk accepted',
  dismissed: 'Dismissed',
  resolved: 'Resolved',
}

export const titleOf = (code: string): string => findingWords[code]?.title ?? code

export function SeverityBadge({ severity }: { severity: Severity }) {
  return <Badge tone={severityTones[severity]}>{severityWords[severity]}</Badge>
}

export function StateBadge({ state }: { state: FindingState }) {
  if (state === 'resolved') return <Badge tone="success">{stateWords[state]}</Badge>
  return <Badge tone={state === 'open' ? 'warning' : 'neutral'}>{stateWords[state]}</Badge>
}

const numbers = new Intl.NumberFormat('en-GB')

export const counted = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${numbers.format(count)} ${many}`

export const numberOf = (count: number): string => numbers.format(count)

/** What is no member and has no name: `network:192.0.2.1`. */
export function subjectWords(subject: string): string {
  const at = subject.indexOf(':')
  const [kind, rest] = at < 0 ? [subject, ''] : [subject.slice(0, at), subject.slice(at + 1)]
  if (kind === 'house') return 'Latchkey itself'
  if (kind === 'network') return `Network ${rest}`
  if (kind === 'zendesk') return `Zendesk user ${rest}`
  return kind === 'app' ? `App ${rest}` : 'Somebody who is gone'
}
