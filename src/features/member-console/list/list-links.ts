/** The list's links: every one carries the words and filters along. */
import type { MemberListInput } from './member-list.input.ts'
import type { MemberListPage } from './member-list.query.ts'

const home = '/admin/members'

export function resultsOf(input: MemberListInput, { entries, hasMore, isFirst }: MemberListPage) {
  const first = entries[0]
  const last = entries.at(-1)
  const isBackward = !isFirst && input.after === undefined
  const hasPrevious = isBackward ? hasMore : !isFirst
  const hasNext = isBackward || hasMore
  return {
    members: entries,
    isNarrowed: Object.values(listValues(input)).some((value) => value !== ''),
    firstHref: isFirst ? undefined : hrefWith(input, {}),
    previousHref: hasPrevious && first ? hrefWith(input, { before: first.id }) : undefined,
    nextHref: hasNext && last ? hrefWith(input, { after: last.id }) : undefined,
  }
}

/** Words and filters as the form has them; blank where there is none. */
export const listValues = (input: MemberListInput) => ({
  q: input.q,
  status: input.status ?? '',
  staff: input.staff ?? '',
  verified: input.verified ?? '',
  credentials: input.credentials ?? '',
  factor: input.factor ?? '',
  signedIn: input.signedIn ?? '',
  role: input.role ?? '',
  shared: input.shared ?? '',
  organization: input.organization,
})

function hrefWith(input: MemberListInput, place: { after?: string; before?: string }): string {
  const given = Object.entries({ ...listValues(input), ...place }).filter(([, value]) => value !== '')
  const query = new URLSearchParams(given).toString()
  return query === '' ? home : `${home}?${query}`
}
