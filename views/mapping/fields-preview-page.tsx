/** A field mapping on one real member, beside the one in force, before it is made live. */
import { AppHead, type AppHeadProps } from '../apps/app-head.tsx'
import { PersonSearch, type PersonSearchProps } from '../handoff/person-search.tsx'
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Badge } from '../parts/badge.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { KeptFields, type KeptField } from '../parts/kept-fields.tsx'
import { PerZendesk } from '../parts/per-zendesk.tsx'
import { Table } from '../parts/table.tsx'

/** `value` undefined: left out, and `why`. */
export type ShownClaim = { value: string | undefined; why: string }

export type ComparedClaim = { claim: string; from: string; isChanged: boolean; now: ShownClaim; then: ShownClaim }

export type FieldsPreviewPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  app: AppHeadProps['app']
  /** The mapping that is looked at. */
  fields: readonly KeptField[]
  /** Goes along with saving: says that this page was seen. */
  seen: string
  member: { id: string; name: string; externalId: string; isSelf: boolean }
  claims: readonly ComparedClaim[]
  /** Of the fields that this change touches. */
  warnings: readonly { claim: string; warning: string; article: string }[]
  /** Whether it is grave enough to be asked for one's password. */
  isGrave: boolean
  hasChanges: boolean
  search: PersonSearchProps['search']
}

export function FieldsPreviewPage(props: FieldsPreviewPageProps) {
  const { frame, csrfToken, app, fields, seen, member, claims, warnings, isGrave, hasChanges, search } = props
  const home = `/admin/apps/${encodeURIComponent(app.key)}/fields`
  return (
    <Page title={`What would be sent to ${app.name}`} shell="console" frame={frame}>
      <AppHead app={app} here="fields" />
      {!hasChanges && (
        <Alert tone="info" title="Nothing would change">
          <p>These are the fields in force.</p>
        </Alert>
      )}
      {warnings.length > 0 && (
        <Alert tone="warning" title="Before you make this live">
          <ul>
            {warnings.map(({ claim, warning, article }) => (
              <li key={claim}>
                <code>
                  <Bidi>{claim}</Bidi>
                </code>
                {`: ${warning} `}
                <PerZendesk article={article} />
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <section class="stack" aria-labelledby="compared">
        <div class="stack stack-tight">
          <h2 id="compared">
            What would be sent for <Bidi>{member.name}</Bidi>
          </h2>
          <p class="quiet">
            {member.isSelf ? 'This is you, ' : 'External ID '}
            <Bidi>{member.externalId}</Bidi>. Look at somebody with other data too, before it counts for all.
          </p>
        </div>
        <Table
          caption="Now and then"
          rows={claims}
          keyOf={({ claim }) => claim}
          columns={[
            {
              label: 'Field',
              cell: ({ claim, isChanged }) => (
                <span class="row row-tight">
                  <code class="claim-name">
                    <Bidi>{claim}</Bidi>
                  </code>
                  {isChanged && <Badge tone="info">Changed</Badge>}
                </span>
              ),
            },
            { label: 'Now', cell: ({ now }) => <Shown {...now} /> },
            { label: 'Then', cell: ({ then }) => <Shown {...then} /> },
            {
              label: 'Made from',
              cell: ({ from }) => (
                <code>
                  <Bidi>{from}</Bidi>
                </code>
              ),
            },
          ]}
        />
      </section>
      <div class="form-actions">
        {hasChanges && (
          <form method="post" action={home}>
            <CsrfField token={csrfToken} />
            <KeptFields fields={[...fields, { name: 'seen', value: seen }]} />
            <Button>Make it live</Button>
          </form>
        )}
        <form method="post" action={`${home}/edit`}>
          <CsrfField token={csrfToken} />
          <KeptFields fields={fields} />
          <Button kind="secondary">Go on writing</Button>
        </form>
        <ButtonLink href={home} kind="quiet">
          Leave it as it is
        </ButtonLink>
      </div>
      {isGrave && hasChanges && (
        <p class="hint">It touches rights or organisations in Zendesk, so you may be asked for your password.</p>
      )}
      <PersonSearch csrfToken={csrfToken} action={`${home}/preview`} fields={fields} search={search} />
    </Page>
  )
}

function Shown({ value, why }: ShownClaim) {
  if (value === undefined) return <span class="quiet">{`left out: ${why}`}</span>
  return <Bidi>{value}</Bidi>
}
