/** How to get into Zendesk when signing in here does not work. Public: no session, no account, and no need of either. */
import { Router, type Request } from 'express'
import { FallbackListPage, FallbackPage } from '../../../views/fallback/fallback-page.tsx'
import { renderPage } from '../../../views/layout.tsx'
import type { Config } from '../../config/config.ts'
import { languageOf, speechOf } from '../../http/language.ts'
import type { Clock } from '../../kernel/clock.ts'
import { AppError } from '../../kernel/errors.ts'
import type { App } from '../apps/app.ts'
import type { AppsStore } from '../apps/apps.store.ts'
import { fallbackLinks, zendeskOrigin } from '../apps/zendesk-origin.ts'
import type { KnownBranding } from '../branding/known-branding.ts'
import { sheetDownload, sheetFile, sheetOf, sheetPolicy } from './fallback-sheet.ts'

type FallbackDeps = { apps: Pick<AppsStore, 'list'>; config: Config; clock: Clock }

export function fallbackRoutes({ apps, config, clock }: FallbackDeps, branding: Pick<KnownBranding, 'read'>): Router {
  const listOnce = rememberingLast(() => apps.list())
  // A paused app stays: that is when people need it. One that was never on is nobody's business yet, its name included.
  const listApps = async (): Promise<App[]> => (await listOnce()).filter(({ firstEnabledAt }) => firstEnabledAt)
  const asked = async ({ params }: Request): Promise<App> => {
    const app = (await listApps()).find(({ key }) => key === params['key'])
    if (!app) throw new AppError('page.not-found')
    return app
  }

  return (
    Router()
      .get('/fallback', async (request, response) => {
        response.send(renderPage(<FallbackListPage apps={await listApps()} />, speechOf(request)))
      })

      .get('/fallback/:key', async (request, response) => {
        const { key, name, subdomain } = await asked(request)
        const origin = zendeskOrigin(config, subdomain)
        const page = { appName: name, host: new URL(origin).host, links: fallbackLinks(origin) }
        response.send(renderPage(<FallbackPage {...page} sheetHref={`/fallback/${key}/sheet`} />, speechOf(request)))
      })

      /** In the organisation's language, in that of whoever asks, and in English. */
      .get('/fallback/:key/sheet', async (request, response) => {
        const app = await asked(request)
        const brand = await branding.read()
        const sheet = sheetOf(config, app, brand, [brand.language, languageOf(request), 'en'])
        const file = sheetFile(sheet, clock.now())
        response.setHeader('Content-Security-Policy', sheetPolicy(file))
        response.setHeader('Content-Disposition', sheetDownload(app))
        response.type('html').send(file)
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
