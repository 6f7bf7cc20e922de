/** Where an import begins, and all that there were. */
import { Page } from '../layout.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { Empty } from '../parts/empty.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { controlAttributes, FieldFrame } from '../parts/field.tsx'
import { Moment } from '../parts/moment.tsx'
import { Table } from '../parts/table.tsx'
import { importsHome, type ShownImport } from './import-head.tsx'
import { ImportStatus } from './import-status.tsx'

export type ListedImport = ShownImport & { counts: { new: number; changed: number; refused: number } | undefined }

export type ImportListPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  imports: readonly ListedImport[]
  /** Imports before those shown. */
  olderHref: string | undefined
  /** False behind the newest ones. */
  isFirstPage: boolean
  /** Why the file that was just given was not taken. */
  error?: string | undefined
}

export function ImportListPage({ frame, csrfToken, imports, olderHref, isFirstPage, error }: ImportListPageProps) {
  return (
    <Page title={error === undefined ? 'Imports' : 'Error: Imports'} shell="console" frame={frame}>
      <Breadcrumbs items={[{ label: 'Members', href: '/admin/members' }]} here="Imports" />
      <div class="stack stack-tight">
        <h1>Imports</h1>
        <p class="quiet">Bring members in from a file. You see what it would do before anything is changed.</p>
      </div>
      {isFirstPage && <UploadForm csrfToken={csrfToken} error={error} />}
      <section class="stack" aria-labelledby="imports">
        <h2 id="imports">{isFirstPage ? 'Imports so far' : 'Older imports'}</h2>
        {imports.length === 0 ? (
          <Empty title="No import yet">
            Files you upload here, and those imported by the command line, are listed.
          </Empty>
        ) : (
          <ImportTable imports={imports} />
        )}
        {(olderHref !== undefined || !isFirstPage) && (
          <div class="row">
            {!isFirstPage && (
              <ButtonLink href={importsHome} kind="secondary" size="small">
                Newest imports
              </ButtonLink>
            )}
            {olderHref !== undefined && (
              <ButtonLink href={olderHref} kind="secondary" size="small">
                Older imports
              </ButtonLink>
            )}
          </div>
        )}
      </section>
    </Page>
  )
}

function UploadForm({ csrfToken, error }: { csrfToken: string; error: string | undefined }) {
  const words = {
    name: 'file',
    label: 'File with members',
    hint: 'CSV, or JSON with one object a member. At most 100 MB. Its columns may have any names: you match them in the next step.',
    error,
  }
  return (
    <section class="card stack" aria-labelledby="upload">
      <h2 id="upload">Import a file</h2>
      <form class="form" method="post" action={importsHome} encType="multipart/form-data">
        <ErrorSummary errors={error === undefined ? {} : { file: error }} />
        <CsrfField token={csrfToken} />
        <FieldFrame {...words}>
          <input
            {...controlAttributes(words)}
            class="input input-file"
            type="file"
            accept=".csv,.txt,.tsv,.json,.jsonl,.ndjson,text/csv,application/json"
          />
        </FieldFrame>
        <div class="form-actions">
          <Button>Upload and look at it</Button>
        </div>
      </form>
      <p class="note">
        The file is kept encrypted until the import is done or cancelled, at most seven days. It is deleted then.
      </p>
    </section>
  )
}

function ImportTable({ imports }: { imports: readonly ListedImport[] }) {
  return (
    <Table
      caption="Imports, newest first"
      rows={imports}
      keyOf={({ href }) => href}
      columns={[
        {
          label: 'File',
          cell: ({ href, name }) => (
            <a href={href}>
              <Bidi>{name}</Bidi>
            </a>
          ),
        },
        { label: 'Begun', cell: ({ createdAt }) => <Moment at={createdAt} /> },
        { label: 'By', cell: ({ by }) => <Bidi>{by}</Bidi> },
        {
          label: 'Rows',
          cell: ({ counts }) => (counts ? <ShortCounts {...counts} /> : <span class="quiet">not counted</span>),
        },
        { label: 'State', cell: ({ state }) => <ImportStatus state={state} /> },
      ]}
    />
  )
}

function ShortCounts({ new: added, changed, refused }: NonNullable<ListedImport['counts']>) {
  return (
    <span>
      {number(added)} new, {number(changed)} changed, {number(refused)} refused
    </span>
  )
}

const number = (value: number): string => value.toLocaleString('en-GB')
