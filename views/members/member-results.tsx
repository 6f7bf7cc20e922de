/** One page of the members' list, and the ways to the next and the one before. Stands alone when scripts ask for it. */
import { Bidi } from '../parts/bidi.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Moment } from '../parts/moment.tsx'
import { Pager } from '../parts/pager.tsx'
import { Table } from '../parts/table.tsx'
import { MemberBadges, VerifiedBadge, type MemberState } from './member-badges.tsx'

export type MemberResultsProps = {
  members: readonly (MemberState & {
    id: string
    name: string
    externalId: string
    email: string | undefined
    isVerified: boolean
    organization: string | undefined
    lastSignedInAt: Date | undefined
  })[]
  /** Whether words or filters narrow the list: nobody found is another thing than nobody there. */
  isNarrowed: boolean
  canAdd: boolean
  firstHref?: string | undefined
  previousHref?: string | undefined
  nextHref?: string | undefined
}

export function MemberResults({ members, isNarrowed, canAdd, firstHref, previousHref, nextHref }: MemberResultsProps) {
  const isWhole = firstHref === undefined && previousHref === undefined && nextHref === undefined
  return (
    <>
      <p class="visually-hidden" role="status">
        {isWhole ? `${countOf(members.length)} found.` : `${countOf(members.length)} on this page.`}
      </p>
      {members.length === 0 ? <Nobody isNarrowed={isNarrowed} canAdd={canAdd} /> : <List members={members} />}
      <Pager previousHref={previousHref} nextHref={nextHref} firstHref={firstHref} />
    </>
  )
}

const countOf = (count: number): string => (count === 1 ? '1 member' : `${count} members`)

function List({ members }: Pick<MemberResultsProps, 'members'>) {
  return (
    <Table
      caption="Members, by name"
      rows={members}
      keyOf={({ id }) => id}
      columns={[
        {
          label: 'Name',
          cell: ({ id, name }) => (
            <a href={`/admin/members/${id}`}>
              <Bidi>{name}</Bidi>
            </a>
          ),
        },
        {
          label: 'External ID',
          cell: ({ externalId }) => (
            <code>
              <Bidi>{externalId}</Bidi>
            </code>
          ),
        },
        {
          label: 'Address',
          cell: ({ email, isVerified }) =>
            email === undefined ? (
              <span class="quiet">none</span>
            ) : (
              <span class="cell-stack">
                <Bidi>{email}</Bidi>
                {!isVerified && <VerifiedBadge isVerified={false} />}
              </span>
            ),
        },
        {
          label: 'Organisation',
          cell: ({ organization }) =>
            organization === undefined ? <span class="quiet">none</span> : <Bidi>{organization}</Bidi>,
        },
        { label: 'State', cell: (member) => <MemberBadges {...member} /> },
        {
          label: 'Signed in',
          cell: ({ lastSignedInAt }) =>
            lastSignedInAt === undefined ? <span class="quiet">never</span> : <Moment at={lastSignedInAt} />,
        },
      ]}
    />
  )
}

function Nobody({ isNarrowed, canAdd }: Pick<MemberResultsProps, 'isNarrowed' | 'canAdd'>) {
  return isNarrowed ? (
    <Empty
      title="Nobody fits"
      action={
        <ButtonLink href="/admin/members" kind="secondary">
          Show everybody
        </ButtonLink>
      }
    >
      All words have to occur, and all filters to hold. One or two letters find only beginnings of words: try fewer
      words, or more letters.
    </Empty>
  ) : (
    <Empty title="No members yet" action={canAdd && <ButtonLink href="/admin/members/new">Add a member</ButtonLink>}>
      Add people one at a time here, or many at once from a file.
    </Empty>
  )
}
