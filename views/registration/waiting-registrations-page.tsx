/** Who has registered, has proved their address and waits; with the members who may be the same person. */
import { Page } from '../layout.tsx'
import { Badge } from '../parts/badge.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { Button } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { Empty } from '../parts/empty.tsx'
import { Moment } from '../parts/moment.tsx'
import { Table } from '../parts/table.tsx'

export type ShownRegistration = {
  id: string
  name: string
  email: string
  provedAt: Date
  /** Without a decision until then it goes by itself. */
  expiresAt: Date
  /** Closest first. */
  alike: readonly { memberId: string; name: string; likeness: Likeness }[]
}

type Likeness = 'address' | 'mailbox' | 'name'

export type WaitingRegistrationsPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  /** How people register at present. */
  mode: 'off' | 'approved' | 'open'
  /** Of all, shown or not. */
  count: number
  waiting: readonly ShownRegistration[]
  canDecide: boolean
}

export function WaitingRegistrationsPage(props: WaitingRegistrationsPageProps) {
  const { frame, csrfToken, mode, count, waiting, canDecide } = props
  return (
    <Page title="Registrations" shell="console" frame={frame}>
      <Breadcrumbs items={[{ label: 'Members', href: '/admin/members' }]} here="Registrations" />
      <div class="page-head">
        <div class="stack stack-tight">
          <h1>Registrations</h1>
          <p class="quiet">{modeWords[mode]}</p>
        </div>
      </div>
      {waiting.length === 0 ? (
        <Empty title="Nobody is waiting">
          Whoever registers where registrations are approved appears here, once they have proved their address.
        </Empty>
      ) : (
        <Table
          caption="People who wait for a decision, longest first"
          rows={waiting}
          keyOf={({ id }) => id}
          columns={[
            { label: 'Who', cell: (one) => <Who {...one} /> },
            { label: 'Already a member?', cell: ({ alike }) => <Alike alike={alike} /> },
            { label: 'Waits', cell: (one) => <Waits {...one} /> },
            ...(canDecide
              ? [{ label: 'Decide', cell: (one: ShownRegistration) => <Decide {...one} csrfToken={csrfToken} /> }]
              : []),
          ]}
        />
      )}
      {count > waiting.length && (
        <p class="note">
          The {waiting.length} who wait longest are shown, of {count}. The others follow as you decide.
        </p>
      )}
    </Page>
  )
}

const modeWords = {
  off: 'Nobody can register at present. Whoever registered before that can still be let in, or not.',
  approved: 'People who register and have proved their address wait here for up to 30 days.',
  open: 'Whoever registers now becomes a member at once. Whoever registered before that waits here for up to 30 days.',
} as const

function Who({ name, email }: ShownRegistration) {
  return (
    <span class="stack stack-tight">
      <Bidi>{name}</Bidi>
      <span class="note">
        <Bidi>{email}</Bidi>
      </span>
    </span>
  )
}

function Alike({ alike }: Pick<ShownRegistration, 'alike'>) {
  if (alike.length === 0) return <span class="quiet">Nobody with this name or address</span>
  return (
    <span class="stack stack-tight">
      {alike.map(({ memberId, name, likeness }) => (
        <span key={memberId}>
          <a href={`/admin/members/${memberId}`}>
            <Bidi>{name}</Bidi>
          </a>{' '}
          <Badge tone={likeness === 'address' ? 'danger' : 'warning'}>{likenessWords[likeness]}</Badge>
        </span>
      ))}
    </span>
  )
}

const likenessWords: Record<Likeness, string> = {
  address: 'same address',
  mailbox: 'may be the same mailbox',
  name: 'same name',
}

function Waits({ provedAt, expiresAt }: ShownRegistration) {
  return (
    <span class="stack stack-tight">
      <span>
        since <Moment at={provedAt} />
      </span>
      <span class="note">
        expires on <Moment at={expiresAt} />
      </span>
    </span>
  )
}

function Decide({ id, name, alike, csrfToken }: ShownRegistration & { csrfToken: string }) {
  const path = `/admin/members/registrations/${id}`
  const isTaken = alike.some(({ likeness }) => likeness === 'address')
  return (
    <div class="row">
      {!isTaken && (
        <form method="post" action={`${path}/approve`}>
          <CsrfField token={csrfToken} />
          <Button size="small">
            Let in
            <For name={name} />
          </Button>
        </form>
      )}
      <form class="row" method="post" action={`${path}/refuse`}>
        <CsrfField token={csrfToken} />
        <Button kind="secondary" size="small">
          Refuse
          <For name={name} />
        </Button>
        <Button kind="secondary" size="small" name="tell" value="on">
          Refuse and tell them
          <For name={name} />
        </Button>
      </form>
    </div>
  )
}

/** Told apart by ear: the same buttons stand in every row. */
function For({ name }: { name: string }) {
  return (
    <span class="visually-hidden">
      {' '}
      <Bidi>{name}</Bidi>
    </span>
  )
}
