/** What would happen if every member came today: the numbers, what they rest on, and who is behind each. */
import { AppHead, type AppHeadProps } from '../apps/app-head.tsx'
import { checkFailures } from '../handoff/check-words.ts'
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { Empty } from '../parts/empty.tsx'
import { Moment } from '../parts/moment.tsx'
import { PerZendesk } from '../parts/per-zendesk.tsx'
import { Table } from '../parts/table.tsx'
import { findingWords } from '../safeguards/finding-words.ts'

export type ForecastGroup = 'linked' | 'adopted' | 'created' | 'exposed' | 'decision' | 'blocked' | 'unknown'

export type ForecastPageProps = {
  frame: ConsoleFrame
  app: AppHeadProps['app']
  members: number
  counts: Readonly<Record<ForecastGroup, number>>
  reasons: readonly { group: ForecastGroup; reason: string | undefined; members: number }[]
  setting: 'read' | 'attested' | 'unknown'
  isUpdateOn: boolean
  asOf: Date | undefined
  /** Why Zendesk’s part cannot be told. */
  blind: string | undefined
  auditedAt: Date | undefined
  canExport: boolean
  list:
    | { group: ForecastGroup; reason: string | undefined; people: readonly ForecastPerson[]; hasMore: boolean }
    | undefined
}

type ForecastPerson = {
  id: string
  name: string
  externalId: string
  email: string | undefined
  reason: string | undefined
  case: string | undefined
  zendesk: { id: string; name: string; role: string } | undefined
}

export function ForecastPage(props: ForecastPageProps) {
  const { frame, app, members, counts, list, canExport, blind } = props
  const home = `/admin/apps/${encodeURIComponent(app.key)}/forecast`
  return (
    <Page title={`Forecast for ${app.name}`} shell="console" frame={frame}>
      <AppHead app={app} here="forecast">
        {canExport && members > 0 && (
          <ButtonLink href={`${home}.csv`} kind="secondary">
            Export as CSV
          </ButtonLink>
        )}
      </AppHead>
      <section class="stack" aria-labelledby="today">
        <h2 id="today">If every member came today</h2>
        {blind !== undefined && (
          <Alert tone="warning" title="Zendesk’s part is unknown">
            <p>
              {blind} <a href={`/admin/apps/${encodeURIComponent(app.key)}/zendesk-users`}>Bring an export in</a>.
            </p>
          </Alert>
        )}
        <dl class="counts">
          {groups
            .filter((group) => counts[group] > 0 || always.includes(group))
            .map((group) => (
              <div key={group}>
                <dt>{words[group].label}</dt>
                <dd>
                  {counts[group] > 0 ? (
                    <a href={`${home}?group=${group}#list`}>{number(counts[group])}</a>
                  ) : (
                    number(counts[group])
                  )}
                </dd>
              </div>
            ))}
        </dl>
        <Assumptions {...props} />
      </section>
      <Reasons {...props} home={home} />
      {list && <List list={list} home={home} canExport={canExport} />}
    </Page>
  )
}

const groups: readonly ForecastGroup[] = ['linked', 'adopted', 'created', 'exposed', 'decision', 'blocked', 'unknown']
const always: readonly ForecastGroup[] = ['linked', 'created', 'decision', 'blocked']

const words: Record<ForecastGroup, { label: string; meaning: string }> = {
  linked: { label: 'linked', meaning: 'Zendesk knows them by their external ID.' },
  adopted: { label: 'to be linked', meaning: 'Zendesk knows their address, and they get their external ID.' },
  created: { label: 'created', meaning: 'Zendesk does not know them, and makes a new end user.' },
  exposed: {
    label: 'left to Zendesk',
    meaning: 'Let through here with a remark. Zendesk may refuse them, or change a profile.',
  },
  decision: { label: 'need a decision', meaning: 'Held until an administrator decides.' },
  blocked: { label: 'blocked', meaning: 'They get no token until what stands against it is settled.' },
  unknown: { label: 'unknown', meaning: 'Nothing here stands against them. What Zendesk would do is not known.' },
}

const settings: Record<ForecastPageProps['setting'], string> = {
  read: 'as it was read there',
  attested: 'as an administrator confirmed',
  unknown: 'which nobody has confirmed',
}

function Assumptions({ setting, isUpdateOn, asOf, auditedAt, members }: ForecastPageProps) {
  return (
    <ul class="stack stack-tight">
      <li>
        {`${number(members)} ${members === 1 ? 'member is' : 'members are'} counted, each once. The stage of the roll-out is left out: this is what comes when everyone is let in.`}
      </li>
      <li>
        {`Assuming that “Update of external IDs?” is ${isUpdateOn ? 'On' : 'Off'} in Zendesk, ${settings[setting]}; and that an address is tried when nobody has the external ID.`}{' '}
        <PerZendesk article="4408881965722" />
      </li>
      {asOf !== undefined && (
        <li>
          Zendesk’s users are as of <Moment at={asOf} />.
        </li>
      )}
      <li>
        {auditedAt === undefined ? (
          'No audit has run yet, so what only an audit finds about members is not counted.'
        ) : (
          <>
            What only an audit finds is as of <Moment at={auditedAt} />.
          </>
        )}
      </li>
    </ul>
  )
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const reasonWords = (reason: string): string => checkFailures[reason]?.short ?? findingWords[reason]?.title ?? reason

function Reasons({ reasons, home }: ForecastPageProps & { home: string }) {
  if (reasons.length === 0) return null
  return (
    <section class="stack" aria-labelledby="reasons">
      <h2 id="reasons">Why members are blocked or held</h2>
      <Table
        caption="Reasons, the most frequent first"
        rows={reasons}
        keyOf={({ group, reason }) => `${group} ${reason ?? ''}`}
        columns={[
          {
            label: 'Reason',
            cell: ({ reason = '' }) => <span class="sentence">{capitalised(reasonWords(reason))}</span>,
          },
          {
            label: 'What happens',
            cell: ({ group }) => (group === 'decision' ? 'Held for a decision' : capitalised(words[group].label)),
          },
          {
            label: 'Members',
            cell: ({ group, reason = '', members }) => (
              <a href={`${home}?${new URLSearchParams({ group, reason })}#list`}>{number(members)}</a>
            ),
          },
        ]}
      />
    </section>
  )
}

function List({
  list,
  home,
  canExport,
}: {
  list: NonNullable<ForecastPageProps['list']>
  home: string
  canExport: boolean
}) {
  const { group, reason, people, hasMore } = list
  const query = { group, ...(reason !== undefined && { reason }) }
  const last = people.at(-1)
  return (
    <section class="stack" id="list" aria-labelledby="list-title">
      <div class="stack stack-tight">
        <h2 id="list-title">{`Members: ${words[group].label}`}</h2>
        <p class="quiet">{reason === undefined ? words[group].meaning : `Only: ${reasonWords(reason)}.`}</p>
      </div>
      {people.length === 0 ? (
        <Empty title="Nobody is left here">The members of this list changed, or its first page is elsewhere.</Empty>
      ) : (
        <Table
          caption="Members in order of names"
          rows={people}
          keyOf={({ id }) => id}
          columns={[
            {
              label: 'Member',
              cell: ({ id, name, externalId, email }) => (
                <div class="person">
                  <a href={`/admin/members/${id}`}>
                    <Bidi>{name}</Bidi>
                  </a>
                  <span class="hint">
                    <Bidi>{externalId}</Bidi> {email !== undefined && <Bidi>{email}</Bidi>}
                  </span>
                </div>
              ),
            },
            {
              label: 'Zendesk user',
              cell: ({ zendesk }) =>
                zendesk === undefined ? (
                  <span class="quiet">none known</span>
                ) : (
                  <div class="person">
                    {zendesk.name === '' ? <span class="quiet">without a name</span> : <Bidi>{zendesk.name}</Bidi>}
                    <span class="hint">{`${zendesk.id}, ${zendesk.role}`}</span>
                  </div>
                ),
            },
            { label: 'Case', cell: (person) => person.case ?? 'unknown' },
            {
              label: 'Why',
              cell: (person) =>
                person.reason === undefined ? (
                  <span class="quiet">nothing stands against it</span>
                ) : (
                  reasonWords(person.reason)
                ),
            },
          ]}
        />
      )}
      <div class="row">
        {hasMore && last && (
          <ButtonLink
            href={`${home}?${new URLSearchParams({ ...query, after: last.id })}#list`}
            kind="secondary"
            size="small"
          >
            Next members
          </ButtonLink>
        )}
        {canExport && (
          <ButtonLink href={`${home}.csv?${new URLSearchParams(query)}`} kind="secondary" size="small">
            Export this list
          </ButtonLink>
        )}
      </div>
    </section>
  )
}

const number = (value: number): string => value.toLocaleString('en-GB')
