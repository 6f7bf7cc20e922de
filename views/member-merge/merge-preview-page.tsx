/** What a merge would make of two members, before it is done: what becomes of everything, and what Zendesk keeps. */
import { Page } from '../layout.tsx'
import { PersonLink } from '../members/person.tsx'
import { Alert } from '../parts/alert.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { controlAttributes, FieldFrame } from '../parts/field.tsx'
import { KeptFields, type KeptField } from '../parts/kept-fields.tsx'
import { Table } from '../parts/table.tsx'
import { mergeHome } from './compare-page.tsx'
import { Consequences, InZendesk } from './merge-consequences.tsx'
import { fieldWords, obstacleWords } from './merge-words.ts'
import { FieldValue, type MergeSide } from './sides.tsx'

export type MergePreviewPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  survivor: MergeSide
  loser: MergeSide
  /** What the survivor would be. */
  result: MergeSide
  /** Fields, and whether the value comes from the one who goes, from both, or stays as it is. */
  fields: readonly { field: string; from: 'survivor' | 'loser' | 'both' }[]
  /** What the form carries unseen. */
  kept: readonly KeptField[]
  backHref: string
  reason: string
  errors: Readonly<Partial<Record<string, string>>>
  /** Undefined: it can be done. */
  obstacle: string | undefined
  /** One of them was changed since this was looked at, so that it was not done. */
  isOutdated: boolean
}

export function MergePreviewPage(props: MergePreviewPageProps) {
  const { frame, survivor, loser, fields, result, errors, obstacle, isOutdated } = props
  const title = 'What the merge would do'
  const hasErrors = Object.keys(errors).length > 0 || isOutdated
  return (
    <Page title={hasErrors ? `Error: ${title}` : title} shell="console" frame={frame}>
      <Breadcrumbs
        items={[
          { label: 'Members', href: '/admin/members' },
          { label: 'Merge two members', href: mergeHome },
          { label: 'Compare', href: props.backHref },
        ]}
        here="Preview"
      />
      <h1>{title}</h1>
      {isOutdated && (
        <Alert tone="warning" title="Nothing was merged" role="alert">
          <p>Somebody changed one of the two while you were looking. This is how they are now: look again.</p>
        </Alert>
      )}
      <div class="columns columns-two">
        <section class="card stack" aria-labelledby="stays">
          <h2 id="stays">Stays</h2>
          <PersonLink {...survivor} />
          <p>Keeps their external ID, password and second factors, and is signed out everywhere.</p>
        </section>
        <section class="card stack" aria-labelledby="goes">
          <h2 id="goes">Goes</h2>
          <PersonLink {...loser} />
          <p>Is signed out everywhere, and signs in no more. Nobody is ever given their external ID.</p>
        </section>
      </div>
      <section class="stack" aria-labelledby="result">
        <h2 id="result">What is known of them then</h2>
        <Table
          caption="The member as they would be"
          rows={fields}
          keyOf={({ field }) => field}
          columns={[
            { label: 'What', cell: ({ field }) => fieldWords[field] ?? field },
            { label: 'Then', cell: ({ field }) => <FieldValue side={result} field={field} /> },
            { label: 'From', cell: ({ from }) => sources[from] },
          ]}
        />
      </section>
      <Warnings {...props} />
      <Consequences {...props} />
      <InZendesk {...props} />
      {obstacle === undefined ? (
        <MergeForm {...props} />
      ) : (
        <Alert tone="danger" title="This cannot be done" role="alert">
          <p>{obstacleWords[obstacle] ?? obstacle}</p>
        </Alert>
      )}
    </Page>
  )
}

const sources = {
  survivor: <span class="quiet">as it is</span>,
  loser: 'the one who goes',
  both: 'both',
} as const

function Warnings({ survivor, loser, result }: MergePreviewPageProps) {
  return (
    <>
      {loser.status === 'suspended' && survivor.status === 'active' && (
        <Alert tone="warning" title="The one who goes is suspended">
          <p>The one who stays is not, and stays so. If the person is to be kept out, suspend the one who stays.</p>
        </Alert>
      )}
      {survivor.status === 'suspended' && loser.status === 'active' && (
        <Alert tone="warning" title="The one who stays is suspended">
          <p>They stay so: nobody signs in as either afterwards, until you restore them.</p>
        </Alert>
      )}
      {loser.isStaff && !survivor.isStaff && (
        <Alert tone="warning" title="The one who goes is staff">
          <p>Nobody becomes staff by a merge. Mark the one who stays yourself, if they are to be.</p>
        </Alert>
      )}
      {!survivor.hasCredentials && loser.hasCredentials && (
        <Alert tone="warning" title="The one who stays cannot sign in yet">
          <p>
            What the one who goes proved themselves with is not carried over: send the one who stays a password link
            afterwards.
          </p>
        </Alert>
      )}
      {result.email !== undefined && !result.isVerified && (
        <Alert tone="warning" title="The address is not verified">
          <p>
            Nobody is handed over to Zendesk with an address that nobody proved. Send a verification link afterwards.
          </p>
        </Alert>
      )}
    </>
  )
}

function MergeForm({ csrfToken, kept, backHref, reason, errors }: MergePreviewPageProps) {
  const words = {
    name: 'reason',
    label: 'How you know that they are one person',
    hint: 'Ten characters or more, for whoever asks later. It is kept in the history, with your name.',
    error: errors['reason'],
  }
  return (
    <form class="form" method="post" action={mergeHome}>
      <ErrorSummary errors={errors} />
      <CsrfField token={csrfToken} />
      <KeptFields fields={kept} />
      <FieldFrame {...words}>
        <textarea {...controlAttributes(words)} class="input" rows={3} dir="auto">
          {`\n${reason}`}
        </textarea>
      </FieldFrame>
      <p class="hint">For thirty days you can undo it, unless what one of them had is somebody else’s by then.</p>
      <div class="form-actions">
        <Button kind="danger">Merge these two</Button>
        <ButtonLink href={backHref} kind="quiet">
          Choose otherwise
        </ButtonLink>
      </div>
    </form>
  )
}
