/** Members who ask to be erased, the longest waiting first. */
import { Page } from '../layout.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { Empty } from '../parts/empty.tsx'
import { Moment } from '../parts/moment.tsx'
import { Table } from '../parts/table.tsx'

export type ErasureLine = {
  id: string
  reason: string | undefined
  askedAt: Date
  member: { id: string; name: string; externalId: string }
}

export type ErasureListPageProps = {
  frame: ConsoleFrame
  requests: readonly ErasureLine[]
  moreHref: string | undefined
}

export function ErasureListPage({ frame, requests, moreHref }: ErasureListPageProps) {
  return (
    <Page title="Requests to be erased" shell="console" frame={frame}>
      <Breadcrumbs items={[{ label: 'Members', href: '/admin/members' }]} here="Requests to be erased" />
      <div class="stack stack-tight">
        <h1>Requests to be erased</h1>
        <p class="quiet">
          Members ask for it on their account page. Erase them, or decline with a reason that they will read.
        </p>
      </div>
      {requests.length === 0 && (
        <Empty title="Nobody is waiting">When a member asks to be erased, the request appears here.</Empty>
      )}
      {requests.length > 0 && (
        <Table
          caption="Requests to be erased"
          keyOf={({ id }) => id}
          rows={requests}
          columns={[
            {
              label: 'Member',
              cell: ({ member }) => (
                <>
                  <a href={`/admin/members/${member.id}`}>
                    <Bidi>{member.name}</Bidi>
                  </a>
                  <span class="hint">
                    {' '}
                    <Bidi>{member.externalId}</Bidi>
                  </span>
                </>
              ),
            },
            { label: 'Asked', cell: ({ askedAt }) => <Moment at={askedAt} /> },
            {
              label: 'Reason',
              cell: ({ reason }) =>
                reason === undefined ? <span class="quiet">none given</span> : <Bidi>{reason}</Bidi>,
            },
            {
              label: 'Answer',
              cell: ({ id, member }) => (
                <span class="row row-whole">
                  <ButtonLink href={`/admin/members/${member.id}/erase`} kind="secondary" size="small">
                    Erase
                    <span class="visually-hidden">
                      : <Bidi>{member.name}</Bidi>
                    </span>
                  </ButtonLink>
                  <ButtonLink href={`/admin/members/erasures/${id}/decline`} kind="secondary" size="small">
                    Decline
                    <span class="visually-hidden">
                      : <Bidi>{member.name}</Bidi>
                    </span>
                  </ButtonLink>
                </span>
              ),
            },
          ]}
        />
      )}
      {moreHref !== undefined && (
        <p>
          <a href={moreHref}>Those who asked later</a>
        </p>
      )}
    </Page>
  )
}
