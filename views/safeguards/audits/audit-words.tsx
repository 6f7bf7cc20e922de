/** What is said of an audit: who began it, how it ended, what it could go by, and why it saw less than everything. */
import type { Tone } from '../../parts/alert.tsx'
import { Badge } from '../../parts/badge.tsx'
import { Bidi } from '../../parts/bidi.tsx'

export type AuditState = 'running' | 'failed' | 'ok' | 'partial' | 'blind'

/** Complete says nothing of what was found, so it is no good news by itself. */
const states: Record<AuditState, { tone: Tone | 'neutral'; word: string }> = {
  running: { tone: 'info', word: 'Under way' },
  failed: { tone: 'danger', word: 'Broke off' },
  ok: { tone: 'neutral', word: 'Complete' },
  partial: { tone: 'warning', word: 'In part' },
  blind: { tone: 'danger', word: 'Blind' },
}

export function AuditBadge({ state }: { state: AuditState }) {
  const { tone, word } = states[state]
  return <Badge tone={tone}>{word}</Badge>
}

export const triggerWords: Readonly<Record<string, string>> = {
  schedule: 'By the schedule',
  console: 'Asked for in the console',
  'command-line': 'From the command line',
  import: 'After an import',
}

export const sourceWords: Readonly<Record<string, string>> = {
  members: 'Members',
  configuration: 'Apps and settings',
  history: 'History',
  'zendesk-users': 'Zendesk users',
  'zendesk-settings': 'Zendesk’s settings of single sign-on',
  'zendesk-changes': 'Changes in Zendesk',
}

export type SourceState = 'known' | 'stale' | 'missing' | 'gone'

const sourceStates: Record<SourceState, { tone: Tone | 'neutral'; word: string }> = {
  known: { tone: 'neutral', word: 'Known' },
  stale: { tone: 'warning', word: 'Out of date' },
  missing: { tone: 'warning', word: 'Unknown' },
  gone: { tone: 'danger', word: 'Changed meanwhile' },
}

export function SourceBadge({ state }: { state: SourceState }) {
  const { tone, word } = sourceStates[state]
  return <Badge tone={tone}>{word}</Badge>
}

/** `detail`: an app’s name, or the name of a check. */
export type Why = { reason: string; detail: string | undefined }

export function WhyWords({ why: { reason, detail } }: { why: Why }) {
  const said = reasons[reason] ?? `It was not whole (${reason}).`
  return (
    <>
      {detail !== undefined && (
        <>
          <Bidi>{detail}</Bidi>
          {': '}
        </>
      )}
      {said}
    </>
  )
}

const reasons: Readonly<Record<string, string>> = {
  'check-failed': 'this check could not look. What it found before stays as it was; the log says why it failed.',
  'keys-stale':
    'Some addresses are still being prepared for comparison. Addresses that are alike may not be found yet; run the audit again in a few minutes.',
  'zendesk-users-missing':
    'nothing is known of its Zendesk users, so nothing can be said about whom members would be taken for. Import its users.',
  'zendesk-users-stale': 'what is known of its Zendesk users is out of date. Import them again.',
  'zendesk-users-incomplete': 'the file with its Zendesk users was not whole. Import them again.',
  'zendesk-end-users-missing':
    'only its team members are known. Import its end users as well to see whom other members would be taken for.',
  'zendesk-settings-stale': 'what is known of its settings of single sign-on is out of date.',
  'source-gone': 'what is known of it changed during the audit. Run it again.',
  stopped: 'Latchkey was stopped. It is begun again by itself.',
  interrupted: 'Whoever worked on it was not heard of any more. It is begun again by itself.',
  'sightings-lost': 'The database fell over during the audit. It runs again at its next time.',
  failed: 'Something went wrong. The log says what; it runs again at its next time.',
}

/** `75` as “1 min 15 s”. */
export function duration(seconds: number): string {
  if (seconds < 1) return 'less than 1 s'
  const whole = Math.round(seconds)
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}
