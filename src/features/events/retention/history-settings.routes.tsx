/** The console's screen for how long the history keeps what is personal: /admin/settings/history. */
import { Router, type Response } from 'express'
import { HistorySettingsPage, type HistorySettingsPageProps } from '../../../../views/events/history-settings-page.tsx'
import { renderPage } from '../../../../views/layout.tsx'
import type { Flash } from '../../../../views/parts/console-shell.tsx'
import type { Deps } from '../../../deps.ts'
import { csrfToken } from '../../../http/csrf.ts'
import { readForm, singleParameter } from '../../../http/form.ts'
import { isAllowed } from '../../administrators/administrators.policy.ts'
import { byOf } from '../../administrators/by-of.ts'
import { consoleFrame } from '../../administrators/console-frame.ts'
import { requireAction } from '../../administrators/require-action.ts'
import { requireRecentProof } from '../../second-factor/proof-again/require-recent-proof.tsx'
import { changeRetention } from './change-retention.ts'
import { historySettingsInput } from './history-settings.input.ts'
import type { KeepDays } from './keep-days.ts'

const home = '/admin/settings/history'

export function historySettingsRoutes(deps: Deps): Router {
  const pages = Router()

  pages.get('/', requireAction(deps, 'settings.read'), async (request, response) => {
    await sendPage(deps, response, {}, done.get(singleParameter(request, 'done') ?? ''))
  })

  pages.post('/', requireAction(deps, 'settings.change'), requireRecentProof(deps), async (request, response) => {
    const form = readForm(request, historySettingsInput)
    if (form.kind === 'invalid') {
      const typed = { days: form.typed['days'] ?? '', isNever: form.typed['never'] === 'on' }
      await sendPage(deps, response.status(422), { typed, errors: form.errors })
      return
    }
    const { days, was } = form.input
    const outcome = await changeRetention(deps, { days, agreed: was, ...byOf(request, response) })
    if (outcome.kind !== 'to-confirm') {
      response.redirect(303, `${home}?done=${outcome.kind}`)
      return
    }
    await sendPage(deps, response, { typed: typedOf(days), toConfirm: { ...outcome.loss, was: String(outcome.was) } })
  })

  return pages
}

type Shown = Partial<Pick<HistorySettingsPageProps, 'typed' | 'errors' | 'toConfirm'>>

async function sendPage(deps: Deps, response: Response, shown: Shown, flash?: Flash): Promise<void> {
  const { keepDays } = await deps.historySettings.get()
  const { role } = response.locals.administrator
  response.send(
    renderPage(
      <HistorySettingsPage
        frame={consoleFrame(deps.config, response, '/admin/settings', flash)}
        csrfToken={csrfToken(response)}
        keepDays={keepDays}
        canChange={isAllowed(role, 'settings.change')}
        typed={typedOf(keepDays)}
        {...shown}
      />,
    ),
  )
}

const typedOf = (days: KeepDays) =>
  days === 'never' ? { days: '', isNever: true } : { days: String(days), isNever: false }

/** The address carries a code; the words are ours. */
const done = new Map<string, Flash>([
  ['changed', { tone: 'success', message: 'Saved. What is due is forgotten within the hour.' }],
  ['unchanged', { tone: 'info', message: 'It was set like this already.' }],
])
