/** One webhook: what it is told, and what became of the latest messages. */
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Badge } from '../parts/badge.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { Empty } from '../parts/empty.tsx'
import { Moment } from '../parts/moment.tsx'
import { Table } from '../parts/table.tsx'
import { WebhookState, type ShownWebhook } from './webhook-list-page.tsx'
import { troubleWords, typeWords } from './webhook-words.ts'

type ShownDelivery = {
  id: string
  messageId: string
  eventType: string
  payload: string
  state: 'waiting' | 'delivered' | 'failed'
  createdAt: Date
  attempts: number
  nextAt: Date
  lastAt: Date | undefined
  lastStatus: number | undefined
  lastTrouble: string | undefined
}

export type WebhookPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  webhook: ShownWebhook
  /** Newest first. */
  deliveries: readonly ShownDelivery[]
  canChange: boolean
}

export function WebhookPage({ frame, csrfToken, webhook, deliveries, canChange }: WebhookPageProps) {
  const home = `/admin/settings/webhooks/${webhook.id}`
  const title = webhook.description === '' ? webhook.host : webhook.description
  return (
    <Page title={title} shell="console" frame={frame}>
      <Breadcrumbs
        items={[
          { label: 'Settings', href: '/admin/settings' },
          { label: 'Webhooks', href: '/admin/settings/webhooks' },
        ]}
        here={title}
      />
      <div class="page-head">
        <div class="title">
          <h1>
            <Bidi>{title}</Bidi>
          </h1>
          <WebhookState webhook={webhook} />
        </div>
        {canChange && (
          <div class="row">
            <form method="post" action={`${home}/test`}>
              <CsrfField token={csrfToken} />
              <Button kind="secondary">Send a test message</Button>
            </form>
            <ButtonLink href={`${home}/edit`} kind="secondary">
              Edit
            </ButtonLink>
          </div>
        )}
      </div>
      {webhook.disabledBecause === 'gone' && (
        <Alert tone="warning" title="The receiver is gone">
          <p>It answered with 410, which means: do not send any more. Edit the webhook to turn it on again.</p>
        </Alert>
      )}
      <section class="card stack" aria-labelledby="told">
        <h2 id="told">What it is told</h2>
        <p>
          Messages go to <Bidi>{webhook.host}</Bidi>.
        </p>
        <ul>
          {webhook.eventTypes.map((type) => (
            <li key={type}>{typeWords(type)}</li>
          ))}
        </ul>
      </section>
      <section class="stack" aria-labelledby="deliveries">
        <h2 id="deliveries">Latest messages</h2>
        {deliveries.length === 0 ? (
          <Empty title="Nothing was sent yet">Messages are kept here for 30 days.</Empty>
        ) : (
          <Deliveries {...{ deliveries, csrfToken, canChange, home }} />
        )}
      </section>
      {canChange && <Secret csrfToken={csrfToken} home={home} />}
    </Page>
  )
}

const tones = { waiting: 'info', delivered: 'success', failed: 'danger' } as const
const states = { waiting: 'Waiting', delivered: 'Delivered', failed: 'Failed' } as const

function Deliveries({
  deliveries,
  csrfToken,
  canChange,
  home,
}: Pick<WebhookPageProps, 'deliveries' | 'csrfToken' | 'canChange'> & { home: string }) {
  return (
    <Table
      caption="Messages, newest first"
      rows={deliveries}
      keyOf={({ id }) => id}
      columns={[
        {
          label: 'Message',
          cell: ({ eventType, payload, messageId }) => (
            <details class="disclosure">
              <summary>{typeWords(eventType)}</summary>
              <p class="note">{messageId}</p>
              <pre class="json">
                <code>{payload}</code>
              </pre>
            </details>
          ),
        },
        { label: 'State', cell: ({ state }) => <Badge tone={tones[state]}>{states[state]}</Badge> },
        { label: 'Written', cell: ({ createdAt }) => <Moment at={createdAt} /> },
        { label: 'What happened', cell: (delivery) => <WhatHappened delivery={delivery} /> },
        {
          label: 'Action',
          cell: ({ id, state }) =>
            canChange && state !== 'waiting' ? (
              <form method="post" action={`${home}/deliveries/${id}`}>
                <CsrfField token={csrfToken} />
                <Button kind="secondary" size="small">
                  Send it once more
                </Button>
              </form>
            ) : null,
        },
      ]}
    />
  )
}

function WhatHappened({ delivery }: { delivery: ShownDelivery }) {
  const { state, attempts, nextAt, lastAt, lastStatus, lastTrouble } = delivery
  if (state === 'delivered' && lastAt) {
    return (
      <span>
        Accepted on <Moment at={lastAt} />.
      </span>
    )
  }
  if (state === 'failed') return <span>{troubleWords(lastTrouble, lastStatus)} It is not tried again by itself.</span>
  if (lastAt === undefined) return <span>Goes in a moment.</span>
  return (
    <span>
      {troubleWords(lastTrouble, lastStatus)} Tried {attempts === 1 ? 'once' : `${attempts} times`}; again on{' '}
      <Moment at={nextAt} />.
    </span>
  )
}

function Secret({ csrfToken, home }: { csrfToken: string; home: string }) {
  return (
    <section class="card stack" aria-labelledby="secret">
      <h2 id="secret">Secret and end</h2>
      <p>
        The secret proves to the receiver that a message is ours. A new one takes the place of the old one at once:
        enter it there before the next message, or messages are refused until you do, and sent again.
      </p>
      <div class="row">
        <form method="post" action={`${home}/secret`}>
          <CsrfField token={csrfToken} />
          <Button kind="secondary">Make a new secret</Button>
        </form>
        <form method="post" action={`${home}/delete`}>
          <CsrfField token={csrfToken} />
          <Button kind="danger">Delete this webhook</Button>
        </form>
      </div>
    </section>
  )
}
