/** Puts an administrator's name under what Latchkey cannot see in Zendesk, and takes it away again. */
import type { Config } from '../../config/config.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Random } from '../../kernel/random.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { By } from '../events/event.ts'
import type { App } from '../apps/app.ts'
import type { AppsStore } from '../apps/apps.store.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { AppChecksStore } from './app-checks.store.ts'
import { assignmentLock, type AssignmentLock, type Group } from './assignment.ts'
import { expiryOf, type AttestableStep } from './attestation.ts'
import type { AttestationsStore } from './attestations.store.ts'
import { standingOf } from './app-check.ts'
import { placeOf } from './run-check.ts'

export type AttestDeps = {
  config: Pick<Config, 'publicUrl' | 'zendeskOrigin' | 'isPractice'>
  clock: Clock
  random: Random
  inTransaction: InTransaction<Stores>
}

type Stores = {
  apps: Pick<AppsStore, 'get'>
  appChecks: Pick<AppChecksStore, 'list'>
  attestations: AttestationsStore
  events: Pick<EventsStore, 'record'>
}

export type AttestOutcome =
  | { kind: 'attested'; expiresAt: Date }
  /** `other-account`: the app is about another Zendesk account than the form was. `contradicted`: a check saw otherwise. */
  | { kind: 'refused'; because: 'other-account' | 'contradicted' | AssignmentLock }

/** `subdomain`: of the Zendesk account that was on the screen; `memberId`: whose name it is. */
export type Attesting = By & { key: string; step: AttestableStep; subdomain: string; memberId: string }

export async function attest(
  deps: AttestDeps,
  { key, step, subdomain, memberId, ...by }: Attesting,
): Promise<AttestOutcome> {
  const { config, clock, random } = deps
  return deps.inTransaction(async (stores) => {
    const app = await stores.apps.get(key)
    if (app.subdomain !== subdomain) return { kind: 'refused', because: 'other-account' }
    const attestedAt = clock.now()
    const because = await objectionTo(step, { deps, stores, app, now: attestedAt })
    if (because !== undefined) return { kind: 'refused', because }

    const expiresAt = expiryOf(step, attestedAt)
    const { publicUrl } = config
    const about = { id: random.uuid(), appId: app.id, subdomain, publicUrl, step }
    await stores.attestations.insert({ ...about, attestedBy: memberId, attestedAt, expiresAt })
    const detail = { key, subdomain, step, expires: expiresAt.toISOString() }
    await stores.events.record({ ...by, type: 'app.attested', outcome: 'done', appId: app.id, detail })
    return { kind: 'attested', expiresAt }
  })
}

/** Of what is not in force any more, nothing is withdrawn: `nothing`. */
export async function withdrawAttestation(
  { clock, inTransaction }: AttestDeps,
  { key, step, ...by }: By & { key: string; step: AttestableStep },
): Promise<'withdrawn' | 'nothing'> {
  return inTransaction(async ({ apps, attestations, events }) => {
    const { id: appId, subdomain } = await apps.get(key)
    const now = clock.now()
    const inForce = (await attestations.listValid(appId, subdomain, now)).find(
      (attestation) => attestation.step === step,
    )
    if (!inForce || (await attestations.withdraw({ appId, subdomain, step }, now)) === 0) return 'nothing'
    const detail = { key, subdomain, step, expires: inForce.expiresAt.toISOString() }
    await events.record({ ...by, type: 'app.attestation-withdrawn', outcome: 'done', appId, detail })
    return 'withdrawn'
  })
}

type Situation = { deps: AttestDeps; stores: Stores; app: App; now: Date }

const groupOf: Partial<Record<AttestableStep, Group>> = { 'staff-assigned': 'staff', 'end-users-assigned': 'end-users' }

/** The page does not offer what is refused here; a form from before, or made by hand, might. */
async function objectionTo(step: AttestableStep, { deps, stores, app, now }: Situation) {
  const group = groupOf[step]
  if (group !== undefined) {
    const valid = await stores.attestations.listValid(app.id, app.subdomain, now)
    const areExternalIdsOff = valid.some((attestation) => attestation.step === 'external-ids-off')
    return assignmentLock(group, { stage: app.stage, areExternalIdsOff })
  }
  if (step !== 'help-center-active') return undefined
  const result = (await stores.appChecks.list(app.id)).find(({ check }) => check === 'help-center')
  const isBelieved = standingOf(result, { app, place: placeOf(deps.config, app), now }) === 'current'
  return isBelieved && result?.outcome === 'bad' ? 'contradicted' : undefined
}
