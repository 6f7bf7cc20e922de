/** Zendesk's list of team members held against our staff: the form it is pasted into, and what came out of it. */
import type { ComponentChildren } from 'preact'
import { Alert } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { TextAreaField } from '../parts/field.tsx'
import { PerZendesk } from '../parts/per-zendesk.tsx'
import { Table } from '../parts/table.tsx'
import { PersonName, type NamedPerson } from './person-name.tsx'

export type TeamReport = {
  hasExternalIds: boolean
  rows: number
  /** Active staff who are in the file, by what it says of their external ID. */
  found: { same: number; other: number; none: number; 'not-told': number }
  differing: readonly { person: NamedPerson; there: string; idOf: string | undefined }[]
  remarks: readonly {
    line: number
    name: string
    email: string
    because: 'unreadable' | 'no-member' | 'not-staff' | 'suspended' | 'shared'
    idOf: string | undefined
  }[]
  notInFile: { people: readonly NamedPerson[]; count: number }
}

export type TeamExportProps = {
  csrfToken: string
  home: string
  canChange: boolean
  /** Why nothing was read. */
  problem?: string | undefined
  report?: TeamReport | undefined
}

export function TeamExport({ csrfToken, home, canChange, problem, report }: TeamExportProps) {
  if (!canChange) return null
  return (
    <section class="card stack" id="team-members" aria-labelledby="team-members-title">
      <h2 id="team-members-title">Compare with Zendesk’s own list</h2>
      {report && <Report report={report} />}
      <details class="disclosure" open={problem !== undefined}>
        <summary>{report ? 'Paste another file' : 'Paste the export of team members'}</summary>
        <div class="stack">
          <p>
            In Zendesk: <span class="ui-label">Admin Center &gt; Team members &gt; Export team members</span>,{' '}
            <PerZendesk article="5407034434842" />. Labels may be named differently in yours. Open the file in a text
            editor, select all, copy, and paste it here.
          </p>
          <p>
            What it can show: which team members of Zendesk nobody here stands for, and which staff here are no team
            members there. Whether it has a column for external IDs is not confirmed. Without one it proves nothing
            about them, and ticks nobody off.
          </p>
          <form class="form" method="post" action={`${home}/team-members`}>
            <CsrfField token={csrfToken} />
            <TextAreaField
              name="file"
              label="The file"
              rows={6}
              hint="With its first line, at most 1 MB. Nothing of it is kept but whose external ID was seen."
              error={problem}
            />
            <div class="form-actions">
              <Button kind="secondary">Compare</Button>
            </div>
          </form>
        </div>
      </details>
    </section>
  )
}

function Report({ report }: { report: TeamReport }) {
  const { rows, found, hasExternalIds, differing, remarks, notInFile } = report
  const inFile = found.same + found.other + found.none + found['not-told']
  return (
    <div class="stack" role="status">
      <p>
        {`${rows} team ${rows === 1 ? 'member' : 'members'} in the file, ${inFile} of them active staff here by their address.`}
      </p>
      {hasExternalIds ? (
        <Alert tone={found.other > 0 ? 'danger' : 'info'}>
          <p>
            {`External ID: ${found.same} as here, ${found.none} blank there, ${found.other} different.`} Those that are
            as here are ticked off.
          </p>
        </Alert>
      ) : (
        <Alert tone="warning" title="Nobody was ticked off">
          <p>This file has no column of external IDs, so it says nothing about them. Confirm them person by person.</p>
        </Alert>
      )}
      {differing.length > 0 && (
        <Part title="Another external ID in Zendesk" count={found.other} shown={differing.length}>
          <Table
            caption="Staff whose external ID differs"
            rows={differing}
            keyOf={({ person, there }) => `${person.id}:${there}`}
            columns={[
              { label: 'Staff member', cell: ({ person }) => <PersonName person={person} /> },
              {
                label: 'ID in Zendesk',
                cell: ({ there }) => (
                  <code>
                    <Bidi>{there}</Bidi>
                  </code>
                ),
              },
              {
                label: 'Whose it is',
                cell: ({ idOf }) => (idOf === undefined ? 'nobody of the staff' : <Bidi>{idOf}</Bidi>),
              },
            ]}
          />
        </Part>
      )}
      {remarks.length > 0 && (
        <Part title="In the file, but not active staff here" count={rows - inFile} shown={remarks.length}>
          <Table
            caption="Team members of Zendesk who are not active staff here"
            rows={remarks}
            keyOf={({ line }) => String(line)}
            columns={[
              {
                label: 'In Zendesk',
                cell: ({ name, email, line }) => <FilePerson name={name} email={email} line={line} />,
              },
              { label: 'Here', cell: ({ because, idOf }) => <Because because={because} idOf={idOf} /> },
            ]}
          />
        </Part>
      )}
      {notInFile.count > 0 && (
        <Part title="Staff here, but not in the file" count={notInFile.count} shown={notInFile.people.length}>
          <Table
            caption="Staff who are not in the file"
            rows={notInFile.people}
            keyOf={({ id }) => id}
            columns={[{ label: 'Staff member', cell: (person) => <PersonName person={person} /> }]}
          />
        </Part>
      )}
    </div>
  )
}

function Part({
  title,
  count,
  shown,
  children,
}: {
  title: string
  count: number
  shown: number
  children: ComponentChildren
}) {
  return (
    <section class="stack stack-tight">
      <h3>
        {title} <span class="quiet count">{count}</span>
      </h3>
      {children}
      {count > shown && <p class="quiet">{`The first ${shown} are shown.`}</p>}
    </section>
  )
}

function FilePerson({ name, email, line }: { name: string; email: string; line: number }) {
  return (
    <div class="person">
      {name === '' ? <span class="quiet">without a name</span> : <Bidi>{name}</Bidi>}
      <span class="hint">
        {`line ${line}`} <Bidi>{email}</Bidi>
      </span>
    </div>
  )
}

const reasons = {
  unreadable: 'The address cannot be read.',
  'no-member': 'No member has this address.',
  'not-staff': 'A member has this address, but is not marked as staff.',
  suspended: 'The staff member with this address is suspended.',
  shared: 'Several staff members have this address, so it cannot be told who is meant.',
} as const

function Because({ because, idOf }: { because: keyof typeof reasons; idOf: string | undefined }) {
  return (
    <div>
      {reasons[because]}
      {idOf !== undefined && (
        <>
          {' '}
          It carries the external ID of <Bidi>{idOf}</Bidi>.
        </>
      )}
    </div>
  )
}
