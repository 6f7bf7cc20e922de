/** Puts a new field mapping into force. */
import type { Clock } from '../../kernel/clock.ts'
import { AppError } from '../../kernel/errors.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { AppStores } from '../apps/add-app.ts'
import type { By } from '../events/event.ts'
import type { App } from '../apps/app.ts'
import { findClaim, isForOwners } from './claims/claims-catalogue.ts'
import type { MappedField } from './expression.ts'
import { printExpression } from './notation/print-expression.ts'

export type ChangeMappingDeps = { clock: Clock; inTransaction: InTransaction<AppStores> }

/** As `mappingInput` reads it. `mayMapRights`: whether they may touch what gives rights in Zendesk. */
export type GivenMapping = By & {
  key: string
  version: number
  mapping: readonly MappedField[]
  mayMapRights: boolean
}

export type ChangeMappingOutcome =
  | { kind: 'changed'; app: App }
  /** By claim. */
  | { kind: 'refused'; errors: ReadonlyMap<string, string> }
  /** Somebody changed the app in the meantime; `app` is what is stored now, and nothing was changed. */
  | { kind: 'conflict'; app: App }

export async function changeMapping(
  { clock, inTransaction }: ChangeMappingDeps,
  { key, version, mapping, mayMapRights, ...by }: GivenMapping,
): Promise<ChangeMappingOutcome> {
  return inTransaction(async ({ apps, events }) => {
    await apps.lock()
    const before = await apps.get(key)
    if (before.version !== version) return { kind: 'conflict', app: before }
    const changed = changedClaims(before.fieldMapping, mapping)
    if (changed.length === 0) return { kind: 'changed', app: before }
    const errors = mayMapRights ? undefined : complainAboutRights(changed)
    if (errors) return { kind: 'refused', errors }

    const app = await apps.update(before.id, version, { ...before, fieldMapping: mapping }, clock.now())
    if (!app) throw new AppError('state.conflict')
    await events.record({
      ...by,
      type: 'app.changed',
      outcome: 'done',
      appId: app.id,
      detail: { key, version: app.version, changed: ['field_mapping'], claims: changed },
      // Fixed words in an expression may name a person.
      personal: { before: textsOf(before.fieldMapping, changed), after: textsOf(app.fieldMapping, changed) },
    })
    return { kind: 'changed', app }
  })
}

/** The claims that are added, removed, or made of something else. */
export function changedClaims(before: readonly MappedField[], after: readonly MappedField[]): string[] {
  const claims = [...new Set([...before, ...after].map(({ claim }) => claim))]
  return claims.filter((claim) => textOf(before, claim) !== textOf(after, claim))
}

/** What owners alone may touch, among these claims. */
export function complainAboutRights(claims: readonly string[]): ReadonlyMap<string, string> | undefined {
  const guarded = claims.filter((claim) => isForOwners(findClaim(claim)))
  if (guarded.length === 0) return undefined
  return new Map(guarded.map((claim) => [claim, `Only an owner adds, changes or removes ${claim}.`]))
}

/** Whether a change is grave enough to ask who is at the keyboard. */
export const isGrave = (claims: readonly string[]): boolean =>
  claims.some((claim) => findClaim(claim)?.guard !== undefined)

function textOf(mapping: readonly MappedField[], claim: string): string | undefined {
  const field = mapping.find((each) => each.claim === claim)
  return field && printExpression(field.from)
}

const textsOf = (mapping: readonly MappedField[], claims: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    claims.flatMap((claim) => {
      const text = textOf(mapping, claim)
      return text === undefined ? [] : [[claim, text]]
    }),
  )
