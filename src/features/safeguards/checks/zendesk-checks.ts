/** Checks of what is known of Zendesk: its users, its settings, and what became of them since the look before. */
import type { AuditCheck } from './check.ts'
import { driftChecks } from './zendesk/drift.ts'
import { externalIdChecks } from './zendesk/external-ids.ts'
import { membersInZendeskChecks } from './zendesk/members-in-zendesk.ts'
import { ssoSettingsChecks } from './zendesk/sso-settings.ts'
import { zendeskDataChecks } from './zendesk/zendesk-data.ts'
import { zendeskStaffChecks } from './zendesk/zendesk-staff.ts'

export const zendeskChecks: readonly AuditCheck[] = [
  ...zendeskDataChecks,
  ...zendeskStaffChecks,
  ...membersInZendeskChecks,
  ...externalIdChecks,
  ...driftChecks,
  ...ssoSettingsChecks,
]
