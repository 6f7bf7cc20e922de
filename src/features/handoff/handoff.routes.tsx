/** The Zendesk endpoint: pasted into Zendesk as Remote login URL, visited at every hand-off. The hot path. */
import { Router, type Request, type Response } from 'express'
import { HandoffPage } from '../../../views/handoff/handoff-page.tsx'
import { RefusedPage } from '../../../views/handoff/refused-page.tsx'
import { renderPage } from '../../../views/layout.tsx'
import type { Deps } from '../../deps.ts'
import type { Sessions } from '../../http/session.ts'
import { AppError } from '../../kernel/errors.ts'
import { isAppKey } from '../apps/app.ts'
import { fallbackLinks, zendeskOrigin } from '../apps/zendesk-origin.ts'
import { handOff, type HandOffDeps, type HandOffOutcome } from './hand-off.ts'
import { refusalWords } from './refusal-words.ts'
import { signingKeys } from './signing-keys.ts'

type Issued = Extract<HandOffOutcome, { kind: 'issued' }>
type Refused = Extract<HandOffOutcome, { kind: 'refused' }>

export function handoffRoutes(deps: Deps, session: Pick<Sessions, 'idOf' | 'keepAlive' | 'end'>): Router {
  const { config, random, apps } = deps
  const handOffDeps: HandOffDeps = {
    ...deps,
    keyOf: signingKeys(deps.secretBox),
    originOf: (subdomain) => zendeskOrigin(config, subdomain),
  }

  return Router().get('/sso/zendesk/:key', async (request, response) => {
    const appKey = request.params.key
    if (!isAppKey(appKey)) throw new AppError('page.not-found')
    const sessionId = session.idOf(request)
    const outcome: HandOffOutcome =
      sessionId === undefined
        ? { kind: 'unknown' }
        : await handOff(handOffDeps, {
            appKey,
            sessionId,
            returnTo: request.query['return_to'],
            requestId: response.locals.requestId,
            ip: request.ip,
          })

    if (outcome.kind === 'unknown') {
      // Whoever is not signed in learns nothing of which apps there are.
      if (sessionId !== undefined) {
        if (!(await apps.find(appKey))?.firstEnabledAt) throw new AppError('page.not-found')
        await session.end(sessionId)
      }
      response.redirect(303, signInFirst(appKey, request))
    } else if (outcome.kind === 'refused') {
      sendRefusal(response, outcome)
    } else {
      if (sessionId !== undefined) await session.keepAlive(sessionId, outcome.session)
      sendHandoff(response, outcome, random.token(18))
    }
  })
}

function sendHandoff(response: Response, { app, origin, token, returnTo }: Issued, nonce: string): void {
  // Browsers check where a form's answer redirects to as well, so the allowed return hosts are form targets too.
  const targets = [origin, ...app.returnHosts.map((host) => `https://${host}`)].join(' ')
  response.setHeader(
    'Content-Security-Policy',
    `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; form-action ${targets}; ` +
      `base-uri 'none'; frame-ancestors 'none'`,
  )
  // Given whole to `end`, the page leaves in one write together with its headers.
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.end(
    renderPage(
      <HandoffPage action={`${origin}/access/jwt`} jwt={token} returnTo={returnTo} nonce={nonce} appName={app.name} />,
    ),
  )
}

function sendRefusal(response: Response, { app, origin, codes }: Refused): void {
  const words = refusalWords(codes)
  response
    .status(403)
    .send(
      renderPage(
        <RefusedPage
          appName={app.name}
          sentence={words.sentence}
          next={words.next}
          reference={response.locals.requestId}
          fallback={fallbackLinks(origin)}
          accountHref="/account"
        />,
      ),
    )
}

/** Longest piece of `return_to` that is carried along; anything longer is dropped by its check whatever it says. */
const carried = 2_001

/** The sign-in page, told to come back here. What is carried is judged only then, by the hand-off itself. */
function signInFirst(appKey: string, request: Request): string {
  const given = request.query['return_to']
  const values = [given].flat().filter((value) => typeof value === 'string')
  const query = new URLSearchParams(values.slice(0, 2).map((value) => ['return_to', value.slice(0, carried)]))
  const back = `/sso/zendesk/${encodeURIComponent(appKey)}${query.size > 0 ? `?${query}` : ''}`
  return `/sign-in?${new URLSearchParams({ continue: back })}`
}
