/** Which two members are one person, and the merges there were. */
import { Page } from '../layout.tsx'
import { Person } from '../members/person.tsx'
import { Alert } from '../parts/alert.tsx'
import { Badge } from '../parts/badge.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { Button } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { Field } from '../parts/field.tsx'
import { Moment } from '../parts/moment.tsx'
import { Table } from '../parts/table.tsx'

export type ListedMerge = {
  id: string
  survivor: { id: string; name: string; externalId: string }
  /** Undefined: forgotten. */
  loser: { name: string; externalId: string } | undefined
  mergedAt: Date
  mergedBy: string | undefined
  state: 'can-be-undone' | 'undone' | 'final'
}

export type FindPairPageProps = {
  frame: ConsoleFrame
  typed: { a: string; b: string }
  errors: Readonly<Partial<Record<string, string>>>
  merges: readonly ListedMerge[]
}

export function FindPairPage({ frame, typed, errors, merges }: FindPairPageProps) {
  const title = 'Merge two members'
  const hasErrors = Object.keys(errors).length > 0
  return (
    <Page title={hasErrors ? `Error: ${title}` : title} shell="console" frame={frame}>
      <Breadcrumbs items={[{ label: 'Members', href: '/admin/members' }]} here={title} />
      <h1>{title}</h1>
      <Alert tone="info">
        <p>
          For one person who is here twice. You see both side by side and what would become of them before anything
          happens, and can undo it for thirty days.
        </p>
      </Alert>
      <form class="form" method="get" action="/admin/members/merge">
        <ErrorSummary errors={errors} />
        <Field
          name="a"
          label="External ID of one"
          isMonospaced
          value={typed.a}
          autocomplete="off"
          maxLength={255}
          hint="It is on the page of each member."
          error={errors['a']}
        />
        <Field
          name="b"
          label="External ID of the other"
          isMonospaced
          value={typed.b}
          autocomplete="off"
          maxLength={255}
          error={errors['b']}
        />
        <div class="form-actions">
          <Button>Look at both</Button>
        </div>
      </form>
      <section class="stack" aria-labelledby="merges">
        <h2 id="merges">Merged lately</h2>
        {merges.length === 0 ? <p class="quiet">Nobody was merged yet.</p> : <MergeTable merges={merges} />}
      </section>
    </Page>
  )
}

const MergeTable = ({ merges }: Pick<FindPairPageProps, 'merges'>) => (
  <Table
    caption="Members who were merged, the latest first"
    rows={merges}
    keyOf={({ id }) => id}
    columns={[
      {
        label: 'Merged',
        cell: ({ id, mergedAt }) => (
          <a href={`/admin/members/merge/${id}`}>
            <Moment at={mergedAt} />
          </a>
        ),
      },
      {
        label: 'Who is gone',
        cell: ({ loser }) => (loser ? <Person {...loser} /> : <span class="quiet">forgotten</span>),
      },
      { label: 'Who they are now', cell: ({ survivor }) => <Person {...survivor} /> },
      { label: 'By', cell: ({ mergedBy }) => <Bidi>{mergedBy ?? 'Somebody who is gone'}</Bidi> },
      { label: 'State', cell: ({ state }) => <Badge tone={tones[state]}>{states[state]}</Badge> },
    ]}
  />
)

const states = { 'can-be-undone': 'Can be undone', undone: 'Undone', final: 'For good' } as const
const tones = { 'can-be-undone': 'info', undone: 'neutral', final: 'neutral' } as const
