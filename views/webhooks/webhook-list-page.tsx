/** Which other systems are told what the safeguards find, and how it goes. */
import { Page } from '../layout.tsx'
import { Badge } from '../parts/badge.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { Empty } from '../parts/empty.tsx'
import { Table } from '../parts/table.tsx'

export type ShownWebhook = {
  id: string
  /** Of its address. */
  host: string
  description: string
  eventTypes: readonly string[]
  isEnabled: boolean
  disabledBecause: 'gone' | undefined
}

export type WebhookListPageProps = {
  frame: ConsoleFrame
  webhooks: readonly (ShownWebhook & { counts: { waiting: number; delivered: number; failed: number } })[]
  canChange: boolean
}

const home = '/admin/settings/webhooks'

export function WebhookListPage({ frame, webhooks, canChange }: WebhookListPageProps) {
  const add = canChange ? <ButtonLink href={`${home}/new`}>Add a webhook</ButtonLink> : undefined
  return (
    <Page title="Webhooks" shell="console" frame={frame}>
      <Breadcrumbs items={[{ label: 'Settings', href: '/admin/settings' }]} here="Webhooks" />
      <div class="page-head">
        <div class="stack stack-tight">
          <h1>Webhooks</h1>
          <p class="quiet">
            Other systems that are told what the safeguards find, in signed messages without names or addresses.
          </p>
        </div>
        {webhooks.length > 0 && add}
      </div>
      {webhooks.length === 0 ? (
        <Empty title="Nobody is told yet" action={add}>
          A ticket system or a chat can be told as soon as an audit finds something, or a sign-in is held.
        </Empty>
      ) : (
        <Table
          caption="Webhooks"
          rows={webhooks}
          keyOf={({ id }) => id}
          columns={[
            { label: 'Webhook', cell: (webhook) => <Named webhook={webhook} /> },
            { label: 'State', cell: (webhook) => <WebhookState webhook={webhook} /> },
            { label: 'Waiting', cell: ({ counts }) => counts.waiting },
            { label: 'Delivered in 30 days', cell: ({ counts }) => counts.delivered },
            { label: 'Failed', cell: ({ counts }) => counts.failed },
          ]}
        />
      )}
    </Page>
  )
}

function Named({ webhook: { id, host, description } }: { webhook: ShownWebhook }) {
  return (
    <span class="stack stack-tight">
      <a href={`${home}/${id}`}>
        <Bidi>{description === '' ? host : description}</Bidi>
      </a>
      {description !== '' && (
        <span class="note">
          <Bidi>{host}</Bidi>
        </span>
      )}
    </span>
  )
}

export function WebhookState({ webhook }: { webhook: Pick<ShownWebhook, 'isEnabled' | 'disabledBecause'> }) {
  if (webhook.isEnabled) return <Badge tone="success">On</Badge>
  return webhook.disabledBecause === 'gone' ? (
    <Badge tone="danger">Turned off: gone</Badge>
  ) : (
    <Badge tone="neutral">Off</Badge>
  )
}
