/** The console's look at one member's hand-off, below /admin/apps/KEY/preview. Makes no token. */
import { Router, type Request, type Response } from 'express'
import { appStateOf } from '../../../views/apps/app-status.tsx'
import type { PersonSearchProps } from '../../../views/handoff/person-search.tsx'
import { PreviewPage } from '../../../views/handoff/preview-page.tsx'
import { renderPage } from '../../../views/layout.tsx'
import type { Deps } from '../../deps.ts'
import { csrfToken } from '../../http/csrf.ts'
import { keyParameter, readForm, singleParameter } from '../../http/form.ts'
import { AppError } from '../../kernel/errors.ts'
import { consoleFrame } from '../administrators/console-frame.ts'
import { requireAction } from '../administrators/require-action.ts'
import type { App } from '../apps/app.ts'
import { judgeEntry } from './judge-entry.ts'
import { letsThrough } from './pipeline.ts'
import { previewMember } from './preview-handoff.ts'
import { previewPersonInput } from './preview.input.ts'
import { listClaims } from './shown-claims.ts'

export function previewRoutes(deps: Deps): Router {
  const reader = requireAction(deps, 'apps.read')
  const asked = (request: Request): Promise<App> => deps.apps.get(keyParameter(request))
  const pages = Router()

  /** `member`: our own ID of somebody; without it, whoever asks. */
  pages.get('/:key/preview', reader, async (request, response) => {
    const memberId = singleParameter(request, 'member') ?? response.locals.administrator.id
    await sendPreview({ deps, response, app: await asked(request) }, { memberId })
  })

  pages.post('/:key/preview', reader, async (request, response) => {
    const app = await asked(request)
    const place = { deps, response, app }
    const memberId = response.locals.administrator.id
    const form = readForm(request, previewPersonInput)
    if (form.kind === 'invalid') {
      const search = {
        typed: form.typed['person'] ?? '',
        error: form.errors['person'] ?? 'Choose a member.',
        found: [],
      }
      await sendPreview(place, { memberId, search })
      return
    }
    const { member, person } = form.input
    const found = member === undefined ? await deps.namedPeople.search(app.id, person) : []
    const chosen = member ?? (found.length === 1 ? found[0]?.id : undefined)
    // Nothing of what was typed goes into the address: it may be an e-mail address.
    if (chosen !== undefined) response.redirect(303, `/admin/apps/${app.key}/preview?member=${chosen}`)
    else await sendPreview(place, { memberId, search: { typed: person, found } })
  })

  return pages
}

type Place = { deps: Deps; response: Response; app: App }
type Looked = { memberId: string; search?: PersonSearchProps['search'] }

async function sendPreview({ deps, response, app }: Place, { memberId, search }: Looked): Promise<void> {
  const self = response.locals.administrator
  const member = await deps.members.get(memberId)
  const preview = await previewMember(deps, { appKey: app.key, memberId: member.id })
  const own = await judgeEntry(deps, { appKey: app.key, memberId: self.id })
  if (!preview || !own) throw new AppError('page.not-found')
  response.status(search?.error === undefined ? 200 : 422).send(
    renderPage(
      <PreviewPage
        frame={consoleFrame(deps.config, response, '/admin/apps')}
        csrfToken={csrfToken(response)}
        app={{ key: app.key, name: app.name, state: appStateOf(app) }}
        member={{ name: member.name, externalId: member.externalId, isSelf: member.id === self.id }}
        verdict={preview.verdict}
        lacksSecondFactor={preview.lacks_second_factor}
        checks={preview.checks.map(({ name, passed, gate, code }) => ({
          name,
          isUnknown: passed === null,
          gate: gate ?? undefined,
          code: code ?? undefined,
        }))}
        claims={listClaims(preview.claims).map((shown) => ({
          ...shown,
          from: sourceOf(shown.claim, preview.sources),
        }))}
        leftOut={preview.left_out}
        header={JSON.stringify(preview.header)}
        tokenBytes={preview.token_bytes}
        forecast={preview.forecast}
        json={JSON.stringify(preview, null, 2)}
        search={search}
        trial={{ missing: letsThrough(own) ? [] : own.codes }}
      />,
    ),
  )
}

const sourceOf = (claim: string, sources: readonly { claim: string; from: string }[]): string =>
  sources.find((source) => source.claim === claim)?.from ?? ''
