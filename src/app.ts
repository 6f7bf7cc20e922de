/** The order of the house: what every request passes, then which feature answers which path. */
import express, { Router, type Express } from 'express'
import type { Deps } from './deps.ts'
import { accountRoutes } from './features/account/account.routes.tsx'
import { appsRoutes } from './features/apps/apps.routes.tsx'
import { fallbackRoutes } from './features/apps/fallback.routes.tsx'
import { handoffRoutes } from './features/handoff/handoff.routes.tsx'
import { zendeskReturnRoutes } from './features/handoff/zendesk-return.routes.tsx'
import { setupRoutes } from './features/setup/setup.routes.tsx'
import { signInRoutes, staleForms } from './features/sign-in/sign-in.routes.tsx'
import { assets } from './http/assets.ts'
import { csrf } from './http/csrf.ts'
import { formBody } from './http/form.ts'
import { noStore, securityHeaders } from './http/headers.ts'
import { health } from './http/health.ts'
import { plainTarget } from './http/plain-target.ts'
import { pageNotFound, problemPages } from './http/problem-pages.tsx'
import { requestLog } from './http/request-log.ts'
import { sessions } from './http/session.ts'

export type House = { app: Express; close(): void }

export function createApp(deps: Deps): House {
  const { config, database, secretBox, clock, log, random } = deps
  const app = express().disable('x-powered-by').disable('etag').set('query parser', 'simple')
  app.set('trust proxy', config.trustProxy)

  const session = sessions({
    database,
    clock,
    log,
    isHttps: config.isHttps,
    secrets: secretBox.derive('session-cookie'),
  })
  const forms = csrf({ secrets: secretBox.derive('form-token'), publicUrl: config.publicUrl, isHttps: config.isHttps })

  app.use(requestLog(log, random))
  app.use(securityHeaders(config))
  app.use(plainTarget)
  app.use(health(deps))
  app.use('/assets', assets())
  app.use(noStore)
  // The hot path comes before everything it does not need.
  app.use(handoffRoutes(deps, session))
  app.use(fallbackRoutes(deps))
  app.use(session.middleware)

  const pages = Router().use(formBody, forms)
  pages.use(zendeskReturnRoutes(deps))
  pages.use(signInRoutes(deps))
  pages.use(accountRoutes(deps))
  pages.use(setupRoutes(deps))
  pages.use('/admin/apps', appsRoutes(deps))
  pages.get('/', (_request, response) => response.redirect(303, '/account'))
  pages.get('/admin', (_request, response) => response.redirect(303, '/admin/apps'))
  app.use(pages)

  app.use(staleForms(deps))
  app.use(pageNotFound)
  app.use(problemPages(log))
  return { app, close: () => session.close() }
}
