/** Opens an app for more people when nothing is missing, or takes it back to fewer. */
import type { Clock } from '../../kernel/clock.ts'
import { AppError } from '../../kernel/errors.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { AppStores } from '../apps/add-app.ts'
import type { By } from '../events/event.ts'
import type { App, Stage } from '../apps/app.ts'
import type { AttestationsStore } from '../set-up-guide/attestations.store.ts'
import { mayBeOverridden, whatIsMissing, type GuardFacts, type Missing, type StaffCounts } from './guard.ts'
import { stageAfter, stagesBefore } from './stages.ts'
import { expiredBefore } from './staff/staff-evidence.ts'
import type { StaffReadinessQuery } from './staff/staff-readiness.query.ts'

export type GuardStores = {
  attestations: Pick<AttestationsStore, 'listValid'>
  staffReadiness: Pick<StaffReadinessQuery, 'countStaff'>
}

export type MoveStageDeps = { clock: Clock; inTransaction: InTransaction<AppStores & GuardStores> }

export type MoveForwardOutcome =
  | { kind: 'moved'; app: App }
  /** It is at another stage than the page said: somebody was faster, or there is nothing further. */
  | { kind: 'elsewhere'; app: App }
  | { kind: 'refused'; app: App; missing: Missing[] }

/** Everything the guard judges by, as it is at this moment. */
export async function readGuardFacts(
  { attestations, staffReadiness }: GuardStores,
  { id: appId, subdomain, secretSetAt }: App,
  now: Date,
): Promise<GuardFacts> {
  const valid = await attestations.listValid(appId, subdomain, now)
  return {
    hasSecret: secretSetAt !== undefined,
    isUpdateOff: valid.some(({ step }) => step === 'external-ids-off'),
    staff: await staffReadiness.countStaff({ appId, subdomain, expiredBefore: expiredBefore(now) }),
  }
}

/**
 * One stage on from `from`. Judged inside the transaction that moves it, whatever a page showed before. `reason`: an
 * owner's, for going past what is missing of the staff; whoever calls has made sure that it is an owner.
 */
export async function moveForward(
  deps: MoveStageDeps,
  { key, from, reason, ...by }: By & { key: string; from: Stage; reason?: string | undefined },
): Promise<MoveForwardOutcome> {
  return deps.inTransaction(async (stores) => {
    const { apps, events } = stores
    await apps.lock()
    const before = await apps.get(key)
    const to = stageAfter(before.stage)
    if (before.stage !== from || to === undefined) return { kind: 'elsewhere', app: before }

    const now = deps.clock.now()
    const facts = await readGuardFacts(stores, before, now)
    const missing = whatIsMissing(to, facts)
    const inTheWay = reason === undefined ? missing : missing.filter((each) => !mayBeOverridden(each))
    if (inTheWay.length > 0) return { kind: 'refused', app: before, missing: inTheWay }

    // A paused app stays paused, whoever may come later; only a draft was never meant to be on.
    const isEnabled = before.isEnabled || from === 'draft'
    const app = await apps.update(before.id, before.version, { ...before, stage: to, isEnabled }, now)
    if (!app) throw new AppError('state.conflict')
    const isOverride = missing.length > 0
    await events.record({
      ...by,
      type: 'app.stage-changed',
      outcome: 'done',
      appId: app.id,
      codes: isOverride ? missing.map((each) => `missing-${each}` as const) : [],
      detail: {
        key,
        version: app.version,
        from,
        to,
        override: isOverride,
        ...(to === 'everyone' && { missing: countsForTheRecord(facts.staff) }),
      },
      // It says why people are missing something, and so may name them.
      ...(isOverride && { personal: { reason } }),
    })
    return { kind: 'moved', app }
  })
}

/** To any earlier stage, at once and whatever the state: it only takes rights away. Asking for less than that changes nothing. */
export async function moveBack(
  deps: MoveStageDeps,
  { key, to, ...by }: By & { key: string; to: Stage },
): Promise<{ kind: 'moved' | 'unchanged'; app: App }> {
  return deps.inTransaction(async ({ apps, events }) => {
    await apps.lock()
    const before = await apps.get(key)
    if (!stagesBefore(before.stage).includes(to)) return { kind: 'unchanged', app: before }
    const isEnabled = before.isEnabled && to !== 'draft'
    const app = await apps.update(before.id, before.version, { ...before, stage: to, isEnabled }, deps.clock.now())
    if (!app) throw new AppError('state.conflict')
    const detail = { key, version: app.version, from: before.stage, to, override: false }
    await events.record({ ...by, type: 'app.stage-changed', outcome: 'done', appId: app.id, detail })
    return { kind: 'moved', app }
  })
}

const countsForTheRecord = ({ staff, missing, withoutCredentials, notSignedIn, idNotSeen }: StaffCounts) => ({
  staff,
  people: missing,
  without_credentials: withoutCredentials,
  not_signed_in: notSignedIn,
  id_not_seen: idNotSeen,
})
