/** Changes how the organisation shows itself, and writes down what was different before. */
import type { Clock } from '../../kernel/clock.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { Branding } from './branding.ts'
import type { BrandingChange, BrandingStore } from './branding.store.ts'

export type ChangeBrandingDeps = {
  clock: Clock
  inTransaction: InTransaction<{
    branding: Pick<BrandingStore, 'find' | 'change'>
    events: Pick<EventsStore, 'record'>
  }>
}

export type BrandingOrder = {
  /** The version that was on the screen. */
  version: number
  change: BrandingChange
  memberId: string
  requestId: string
  ip: string | undefined
}

export type ChangeBrandingOutcome =
  | { kind: 'changed'; branding: Branding }
  /** Somebody was faster; `branding` is what is stored now, and nothing was changed. */
  | { kind: 'conflict'; branding: Branding }

export async function changeBranding(deps: ChangeBrandingDeps, order: BrandingOrder): Promise<ChangeBrandingOutcome> {
  const { version, change, memberId, requestId, ip } = order
  return deps.inTransaction(async ({ branding, events }) => {
    const before = await branding.find()
    if (before.version !== version) return { kind: 'conflict', branding: before }
    const changed = differences(before, change)
    if (changed.length === 0) return { kind: 'changed', branding: before }
    const after = await branding.change(version, change, deps.clock.now(), memberId)
    if (!after) return { kind: 'conflict', branding: await branding.find() }
    await events.record({
      type: 'settings.changed',
      actor: `member:${memberId}`,
      outcome: 'done',
      requestId,
      ip,
      detail: { settings: 'branding', version: after.version, changed },
      personal: { before: valuesOf(before, changed), after: valuesOf(after, changed) },
    })
    return { kind: 'changed', branding: after }
  })
}

type Part = keyof BrandingChange & keyof Branding

const parts = ['organizationName', 'language', 'accent', 'logo', 'support', 'notes'] as const satisfies Part[]

function differences(before: Branding, change: BrandingChange): Part[] {
  return parts.filter((part) => part in change && told(before[part]) !== told(change[part]))
}

const valuesOf = (branding: Branding, changed: readonly Part[]): Record<string, unknown> =>
  Object.fromEntries(changed.map((part) => [part, branding[part] ?? null]))

/** Comparable, whatever order the database hands names back in; a logo is its hash. */
function told(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  if ('hash' in value) return String(value.hash)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify(entries.map(([name, inner]) => [name, told(inner)]))
}
