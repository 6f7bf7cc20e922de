/** The Remote logout URL: where Zendesk sends people who signed out there, and people it would not let in. */
import { Router, type Request, type Response } from 'express'
import { ZendeskErrorPage } from '../../../views/handoff/zendesk-error-page.tsx'
import { wordsOf } from '../../../views/languages/catalogue.ts'
import { renderPage } from '../../../views/layout.tsx'
import { SignedOutPage } from '../../../views/sign-in/signed-out-page.tsx'
import type { Deps } from '../../deps.ts'
import { singleParameter } from '../../http/form.ts'
import { speechOf } from '../../http/language.ts'
import { endSession } from '../../http/session.ts'
import { AppError } from '../../kernel/errors.ts'
import type { App } from '../apps/app.ts'
import { fallbackLinks, zendeskOrigin } from '../apps/zendesk-origin.ts'
import { errorLoop } from './checks/no-error-loop.ts'
import { readReturnTo } from './return-to.ts'
import { recordZendeskError } from './record-zendesk-error.ts'
import { readZendeskMessage } from './zendesk-errors.ts'

/** Every parameter is untrusted: anybody can send a person here with any words. */
export function zendeskReturnRoutes(deps: Deps): Router {
  return Router().get('/sso/zendesk/:key/logout', async (request, response) => {
    const app = await deps.apps.find(request.params.key)
    // A draft's name is nobody's business yet.
    if (!app?.firstEnabledAt) throw new AppError('page.not-found')
    if (request.query['kind'] === 'error') await showError(deps, app, request, response)
    else await signOut(deps, app, request, response)
  })
}

/** An error in Zendesk is no sign-out: our session stays, and one more try is offered until they go in circles. */
async function showError(deps: Deps, app: App, request: Request, response: Response): Promise<void> {
  const { message, code } = readZendeskMessage(request.query['message'])
  const failures = request.user
    ? await recordZendeskError(deps, {
        appId: app.id,
        memberId: request.user.id,
        code,
        message,
        requestId: response.locals.requestId,
        ip: request.ip,
      })
    : 0
  const origin = zendeskOrigin(deps.config, app.subdomain)
  const isLoop = failures >= errorLoop.errors
  const member = request.user && (await deps.members.find(request.user.id))
  const returnTo = acceptedReturnTo(app, origin, request)
  const speech = speechOf(request, {
    memberLocale: member?.locale,
    keeping: { kind: 'error', message, return_to: returnTo },
  })
  const words = wordsOf(speech.language)
  const { sentence, next } = words.zendeskErrors[code]
  response
    .status(isLoop ? 403 : 200)
    .send(
      renderPage(
        <ZendeskErrorPage
          appName={app.name}
          message={message}
          explanation={sentence}
          next={isLoop ? [words.zendeskError.stopped, ...next.slice(-1)] : next}
          retryHref={isLoop ? undefined : retryHref(app, returnTo)}
          fallback={fallbackLinks(origin)}
          fallbackHref={`/fallback/${app.key}`}
          reference={response.locals.requestId}
        />,
        speech,
      ),
    )
}

function retryHref(app: App, returnTo: string | undefined): string {
  const query = returnTo === undefined ? '' : `?${new URLSearchParams({ return_to: returnTo })}`
  return `/sso/zendesk/${app.key}${query}`
}

function acceptedReturnTo(app: App, origin: string, request: Request): string | undefined {
  const returnTo = readReturnTo(singleParameter(request, 'return_to'), { origin, hosts: app.returnHosts })
  return returnTo.kind === 'accepted' ? returnTo.value : undefined
}

/** Zendesk calls this by GET, so a foreign page could too; all it can do is end the visitor's own session here. */
async function signOut(deps: Deps, app: App, request: Request, response: Response): Promise<void> {
  const member = request.user && (await deps.members.find(request.user.id))
  if (request.user) {
    await deps.events.record({
      type: 'sign-out',
      actor: `member:${request.user.id}`,
      subjectId: request.user.id,
      appId: app.id,
      outcome: 'done',
      requestId: response.locals.requestId,
      ip: request.ip,
      detail: { from: 'zendesk' },
    })
    await endSession(request)
  }
  const origin = zendeskOrigin(deps.config, app.subdomain)
  const returnTo = acceptedReturnTo(app, origin, request)
  const back = returnTo === undefined ? `${origin}/hc` : new URL(returnTo, origin).href
  const speech = speechOf(request, { memberLocale: member?.locale, keeping: { return_to: returnTo } })
  response.send(renderPage(<SignedOutPage place={app.name} backHref={back} />, speech))
}
