/** What a check saw of an app: one finding an app and code. */
import type { App } from '../../apps/app.ts'
import { rowOf, type FindingCode, type Severity } from '../catalogue.ts'
import type { Sighting } from '../finding.ts'

export function seenOfApp(
  app: Pick<App, 'id' | 'key'>,
  code: FindingCode,
  evidence: Sighting['evidence'],
  { severity = rowOf(code).severity, key = app.key }: { severity?: Severity; key?: string } = {},
): Sighting {
  const { confidence } = rowOf(code)
  const nobody = { memberId: undefined, zendeskId: undefined }
  return { code, appId: app.id, key, subject: `app:${app.key}`, ...nobody, severity, confidence, evidence }
}

/** Of the installation itself. */
export function seenOfHouse(
  code: FindingCode,
  evidence: Sighting['evidence'],
  severity: Severity = rowOf(code).severity,
): Sighting {
  const { confidence } = rowOf(code)
  const nobody = { memberId: undefined, zendeskId: undefined }
  return { code, appId: undefined, key: 'house', subject: 'house', ...nobody, severity, confidence, evidence }
}
