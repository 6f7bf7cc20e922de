/** The Zendesk endpoint: pasted into Zendesk as Remote login URL, visited at every hand-off. The hot path. */
import { Router, type Request, type Response } from 'express'
import { HandoffPage } from '../../../views/handoff/handoff-page.tsx'
import { RefusedPage } from '../../../views/handoff/refused-page.tsx'
import type { Language } from '../../../views/languages/language.ts'
import { wordsOf } from '../../../views/languages/catalogue.ts'
import { renderPage } from '../../../views/layout.tsx'
import type { Deps } from '../../deps.ts'
import { singleParameter } from '../../http/form.ts'
import { languageOf, speechOf } from '../../http/language.ts'
import type { Sessions } from '../../http/session.ts'
import { languageOfZendeskLocale } from '../../http/zendesk-locales.ts'
import { AppError } from '../../kernel/errors.ts'
import { isAppKey } from '../apps/app.ts'
import { fallbackLinks, zendeskOrigin } from '../apps/zendesk-origin.ts'
import { factorSetUpPath, provePath } from '../sessions/proof.ts'
import { handOff, type HandOffDeps, type HandOffOutcome } from './hand-off.ts'
import type { MissingProof } from './missing-proof.ts'
import { readReturnTo } from './return-to.ts'
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
    } else if (outcome.kind === 'unproved') {
      response.redirect(303, proveFirst(outcome.missing, appKey, request))
    } else if (outcome.kind === 'refused') {
      await response.locals.readBrand?.()
      sendRefusal(request, response, outcome)
    } else {
      if (sessionId !== undefined) await session.keepAlive(sessionId, outcome.session)
      const language = languageOf(request, { memberLocale: outcome.locale })
      sendHandoff(response, outcome, { language, nonce: random.token(18) })
    }
  })
}

function sendHandoff(
  response: Response,
  { app, origin, token, returnTo }: Issued,
  { language, nonce }: { language: Language; nonce: string },
): void {
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
      <HandoffPage
        action={`${origin}/access/jwt`}
        jwt={token}
        returnTo={returnTo}
        nonce={nonce}
        appName={app.name}
        language={language}
      />,
    ),
  )
}

function sendRefusal(request: Request, response: Response, { app, origin, refusal, locale }: Refused): void {
  const returnTo = readReturnTo(request.query['return_to'], { origin, hosts: app.returnHosts })
  const keeping = { return_to: returnTo.kind === 'accepted' ? returnTo.value : undefined }
  const speech = speechOf(request, { memberLocale: locale, keeping })
  const { sentence, next } = wordsOf(speech.language).refusals[refusal]
  const links = fallbackLinks(origin)
  response
    .status(403)
    .send(
      renderPage(
        <RefusedPage
          appName={app.name}
          sentence={sentence}
          next={next}
          reference={response.locals.requestId}
          ordinaryHref={refusal === 'not-in-stage' ? links.normal : undefined}
          fallback={links}
          fallbackHref={`/fallback/${app.key}`}
          accountHref="/account"
          addressHref={refusal === 'address-unverified' ? leadingBack('/account/address', app.key, request) : undefined}
        />,
        speech,
      ),
    )
}

/** Longest piece of `return_to` that is carried along; anything longer is dropped by its check whatever it says. */
const carried = 2_001

/** The sign-in page, told to come back here. What is carried is judged only then, by the hand-off itself. */
const signInFirst = (appKey: string, request: Request): string => leadingBack('/sign-in', appKey, request)

const proveFirst = (missing: MissingProof, appKey: string, request: Request): string =>
  leadingBack(missing === 'proof-too-old' ? provePath : factorSetUpPath, appKey, request)

function leadingBack(path: string, appKey: string, request: Request): string {
  const given = request.query['return_to']
  const values = [given].flat().filter((value) => typeof value === 'string')
  const query = new URLSearchParams(values.slice(0, 2).map((value) => ['return_to', value.slice(0, carried)]))
  const localeId = singleParameter(request, 'locale_id')
  if (localeId !== undefined && languageOfZendeskLocale(localeId)) query.set('locale_id', localeId)
  const back = `/sso/zendesk/${encodeURIComponent(appKey)}${query.size > 0 ? `?${query}` : ''}`
  return `${path}?${new URLSearchParams({ continue: back })}`
}
