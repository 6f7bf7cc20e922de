/** Every staff member with what must be true of each before everyone is let in; and the word one gives for their external IDs. */
import type { ComponentChildren } from 'preact'
import { Alert, type Tone } from '../parts/alert.tsx'
import { Badge } from '../parts/badge.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { Moment } from '../parts/moment.tsx'
import { Table, type TableColumn } from '../parts/table.tsx'
import { PersonName, type NamedPerson } from './person-name.tsx'
import { Counts, NoStaff, type StaffCounts } from './staff-counts.tsx'

export type StaffPerson = NamedPerson & {
  hasCredentials: boolean
  handoff: { outcome: 'handed-over' | 'error'; at: Date } | undefined
  evidence:
    | {
        found: 'same' | 'other' | 'none'
        source: 'attested' | 'team-member-export'
        at: Date
        isExpired: boolean
        by: string | undefined
      }
    | undefined
}

/** Everybody, whoever is missing anything, or whoever is missing one thing. */
export type StaffShown = 'all' | 'missing' | 'credentials' | 'sign-ins' | 'external-ids'

export type StaffListProps = {
  csrfToken: string
  home: string
  canChange: boolean
  counts: StaffCounts
  people: readonly StaffPerson[]
  show: StaffShown
  /** The member behind whom this page begins; undefined on the first one. */
  after: string | undefined
  hasMore: boolean
}

export function StaffList(props: StaffListProps) {
  const { csrfToken, home, canChange, counts, people, show, after, hasMore } = props
  const last = people.at(-1)
  return (
    <section class="stack" aria-labelledby="staff">
      <div class="stack stack-tight">
        <h2 id="staff">Staff</h2>
        <p class="quiet">
          Every active member marked as staff, with the three things that must be true of each before everyone is let
          in. Zendesk tells Latchkey of errors only, so whether somebody arrived there cannot be known: ask a few.
        </p>
      </div>
      {counts.staff === 0 ? <NoStaff /> : <Counts counts={counts} />}
      {counts.staff > 0 && (
        <>
          <Filter home={home} show={show} counts={counts} />
          {people.length === 0 ? (
            <Nobody show={show} isLater={after !== undefined} />
          ) : (
            <Table caption="Staff" rows={people} keyOf={({ id }) => id} columns={columnsOf(props)} />
          )}
          {(after !== undefined || hasMore) && (
            <nav class="row" aria-label="Pages of staff">
              {after !== undefined && <a href={`${home}${queryOf(show)}#staff`}>First page</a>}
              {hasMore && last && <a href={`${home}${queryOf(show, last.id)}#staff`}>Next page</a>}
            </nav>
          )}
          {canChange && people.some(isOpen) && (
            <form class="card stack" id="attest" method="post" action={`${home}/attest`}>
              <CsrfField token={csrfToken} />
              <Place show={show} after={after} />
              <p>
                I opened the Zendesk profile of each person ticked above, and its External ID is the one shown beneath
                their name.
              </p>
              <div class="row">
                <Button>Confirm for those ticked</Button>
                <span class="hint">With your name and today’s date. It counts for 90 days.</span>
              </div>
            </form>
          )}
        </>
      )}
    </section>
  )
}

function Filter({ home, show, counts }: Pick<StaffListProps, 'home' | 'show' | 'counts'>) {
  const { missing, withoutCredentials, notSignedIn, idNotSeen } = counts
  const filters: { of: StaffShown; label: string }[] = [
    { of: 'all', label: 'All' },
    { of: 'missing', label: `Missing something (${missing.toLocaleString('en-GB')})` },
    { of: 'credentials', label: `No credentials (${withoutCredentials.toLocaleString('en-GB')})` },
    { of: 'sign-ins', label: `Not signed in (${notSignedIn.toLocaleString('en-GB')})` },
    { of: 'external-ids', label: `External ID not seen (${idNotSeen.toLocaleString('en-GB')})` },
  ]
  return (
    <nav class="row" aria-label="Which staff to show">
      {filters.map(({ of, label }) => (
        <a key={of} href={`${home}${queryOf(of)}#staff`} aria-current={show === of ? 'true' : undefined} class="filter">
          {label}
        </a>
      ))}
    </nav>
  )
}

function Nobody({ show, isLater }: { show: StaffListProps['show']; isLater: boolean }) {
  if (isLater) return <p class="quiet">Nobody is left on this page.</p>
  if (show === 'all') return null
  return (
    <Alert tone="success">
      <p>{show === 'missing' ? 'Nobody is missing anything.' : 'Nobody is missing this.'}</p>
    </Alert>
  )
}

const queryOf = (show: StaffListProps['show'], after?: string): string => {
  const query = new URLSearchParams({ ...(show !== 'all' && { show }), ...(after !== undefined && { after }) })
  return query.size > 0 ? `?${query}` : ''
}

/** So that one comes back to the page one was on. */
function Place({ show, after }: Pick<StaffListProps, 'show' | 'after'>) {
  return (
    <>
      {show !== 'all' && <input type="hidden" name="show" value={show} />}
      {after !== undefined && <input type="hidden" name="after" value={after} />}
    </>
  )
}

const isSeen = ({ evidence }: StaffPerson): boolean => evidence?.found === 'same' && !evidence.isExpired
const isOpen = (person: StaffPerson): boolean => !isSeen(person)

function columnsOf(props: StaffListProps): [TableColumn<StaffPerson>, ...TableColumn<StaffPerson>[]] {
  return [
    { label: 'Staff member', cell: (person) => <PersonName person={person} /> },
    {
      label: 'Credentials here',
      cell: ({ hasCredentials }) => (
        <Badge tone={hasCredentials ? 'success' : 'warning'}>{hasCredentials ? 'Yes' : 'None'}</Badge>
      ),
    },
    { label: 'Signed in through SSO', cell: ({ handoff }) => <SignedIn handoff={handoff} /> },
    { label: 'External ID in Zendesk', cell: (person) => <Evidence person={person} {...props} /> },
    ...(props.canChange ? [{ label: 'Confirm', cell: (person: StaffPerson) => <Tick person={person} /> }] : []),
  ]
}

function SignedIn({ handoff }: Pick<StaffPerson, 'handoff'>) {
  if (!handoff) return <Badge tone="warning">Not yet</Badge>
  const isWell = handoff.outcome === 'handed-over'
  return (
    <State
      tone={isWell ? 'success' : 'danger'}
      words={isWell ? 'Handed over, no error came back' : 'Zendesk answered with an error'}
    >
      <Moment at={handoff.at} />
    </State>
  )
}

function Evidence({ person, csrfToken, home, canChange, show, after }: StaffListProps & { person: StaffPerson }) {
  const { id, name, evidence } = person
  if (!evidence) return <Badge tone="warning">Not seen yet</Badge>
  const { tone, words } = evidenceWords(evidence)
  return (
    <State tone={tone} words={words}>
      {evidence.source === 'attested' ? 'Confirmed' : 'In the export'}
      {evidence.by !== undefined && (
        <>
          {evidence.source === 'attested' ? ' by ' : ' pasted by '}
          <Bidi>{evidence.by}</Bidi>
        </>
      )}
      , <Moment at={evidence.at} />
      {canChange && evidence.source === 'attested' && (
        <form method="post" action={`${home}/attest/withdraw`}>
          <CsrfField token={csrfToken} />
          <Place show={show} after={after} />
          <input type="hidden" name="member" value={id} />
          <Button kind="quiet" size="small">
            Take back{' '}
            <span class="visually-hidden">
              for <Bidi>{name}</Bidi>
            </span>
          </Button>
        </form>
      )}
    </State>
  )
}

function evidenceWords({ found, isExpired }: NonNullable<StaffPerson['evidence']>): { tone: Tone; words: string } {
  if (found === 'other') return { tone: 'danger', words: 'Another ID there' }
  if (found === 'none') return { tone: 'warning', words: 'Blank there' }
  return isExpired ? { tone: 'warning', words: 'Seen too long ago' } : { tone: 'success', words: 'Seen' }
}

function State({ tone, words, children }: { tone: Tone; words: string; children: ComponentChildren }) {
  return (
    <div class="state">
      <Badge tone={tone}>{words}</Badge>
      <div class="hint">{children}</div>
    </div>
  )
}

/** Belongs to the form behind the table. */
function Tick({ person }: { person: StaffPerson }) {
  if (isSeen(person)) return <span class="quiet">–</span>
  const id = `tick-${person.id}`
  return (
    <div>
      <input class="check-box" type="checkbox" form="attest" name="member" value={person.id} id={id} />
      <label class="visually-hidden" for={id}>
        I looked at the profile of <Bidi>{person.name}</Bidi>
      </label>
    </div>
  )
}
