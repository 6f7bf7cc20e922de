/** Changes what one finding does to the sign-ins of an app. Back to what the catalogue says is a change like any other. */
import type { Clock } from '../../../kernel/clock.ts'
import type { InTransaction } from '../../../kernel/transaction.ts'
import type { AppsStore } from '../../apps/apps.store.ts'
import type { By } from '../../events/event.ts'
import type { EventsStore } from '../../events/events.store.ts'
import { rowOf, type GateSetting } from '../catalogue.ts'
import type { GateOverridesStore } from './gate-overrides.store.ts'
import type { LiveCode } from './live-gate.ts'

type Stores = {
  apps: Pick<AppsStore, 'get' | 'lock'>
  events: Pick<EventsStore, 'record'>
  gateOverrides: Pick<GateOverridesStore, 'list' | 'put' | 'remove'>
}

export type ChangeGateDeps = { clock: Clock; inTransaction: InTransaction<Stores> }

export type GivenGate = Omit<By, 'actor'> & {
  key: string
  code: LiveCode
  gate: GateSetting
  reason: string
  administratorId: string
}

export async function changeGate(
  { clock, inTransaction }: ChangeGateDeps,
  { key, code, gate, reason, administratorId: by, ...request }: GivenGate,
): Promise<{ kind: 'changed' | 'unchanged' }> {
  return inTransaction(async ({ apps, events, gateOverrides }) => {
    await apps.lock()
    const app = await apps.get(key)
    const usual = rowOf(code).gate
    const before = (await gateOverrides.list(app.id)).find((each) => each.code === code)?.gate ?? usual
    if (before === gate) return { kind: 'unchanged' }
    if (gate === usual) await gateOverrides.remove(app.id, code)
    else await gateOverrides.put(app.id, { code, gate, reason, at: clock.now(), by })
    await events.record({
      ...request,
      type: 'gate.changed',
      actor: `member:${by}`,
      outcome: 'done',
      appId: app.id,
      codes: [code],
      detail: { before, after: gate },
      personal: { reason },
    })
    return { kind: 'changed' }
  })
}
