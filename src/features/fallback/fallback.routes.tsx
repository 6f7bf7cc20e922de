/** How to get into Zendesk when signing in here does not work. Public: no session, no account, and no need of either. */
import { Router } from 'express'
import { FallbackListPage, FallbackPage } from '../../../views/fallback/fallback-page.tsx'
import { renderPage } from '../../../views/layout.tsx'
import type { Config } from '../../config/config.ts'
import { speechOf } from '../../http/language.ts'
import { AppError } from '../../kernel/errors.ts'
import type { App } from '../apps/app.ts'
import type { AppsStore } from '../apps/apps.store.ts'
import { fallbackLinks, zendeskOrigin } from '../apps/zendesk-origin.ts'

export function fallbackRoutes({ apps, config }: { apps: Pick<AppsStore, 'list'>; config: Config }): Router {
  const listApps = rememberingLast(() => apps.list())

  return (
    Router()
      .get('/fallback', async (request, response) => {
        const enabled = (await listApps()).filter(({ isEnabled }) => isEnabled)
        response.send(renderPage(<FallbackListPage apps={enabled} />, speechOf(request)))
      })
      // An app that was switched off is listed nowhere, but its page stays: that is when people need it. One that was
      // never on is nobody's business yet, its name included.
      .get('/fallback/:key', async (request, response) => {
        const app = (await listApps()).find(({ key }) => key === request.params.key)
        if (app?.firstEnabledAt === undefined) throw new AppError('page.not-found')
        const origin = zendeskOrigin(config, app.subdomain)
        response.send(
          renderPage(
            <FallbackPage appName={app.name} host={new URL(origin).host} links={fallbackLinks(origin)} />,
            speechOf(request),
          ),
        )
      })
  )
}

/** Answers with the last good list while the database is away, which is when these pages matter most. */
function rememberingLast(list: () => Promise<App[]>): () => Promise<App[]> {
  let last: App[] | undefined
  return async () => {
    try {
      last = await list()
    } catch (error) {
      if (!last) throw error
    }
    return last
  }
}
