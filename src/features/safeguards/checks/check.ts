/** The shape of one audit check: it writes what it sees into audit_sightings, for all members at once. */
import type { Config } from '../../../config/config.ts'
import type { SecretBox } from '../../../kernel/secret-box.ts'
import type { AppsStore } from '../../apps/apps.store.ts'
import type { BrandingStore } from '../../branding/branding.store.ts'
import type { WebhooksStore } from '../../webhooks/webhooks.store.ts'
import type { ZendeskDirectoryStore } from '../../zendesk/zendesk-directory.store.ts'
import type { FindingCode, Source } from '../catalogue.ts'
import type { Sighting } from '../finding.ts'

/** Named bindings that a statement may use. The times are the run's: one run has one now. */
export type CheckValues = {
  runId: string
  now: Date
  keysVersion: number
  /** Days after which what is known of Zendesk is stale. */
  staleAfterDays: number
  secretMaxAgeDays: number
  /** ASCII domains in which members and staff both live, as an owner said. */
  mixedDomains: readonly string[]
  publicUrl: string
  zendeskOrigin: string
}

/** What a check in Node may ask; grows with the checks. */
export type CheckDeps = {
  apps: AppsStore
  branding: Pick<BrandingStore, 'find'>
  webhooks: Pick<WebhooksStore, 'list'>
  zendeskDirectory: Pick<ZendeskDirectoryStore, 'find'>
  secretBox: SecretBox
  config: Config
}

type Common = {
  name: string
  /** What it looks for: when it could not run, findings of these are unknown and stay as they were. */
  codes: readonly FindingCode[]
  needs: readonly Source[]
  /** `members`: on the member store alone, so that it need not run while that is unchanged; `moment`: on time, or on more. */
  dependsOn: 'members' | 'moment'
}

/**
 * Statements are `insert into audit_sightings (run_id, code, app_id, key, subject, member_id, zendesk_id, severity,
 * confidence, evidence) select :runId, …`, set-based: there may be a million members. `see` is for the few rows that only
 * Node can judge, such as how strong a secret is.
 */
export type AuditCheck = Common &
  ({ statements: readonly string[] } | { see(deps: CheckDeps, values: CheckValues): Promise<readonly Sighting[]> })
