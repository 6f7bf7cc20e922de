/** What checks of an audit see in the store as it is, without a run around them. */
import type { Deps } from '../../src/deps.ts'
import type { AuditCheck, CheckValues } from '../../src/features/safeguards/checks/check.ts'
import { checks } from '../../src/features/safeguards/checks/checks.ts'
import type { FindingCode } from '../../src/features/safeguards/catalogue.ts'
import type { Sighting } from '../../src/features/safeguards/finding.ts'
import { KEYS_VERSION } from '../../src/kernel/email-keys.ts'

/** Of all checks that look for one of these codes, only these codes. In order, and nothing stays behind. */
export async function seeAll(
  deps: Deps,
  codes: readonly FindingCode[],
  given: Partial<CheckValues> = {},
): Promise<Sighting[]> {
  const values = valuesOf(deps, given)
  for (const check of checks.filter((each) => each.codes.some((code) => codes.includes(code)))) {
    await seeOne(deps, check, values)
  }
  const seen = await deps.sightings.list(values.runId)
  await deps.sightings.clear(values.runId)
  return seen.filter(({ code }) => codes.includes(code))
}

async function seeOne(deps: Deps, check: AuditCheck, values: CheckValues): Promise<void> {
  await deps.inTransaction((stores) => stores.sightings.see(check, { ...deps, ...stores }, values))
}

export const valuesOf = (deps: Deps, given: Partial<CheckValues> = {}): CheckValues => ({
  runId: deps.random.uuid(),
  now: deps.clock.now(),
  keysVersion: KEYS_VERSION,
  staleAfterDays: 7,
  secretMaxAgeDays: 365,
  mixedDomains: [],
  publicUrl: deps.config.publicUrl,
  zendeskOrigin: deps.config.zendeskOrigin,
  ...given,
})
