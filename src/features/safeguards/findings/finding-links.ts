/** The list's links: every one carries the filters along. */
import type { FindingListInput } from './findings.input.ts'

export const safeguardsHome = '/admin/safeguards'

export type FindingFilterValues = Record<'state' | 'severity' | 'code' | 'app' | 'staff' | 'q', string>

export const filterValues = (input: FindingListInput): FindingFilterValues => ({
  state: input.state,
  severity: input.severity ?? '',
  code: input.code ?? '',
  app: input.app,
  staff: input.staff ?? '',
  q: input.q,
})

/** What is open is what one sees without asking. */
export const isNarrowed = ({ state, ...rest }: FindingFilterValues): boolean =>
  state !== 'open' || Object.values(rest).some((value) => value !== '')

export function hrefWith(values: FindingFilterValues, more: Partial<FindingFilterValues> & { after?: string }): string {
  const given = Object.entries({ ...values, ...more }).filter(
    ([name, value]) => value !== '' && !(name === 'state' && value === 'open'),
  )
  const query = new URLSearchParams(given).toString()
  return query === '' ? safeguardsHome : `${safeguardsHome}?${query}`
}
