/** Webhooks in the console. */
import type { VNode } from 'preact'
import type { ConsoleFrame } from '../../../views/parts/console-shell.tsx'
import { WebhookFormPage } from '../../../views/webhooks/webhook-form-page.tsx'
import { WebhookListPage } from '../../../views/webhooks/webhook-list-page.tsx'
import { WebhookPage } from '../../../views/webhooks/webhook-page.tsx'
import { WebhookSecretPage } from '../../../views/webhooks/webhook-secret-page.tsx'
import { nav } from './around.ts'
import type { Words } from './words.ts'

export function webhookPages({ person, organization, host, typed }: Words): Record<string, VNode> {
  const csrfToken = 'csrf-of-administrator'
  const frame: ConsoleFrame = { organization, nav, signedIn: { name: person, csrfToken } }
  const at = (time: string): Date => new Date(`2026-11-20T${time}:00Z`)
  const webhook = {
    id: '0b5d7000-0000-4000-8000-000000000002',
    host,
    description: typed,
    eventTypes: ['finding.opened', 'decision.needed'],
    isEnabled: true,
    disabledBecause: undefined,
  }
  const delivery = {
    ...{ id: '1', messageId: 'msg_1', eventType: 'finding.opened', payload: '{"type":"finding.opened"}' },
    ...{ createdAt: at('09:00'), attempts: 2, nextAt: at('09:35'), lastAt: at('09:05') },
  }
  return {
    'webhook list': (
      <WebhookListPage
        frame={frame}
        canChange
        webhooks={[
          { ...webhook, counts: { waiting: 1, delivered: 1204, failed: 2 } },
          {
            ...webhook,
            id: '2',
            isEnabled: false,
            disabledBecause: 'gone',
            counts: { waiting: 0, delivered: 0, failed: 1 },
          },
        ]}
      />
    ),
    'webhook with deliveries': (
      <WebhookPage
        frame={frame}
        csrfToken={csrfToken}
        webhook={webhook}
        canChange
        deliveries={[
          { ...delivery, state: 'waiting', lastStatus: 503, lastTrouble: 'not accepted' },
          { ...delivery, id: '2', state: 'delivered', lastStatus: 200, lastTrouble: undefined },
          { ...delivery, id: '3', state: 'failed', lastStatus: undefined, lastTrouble: 'private-address' },
        ]}
      />
    ),
    'webhook secret': <WebhookSecretPage frame={frame} id="2" secret={`whsec_${'A'.repeat(43)}=`} />,
    'webhook form with faults': (
      <WebhookFormPage
        frame={frame}
        csrfToken={csrfToken}
        values={{ url: typed, description: typed, isEnabled: false, eventTypes: [] }}
        errors={{ url: 'This is not a web address.', events: 'Choose at least one kind of message.' }}
      />
    ),
  }
}
