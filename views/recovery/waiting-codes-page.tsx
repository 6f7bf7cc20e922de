/** The one-time codes for staff and role holders that wait for a second owner. */
import { Page } from '../layout.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { Empty } from '../parts/empty.tsx'
import { Moment } from '../parts/moment.tsx'
import { Table } from '../parts/table.tsx'

export type WaitingCodesPageProps = {
  frame: ConsoleFrame
  waiting: readonly {
    id: string
    member: { id: string; name: string; externalId: string }
    madeBy: { id: string; name: string }
    createdAt: Date
    expiresAt: Date
  }[]
}

export function WaitingCodesPage({ frame, waiting }: WaitingCodesPageProps) {
  return (
    <Page title="Waiting codes" shell="console" frame={frame}>
      <Breadcrumbs items={[{ label: 'Members', href: '/admin/members' }]} here="Waiting codes" />
      <div class="page-head">
        <div class="stack stack-tight">
          <h1>Codes waiting for a second owner</h1>
          <p class="quiet">
            A one-time code for staff, or for somebody with a role here, opens nothing until an owner who did not make
            it has approved it. Before you do, ask whoever made it whom they gave it to.
          </p>
        </div>
      </div>
      {waiting.length === 0 ? (
        <Empty title="No code is waiting">
          A code that is made on the page of a member waits here until it is approved.
        </Empty>
      ) : (
        <Table
          caption="Codes waiting for a second owner, the latest first"
          rows={waiting}
          keyOf={({ id }) => id}
          columns={[
            {
              label: 'For',
              cell: ({ member }) => (
                <a href={`/admin/members/${member.id}#getting-back`}>
                  <Bidi>{member.name}</Bidi>
                </a>
              ),
            },
            {
              label: 'External ID',
              cell: ({ member }) => (
                <code>
                  <Bidi>{member.externalId}</Bidi>
                </code>
              ),
            },
            { label: 'Made by', cell: ({ madeBy }) => <Bidi>{madeBy.name}</Bidi> },
            { label: 'Made', cell: ({ createdAt }) => <Moment at={createdAt} /> },
            { label: 'Expires', cell: ({ expiresAt }) => <Moment at={expiresAt} /> },
          ]}
        />
      )}
    </Page>
  )
}
