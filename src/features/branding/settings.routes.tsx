/** The console's settings, below /admin/settings: the list of them, how the organisation shows itself, and its own texts. */
import { Router, type Request, type Response } from 'express'
import { renderPage } from '../../../views/layout.tsx'
import type { Flash } from '../../../views/parts/console-shell.tsx'
import { SettingsPage } from '../../../views/branding/settings-page.tsx'
import type { Deps } from '../../deps.ts'
import { flashesOf } from '../../http/flash.ts'
import { readForm, singleParameter, typedIn, type FormOutcome } from '../../http/form.ts'
import { AppError } from '../../kernel/errors.ts'
import { isAllowed } from '../administrators/administrators.policy.ts'
import { consoleFrame } from '../administrators/console-frame.ts'
import { requireAction } from '../administrators/require-action.ts'
import { previewStyle } from './accent.ts'
import type { BrandingChange } from './branding.store.ts'
import { brandingInput, notesInput, versionInput } from './branding.input.ts'
import { sendBrandingPage, sendNotesPage, typedOf, typedNotesOf } from './settings.pages.tsx'
import { changeBranding, type ChangeBrandingOutcome } from './change-branding.ts'
import { readLogo } from './logo.ts'

const home = '/admin/settings'

export function settingsRoutes(deps: Deps): Router {
  const { branding, config } = deps
  const reader = requireAction(deps, 'settings.read')
  const changer = requireAction(deps, 'settings.change')
  const pages = Router()

  pages.get('/', reader, async (_request, response) => {
    const frame = consoleFrame(config, response, home)
    response.send(renderPage(<SettingsPage frame={frame} branding={await branding.find()} />))
  })

  pages.get('/branding', reader, async (request, response) => {
    const stored = await branding.find()
    const { role } = response.locals.administrator
    const flash = flashOf(request)
    sendBrandingPage(deps, response, {
      stored,
      values: typedOf(stored),
      version: stored.version,
      canChange: isAllowed(role, 'settings.change'),
      flash,
    })
  })

  pages.get('/branding/preview.css', reader, (request, response) => {
    response.type('css').send(previewStyle(`#${singleParameter(request, 'colour') ?? ''}`))
  })

  pages.post('/branding', changer, async (request, response) => {
    const stored = await branding.find()
    const form = readForm(request, brandingInput)
    const page = { stored, values: typedIn(request), version: versionOf(form), canChange: true }
    const isLook = (request.body as Record<string, unknown> | undefined)?.['action'] === 'look'
    if (form.kind === 'invalid') {
      sendBrandingPage(deps, response.status(422), { ...page, errors: form.errors })
    } else if (isLook) {
      sendBrandingPage(deps, response, { ...page, looked: form.input.accent })
    } else {
      const { version, ...change } = form.input
      const outcome = await save(deps, request, response, { version, change })
      if (outcome.kind === 'changed') {
        response.redirect(303, `${home}/branding?done=branding`)
        return
      }
      const { branding: now } = outcome
      sendBrandingPage(deps, response.status(409), { ...page, stored: now, version: now.version, isConflict: true })
    }
  })

  pages.post('/branding/logo', changer, async (request, response) => {
    const { upload } = response.locals
    const form = readForm(request, versionInput)
    if (form.kind === 'invalid' || !upload) throw new AppError('input.malformed')
    const logo = await readLogo(upload.bytes)
    if (logo.kind === 'refused') {
      const stored = await branding.find()
      const page = { stored, values: typedOf(stored), version: stored.version, canChange: true }
      sendBrandingPage(deps, response.status(422), { ...page, errors: { logo: logo.why } })
      return
    }
    const { bytes, mediaType, hash } = logo
    await saveLogo(deps, request, response, { version: form.input.version, logo: { bytes, mediaType, hash } })
  })

  pages.post('/branding/logo/remove', changer, async (request, response) => {
    const form = readForm(request, versionInput)
    if (form.kind === 'invalid') throw new AppError('input.malformed')
    await saveLogo(deps, request, response, { version: form.input.version, logo: undefined })
  })

  pages.get('/texts', reader, async (request, response) => {
    const stored = await branding.find()
    const canChange = isAllowed(response.locals.administrator.role, 'settings.change')
    const page = { stored, values: typedNotesOf(stored.notes), version: stored.version, canChange }
    sendNotesPage(deps, response, { ...page, flash: flashOf(request) })
  })

  pages.post('/texts', changer, async (request, response) => {
    const stored = await branding.find()
    const form = readForm(request, notesInput)
    const page = { stored, values: typedIn(request), version: versionOf(form), canChange: true }
    if (form.kind === 'invalid') {
      sendNotesPage(deps, response.status(422), { ...page, errors: form.errors })
      return
    }
    const { version, notes } = form.input
    const outcome = await save(deps, request, response, { version, change: { notes } })
    if (outcome.kind === 'changed') {
      response.redirect(303, `${home}/texts?done=texts`)
      return
    }
    const { branding: now } = outcome
    sendNotesPage(deps, response.status(409), { ...page, stored: now, version: now.version, isConflict: true })
  })

  return pages
}

type Change = { version: number; change: BrandingChange }

const save = (deps: Deps, request: Request, response: Response, change: Change): Promise<ChangeBrandingOutcome> =>
  changeBranding(deps, {
    ...change,
    memberId: response.locals.administrator.id,
    requestId: response.locals.requestId,
    ip: request.ip,
  })

type LogoChange = { version: number; logo: BrandingChange['logo'] }

/** A logo is no text to be lost: when somebody was faster, it is chosen once more. */
async function saveLogo(
  deps: Deps,
  request: Request,
  response: Response,
  { version, logo }: LogoChange,
): Promise<void> {
  const outcome = await save(deps, request, response, { version, change: { logo } })
  if (outcome.kind === 'changed') {
    response.redirect(303, `${home}/branding?done=${logo ? 'logo' : 'logo-removed'}`)
    return
  }
  const { branding: stored } = outcome
  const flash: Flash = {
    tone: 'danger',
    message: 'The logo was not changed: somebody else changed the branding meanwhile. Look at it, then do it again.',
  }
  const page = { stored, values: typedOf(stored), version: stored.version, canChange: true }
  sendBrandingPage(deps, response.status(409), { ...page, flash })
}

/** The version is no field that anybody types: without a good one the form was not ours. */
function versionOf(form: FormOutcome<{ version: number }>): number {
  if (form.kind === 'read') return form.input.version
  if (form.errors['version'] !== undefined) throw new AppError('input.malformed')
  return Number(form.typed['version'])
}

/** The address carries a code; the words are ours. */
const done = new Map<string, Flash>([
  ['branding', { tone: 'success', message: 'Your changes were saved. Members see them from now on.' }],
  ['texts', { tone: 'success', message: 'Your texts were saved. Members see them from now on.' }],
  ['logo', { tone: 'success', message: 'The logo was saved. Members see it from now on.' }],
  ['logo-removed', { tone: 'success', message: 'The logo was taken away.' }],
])

const flashOf = flashesOf(done)
