/** Where an app's fallback sheet was published, and whether it is still right there. */
import { languageNames, type Language } from '../languages/language.ts'
import { Badge } from '../parts/badge.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Moment } from '../parts/moment.tsx'
import { Table } from '../parts/table.tsx'

export type ShownPublication = {
  id: string
  publishedAt: Date
  publishedBy: string | undefined
  place: string
  fingerprint: string
  languages: readonly Language[]
  isCurrent: boolean
}

export type PublicationListProps = { publications: readonly ShownPublication[] }

export function PublicationList({ publications }: PublicationListProps) {
  if (publications.length === 0) return <p class="quiet">Nothing is on record yet.</p>
  return (
    <Table
      caption="Publications of the sheet, newest first"
      rows={publications}
      keyOf={({ id }) => id}
      columns={[
        { label: 'Where', cell: ({ place }) => <Place place={place} /> },
        { label: 'When', cell: ({ publishedAt }) => <Moment at={publishedAt} /> },
        {
          label: 'By',
          cell: ({ publishedBy }) => (publishedBy === undefined ? 'somebody who is gone' : <Bidi>{publishedBy}</Bidi>),
        },
        { label: 'Languages', cell: ({ languages }) => languages.map((each) => languageNames[each]).join(', ') },
        { label: 'Fingerprint', cell: ({ fingerprint }) => <code class="fingerprint">{fingerprint}</code> },
        {
          label: 'State',
          cell: ({ isCurrent }) => (
            <Badge tone={isCurrent ? 'success' : 'warning'}>{isCurrent ? 'As it is now' : 'Out of date'}</Badge>
          ),
        },
      ]}
    />
  )
}

/** An https address can be followed; anything else is words. */
function Place({ place }: { place: string }) {
  const isAddress = /^https:\/\/\S+$/.test(place) && URL.canParse(place)
  return isAddress ? (
    <a href={place} rel="noreferrer">
      <Bidi>{place}</Bidi>
    </a>
  ) : (
    <Bidi>{place}</Bidi>
  )
}
