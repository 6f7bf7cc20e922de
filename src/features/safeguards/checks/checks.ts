/** Every check that an audit runs, in order. */
import type { AuditCheck } from './check.ts'
import { configurationChecks } from './configuration-checks.ts'
import { historyChecks } from './history-checks.ts'
import { memberChecks } from './member-checks.ts'
import { zendeskChecks } from './zendesk-checks.ts'

export const checks: readonly AuditCheck[] = [
  ...memberChecks,
  ...zendeskChecks,
  ...historyChecks,
  ...configurationChecks,
]
