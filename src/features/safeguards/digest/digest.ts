/** Whether administrators hear of an audit, and what they are told: counts, never names. */
import { createHash } from 'node:crypto'
import { after, days } from '../../../kernel/clock.ts'
import { severities, type Severity } from '../catalogue.ts'
import type { Completeness } from '../audits/audit-run.ts'

export type ChangeCount = { change: 'new' | 'changed' | 'reopened'; severity: Severity; count: number }

export type DigestFacts = {
  completeness: Completeness
  /** Reasons, as codes, why it saw not everything. */
  why: readonly string[]
  changes: readonly ChangeCount[]
  /** Decisions that end within the week. */
  expiring: number
  /** Open ones, by severity. */
  open: readonly { severity: Severity; count: number }[]
}

export type DigestMemory = { hash: string | undefined; toldAt: Date | undefined }

export type Digest = { kind: 'news' | 'quiet'; hash: string; facts: DigestFacts }

/** At least this often they hear that somebody is still looking. */
const heartbeat = days(7)

/** Undefined: there is nothing to say today. The same news twice is no news, unless a week has gone by. */
export function judgeDigest(facts: DigestFacts, { hash: last, toldAt }: DigestMemory, now: Date): Digest | undefined {
  const hash = hashOf(facts)
  const isNews = facts.changes.length > 0 || facts.expiring > 0 || facts.completeness !== 'ok'
  if (isNews && hash !== last) return { kind: 'news', hash, facts }
  const isDue = toldAt === undefined || after(toldAt, heartbeat) <= now
  return isDue ? { kind: isNews ? 'news' : 'quiet', hash, facts } : undefined
}

const hashOf = (facts: DigestFacts): string => createHash('sha256').update(JSON.stringify(facts)).digest('hex')

/** In lines for the message: the worst first. */
export function linesOf({ changes, open, expiring, completeness }: DigestFacts): string[] {
  const lines = severities.flatMap((severity) =>
    changes
      .filter((each) => each.severity === severity)
      .map(({ change, count }) => `${count} ${severity}: ${changeWords[change]}`),
  )
  if (expiring > 0) lines.push(`${expiring} decided for a time that ends within a week`)
  if (completeness === 'partial') lines.push('The audit could not look at everything')
  if (completeness === 'blind') lines.push('The audit was blind: nothing is known of the users of a Zendesk account')
  const still = open.filter(({ count }) => count > 0).map(({ severity, count }) => `${count} ${severity}`)
  lines.push(still.length === 0 ? 'Nothing is open' : `Open in all: ${still.join(', ')}`)
  return lines
}

const changeWords: Record<ChangeCount['change'], string> = {
  new: 'new',
  changed: 'changed',
  reopened: 'open again',
}
