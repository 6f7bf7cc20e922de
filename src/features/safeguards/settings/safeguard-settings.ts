/** What the safeguards go by, as owners set it. */

export type SafeguardSettings = {
  /** When audits run, as cron; undefined: as AUDIT_SCHEDULE says. */
  schedule: string | undefined
  /** The IANA zone of the schedule, and of the days of the trend. */
  zone: string
  /** Days after which what is known of Zendesk is stale. */
  staleAfterDays: number
  secretMaxAgeDays: number
  /** ASCII domains in which members and staff both live. */
  mixedDomains: readonly string[]
  /** Members' ids: who gets the digest. */
  digestTo: readonly string[]
  /** 0: never changed. */
  version: number
}

export const usualSafeguardSettings: SafeguardSettings = {
  schedule: undefined,
  zone: 'UTC',
  staleAfterDays: 7,
  secretMaxAgeDays: 365,
  mixedDomains: [],
  digestTo: [],
  version: 0,
}
