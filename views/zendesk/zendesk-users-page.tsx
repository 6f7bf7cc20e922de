/** What is known of the users of one Zendesk account: from where, how old, what is missing; and the form that brings it in. */
import { AppHead, type AppHeadProps } from '../apps/app-head.tsx'
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Badge } from '../parts/badge.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Button } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { Empty } from '../parts/empty.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { CheckField, controlAttributes, Field, FieldFrame, SelectField, TextAreaField } from '../parts/field.tsx'
import { Moment } from '../parts/moment.tsx'
import { PerZendesk } from '../parts/per-zendesk.tsx'
import { Table } from '../parts/table.tsx'
import { lackWords, missingWords, sourceNames, type Lack, type Missing, type SourceKind } from './directory-words.ts'

export type ZendeskUsersPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  app: AppHeadProps['app']
  canImport: boolean
  sources: readonly {
    kind: SourceKind
    asOf: Date
    importedAt: Date
    importedBy: string | undefined
    users: number
    lacks: readonly Lack[]
    isStale: boolean
  }[]
  counts: readonly { role: Role; users: number; withoutExternalId: number; suspended: number }[]
  missing: readonly Missing[]
  staleAfterDays: number
  typed: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string>>
  /** Why a file was not taken. `line` 0: about the file as a whole. */
  problems: { list: readonly { line: number; message: string }[]; count: number } | undefined
}

type Role = 'end-user' | 'agent' | 'admin' | 'unknown'

export function ZendeskUsersPage(props: ZendeskUsersPageProps) {
  const { frame, app, sources, counts, missing, canImport, errors, problems } = props
  const hasFailed = Object.keys(errors).length > 0 || problems !== undefined
  return (
    <Page title={`${hasFailed ? 'Error: ' : ''}Zendesk users of ${app.name}`} shell="console" frame={frame}>
      <AppHead app={app} here="zendesk-users" />
      {sources.length === 0 ? (
        <Empty title="Nothing is known of this Zendesk yet">
          Export its users and bring the file in. Until then nobody can tell whom a member would be taken for there, and
          what is not seen counts as unknown.
        </Empty>
      ) : (
        <>
          <MissingAlert missing={missing} staleAfterDays={props.staleAfterDays} />
          <Sources sources={sources} />
          <Roles counts={counts} />
        </>
      )}
      {canImport && <ImportForm {...props} />}
    </Page>
  )
}

function MissingAlert({ missing, staleAfterDays }: Pick<ZendeskUsersPageProps, 'missing' | 'staleAfterDays'>) {
  if (missing.length === 0) {
    return (
      <Alert tone="success" title="Every comparison can be made">
        <p>{`It becomes old ${staleAfterDays} ${staleAfterDays === 1 ? 'day' : 'days'} after it was exported.`}</p>
      </Alert>
    )
  }
  return (
    <Alert tone="warning" title="Some of it cannot be seen">
      <ul>
        {missing.map((code) => (
          <li key={code}>{missingWords[code]}</li>
        ))}
      </ul>
    </Alert>
  )
}

function Sources({ sources }: Pick<ZendeskUsersPageProps, 'sources'>) {
  return (
    <section class="stack" aria-labelledby="sources">
      <h2 id="sources">Where it is from</h2>
      <Table
        caption="Exports that were brought in"
        rows={sources}
        keyOf={({ kind }) => kind}
        columns={[
          { label: 'Source', cell: ({ kind }) => sourceNames[kind] },
          {
            label: 'As of',
            cell: ({ asOf, isStale }) => (
              <span class="row">
                <Moment at={asOf} /> {isStale && <Badge tone="warning">Too old</Badge>}
              </span>
            ),
          },
          { label: 'Users', cell: ({ users }) => users.toLocaleString('en-GB') },
          {
            label: 'Does not tell',
            cell: ({ lacks }) =>
              lacks.length === 0 ? (
                <span class="quiet">nothing is missing</span>
              ) : (
                lacks.map((lack) => lackWords[lack]).join(', ')
              ),
          },
          {
            label: 'Brought in',
            cell: ({ importedAt, importedBy }) => (
              <span>
                <Moment at={importedAt} />
                {importedBy !== undefined && (
                  <>
                    {' '}
                    by <Bidi>{importedBy}</Bidi>
                  </>
                )}
              </span>
            ),
          },
        ]}
      />
    </section>
  )
}

const roles: Record<Role, string> = {
  admin: 'Admins',
  agent: 'Agents, and other team members',
  'end-user': 'End users',
  unknown: 'Role not told',
}
const inOrder: readonly Role[] = ['admin', 'agent', 'end-user', 'unknown']

function Roles({ counts }: Pick<ZendeskUsersPageProps, 'counts'>) {
  return (
    <section class="stack" aria-labelledby="roles">
      <h2 id="roles">Who is there</h2>
      <Table
        caption="Zendesk users by role"
        rows={inOrder.flatMap((role) => counts.filter((count) => count.role === role))}
        keyOf={({ role }) => role}
        columns={[
          { label: 'Role', cell: ({ role }) => roles[role] },
          { label: 'Users', cell: ({ users }) => users.toLocaleString('en-GB') },
          { label: 'Known to have no external ID', cell: (count) => count.withoutExternalId.toLocaleString('en-GB') },
          { label: 'Suspended', cell: ({ suspended }) => suspended.toLocaleString('en-GB') },
        ]}
      />
    </section>
  )
}

function ImportForm({ csrfToken, app, typed, errors, problems }: ZendeskUsersPageProps) {
  const action = `/admin/apps/${encodeURIComponent(app.key)}/zendesk-users`
  const file = {
    name: 'file',
    label: 'Or choose the file',
    isOptional: true,
    error: errors['file'],
    hint: 'CSV, or one JSON object a line as the API writes users. At most 100 MB.',
  }
  return (
    <section class="card stack" id="bring-in" aria-labelledby="bring-in-title">
      <h2 id="bring-in-title">Bring an export in</h2>
      <p>
        Team members: in Zendesk, <span class="ui-label">Admin Center &gt; Team members &gt; Export team members</span>,{' '}
        <PerZendesk article="5407034434842" />. Whether that file has roles and external IDs is not confirmed; what it
        lacks is said here. The users of an account come from its data export or the Users API. A new file takes the
        place of the one before it, all of it or nothing.
      </p>
      {problems && <Problems problems={problems} />}
      <form class="form" method="post" action={action} encType="multipart/form-data">
        <ErrorSummary errors={errors} />
        <CsrfField token={csrfToken} />
        <SelectField
          name="kind"
          label="Which export"
          value={typed['kind'] ?? 'user-export'}
          error={errors['kind']}
          choices={[
            { value: 'user-export', label: 'All users' },
            { value: 'team-export', label: 'Team members only' },
          ]}
        />
        <Field
          name="asOf"
          label="When it was exported"
          hint="In UTC, such as 2026-11-20 14:30. Leave it blank to take the latest moment that the file itself tells of."
          value={typed['asOf']}
          error={errors['asOf']}
          isOptional
        />
        <CheckField
          name="acceptsFewer"
          label="Take it even if it has far fewer users than the one before, or no end user at all"
          isChecked={false}
          isOptional
        />
        <TextAreaField
          name="text"
          label="Paste a small one"
          rows={4}
          hint="With its first line, at most 16 KB."
          isOptional
        />
        <FieldFrame {...file}>
          <input
            {...controlAttributes(file)}
            class="input input-file"
            type="file"
            accept=".csv,.txt,.tsv,.json,.jsonl,.ndjson,text/csv,application/json"
          />
        </FieldFrame>
        <div class="form-actions">
          <Button>Bring it in</Button>
        </div>
      </form>
      <p class="note">
        Names, addresses, telephone numbers, roles and external IDs of Zendesk users are kept until the next export,
        what changed in them for 180 days.
      </p>
    </section>
  )
}

function Problems({ problems: { list, count } }: { problems: NonNullable<ZendeskUsersPageProps['problems']> }) {
  return (
    <Alert tone="danger" role="alert" title="Nothing was brought in. What was known stays.">
      <ul>
        {list.slice(0, 20).map(({ line, message }) => (
          <li key={`${line}:${message}`}>{line > 0 ? `Line ${line}: ${message}` : message}</li>
        ))}
      </ul>
      {count > 20 && <p>{`And ${(count - 20).toLocaleString('en-GB')} more.`}</p>}
    </Alert>
  )
}
