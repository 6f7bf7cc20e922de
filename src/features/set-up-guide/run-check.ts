/** Makes one of the checks, keeps its result and records that it was made. */
import type { InTransaction } from '../../kernel/transaction.ts'
import { memberOfActor, type By } from '../events/event.ts'
import type { App } from '../apps/app.ts'
import { zendeskOrigin } from '../apps/zendesk-origin.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { CheckedPlace, CheckFinding, CheckName } from './app-check.ts'
import type { AppChecksStore } from './app-checks.store.ts'
import type { Check, CheckDeps } from './checks/check.ts'
import { checkClockSkew } from './checks/clock-skew.ts'
import { checkEndpointReachable } from './checks/endpoint-reachable.ts'
import { checkHelpCenter } from './checks/help-center.ts'
import { checkSecretShape } from './checks/secret-shape.ts'
import { checkSecretSigns } from './checks/secret-signs.ts'
import { checkSecretUnique } from './checks/secret-unique.ts'

export type RunCheckDeps = CheckDeps & {
  inTransaction: InTransaction<{ appChecks: Pick<AppChecksStore, 'save'>; events: Pick<EventsStore, 'record'> }>
}

const checks: Record<CheckName, Check> = {
  'help-center': checkHelpCenter,
  'secret-shape': checkSecretShape,
  'secret-unique': checkSecretUnique,
  'secret-signs': checkSecretSigns,
  'endpoint-reachable': checkEndpointReachable,
  'clock-skew': checkClockSkew,
}

export async function runCheck(
  deps: RunCheckDeps,
  { app, check, by }: { app: App; check: CheckName; by: By },
): Promise<CheckFinding> {
  // What it was made of is as old as its beginning: a change meanwhile makes it void, never the other way round.
  const checkedAt = deps.clock.now()
  const finding = await checks[check](deps, app)
  const { outcome, code, detail = {} } = finding
  await deps.inTransaction(async ({ appChecks, events }) => {
    const result = { appId: app.id, check, ...placeOf(deps.config, app), outcome, code, detail, checkedAt }
    await appChecks.save({ ...result, checkedBy: memberOfActor(by.actor) })
    await events.record({
      ...by,
      type: 'app.checked',
      outcome: outcome === 'good' ? 'done' : 'failed',
      appId: app.id,
      codes: finding.outcome === 'good' ? [] : [finding.code],
      detail: { key: app.key, version: app.version, check, result: outcome },
    })
  })
  return finding
}

export const placeOf = (config: CheckDeps['config'], { subdomain }: Pick<App, 'subdomain'>): CheckedPlace => ({
  subdomain,
  zendeskOrigin: zendeskOrigin(config, subdomain),
  publicUrl: config.publicUrl,
})
