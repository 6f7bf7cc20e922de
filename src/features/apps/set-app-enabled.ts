/** Pauses sign-in through an app, or goes on with it at the stage it had reached. */
import type { Clock } from '../../kernel/clock.ts'
import { AppError } from '../../kernel/errors.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { AppStores } from './add-app.ts'
import type { By } from '../events/event.ts'
import type { App } from './app.ts'
import { secretFirst } from './secret/shared-secret.ts'

export type SetAppEnabledDeps = {
  clock: Clock
  inTransaction: InTransaction<AppStores>
}

export type SetAppEnabledOutcome = { kind: 'set'; app: App } | { kind: 'refused'; why: string; app: App }

/** Asking for what is already so changes nothing. */
export async function setAppEnabled(
  deps: SetAppEnabledDeps,
  { key, isEnabled, ...by }: By & { key: string; isEnabled: boolean },
): Promise<SetAppEnabledOutcome> {
  return deps.inTransaction(async ({ apps, events }) => {
    await apps.lock()
    const before = await apps.get(key)
    if (before.isEnabled === isEnabled) return { kind: 'set', app: before }
    if (isEnabled && before.secretSetAt === undefined) return { kind: 'refused', why: secretFirst, app: before }
    if (isEnabled && before.stage === 'draft') return { kind: 'refused', why: stageFirst, app: before }
    const app = await apps.update(before.id, before.version, { ...before, isEnabled }, deps.clock.now())
    if (!app) throw new AppError('state.conflict')
    const detail = { key, version: app.version, changed: ['enabled'], enabled: isEnabled }
    await events.record({ ...by, type: 'app.changed', outcome: 'done', appId: app.id, detail })
    return { kind: 'set', app }
  })
}

const stageFirst = 'It is still a draft. Choose on its roll-out page who is let in first.'
