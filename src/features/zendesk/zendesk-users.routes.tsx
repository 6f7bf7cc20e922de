/** What is known of the users of an app's Zendesk, and bringing it in: below /admin/apps/KEY/zendesk-users. */
import { Readable } from 'node:stream'
import { Router, type Request, type Response } from 'express'
import { appStateOf } from '../../../views/apps/app-status.tsx'
import { renderPage } from '../../../views/layout.tsx'
import type { Flash } from '../../../views/parts/console-shell.tsx'
import { ZendeskUsersPage, type ZendeskUsersPageProps } from '../../../views/zendesk/zendesk-users-page.tsx'
import type { Deps } from '../../deps.ts'
import { csrfToken } from '../../http/csrf.ts'
import { flashesOf } from '../../http/flash.ts'
import { keyParameter, readForm, type Typed } from '../../http/form.ts'
import { isAllowed } from '../administrators/administrators.policy.ts'
import { byOf } from '../administrators/by-of.ts'
import { consoleFrame } from '../administrators/console-frame.ts'
import { requireAction } from '../administrators/require-action.ts'
import type { App } from '../apps/app.ts'
import { enqueueAudit } from '../safeguards/audits/enqueue-audit.ts'
import { importZendeskUsers } from './import-users.ts'
import { blindnessOf, isStale } from './zendesk-directory.ts'
import { zendeskUsersInput } from './zendesk-users.input.ts'

/** What the form said and why nothing was brought in. */
type Refused = Pick<ZendeskUsersPageProps, 'problems'> & { typed: Typed; errors: Record<string, string> }

export function zendeskUsersRoutes(deps: Deps): Router {
  const pages = Router()

  pages.get('/:key/zendesk-users', requireAction(deps, 'apps.read'), async (request, response) => {
    await sendPage(deps, request, response, await deps.apps.get(keyParameter(request)))
  })

  pages.post('/:key/zendesk-users', requireAction(deps, 'zendesk.import'), async (request, response) => {
    const app = await deps.apps.get(keyParameter(request))
    const form = readForm(request, zendeskUsersInput)
    const { upload } = response.locals
    const isUploaded = upload !== undefined && upload.fileName !== ''
    const pasted = form.kind === 'read' ? form.input.text : (form.typed['text'] ?? '')
    const errors = {
      ...(form.kind === 'invalid' && form.errors),
      ...(!isUploaded && pasted.trim() === '' && { file: 'Choose the file, or paste it.' }),
    }
    const typed = typedOf(request)
    if (form.kind === 'invalid' || Object.keys(errors).length > 0) {
      await sendPage(deps, request, response, app, { typed, errors, problems: undefined })
      return
    }
    const { kind, asOf, acceptsFewer } = form.input
    const outcome = await importZendeskUsers(deps, {
      appKey: app.key,
      kind,
      input: isUploaded ? upload.bytes : Readable.from([Buffer.from(pasted)]),
      asOf,
      acceptsFewer,
      // Who is staff is for owners, here as everywhere.
      guardsTeam: !isAllowed(response.locals.administrator.role, 'members.change-staff'),
      isDryRun: false,
      by: byOf(request, response),
      importedBy: response.locals.administrator.id,
    })
    if (outcome.kind === 'refused') {
      const { errors: problems, error_count: count } = outcome.report
      await sendPage(deps, request, response, app, { typed, errors: {}, problems: { list: problems, count } })
      return
    }
    await enqueueAudit(deps, { trigger: 'import', by: byOf(request, response) })
    const done = outcome.report.warning_count > 0 ? 'imported-with-remarks' : 'imported'
    response.redirect(303, `${homeOf(app)}?done=${done}`)
  })

  return pages
}

async function sendPage(deps: Deps, request: Request, response: Response, app: App, refused?: Refused): Promise<void> {
  const { config, clock, safeguardSettings, zendeskDirectory } = deps
  const now = clock.now()
  const { staleAfterDays } = await safeguardSettings.find()
  const { sources } = await zendeskDirectory.find({ appId: app.id, subdomain: app.subdomain })
  const counts = sources.length === 0 ? [] : await zendeskDirectory.countUsers(app.id)
  response
    .status(refused ? 422 : 200)
    .send(
      renderPage(
        <ZendeskUsersPage
          frame={consoleFrame(config, response, '/admin/apps', flashOf(request))}
          csrfToken={csrfToken(response)}
          app={{ key: app.key, name: app.name, state: appStateOf(app) }}
          canImport={isAllowed(response.locals.administrator.role, 'zendesk.import')}
          sources={sources.map((source) => ({ ...source, isStale: isStale(source.asOf, now, staleAfterDays) }))}
          counts={counts}
          missing={blindnessOf(sources, { now, staleAfterDays })}
          staleAfterDays={staleAfterDays}
          typed={refused?.typed ?? {}}
          errors={refused?.errors ?? {}}
          problems={refused?.problems}
        />,
      ),
    )
}

/** What was pasted does not come back: it may be long, and it is somebody's addresses. */
function typedOf({ body }: Request): Typed {
  const { kind, asOf } = (body ?? {}) as Record<string, unknown>
  return { ...(typeof kind === 'string' && { kind }), ...(typeof asOf === 'string' && { asOf }) }
}

const homeOf = ({ key }: App): string => `/admin/apps/${encodeURIComponent(key)}/zendesk-users`

const flashOf = flashesOf(
  new Map<string, Flash>([
    ['imported', { tone: 'success', message: 'Brought in. An audit compares it with the members now.' }],
    [
      'imported-with-remarks',
      {
        tone: 'warning',
        message: 'Brought in. Some users have addresses that are none, so they are not compared by address.',
      },
    ],
  ]),
)
