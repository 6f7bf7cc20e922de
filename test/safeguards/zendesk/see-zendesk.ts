/** Runs the checks of Zendesk over what a test made, and says what they saw. */
import { zendeskChecks } from '../../../src/features/safeguards/checks/zendesk-checks.ts'
import type { FindingCode } from '../../../src/features/safeguards/catalogue.ts'
import { KEYS_VERSION } from '../../../src/kernel/email-keys.ts'
import type { App } from '../../../src/features/apps/app.ts'
import type { Member } from '../../../src/features/members/member.ts'
import type { TestApp } from '../../support/test-app.ts'

/** Sightings of the codes that a test is about; of all of them when none is named. */
export async function seen(app: TestApp, ...codes: FindingCode[]) {
  const { deps, clock, config } = app
  const runId = deps.random.uuid()
  const values = {
    runId,
    now: clock.now(),
    keysVersion: KEYS_VERSION,
    staleAfterDays: 7,
    secretMaxAgeDays: 365,
    mixedDomains: [],
    publicUrl: config.publicUrl,
    zendeskOrigin: config.zendeskOrigin,
  }
  for (const check of zendeskChecks) await deps.sightings.see(check, deps, values)
  const all = await deps.sightings.list(runId)
  return codes.length === 0 ? all : all.filter(({ code }) => codes.includes(code))
}

/** Who is named by a code, in short: `member Ada`, `zendesk 7`, `app acme-help`. */
export async function subjects(app: TestApp, code: FindingCode, ...people: readonly Member[]): Promise<string[]> {
  const names = new Map(people.map(({ id, name }) => [`member:${id}`, name]))
  return (await seen(app, code)).map(({ subject }) => names.get(subject) ?? subject)
}

/** A hand-off that was recorded now. */
export async function handOff(app: TestApp, { id: appId }: App, { id: subjectId }: Member): Promise<void> {
  const actor = `member:${subjectId}` as const
  await app.deps.events.record({ type: 'handoff.issued', actor, outcome: 'done', subjectId, appId })
}
