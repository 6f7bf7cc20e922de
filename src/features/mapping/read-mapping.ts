/** Reads a whole mapping as it was typed, row by row, and writes it back in the same way. */
import { complainAboutExpression } from './check-expression.ts'
import { claimsCatalogue, customField, findClaim, fixedClaims } from './claims/claims-catalogue.ts'
import type { Expression, MappedField } from './expression.ts'
import { nearestName } from './notation/nearest-name.ts'
import { parseExpression } from './notation/parse-expression.ts'
import { printExpression } from './notation/print-expression.ts'

export type TypedRow = { claim: string; from: string }

/** `errors` by the row's place in the list. */
export type ReadMapping =
  { kind: 'mapping'; mapping: MappedField[] } | { kind: 'refused'; errors: ReadonlyMap<number, string> }

export const mostRows = 30
/** Of all rows together: every hand-off reads them. */
export const mostCharacters = 10_000

/** Sent without any mapping; a row of the mapping changes what from. */
const plainSources: Readonly<Record<string, string>> = { name: 'name', phone: 'phone' }

/**
 * A row without an expression is no row, but for the two that are sent anyway: an empty name is the stored one, an empty
 * phone is not sent.
 */
export function readMapping(rows: readonly TypedRow[]): ReadMapping {
  const errors = new Map<number, string>()
  const mapping: MappedField[] = []
  for (const [place, row] of rows.entries()) {
    const read = readRow(row, rows.slice(0, place))
    if (read.kind === 'refused') errors.set(place, read.why)
    if (read.kind === 'field') mapping.push(read.field)
  }
  const last = rows.length - 1
  if (rows.reduce((sum, { from }) => sum + from.length, 0) > mostCharacters && !errors.has(last)) {
    errors.set(last, `All fields together may have ${mostCharacters} characters: every sign-in reads them.`)
  }
  const lonely = rows.findIndex(({ claim, from }) => claim === 'custom_role_id' && from.trim() !== '')
  if (lonely >= 0 && !mapping.some(({ claim }) => claim === 'role')) {
    errors.set(lonely, errors.get(lonely) ?? 'This goes only with the role agent: map role as well.')
  }
  return errors.size > 0 ? { kind: 'refused', errors } : { kind: 'mapping', mapping }
}

/** Every row that a form shows: the two plain ones first, then the mapped ones in their order. */
export function typedRows(mapping: readonly MappedField[]): TypedRow[] {
  const plain = Object.entries(plainSources).map(([claim, source]) => {
    const mapped = mapping.find((field) => field.claim === claim)
    return { claim, from: mapped ? printExpression(mapped.from) : source }
  })
  const others = mapping.filter(({ claim }) => !(claim in plainSources))
  return [...plain, ...others.map(({ claim, from }) => ({ claim, from: printExpression(from) }))]
}

type ReadRow = { kind: 'field'; field: MappedField } | { kind: 'none' } | { kind: 'refused'; why: string }

function readRow({ claim, from }: TypedRow, before: readonly TypedRow[]): ReadRow {
  const entry = findClaim(claim)
  if (!entry) return { kind: 'refused', why: whyNoClaim(claim) }
  if (before.some((row) => row.claim === claim)) return { kind: 'refused', why: `${claim} is in the list already.` }
  const typed = from.trim()
  if (typed === '' || typed === plainSources[claim]) {
    return claim === 'phone' && typed === '' ? field(claim, { op: 'omit' }) : { kind: 'none' }
  }
  const parsed = parseExpression(typed)
  if (parsed.kind === 'refused') return parsed
  const why = complainAboutExpression(entry, parsed.expression)
  return why === undefined ? field(claim, parsed.expression) : { kind: 'refused', why }
}

const field = (claim: string, from: Expression): ReadRow => ({ kind: 'field', field: { claim, from } })

function whyNoClaim(claim: string): string {
  if (fixedClaims.some((fixed) => fixed.claim === claim)) {
    return `${claim} is always the member’s own: Zendesk recognises people by it.`
  }
  if (claim.startsWith(customField)) return 'The key of a custom field has letters, digits, _ and - only.'
  const known = claimsCatalogue.map((entry) => entry.claim).filter((name) => name !== customField)
  const meant = nearestName(claim, known)
  return meant === undefined ? 'Zendesk documents no such field.' : `There is no such field. Did you mean ${meant}?`
}
