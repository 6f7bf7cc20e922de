/** Puts a policy in force. It counts from the next hand-off on. */
import type { Clock } from '../../kernel/clock.ts'
import { AppError } from '../../kernel/errors.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { AppStores } from '../apps/add-app.ts'
import type { By } from '../events/event.ts'
import type { App } from '../apps/app.ts'
import type { AccessPolicy } from './access-policy.ts'

export type ChangeAccessDeps = { clock: Clock; inTransaction: InTransaction<AppStores> }

export type ChangeAccessOutcome =
  | { kind: 'changed' | 'unchanged'; app: App }
  /** Somebody changed the app in the meantime; `app` is what is stored now, and nothing was changed. */
  | { kind: 'conflict'; app: App }

/** `version`: of the app the policy was written for. */
export async function changeAccess(
  { clock, inTransaction }: ChangeAccessDeps,
  { key, version, policy, ...by }: By & { key: string; version: number; policy: AccessPolicy },
): Promise<ChangeAccessOutcome> {
  return inTransaction(async ({ apps, events }) => {
    await apps.lock()
    const before = await apps.get(key)
    if (before.version !== version) return { kind: 'conflict', app: before }
    if (isSamePolicy(before.accessPolicy, policy)) return { kind: 'unchanged', app: before }
    const app = await apps.update(before.id, version, { ...before, accessPolicy: policy }, clock.now())
    if (!app) throw new AppError('state.conflict')
    await events.record({
      ...by,
      type: 'app.changed',
      outcome: 'done',
      appId: app.id,
      detail: {
        key,
        version: app.version,
        changed: ['access_policy'],
        access_policy: { from: shapeOf(before.accessPolicy), to: shapeOf(policy) },
      },
      personal: { before: { access_policy: before.accessPolicy }, after: { access_policy: policy } },
    })
    return { kind: 'changed', app }
  })
}

/** Whatever order the database keeps the keys of an object in. */
export const isSamePolicy = (one: AccessPolicy, other: AccessPolicy): boolean => textOf(one) === textOf(other)

const textOf = (policy: AccessPolicy): string =>
  JSON.stringify(policy, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
      : value,
  )

/** What may be kept for ever: organisations and values may name people, so only how many rules of what kind there are. */
const shapeOf = ({ otherwise, rules }: AccessPolicy) => ({
  otherwise,
  rules: rules.map(({ effect, all }) => ({ effect, conditions: all.map(({ kind }) => kind) })),
})
