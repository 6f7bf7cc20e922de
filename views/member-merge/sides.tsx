/** Two members side by side: all that tells them apart, and all that hangs on either. */
import type { ComponentChildren } from 'preact'
import { MemberBadges, VerifiedBadge } from '../members/member-badges.tsx'
import { PersonLink } from '../members/person.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Moment } from '../parts/moment.tsx'
import { Table } from '../parts/table.tsx'
import { fieldWords } from './merge-words.ts'

export type MergeSide = {
  id: string
  name: string
  externalId: string
  email: string | undefined
  isVerified: boolean
  username: string | undefined
  phone: string | undefined
  organization: string | undefined
  locale: string | undefined
  attributes: Readonly<Record<string, string>>
  isStaff: boolean
  role: string | undefined
  status: 'active' | 'suspended'
  hasCredentials: boolean
  hasPassword: boolean
  hasTotp: boolean
  passkeys: number
  sessions: number
  lastSignedInAt: Date | undefined
  createdAt: Date
  appLists: readonly { app: string; list: string }[]
  holds: number
  openFindings: number
  linkedIn: readonly string[]
}

type Row = { label: string; cell: (side: MergeSide) => ComponentChildren }

export function SidesTable({ sides: [first, second] }: { sides: readonly [MergeSide, MergeSide] }) {
  return (
    <Table
      caption="Both members, side by side"
      rows={rows}
      keyOf={({ label }) => label}
      columns={[
        { label: 'What', cell: ({ label }) => label },
        { label: 'First', cell: ({ cell }) => cell(first) },
        { label: 'Second', cell: ({ cell }) => cell(second) },
      ]}
    />
  )
}

/** The value of a field that can be chosen, as one reads it. */
export function FieldValue({ side, field }: { side: MergeSide; field: string }) {
  if (field === 'attributes') return <Attributes attributes={side.attributes} />
  const value = side[field as 'name' | 'email' | 'username' | 'phone' | 'organization' | 'locale']
  if (value === undefined) return none
  return (
    <span>
      <Bidi>{value}</Bidi>
      {field === 'email' && (
        <>
          {' '}
          <VerifiedBadge isVerified={side.isVerified} />
        </>
      )}
    </span>
  )
}

function Attributes({ attributes }: Pick<MergeSide, 'attributes'>) {
  const entries = Object.entries(attributes)
  if (entries.length === 0) return none
  return (
    <span class="cell-stack">
      {entries.map(([name, value]) => (
        <span key={name} class="lines">
          <Bidi>{`${name}: ${value}`}</Bidi>
        </span>
      ))}
    </span>
  )
}

const none = <span class="quiet">none</span>

const numberOr = (count: number, nothing: string): ComponentChildren =>
  count === 0 ? <span class="quiet">{nothing}</span> : <>{count}</>

const waysOf = ({ hasPassword, hasTotp, passkeys }: MergeSide): string =>
  [hasPassword && 'password', hasTotp && 'authenticator app', passkeys > 0 && `passkeys: ${passkeys}`]
    .filter((way) => way !== false)
    .join(', ')

export const listWords: Readonly<Record<string, string>> = {
  test: 'test person',
  allowed: 'let in by name',
  denied: 'kept out by name',
}

const rows: readonly Row[] = [
  { label: 'Member', cell: (side) => <PersonLink {...side} /> },
  { label: 'State', cell: (side) => <MemberBadges {...side} /> },
  ...['email', 'username', 'phone', 'organization', 'locale', 'attributes'].map((field) => ({
    label: fieldWords[field] ?? field,
    cell: (side: MergeSide) => <FieldValue side={side} field={field} />,
  })),
  { label: 'Signs in by', cell: (side) => (waysOf(side) === '' ? none : waysOf(side)) },
  { label: 'Open sessions', cell: ({ sessions }) => numberOr(sessions, 'none') },
  {
    label: 'Last signed in',
    cell: ({ lastSignedInAt }) => (lastSignedInAt ? <Moment at={lastSignedInAt} /> : <span class="quiet">never</span>),
  },
  {
    label: 'Linked in Zendesk',
    cell: ({ linkedIn }) =>
      linkedIn.length === 0 ? <span class="quiet">not known to be</span> : <Bidi>{linkedIn.join(', ')}</Bidi>,
  },
  {
    label: 'Lists of apps',
    cell: ({ appLists }) =>
      appLists.length === 0 ? (
        none
      ) : (
        <span class="cell-stack">
          {appLists.map(({ app, list }) => (
            <span key={`${app} ${list}`}>
              <Bidi>{app}</Bidi>
              {`: ${listWords[list] ?? list}`}
            </span>
          ))}
        </span>
      ),
  },
  { label: 'Held sign-ins', cell: ({ holds }) => numberOr(holds, 'none') },
  { label: 'Open findings', cell: ({ openFindings }) => numberOr(openFindings, 'none at the last audit') },
  { label: 'Added', cell: ({ createdAt }) => <Moment at={createdAt} /> },
]
