/** The fallback sheet of an app in the console, at /admin/apps/:key/fallback: seen, downloaded, published and written down. */
import { Router, type Request, type Response } from 'express'
import { appStateOf } from '../../../views/apps/app-status.tsx'
import { FallbackSheetPage } from '../../../views/fallback/fallback-sheet-page.tsx'
import { languages, type Language } from '../../../views/languages/language.ts'
import { renderPage } from '../../../views/layout.tsx'
import type { Flash } from '../../../views/parts/console-shell.tsx'
import type { Deps } from '../../deps.ts'
import { csrfToken } from '../../http/csrf.ts'
import { flashesOf } from '../../http/flash.ts'
import { readForm, singleParameter, textValues } from '../../http/form.ts'
import { AppError } from '../../kernel/errors.ts'
import { isAllowed } from '../administrators/administrators.policy.ts'
import { consoleFrame } from '../administrators/console-frame.ts'
import { requireAction } from '../administrators/require-action.ts'
import type { App } from '../apps/app.ts'
import { sheetDownload, sheetFile, sheetOf, sheetPolicy, shortHash } from './fallback-sheet.ts'
import { fallbackState } from './fallback-state.ts'
import { publicationInput } from './fallback.input.ts'
import { changesSince } from './publication.ts'
import { recordPublication } from './record-publication.ts'

const mostListed = 50

export function fallbackSheetRoutes(deps: Deps): Router {
  const { apps, branding, clock, config } = deps
  const reader = requireAction(deps, 'apps.read')
  const changer = requireAction(deps, 'apps.change')
  const asked = ({ params }: Request): Promise<App> => apps.get(String(params['key']))
  const pages = Router()

  pages.get('/:key/fallback', reader, async (request, response) => {
    const chosen = languagesIn([request.query['languages']].flat())
    await sendSheetPage(deps, response, await asked(request), { chosen, flash: flashOf(request) })
  })

  pages.get('/:key/fallback/sheet', reader, async (request, response) => {
    const app = await asked(request)
    const chosen = languagesIn([request.query['languages']].flat())
    const file = sheetFile(sheetOf(config, app, await branding.find(), chosen), clock.now())
    const isDownload = singleParameter(request, 'download') === 'yes'
    response.setHeader('Content-Security-Policy', sheetPolicy(file))
    if (isDownload) response.setHeader('Content-Disposition', sheetDownload(app))
    response.type('html').send(file)
  })

  pages.post('/:key/fallback/publications', changer, async (request, response) => {
    const app = await asked(request)
    const chosen = languagesIn(textValues(request, 'languages'))
    const form = readForm(request, publicationInput)
    if (form.kind === 'invalid') {
      const { place, ...errors } = form.errors
      if (place === undefined || Object.keys(errors).length > 0) throw new AppError('input.malformed')
      const typed = { place: form.typed['place'] ?? '', error: place }
      await sendSheetPage(deps, response.status(422), app, { chosen, typed })
      return
    }
    const outcome = await recordPublication(deps, {
      ...form.input,
      key: app.key,
      languages: chosen,
      memberId: response.locals.administrator.id,
      requestId: response.locals.requestId,
      ip: request.ip,
    })
    if (outcome === 'recorded') {
      response.redirect(303, `/admin/apps/${app.key}/fallback?done=recorded`)
      return
    }
    const flash: Flash = {
      tone: 'danger',
      message:
        'Nothing was recorded: the sheet says something else by now than when this page was opened. Download it again, publish that one, then record it.',
    }
    await sendSheetPage(deps, response.status(409), app, { chosen, typed: { place: form.input.place }, flash })
  })

  return pages
}

type Shown = {
  chosen: readonly Language[]
  typed?: { place: string; error?: string }
  flash?: Flash | undefined
}

async function sendSheetPage(deps: Deps, response: Response, app: App, { chosen, typed, flash }: Shown): Promise<void> {
  const { branding, config, fallbackPublications } = deps
  const stored = await branding.find()
  const publications = await fallbackPublications.list(app.id, mostListed)
  // What hangs somewhere is shown in its own languages, unless somebody asks for others.
  const sheet = sheetOf(config, app, stored, chosen.length > 0 ? chosen : publications[0]?.content.languages)
  response.send(
    renderPage(
      <FallbackSheetPage
        frame={consoleFrame(config, response, '/admin/apps', flash)}
        csrfToken={csrfToken(response)}
        app={{ key: app.key, name: app.name, state: appStateOf(app) }}
        content={sheet.content}
        hash={sheet.hash}
        fingerprint={shortHash(sheet.hash)}
        state={await fallbackState(deps, app)}
        publicHref={app.firstEnabledAt && `/fallback/${app.key}`}
        canChange={isAllowed(response.locals.administrator.role, 'apps.change')}
        typed={typed}
        publications={publications.map(({ id, publishedAt, publishedBy, place, hash, content }) => ({
          ...{ id, publishedAt, publishedBy, place, fingerprint: shortHash(hash), languages: content.languages },
          isCurrent: changesSince({ hash, content }, sheetOf(config, app, stored, content.languages)).length === 0,
        }))}
      />,
    ),
  )
}

const languagesIn = (given: readonly unknown[]): Language[] => languages.filter((language) => given.includes(language))

/** The address carries a code; the words are ours. */
const done = new Map<string, Flash>([
  [
    'recorded',
    { tone: 'success', message: 'The publication is on record. You will be told here when the sheet changes.' },
  ],
])

const flashOf = flashesOf(done)
