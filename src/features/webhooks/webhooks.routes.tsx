/** The console's screens for webhooks, below /admin/settings/webhooks. */
import { Router, type Request, type Response } from 'express'
import { renderPage } from '../../../views/layout.tsx'
import type { Flash } from '../../../views/parts/console-shell.tsx'
import { WebhookFormPage, type WebhookFormPageProps } from '../../../views/webhooks/webhook-form-page.tsx'
import { WebhookListPage } from '../../../views/webhooks/webhook-list-page.tsx'
import { WebhookPage } from '../../../views/webhooks/webhook-page.tsx'
import { WebhookSecretPage } from '../../../views/webhooks/webhook-secret-page.tsx'
import type { Deps } from '../../deps.ts'
import { csrfToken } from '../../http/csrf.ts'
import { flashesOf } from '../../http/flash.ts'
import { readForm } from '../../http/form.ts'
import { AppError } from '../../kernel/errors.ts'
import { isAllowed } from '../administrators/administrators.policy.ts'
import { byOf } from '../administrators/by-of.ts'
import { consoleFrame } from '../administrators/console-frame.ts'
import { requireAction } from '../administrators/require-action.ts'
import { requireRecentProof } from '../second-factor/proof-again/require-recent-proof.tsx'
import {
  addWebhook,
  changeWebhook,
  deleteWebhook,
  renewSecret,
  replayDelivery,
  sendTestMessage,
} from './change-webhooks.ts'
import type { Webhook } from './webhook.ts'
import { webhookInput } from './webhooks.input.ts'

const home = '/admin/settings/webhooks'
/** Of deliveries on the page of a webhook. */
const shown = 100

export function webhooksRoutes(deps: Deps): Router {
  const { config, webhooks } = deps
  const pages = Router()
  const mayChange = [requireAction(deps, 'webhooks.change'), requireRecentProof(deps)]
  const input = webhookInput(config.isPractice)

  pages.get('/', requireAction(deps, 'settings.read'), async (request, response) => {
    const counts = await webhooks.countByState()
    const listed = (await webhooks.list()).map((webhook) => ({
      ...shownOf(webhook),
      counts: counts.get(webhook.id) ?? { waiting: 0, delivered: 0, failed: 0 },
    }))
    response.send(
      renderPage(
        <WebhookListPage
          frame={frameOf(deps, response, flashOf(request))}
          webhooks={listed}
          canChange={canChange(response)}
        />,
      ),
    )
  })

  pages.get('/new', requireAction(deps, 'webhooks.change'), (_request, response) => {
    sendForm(deps, response, { values: { url: '', description: '', isEnabled: true, eventTypes: usualTypes } })
  })

  pages.post('/', ...mayChange, async (request, response) => {
    const form = readForm(request, input)
    if (form.kind === 'invalid') {
      sendForm(deps, response.status(422), { values: typedOf(form.typed), errors: form.errors })
      return
    }
    const createdBy = response.locals.administrator.id
    const { id, secret } = await addWebhook(deps, form.input, { createdBy, ...byOf(request, response) })
    sendSecret(deps, response.status(201), id, secret)
  })

  pages.get('/:id', requireAction(deps, 'settings.read'), async (request, response) => {
    const webhook = await findWebhook(deps, request)
    response.send(
      renderPage(
        <WebhookPage
          frame={frameOf(deps, response, flashOf(request))}
          csrfToken={csrfToken(response)}
          webhook={shownOf(webhook)}
          deliveries={await webhooks.listDeliveries(webhook.id, shown)}
          canChange={canChange(response)}
        />,
      ),
    )
  })

  pages.get('/:id/edit', requireAction(deps, 'webhooks.change'), async (request, response) => {
    const webhook = await findWebhook(deps, request)
    sendForm(deps, response, { id: webhook.id, values: webhook })
  })

  pages.post('/:id', ...mayChange, async (request, response) => {
    const { id } = await findWebhook(deps, request)
    const form = readForm(request, input)
    if (form.kind === 'invalid') {
      sendForm(deps, response.status(422), { id, values: typedOf(form.typed), errors: form.errors })
      return
    }
    await changeWebhook(deps, { id, ...form.input }, byOf(request, response))
    response.redirect(303, `${home}/${id}?done=changed`)
  })

  pages.post('/:id/secret', ...mayChange, async (request, response) => {
    const { id } = await findWebhook(deps, request)
    sendSecret(deps, response, id, await renewSecret(deps, id, byOf(request, response)))
  })

  pages.post('/:id/test', requireAction(deps, 'webhooks.change'), async (request, response) => {
    const { id, isEnabled } = await findWebhook(deps, request)
    if (isEnabled) await sendTestMessage(deps, id)
    response.redirect(303, `${home}/${id}?done=${isEnabled ? 'tested' : 'paused'}`)
  })

  pages.post('/:id/delete', ...mayChange, async (request, response) => {
    const { id } = await findWebhook(deps, request)
    await deleteWebhook(deps, id, byOf(request, response))
    response.redirect(303, `${home}?done=deleted`)
  })

  pages.post('/:id/deliveries/:delivery', requireAction(deps, 'webhooks.change'), async (request, response) => {
    const { id } = await findWebhook(deps, request)
    const deliveryId = String(request.params['delivery'])
    const isReplayed = await replayDelivery(deps, { webhookId: id, deliveryId }, byOf(request, response))
    response.redirect(303, `${home}/${id}?done=${isReplayed ? 'replayed' : 'not-replayed'}`)
  })

  return pages
}

const usualTypes = ['finding.opened', 'finding.reopened', 'run.incomplete', 'decision.needed'] as const

async function findWebhook({ webhooks }: Deps, { params }: Request): Promise<Webhook> {
  const webhook = await webhooks.find(String(params['id']))
  if (!webhook) throw new AppError('page.not-found')
  return webhook
}

const canChange = ({ locals }: Response): boolean => isAllowed(locals.administrator.role, 'webhooks.change')

const frameOf = ({ config }: Deps, response: Response, flash?: Flash) =>
  consoleFrame(config, response, '/admin/settings', flash)

/** The address may hold a token behind its host: only the form shows it whole, to whoever may change it. */
const shownOf = (webhook: Webhook) => ({ ...webhook, host: new URL(webhook.url).host })

function sendForm(
  deps: Deps,
  response: Response,
  form: Pick<WebhookFormPageProps, 'values' | 'errors'> & { id?: string },
): void {
  response.send(
    renderPage(<WebhookFormPage frame={frameOf(deps, response)} csrfToken={csrfToken(response)} {...form} />),
  )
}

function sendSecret(deps: Deps, response: Response, id: string, secret: string): void {
  response.send(renderPage(<WebhookSecretPage frame={frameOf(deps, response)} id={id} secret={secret} />))
}

const typedOf = (typed: Readonly<Record<string, string>>): WebhookFormPageProps['values'] => ({
  url: typed['url'] ?? '',
  description: typed['description'] ?? '',
  isEnabled: typed['enabled'] === 'on',
  eventTypes: Object.entries(typed).flatMap(([name, value]) =>
    name.startsWith('event:') && value === 'on' ? [name.slice('event:'.length)] : [],
  ),
})

/** The address carries a code; the words are ours. */
const flashOf = flashesOf(
  new Map<string, Flash>([
    ['changed', { tone: 'success', message: 'Saved. It holds from the next message on.' }],
    ['deleted', { tone: 'success', message: 'The webhook is gone, and with it what was on its way.' }],
    ['tested', { tone: 'success', message: 'A test message is on its way. Load this page again in a few seconds.' }],
    ['paused', { tone: 'warning', message: 'Nothing was sent: the webhook is off. Turn it on first.' }],
    ['replayed', { tone: 'success', message: 'The message is sent once more, under the same ID.' }],
    ['not-replayed', { tone: 'warning', message: 'That message is on its way already, or is gone.' }],
  ]),
)
