/** Signing in and out by browser. */
import { Router, type ErrorRequestHandler, type Request, type Response } from 'express'
import { wordsOf } from '../../../views/languages/catalogue.ts'
import { renderPage } from '../../../views/layout.tsx'
import type { KeptForm } from '../../../views/sign-in/kept-form-page.tsx'
import { passkeySignInPath, SignInPage } from '../../../views/sign-in/sign-in-page.tsx'
import { SignedInPage } from '../../../views/sign-in/signed-in-page.tsx'
import { SignedOutPage } from '../../../views/sign-in/signed-out-page.tsx'
import type { Deps } from '../../deps.ts'
import { csrfToken } from '../../http/csrf.ts'
import { languageOf, speechOf } from '../../http/language.ts'
import { handoffKeyOf, readLocalPath, signInPath, withContinue } from '../../http/local-path.ts'
import { endSession } from '../../http/session.ts'
import { visitOf } from '../../http/visit.ts'
import { secondsUntil } from '../../kernel/clock.ts'
import { AppError } from '../../kernel/errors.ts'
import { askForAnyPasskey } from '../second-factor/passkeys/ask-for-passkey.ts'
import { provePath } from '../sessions/proof.ts'
import { findSignedIn } from '../sessions/require-session.ts'
import { checkSignIn, type PasswordRefusal } from './check-password.ts'
import type { Conclusion, Destination } from './conclude-proof.ts'
import { destinationOf } from './destination.ts'
import { followConclusion, secondFactorPath, sendKeptForm } from './follow-conclusion.pages.tsx'
import { keptFormOf, readKeptForm } from './kept-form.pages.ts'

export function signInRoutes(deps: Deps): Router {
  const { clock, config, events } = deps

  return Router()
    .get('/sign-in', async (request, response) => {
      const continueTo = readLocalPath(request.query['continue'], config.publicUrl)
      const member = await findSignedIn(deps, request)
      if (!member) return sendSignIn(deps, request, response, { continueTo })
      const page = { csrfToken: csrfToken(response), name: member.name, continueHref: continueTo ?? '/account' }
      const speech = speechOf(request, { memberLocale: member.locale, continueTo, keeping: { continue: continueTo } })
      response.send(
        renderPage(
          <SignedInPage {...page} destination={(await destinationOf(deps, handoffKeyOf(continueTo)))?.name} />,
          speech,
        ),
      )
    })

    .post('/sign-in', async (request, response) => {
      const { identifier, continueTo, kept } = typedIn(request, config.publicUrl)
      const words = wordsOf(languageOf(request, { continueTo })).signIn
      const destination = { continueTo, keptForm: kept && JSON.stringify(kept) }
      const outcome = await judgePassword(deps, request, destination)
      switch (outcome.kind) {
        case 'signed-in':
        case 'second-factor':
          await followConclusion(deps, request, response, outcome, destination)
          break
        case 'refused':
          response.status(422)
          await sendSignIn(deps, request, response, { identifier, continueTo, kept, problem: words.refused })
          break
        case 'throttled': {
          const seconds = secondsUntil(outcome.until, clock.now())
          response.status(429).setHeader('Retry-After', seconds)
          await sendSignIn(deps, request, response, { identifier, continueTo, kept, problem: words.throttled(seconds) })
        }
      }
    })

    .post('/sign-out', async (request, response) => {
      if (request.user) {
        await events.record({
          type: 'sign-out',
          actor: `member:${request.user.id}`,
          outcome: 'done',
          subjectId: request.user.id,
          requestId: response.locals.requestId,
          ip: request.ip,
        })
        await endSession(request)
      }
      response.redirect(303, '/signed-out')
    })

    .get('/signed-out', (request, response) => {
      response.send(renderPage(<SignedOutPage />, speechOf(request)))
    })
}

const isSignIn = ({ path }: Request): boolean => ['/sign-in', passkeySignInPath].includes(path)

/** Asked for anew, each of them knows what the sign-in is about, or leads back to its beginning. */
const furtherSteps = [secondFactorPath, provePath]

/**
 * Forms that lay open for too long come back ready to be sent, with what was typed; a sign-out by somebody who is signed
 * out already is done. Mounted behind the pages, where refused forms arrive.
 */
export function staleForms(deps: Deps): ErrorRequestHandler {
  const { publicUrl } = deps.config
  return async (thrown: unknown, request, response, next) => {
    const code = thrown instanceof AppError ? thrown.code : undefined
    const isStale = code === 'form.expired'
    const { identifier, continueTo, kept } = typedIn(request, publicUrl)
    const lost = isStale || code === 'session.required' ? keptFormOf(request, publicUrl) : undefined
    if (isStale && request.path === '/sign-out' && !request.user) {
      response.redirect(303, '/signed-out')
    } else if (isStale && isSignIn(request) && request.user) {
      // Signed in meanwhile, in another tab.
      if (kept) sendKeptForm(request, response, kept)
      else response.redirect(303, signInPath(continueTo, publicUrl))
    } else if (isStale && furtherSteps.includes(request.path)) {
      response.redirect(303, withContinue(request.path, continueTo))
    } else if (isStale && isSignIn(request)) {
      const { stale } = wordsOf(languageOf(request, { continueTo })).signIn
      response.status(403)
      await sendSignIn(deps, request, response, { identifier, continueTo, kept, problem: stale })
    } else if (lost && request.user) {
      sendKeptForm(request, response.status(403), lost)
    } else if (lost) {
      const { signInFirst } = wordsOf(languageOf(request)).keptForm
      response.status(401)
      await sendSignIn(deps, request, response, { continueTo: undefined, kept: lost, problem: signInFirst })
    } else {
      next(thrown)
    }
  }
}

type Shown = {
  identifier?: string
  continueTo: string | undefined
  kept?: KeptForm | undefined
  problem?: string
}

export async function sendSignIn(
  deps: Deps,
  request: Request,
  response: Response,
  { identifier = '', continueTo, kept, problem }: Shown,
): Promise<void> {
  await response.locals.readBrand?.()
  const destination = await destinationOf(deps, handoffKeyOf(continueTo))
  const carried = kept && JSON.stringify(kept)
  const fallbackHref = destination && `/fallback/${destination.key}`
  const passkey = askForAnyPasskey(deps)
  const { registration } = await deps.securitySettings.find()
  const hrefs = {
    forgotHref: withContinue('/forgot-password', continueTo),
    registerHref: registration === 'off' ? undefined : withContinue('/register', continueTo),
  }
  const page = { csrfToken: csrfToken(response), identifier, continueTo, problem, kept: carried, fallbackHref, passkey }
  const speech = speechOf(request, { continueTo, keeping: { continue: continueTo } })
  response.send(renderPage(<SignInPage {...page} {...hrefs} destination={destination?.name} />, speech))
}

/** What was typed, to be shown again: never the password. */
export function typedIn(request: Request, publicUrl: string) {
  const body = bodyOf(request)
  const identifier = typeof body['identifier'] === 'string' ? body['identifier'].slice(0, 320) : ''
  const kept = readKeptForm(body['kept'], publicUrl)
  return { identifier, continueTo: readLocalPath(body['continue'], publicUrl), kept }
}

const bodyOf = (request: Request): Record<string, unknown> => (request.body ?? {}) as Record<string, unknown>

function judgePassword(
  deps: Deps,
  request: Request,
  destination: Destination,
): Promise<Conclusion | PasswordRefusal> | PasswordRefusal {
  const { identifier, password } = bodyOf(request)
  const isComplete =
    typeof identifier === 'string' && typeof password === 'string' && identifier !== '' && password !== ''
  return isComplete
    ? checkSignIn(deps, { ...visitOf(deps, request), ...destination, identifier, password })
    : { kind: 'refused' }
}
