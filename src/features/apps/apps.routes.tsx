/** The console's screens for app registrations, below /admin/apps. */
import { Router, type Request, type Response } from 'express'
import { AppListPage } from '../../../views/apps/app-list-page.tsx'
import { appStateOf } from '../../../views/apps/app-status.tsx'
import { CheckResult } from '../../../views/apps/check-result.tsx'
import { renderFragment, renderPage } from '../../../views/layout.tsx'
import type { Flash } from '../../../views/parts/console-shell.tsx'
import type { Deps } from '../../deps.ts'
import { flashesOf } from '../../http/flash.ts'
import { keyParameter, readForm } from '../../http/form.ts'
import { sourceOf } from '../../http/source-address.ts'
import { AppError } from '../../kernel/errors.ts'
import { isAllowed } from '../administrators/administrators.policy.ts'
import { byOf } from '../administrators/by-of.ts'
import { confirmPassword } from '../administrators/confirm-password.ts'
import { consoleFrame } from '../administrators/console-frame.ts'
import { requireAction } from '../administrators/require-action.ts'
import { requireRecentProof } from '../second-factor/proof-again/require-recent-proof.tsx'
import { fallbackState } from '../fallback/fallback-state.ts'
import { openQuestions } from '../set-up-guide/open-questions.ts'
import { addApp } from './add-app.ts'
import type { App } from './app.ts'
import { appChangeInput, newAppInput } from './apps.input.ts'
import { hostOf, sendAppPage, sendEditPage, sendNewPage, typedValues } from './apps.pages.tsx'
import { changeApp, type ChangeAppOutcome } from './change-app.ts'
import { deleteApp } from './delete-app.ts'
import { checkSecret } from './secret/check-secret.ts'
import { unusualShape } from './secret/shared-secret.ts'
import { setAppEnabled } from './set-app-enabled.ts'

export function appsRoutes(deps: Deps): Router {
  const { apps, config } = deps
  const reader = requireAction(deps, 'apps.read')
  const changer = requireAction(deps, 'apps.change')
  const asked = (request: Request): Promise<App> => apps.get(keyParameter(request))
  const pages = Router()

  pages.get('/', reader, async (request, response) => {
    const rows = (await apps.list()).map((app) => ({
      key: app.key,
      name: app.name,
      host: hostOf(config, app),
      state: appStateOf(app),
    }))
    const frame = consoleFrame(config, response, '/admin/apps', flashOf(request))
    response.send(renderPage(<AppListPage frame={frame} apps={rows} canAdd={canChange(response)} />))
  })

  pages.get('/new', changer, (_request, response) => {
    sendNewPage(deps, response, { values: { name: '', subdomain: '', hosts: '' } })
  })

  pages.post('/', changer, async (request, response) => {
    const form = readForm(request, newAppInput)
    const outcome =
      form.kind === 'invalid'
        ? ({ kind: 'refused', errors: form.errors } as const)
        : await addApp(deps, { input: { ...form.input, isEnabled: false }, ...byOf(request, response) })
    if (outcome.kind === 'refused') {
      sendNewPage(deps, response, { values: typedValues(request), errors: withSecretAgain(outcome.errors, request) })
    } else {
      response.redirect(303, `/admin/apps/${outcome.app.key}?done=added${outcome.warning ? '-unusual' : ''}`)
    }
  })

  pages.get('/:key', reader, async (request, response) => {
    const app = await asked(request)
    const questions = await openQuestions(deps, app)
    // Nobody needs a way around Latchkey before somebody is sent through it.
    const sheet = app.stage === 'draft' ? undefined : await fallbackState(deps, app)
    sendAppPage(deps, response, app, { canChange: canChange(response), questions, sheet, flash: flashOf(request) })
  })

  pages.get('/:key/edit', changer, async (request, response) => {
    const app = await asked(request)
    const values = { ...app, hosts: app.returnHosts.join('\n') }
    sendEditPage(deps, response, app, { values, version: app.version })
  })

  pages.post('/:key', changer, async (request, response) => {
    const app = await asked(request)
    const values = typedValues(request)
    const outcome = await saveChange(deps, app, request, response)
    switch (outcome.kind) {
      case 'changed':
        response.redirect(303, `/admin/apps/${app.key}?done=changed${outcome.warning ? '-unusual' : ''}`)
        break
      case 'refused':
        sendEditPage(deps, response, app, {
          values,
          errors: withSecretAgain(outcome.errors, request),
          version: outcome.version,
        })
        break
      case 'conflict':
        sendEditPage(deps, response, outcome.app, { values, version: outcome.app.version, isConflict: true })
    }
  })

  pages.post('/:key/resume', changer, async (request, response) => {
    const outcome = await setAppEnabled(deps, {
      key: keyParameter(request),
      isEnabled: true,
      ...byOf(request, response),
    })
    if (outcome.kind === 'set') {
      response.redirect(303, `/admin/apps/${outcome.app.key}?done=resumed`)
      return
    }
    const flash: Flash = { tone: 'danger', message: `Sign-in was not resumed. ${outcome.why}` }
    sendAppPage(deps, response.status(422), outcome.app, { canChange: true, flash })
  })

  pages.post('/:key/pause', changer, async (request, response) => {
    const { app } = await setAppEnabled(deps, {
      key: keyParameter(request),
      isEnabled: false,
      ...byOf(request, response),
    })
    response.redirect(303, `/admin/apps/${app.key}?done=paused`)
  })

  pages.post('/:key/check', changer, async (request, response) => {
    const app = await asked(request)
    const checked = await checkSecret(deps, { key: app.key, ...byOf(request, response) })
    if (request.get('HX-Request') === 'true') response.send(renderFragment(<CheckResult outcome={checked} />))
    else sendAppPage(deps, response, app, { canChange: true, checked })
  })

  pages.post('/:key/delete', changer, requireRecentProof(deps), async (request, response) => {
    const app = await asked(request)
    const { confirm } = (request.body ?? {}) as { confirm?: unknown }
    const typedName = typeof confirm === 'string' ? confirm : ''
    const outcome = await deleteApp(deps, { key: app.key, typedName, ...byOf(request, response) })
    if (outcome.kind === 'deleted') {
      response.redirect(303, '/admin/apps?done=deleted')
      return
    }
    sendAppPage(deps, response.status(422), app, { canChange: true, deleteError: outcome.why })
  })

  return pages
}

type Saved = Exclude<ChangeAppOutcome, { kind: 'refused' }> | { kind: 'refused'; errors: FormErrors; version: number }
type FormErrors = Partial<Record<string, string>>

/**
 * Replacing a secret needs the administrator's own password: an unlocked screen must not be enough to break sign-in.
 * The first one needs no more than adding an app does, which may bring a secret along. `app` is what is stored; a form
 * made for another version goes no further, so that a secret entered meanwhile is not taken for a missing one.
 */
async function saveChange(deps: Deps, app: App, request: Request, response: Response): Promise<Saved> {
  const form = readForm(request, appChangeInput)
  if (form.kind === 'invalid') {
    const { version, ...errors } = form.errors
    if (version !== undefined) throw new AppError('input.malformed')
    return { kind: 'refused', errors, version: Number(form.typed['version']) }
  }
  const { ownPassword, ...input } = form.input
  if (input.version !== app.version) return { kind: 'conflict', app }
  if (input.secret !== undefined && app.secretSetAt !== undefined) {
    const { administrator: member, requestId } = response.locals
    const tried = { member, password: ownPassword, source: sourceOf(request.ip), ip: request.ip, requestId }
    const fault = await confirmPassword(deps, tried)
    if (fault !== undefined) return { kind: 'refused', errors: { ownPassword: fault }, version: input.version }
  }
  const outcome = await changeApp(deps, { key: app.key, input, ...byOf(request, response) })
  return outcome.kind === 'refused' ? { ...outcome, version: input.version } : outcome
}

/** A secret never comes back in a page; without a word, the next try would silently leave it out. */
function withSecretAgain(errors: FormErrors, { body }: Request): FormErrors {
  const { secret = '' } = (body ?? {}) as { secret?: unknown }
  return secret === ''
    ? errors
    : { secret: 'Enter the shared secret again: what was typed here is not kept.', ...errors }
}

const canChange = (response: Response): boolean => isAllowed(response.locals.administrator.role, 'apps.change')

/** What was just done, told on the page one is sent to. The address carries a code; the words are ours. */
const done = new Map<string, Flash>([
  ['added', { tone: 'success', message: 'The app was added. It is a draft: the set-up guide leads on from here.' }],
  ['added-unusual', { tone: 'warning', message: `The app was added. ${unusualShape}` }],
  ['changed', { tone: 'success', message: 'Your changes were saved.' }],
  ['changed-unusual', { tone: 'warning', message: `Your changes were saved. ${unusualShape}` }],
  ['resumed', { tone: 'success', message: 'Sign-in through this app goes on, at the stage it had reached.' }],
  ['paused', { tone: 'success', message: 'Sign-in through this app is paused. Nobody is let in.' }],
  ['deleted', { tone: 'success', message: 'The app was deleted, and its shared secret with it.' }],
])

const flashOf = flashesOf(done)
