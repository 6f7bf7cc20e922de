/** The rows behind a number of an import, a page at a time: refused, with warnings, changed field by field, or new. */
import { Page } from '../layout.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { Empty } from '../parts/empty.tsx'
import { Table } from '../parts/table.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { ImportHead, type ShownImport } from './import-head.tsx'

export type NotedRow = { line: number; externalId: string | undefined; field: string; message: string; code: string }
export type FieldDifference = { field: string; before: string | undefined; after: string | undefined }

export type ShownRows =
  | { show: 'refused' | 'warnings'; rows: readonly NotedRow[] }
  | {
      show: 'changed'
      rows: readonly { line: number; externalId: string; name: string; fields: readonly FieldDifference[] }[]
    }
  | {
      show: 'new'
      rows: readonly { line: number; externalId: string | undefined; name: string; email: string | undefined }[]
    }

export type ImportRowsPageProps = {
  frame: ConsoleFrame
  shown: ShownImport
  listed: ShownRows
  /** Whether new and changed rows can be looked at: between the check and the import. */
  hasRows: boolean
  /** "Line" for CSV, "Object" for JSON. */
  lineWord: string
  firstHref: string | undefined
  nextHref: string | undefined
}

const names = { new: 'New', changed: 'Changed', refused: 'Refused', warnings: 'Warnings' } as const

export function ImportRowsPage({ frame, shown, listed, hasRows, lineWord, firstHref, nextHref }: ImportRowsPageProps) {
  const tabs = (['new', 'changed', 'refused', 'warnings'] as const).filter(
    (show) => hasRows || show === 'refused' || show === 'warnings',
  )
  return (
    <Page title={`${names[listed.show]} rows`} shell="console" frame={frame}>
      <ImportHead shown={shown} here={`${names[listed.show]} rows`}>
        {listed.show === 'refused' && listed.rows.length > 0 && (
          <ButtonLink href={`${shown.href}/refused.csv`} kind="secondary" size="small">
            Download as CSV
          </ButtonLink>
        )}
      </ImportHead>
      <Tabs
        label="Rows of this import"
        tabs={tabs.map((show) => ({
          label: names[show],
          href: `${shown.href}/rows?show=${show}`,
          isCurrent: show === listed.show,
        }))}
      />
      {listed.rows.length === 0 ? (
        <Empty title="No such rows">There is nothing of this kind{firstHref === undefined ? '' : ' further on'}.</Empty>
      ) : (
        <Rows listed={listed} lineWord={lineWord} />
      )}
      {(firstHref !== undefined || nextHref !== undefined) && (
        <div class="row">
          {firstHref !== undefined && (
            <ButtonLink href={firstHref} kind="secondary" size="small">
              First page
            </ButtonLink>
          )}
          {nextHref !== undefined && (
            <ButtonLink href={nextHref} kind="secondary" size="small">
              Next page
            </ButtonLink>
          )}
        </div>
      )}
    </Page>
  )
}

function Rows({ listed, lineWord }: { listed: ShownRows; lineWord: string }) {
  switch (listed.show) {
    case 'refused':
    case 'warnings':
      return (
        <Table
          caption={`${names[listed.show]} rows`}
          rows={listed.rows}
          keyOf={({ line, field, code, message }) => `${line}:${field}:${code}:${message}`}
          columns={[
            { label: lineWord, cell: ({ line }) => lineText(line, lineWord) },
            { label: 'External ID', cell: ({ externalId }) => <Text text={externalId} /> },
            { label: 'Column', cell: ({ field }) => (field === '' ? 'the row' : <Bidi>{field}</Bidi>) },
            { label: 'What', cell: ({ message }) => <span>{message}</span> },
            { label: 'Code', cell: ({ code }) => <code>{code}</code> },
          ]}
        />
      )
    case 'changed':
      return (
        <Table
          caption="Changed rows"
          rows={listed.rows}
          keyOf={({ line }) => String(line)}
          columns={[
            { label: lineWord, cell: ({ line }) => lineText(line, lineWord) },
            { label: 'Member', cell: ({ name }) => <Bidi>{name}</Bidi> },
            { label: 'External ID', cell: ({ externalId }) => <Bidi>{externalId}</Bidi> },
            { label: 'Changes', cell: ({ fields }) => <Differences fields={fields} /> },
          ]}
        />
      )
    case 'new':
      return (
        <Table
          caption="New rows"
          rows={listed.rows}
          keyOf={({ line }) => String(line)}
          columns={[
            { label: lineWord, cell: ({ line }) => lineText(line, lineWord) },
            { label: 'Name', cell: ({ name }) => <Bidi>{name}</Bidi> },
            {
              label: 'External ID',
              cell: ({ externalId }) =>
                externalId === undefined ? <span class="quiet">will be issued</span> : <Bidi>{externalId}</Bidi>,
            },
            { label: 'E-mail', cell: ({ email }) => <Text text={email} /> },
          ]}
        />
      )
  }
}

const lineText = (line: number, lineWord: string) => (
  <span>
    <span class="only-narrow">{lineWord} </span>
    {line}
  </span>
)

function Differences({ fields }: { fields: readonly FieldDifference[] }) {
  return (
    <dl class="differences">
      {fields.map(({ field, before, after }) => (
        <div key={field}>
          <dt>
            <Bidi>{field}</Bidi>
          </dt>
          <dd>
            <del>
              <span class="visually-hidden">before: </span>
              <Text text={before} />
            </del>{' '}
            <span aria-hidden="true">→</span>{' '}
            <ins>
              <span class="visually-hidden">after: </span>
              <Text text={after} />
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Text({ text }: { text: string | undefined }) {
  return text === undefined || text === '' ? <span class="quiet">none</span> : <Bidi>{text}</Bidi>
}
