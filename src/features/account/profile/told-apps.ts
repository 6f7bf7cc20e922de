/** Which apps tell Zendesk a member's field: by itself, or as a part of what a mapping makes. */
import type { App } from '../../apps/app.ts'
import { pathsIn } from '../../mapping/check-expression.ts'
import { fixedClaims } from '../../mapping/claims/claims-catalogue.ts'

/** The names of those apps. `path`: as in a mapping, such as `phone` or `external_id`. */
export const appsTelling = (path: string, apps: readonly App[]): string[] =>
  apps.filter(({ fieldMapping }) => pathsToldBy(fieldMapping).has(path)).map(({ name }) => name)

/** What is sent unless a mapping puts something else in its place. */
const sentByItself = ['name', 'phone'] as const

function pathsToldBy(mapping: App['fieldMapping']): ReadonlySet<string> {
  const isMapped = (claim: string): boolean => mapping.some((field) => field.claim === claim)
  return new Set([
    ...fixedClaims.map(({ from }) => from),
    ...sentByItself.filter((claim) => !isMapped(claim)),
    ...mapping.flatMap(({ from }) => pathsIn(from)),
  ])
}
