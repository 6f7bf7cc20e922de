/** The order of the house: what every request passes, then which feature answers which path. */
import express, { Router, type Express } from 'express'
import type { Deps } from './deps.ts'
import { accessRoutes } from './features/access/access.routes.tsx'
import { accountRoutes } from './features/account/account.routes.tsx'
import { erasureRoutes } from './features/account/erasures/erasures.routes.tsx'
import { appsRoutes } from './features/apps/apps.routes.tsx'
import { brandingRoutes, lastKnownBrand, presentBrand } from './features/branding/branding.routes.tsx'
import { knownBranding } from './features/branding/known-branding.ts'
import { findingsRoutes } from './features/safeguards/findings/findings.routes.tsx'
import { gatesRoutes } from './features/safeguards/gate/gates.routes.tsx'
import { reportsRoutes } from './features/safeguards/reports/reports.routes.tsx'
import { holdsRoutes } from './features/safeguards/gate/holds.routes.tsx'
import { settingsRoutes } from './features/branding/settings.routes.tsx'
import { fallbackRoutes } from './features/fallback/fallback.routes.tsx'
import { fallbackSheetRoutes } from './features/fallback/fallback-sheet.routes.tsx'
import { dashboardRoutes } from './features/dashboard/dashboard.routes.tsx'
import { eventsRoutes } from './features/events/console/events.routes.tsx'
import { historySettingsRoutes } from './features/events/retention/history-settings.routes.tsx'
import { handoffRoutes } from './features/handoff/handoff.routes.tsx'
import { previewRoutes } from './features/handoff/preview.routes.tsx'
import { zendeskReturnRoutes } from './features/handoff/zendesk-return.routes.tsx'
import { mailRoutes } from './features/mail/mail.routes.tsx'
import { importsRoutes } from './features/imports/wizard/imports.routes.tsx'
import { rolloutRoutes, teamExportBody } from './features/rollout/rollout.routes.tsx'
import { passkeysRoutes } from './features/second-factor/passkeys/passkeys.routes.tsx'
import { securitySettingsRoutes } from './features/security-settings/security-settings.routes.tsx'
import { auditsRoutes } from './features/safeguards/audits/console/audits.routes.tsx'
import { forecastRoutes } from './features/safeguards/forecast/forecast.routes.tsx'
import { zendeskUsersRoutes } from './features/zendesk/zendesk-users.routes.tsx'
import { setUpGuideRoutes } from './features/set-up-guide/set-up-guide.routes.tsx'
import { mappingRoutes } from './features/mapping/mapping.routes.tsx'
import { registrationRoutes } from './features/registration/registration.routes.tsx'
import { waitingRegistrationsRoutes } from './features/registration/waiting-registrations.routes.tsx'
import { mergeRoutes } from './features/member-merge/merge.routes.tsx'
import { membersRoutes } from './features/member-console/members.routes.tsx'
import { recoveryRoutes } from './features/recovery/recovery.routes.tsx'
import { recoverRoutes } from './features/setup/recover.routes.tsx'
import { setupRoutes } from './features/setup/setup.routes.tsx'
import { secondFactorRoutes } from './features/second-factor/second-factor.routes.tsx'
import { proveRoutes } from './features/sign-in/second-step/prove.routes.tsx'
import { secondStepRoutes } from './features/sign-in/second-step/second-step.routes.tsx'
import { byPasskeyRoutes } from './features/sign-in/by-passkey/by-passkey.routes.tsx'
import { signInRoutes, staleForms } from './features/sign-in/sign-in.routes.tsx'
import { addressRoutes } from './features/verification/address.routes.tsx'
import { verificationRoutes } from './features/verification/verification.routes.tsx'
import { safeguardSettingsRoutes } from './features/safeguards/settings/safeguard-settings.routes.tsx'
import { webhooksRoutes } from './features/webhooks/webhooks.routes.tsx'
import { assets } from './http/assets.ts'
import { csrf } from './http/csrf.ts'
import { formBody, longFormBody } from './http/form.ts'
import { noStore, securityHeaders } from './http/headers.ts'
import { health } from './http/health.ts'
import { rememberLanguage } from './http/language.ts'
import { plainTarget } from './http/plain-target.ts'
import { pageNotFound, problemPages } from './http/problem-pages.tsx'
import { requestLog } from './http/request-log.ts'
import { sessions } from './http/session.ts'
import { largestUpload, uploads } from './http/upload.ts'

export type House = { app: Express; close(): void }

export function createApp(deps: Deps, { uploadLimit = largestUpload } = {}): House {
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

  const branding = knownBranding(deps.branding)

  app.use(requestLog(log, random))
  app.use(securityHeaders(config))
  app.use(plainTarget)
  app.use(health(deps))
  app.use('/assets', assets())
  app.use(noStore)
  app.use(rememberLanguage(config))
  app.use(lastKnownBrand(branding))
  // The hot path comes before everything it does not need.
  app.use(handoffRoutes(deps, session))
  app.use(brandingRoutes(branding))
  app.use(presentBrand)
  app.use(fallbackRoutes(deps, branding))
  app.use(session.middleware)

  const pages = Router()
    // The sign-in may carry a form that arrived after its session had ended.
    .use(
      ['/admin/apps/:key/access', '/admin/apps/:key/fields', '/admin/members', '/admin/safeguards', '/sign-in'],
      longFormBody,
    )
    .use('/admin/members/import', longFormBody, uploads(uploadLimit))
    .use('/admin/settings/branding/logo', uploads(uploadLimit))
    .use('/admin/apps/:key/zendesk-users', uploads(uploadLimit))
    .use('/admin/apps', teamExportBody(deps))
    .use(formBody, forms)
  pages.use(zendeskReturnRoutes(deps))
  pages.use(signInRoutes(deps))
  pages.use(byPasskeyRoutes(deps))
  pages.use(secondStepRoutes(deps))
  pages.use(proveRoutes(deps))
  pages.use(secondFactorRoutes(deps))
  pages.use(passkeysRoutes(deps))
  pages.use(accountRoutes(deps))
  pages.use(setupRoutes(deps))
  pages.use(recoverRoutes(deps))
  pages.use(recoveryRoutes(deps))
  pages.use(verificationRoutes(deps))
  pages.use(registrationRoutes(deps))
  pages.use(addressRoutes(deps))
  // Before the members, whose pages have any name behind /admin/members/.
  pages.use('/admin/members/import', importsRoutes(deps))
  pages.use('/admin/members/erasures', erasureRoutes(deps))
  pages.use('/admin/members/registrations', waitingRegistrationsRoutes(deps))
  pages.use('/admin/members/merge', mergeRoutes(deps))
  pages.use('/admin/members', membersRoutes(deps))
  pages.use('/admin/apps', appsRoutes(deps))
  pages.use('/admin/apps', setUpGuideRoutes(deps))
  pages.use('/admin/apps', accessRoutes(deps))
  pages.use('/admin/apps', rolloutRoutes(deps))
  pages.use('/admin/apps', mappingRoutes(deps))
  pages.use('/admin/apps', gatesRoutes(deps))
  pages.use('/admin/apps', zendeskUsersRoutes(deps))
  pages.use('/admin/apps', forecastRoutes(deps))
  pages.use('/admin/apps', previewRoutes(deps))
  pages.use('/admin/apps', fallbackSheetRoutes(deps))
  pages.use('/admin/settings', settingsRoutes(deps))
  pages.use('/admin/settings/mail', mailRoutes(deps))
  pages.use('/admin/settings/history', historySettingsRoutes(deps))
  pages.use('/admin/settings/security', securitySettingsRoutes(deps))
  pages.use('/admin/settings/safeguards', safeguardSettingsRoutes(deps))
  pages.use('/admin/settings/webhooks', webhooksRoutes(deps))
  pages.use('/admin/audits', auditsRoutes(deps))
  pages.use('/admin/events', eventsRoutes(deps))
  pages.use('/admin/safeguards/holds', holdsRoutes(deps))
  pages.use('/admin/safeguards/export', reportsRoutes(deps))
  pages.use('/admin/safeguards', findingsRoutes(deps))
  pages.use('/admin', dashboardRoutes(deps))
  pages.get('/', (_request, response) => response.redirect(303, '/account'))
  app.use(pages)

  app.use(staleForms(deps))
  app.use(pageNotFound)
  app.use(problemPages(log, config))
  return { app, close: () => session.close() }
}
