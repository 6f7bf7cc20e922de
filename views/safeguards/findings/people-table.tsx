/** Who is who: the people of a finding as they are now, and what else is found about them. */
import { MemberBadges, VerifiedBadge } from '../../members/member-badges.tsx'
import { PersonLink } from '../../members/person.tsx'
import { Badge } from '../../parts/badge.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Table } from '../../parts/table.tsx'
import { titleOf } from './finding-badges.tsx'

export type FindingMember = {
  id: string
  externalId: string
  name: string
  isVerified: boolean
  isStaff: boolean
  role: string | undefined
  status: 'active' | 'suspended'
  hasCredentials: boolean
  lastSignedInAt: Date | undefined
  /** Keys of apps in whose Zendesk somebody carries their external ID. */
  linkedIn: readonly string[]
  /** Other findings about them. */
  alsoIn: readonly { fingerprint: string; code: string }[]
  /** Where it is put right; undefined for who may not. */
  editHref: string | undefined
  mergeHref: string | undefined
  /** Whether they are the one to keep, as far as one can tell from here. */
  isSuggested: boolean
}

export function PeopleTable({ members }: { members: readonly FindingMember[] }) {
  return (
    <Table
      caption="The members it is about, as they are now"
      rows={members}
      keyOf={({ id }) => id}
      columns={[
        {
          label: 'Member',
          cell: (member) => <PersonLink {...member} />,
        },
        {
          label: 'State',
          cell: (member) => (
            <span class="cell-stack">
              <MemberBadges {...member} />
              <VerifiedBadge isVerified={member.isVerified} />
              {member.isSuggested && <Badge tone="info">Suggested to keep</Badge>}
            </span>
          ),
        },
        {
          label: 'Signed in',
          cell: ({ lastSignedInAt }) =>
            lastSignedInAt === undefined ? <span class="quiet">never</span> : <Moment at={lastSignedInAt} />,
        },
        {
          label: 'Linked in Zendesk',
          cell: ({ linkedIn }) =>
            linkedIn.length === 0 ? <span class="quiet">not known to be</span> : <>{linkedIn.join(', ')}</>,
        },
        { label: 'Also in', cell: ({ alsoIn }) => <AlsoIn findings={alsoIn} /> },
        { label: 'Put it right', cell: (member) => <Fixes member={member} /> },
      ]}
    />
  )
}

function AlsoIn({ findings }: { findings: FindingMember['alsoIn'] }) {
  if (findings.length === 0) return <span class="quiet">–</span>
  return (
    <span class="cell-stack">
      {findings.map(({ fingerprint, code }) => (
        <a key={fingerprint} href={`/admin/safeguards/findings/${fingerprint}`}>
          {titleOf(code)}
        </a>
      ))}
    </span>
  )
}

function Fixes({ member: { id, editHref, mergeHref } }: { member: FindingMember }) {
  return (
    <span class="cell-stack">
      {editHref !== undefined && <a href={editHref}>Edit</a>}
      <a href={`/admin/members/${id}`}>{editHref === undefined ? 'Look at' : 'Suspend, or remove the password'}</a>
      {mergeHref !== undefined && <a href={mergeHref}>Merge into the suggested one</a>}
    </span>
  )
}
