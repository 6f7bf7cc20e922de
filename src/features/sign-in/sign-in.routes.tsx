/** Signing in and out by browser. */
import {
  Router,
  type ErrorRequestHandler,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express'
import { renderPage } from '../../../views/layout.tsx'
import { SignInPage } from '../../../views/sign-in/sign-in-page.tsx'
import { SignedInPage } from '../../../views/sign-in/signed-in-page.tsx'
import { SignedOutPage } from '../../../views/sign-in/signed-out-page.tsx'
import type { Deps } from '../../deps.ts'
import { csrfToken } from '../../http/csrf.ts'
import { handoffKeyOf, readLocalPath, signInPath } from '../../http/local-path.ts'
import { createAuthenticator, endSession, startSession } from '../../http/session.ts'
import { sourceOf } from '../../http/source-address.ts'
import { AppError } from '../../kernel/errors.ts'
import { findSignedIn } from '../sessions/require-session.ts'
import type { PasswordOutcome, Visit } from './check-password.ts'
import { passwordStrategy, type StrategyInfo } from './password-strategy.ts'

export function signInRoutes(deps: Deps): Router {
  const { clock, config, events } = deps
  const authenticate = authenticateWith(deps)

  return Router()
    .get('/sign-in', async (request, response) => {
      const continueTo = readLocalPath(request.query['continue'], config.publicUrl)
      const member = await findSignedIn(deps, request)
      if (!member) return sendSignIn(deps, response, { continueTo })
      const page = { csrfToken: csrfToken(response), name: member.name, continueHref: continueTo ?? '/account' }
      response.send(renderPage(<SignedInPage {...page} destination={await destinationOf(deps, continueTo)} />))
    })

    .post('/sign-in', async (request, response, next) => {
      const { identifier, continueTo } = typedIn(request, config.publicUrl)
      const outcome = await authenticate(request, response, next)
      switch (outcome.kind) {
        case 'accepted':
          await startSession(request, { id: outcome.memberId, sessionEpoch: outcome.sessionEpoch })
          response.redirect(303, continueTo ?? '/account')
          break
        case 'refused':
          response.status(422)
          await sendSignIn(deps, response, { identifier, continueTo, problem: words.refused })
          break
        case 'throttled': {
          const seconds = Math.max(1, Math.ceil((outcome.until.getTime() - clock.now().getTime()) / 1_000))
          response.status(429).setHeader('Retry-After', seconds)
          await sendSignIn(deps, response, { identifier, continueTo, problem: words.throttled(seconds) })
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

    .get('/signed-out', (_request, response) => {
      response.send(renderPage(<SignedOutPage />))
    })
}

/**
 * A sign-in form that lay open for too long comes back ready to be sent, with what was typed; a sign-out by somebody
 * who is signed out already is done. Mounted behind the pages, where refused forms arrive.
 */
export function staleForms(deps: Deps): ErrorRequestHandler {
  return async (thrown: unknown, request, response, next) => {
    const isStale = thrown instanceof AppError && thrown.code === 'form.expired'
    const { identifier, continueTo } = typedIn(request, deps.config.publicUrl)
    if (isStale && request.path === '/sign-out' && !request.user) {
      response.redirect(303, '/signed-out')
    } else if (isStale && request.path === '/sign-in' && request.user) {
      // Signed in meanwhile, in another tab.
      response.redirect(303, signInPath(continueTo, deps.config.publicUrl))
    } else if (isStale && request.path === '/sign-in') {
      response.status(403)
      await sendSignIn(deps, response, { identifier, continueTo, problem: words.stale })
    } else {
      next(thrown)
    }
  }
}

const words = {
  refused: 'This name and password do not open an account here. Check both, then try again.',
  stale: 'This page was open for a long time, so nothing was sent on. Please type your password once more.',
  throttled: (seconds: number) => {
    const wait = seconds <= 60 ? 'a minute' : `${Math.ceil(seconds / 60)} minutes`
    return `There were too many tries. Please wait ${wait}, then try again.`
  },
}

type Shown = { identifier?: string; continueTo: string | undefined; problem?: string }

async function sendSignIn(
  deps: Deps,
  response: Response,
  { identifier = '', continueTo, problem }: Shown,
): Promise<void> {
  const destination = await destinationOf(deps, continueTo)
  const page = { csrfToken: csrfToken(response), identifier, continueTo, destination, problem }
  response.send(renderPage(<SignInPage {...page} />))
}

/** The name of the app that the sign-in leads on to; anything else is not worth a line. */
async function destinationOf({ apps }: Deps, continueTo: string | undefined): Promise<string | undefined> {
  const key = handoffKeyOf(continueTo)
  const app = key === undefined ? undefined : await apps.find(key)
  return app?.isEnabled ? app.name : undefined
}

/** What was typed, to be shown again: never the password. */
function typedIn(request: Request, publicUrl: string): { identifier: string; continueTo: string | undefined } {
  const body = bodyOf(request)
  const identifier = typeof body['identifier'] === 'string' ? body['identifier'].slice(0, 320) : ''
  return { identifier, continueTo: readLocalPath(body['continue'], publicUrl) }
}

const bodyOf = (request: Request): Record<string, unknown> => (request.body ?? {}) as Record<string, unknown>

const visitOf = (request: Request): Visit => ({
  source: sourceOf(request.ip),
  ip: request.ip,
  requestId: request.res?.locals.requestId ?? '',
})

type Authenticate = (request: Request, response: Response, next: NextFunction) => Promise<PasswordOutcome>

/** Passport's middleware with a callback of its own, as a question that gets an answer. */
function authenticateWith(deps: Deps): Authenticate {
  const authenticator = createAuthenticator(deps.clock).use(passwordStrategy(deps, visitOf))

  return (request, response, next) => {
    const body = bodyOf(request)
    const isComplete = [body['identifier'], body['password']].every(
      (field) => typeof field === 'string' && field !== '',
    )
    // Checked here, since the strategy would look into the URL for what the form lacks.
    if (!isComplete) return Promise.resolve({ kind: 'refused' })
    return new Promise((resolve, reject) => {
      const answer = (error: Error | null, user: Express.User | false | undefined, info: StrategyInfo | undefined) => {
        if (error) reject(error)
        else if (user) resolve({ kind: 'accepted', memberId: user.id, sessionEpoch: user.sessionEpoch })
        else resolve(info?.outcome ?? { kind: 'refused' })
      }
      const middleware = authenticator.authenticate('local', { session: false }, answer) as RequestHandler
      void middleware(request, response, next)
    })
  }
}
