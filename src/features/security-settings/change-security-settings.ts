/** Changes how strict Latchkey is, and writes down what was different before. What becomes weaker is agreed to first. */
import type { Clock } from '../../kernel/clock.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { By } from '../events/event.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { Member } from '../members/member.ts'
import { hasSecondFactor } from '../second-factor/factors.ts'
import type { FactorsStore } from '../second-factor/factors.store.ts'
import { looseningsOf, type Loosening } from './loosenings.ts'
import { needsSecondFactor, type SecuritySettings } from './security-settings.ts'
import type { SecuritySettingsStore } from './security-settings.store.ts'

export type ChangeSecurityDeps = {
  clock: Clock
  inTransaction: InTransaction<{
    securitySettings: Pick<SecuritySettingsStore, 'find' | 'change'>
    factors: Pick<FactorsStore, 'summaryOf'>
    events: Pick<EventsStore, 'record'>
  }>
}

export type SecurityOrder = By & {
  /** The version that was on the screen. */
  version: number
  next: Omit<SecuritySettings, 'version'>
  /** What the page has warned of, and was told to do all the same. */
  agreed: readonly string[]
  /** Who acts: nobody locks themselves out. */
  owner: Member
}

export type ChangeSecurityOutcome =
  | { kind: 'changed' | 'unchanged' }
  /** Somebody was faster; `stored` is what holds now, and nothing was changed. */
  | { kind: 'conflict'; stored: SecuritySettings }
  /** Whoever acts would be asked for a second factor that they do not have. */
  | { kind: 'locks-out' }
  | { kind: 'to-confirm'; loosenings: Loosening[] }

export async function changeSecuritySettings(
  { clock, inTransaction }: ChangeSecurityDeps,
  { version, next, agreed, owner, ...by }: SecurityOrder,
): Promise<ChangeSecurityOutcome> {
  return inTransaction(async ({ securitySettings, factors, events }) => {
    const before = await securitySettings.find()
    if (before.version !== version) return { kind: 'conflict', stored: before }
    const changed = settingNames.filter((name) => told(before[name]) !== told(next[name]))
    if (changed.length === 0) return { kind: 'unchanged' }
    const isAsked = needsSecondFactor(next.secondFactorFor, { isStaff: owner.isStaff, hasRole: true })
    if (isAsked && !hasSecondFactor(await factors.summaryOf(owner.id))) return { kind: 'locks-out' }
    const loosenings = looseningsOf(before, next)
    if (loosenings.some((loosening) => !agreed.includes(loosening))) return { kind: 'to-confirm', loosenings }

    const after = await securitySettings.change(version, next, clock.now())
    if (!after) return { kind: 'conflict', stored: await securitySettings.find() }
    await events.record({
      ...by,
      type: 'settings.changed',
      outcome: 'done',
      // Nothing of it is personal, and how strict it was when counts for as long as the history does.
      detail: {
        settings: 'security',
        version: after.version,
        changed,
        before: valuesOf(before, changed),
        after: valuesOf(after, changed),
      },
    })
    return { kind: 'changed' }
  })
}

type SettingName = Exclude<keyof SecuritySettings, 'version'>

const settingNames = [
  'passwordLeast',
  'checksBreaches',
  'breachHost',
  'secondFactorFor',
  'rememberDays',
  'idleMinutes',
  'absoluteMinutes',
  'handoffProofMinutes',
  'registration',
  'registrationDomains',
] as const satisfies SettingName[]

const valuesOf = (settings: SecuritySettings, names: readonly SettingName[]): Record<string, unknown> =>
  Object.fromEntries(names.map((name) => [name, settings[name] ?? null]))

const told = (value: SecuritySettings[SettingName]): string => JSON.stringify(value ?? null)
