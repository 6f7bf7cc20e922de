/** An audit run: one complete pass of all checks, what it could see, and what came of it. */
import type { FindingCode, Severity, Source } from '../catalogue.ts'
import type { FindingState } from '../finding.ts'

export const auditTriggers = ['schedule', 'console', 'command-line', 'import'] as const
export type AuditTrigger = (typeof auditTriggers)[number]

/** `partial`: something could not be looked at. `blind`: of an app in use, nothing is known of its Zendesk users. */
export type Completeness = 'ok' | 'partial' | 'blind'

/** `stale`: older than the settings allow. `missing`: nothing is known. `gone`: it was another one at the end of the run. */
export type SourceState = 'known' | 'stale' | 'missing' | 'gone'

export type AuditSource = {
  name: Source
  /** The key of the app it is about; undefined: of the house. */
  app: string | undefined
  state: SourceState
  asOf: Date | undefined
  /** Members, users, events …; undefined: not counted. */
  count: number | undefined
}

/** Why a run is not `ok`, or failed. Followed by a colon and an app's key or a check's name where there is one. */
export const auditReasons = [
  'check-failed',
  'keys-stale',
  'zendesk-users-missing',
  'zendesk-users-stale',
  'zendesk-users-incomplete',
  'zendesk-end-users-missing',
  'zendesk-settings-stale',
  'source-gone',
  'stopped',
  'interrupted',
  'sightings-lost',
  'failed',
] as const
export type AuditReason = (typeof auditReasons)[number]

export type FindingCount = { code: FindingCode; severity: Severity; state: FindingState; count: number }

/** How many findings changed, by what the run made of them. */
export type AuditDelta = { new: number; still: number; changed: number; reopened: number; resolved: number }

export type AuditRun = {
  id: string
  trigger: AuditTrigger
  /** Our id of the member who asked for it. */
  startedBy: string | undefined
  startedAt: Date
  state: 'running' | 'finished' | 'failed'
  finishedAt: Date | undefined
  /** Undefined: not finished. */
  completeness: Completeness | undefined
  /** Reasons, as `reason` or `reason:detail`. */
  why: readonly string[]
  programVersion: string
  keysVersion: number
  sources: readonly AuditSource[]
  members: number | undefined
  /** All that are not resolved, and those resolved by this run. */
  counts: readonly FindingCount[]
  delta: AuditDelta
  /** The same for the same findings in the same states. */
  digestHash: string | undefined
  /** Of the member store and all that checks on it go by. */
  inputHash: string | undefined
}

export const noDelta: AuditDelta = { new: 0, still: 0, changed: 0, reopened: 0, resolved: 0 }

/** A reason with what it is about. */
export const reasonOf = (why: string): { reason: string; detail: string | undefined } => {
  const at = why.indexOf(':')
  return at < 0 ? { reason: why, detail: undefined } : { reason: why.slice(0, at), detail: why.slice(at + 1) }
}

/** Somebody else ended the run, because its process was not heard of. */
export class RunLost extends Error {
  constructor() {
    super('somebody else ended this audit')
    this.name = 'RunLost'
  }
}

/** The server keeps what checks saw in a table that does not survive its crash. */
export class SightingsLost extends Error {
  constructor() {
    super('what the checks saw is gone')
    this.name = 'SightingsLost'
  }
}
