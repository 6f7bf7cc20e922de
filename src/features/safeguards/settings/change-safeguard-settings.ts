/** Changes how the safeguards work, and writes down what was different before. */
import type { Clock } from '../../../kernel/clock.ts'
import type { Random } from '../../../kernel/random.ts'
import type { InTransaction } from '../../../kernel/transaction.ts'
import type { By } from '../../events/event.ts'
import type { EventsStore } from '../../events/events.store.ts'
import type { SafeguardSettings } from './safeguard-settings.ts'
import type { SafeguardSettingsStore } from './safeguard-settings.store.ts'

export type ChangeSafeguardsDeps = {
  clock: Clock
  random: Pick<Random, 'token'>
  inTransaction: InTransaction<{
    safeguardSettings: SafeguardSettingsStore
    events: Pick<EventsStore, 'record'>
  }>
}

export type SafeguardOrder = By & {
  /** The version that was on the screen. */
  version: number
  next: Omit<SafeguardSettings, 'version'>
}

export type ChangeSafeguardsOutcome =
  | { kind: 'changed' | 'unchanged' }
  /** Somebody was faster; `stored` is what holds now, and nothing was changed. */
  | { kind: 'conflict'; stored: SafeguardSettings }

export async function changeSafeguardSettings(
  { clock, random, inTransaction }: ChangeSafeguardsDeps,
  { version, next, ...by }: SafeguardOrder,
): Promise<ChangeSafeguardsOutcome> {
  return inTransaction(async ({ safeguardSettings, events }) => {
    await safeguardSettings.keepFingerprintKey(random.token(32), clock.now())
    const before = await safeguardSettings.find()
    if (before.version !== version) return { kind: 'conflict', stored: before }
    const changed = names.filter((name) => told(before[name]) !== told(next[name]))
    if (changed.length === 0) return { kind: 'unchanged' }
    const after = await safeguardSettings.change(version, next, clock.now())
    if (!after) return { kind: 'conflict', stored: await safeguardSettings.find() }
    const valuesOf = (settings: SafeguardSettings) =>
      Object.fromEntries(changed.map((name) => [name, settings[name] ?? null]))
    // Members are in it by our own ids: nothing of it is personal.
    const detail = {
      settings: 'safeguards',
      version: after.version,
      changed,
      before: valuesOf(before),
      after: valuesOf(after),
    }
    await events.record({ ...by, type: 'settings.changed', outcome: 'done', detail })
    return { kind: 'changed' }
  })
}

const names = ['schedule', 'zone', 'staleAfterDays', 'secretMaxAgeDays', 'mixedDomains', 'digestTo'] as const

const told = (value: unknown): string => JSON.stringify(value ?? null)
