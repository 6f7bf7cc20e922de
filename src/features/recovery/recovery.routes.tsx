/** "Forgot your password?": the same answer, and the same work before it, whoever is meant. */
import { Router, type Request, type Response } from 'express'
import { renderPage } from '../../../views/layout.tsx'
import { ForgotPasswordPage, type ForgotPasswordPageProps } from '../../../views/recovery/forgot-password-page.tsx'
import { RecoveryAskedPage } from '../../../views/recovery/recovery-asked-page.tsx'
import type { Deps } from '../../deps.ts'
import { csrfToken } from '../../http/csrf.ts'
import { readForm } from '../../http/form.ts'
import { speechOf } from '../../http/language.ts'
import { handoffKeyOf, readLocalPath, withContinue } from '../../http/local-path.ts'
import { sourceOf } from '../../http/source-address.ts'
import { secondsUntil } from '../../kernel/clock.ts'
import { destinationOf } from '../sign-in/destination.ts'
import { countFor } from '../sign-in/throttle.ts'
import { askRecovery } from './ask-recovery.ts'
import { recoveryInput } from './recovery.input.ts'

const path = '/forgot-password'

export function recoveryRoutes(deps: Deps): Router {
  const { clock, config } = deps

  return Router()
    .get(path, async (request, response) => {
      const continueTo = readLocalPath(request.query['continue'], config.publicUrl)
      await sendForm(deps, request, response, { identifier: '', continueTo })
    })

    .post(path, async (request, response) => {
      const body = (request.body ?? {}) as Record<string, unknown>
      const continueTo = readLocalPath(body['continue'], config.publicUrl)
      const form = readForm(request, recoveryInput)
      if (form.kind === 'invalid') {
        await sendForm(deps, request, response.status(422), { identifier: '', continueTo, problem: 'missing' })
        return
      }
      const { identifier } = form.input
      const throttle = await countFor(deps, 'recovery', { name: identifier, source: sourceOf(request.ip) })
      if (throttle.kind === 'throttled') {
        const throttledFor = secondsUntil(throttle.until, clock.now())
        response.status(429).setHeader('Retry-After', throttledFor)
        await sendForm(deps, request, response, { identifier, continueTo, problem: { throttledFor } })
        return
      }
      const { requestId } = response.locals
      await askRecovery(deps, { identifier, continueTo, requestId, ip: request.ip })
      response.redirect(303, withContinue(`${path}/asked`, continueTo))
    })

    .get(`${path}/asked`, (request, response) => {
      const continueTo = readLocalPath(request.query['continue'], config.publicUrl)
      const page = { askAgainHref: withContinue(path, continueTo), ...waysOn(continueTo) }
      response.send(
        renderPage(
          <RecoveryAskedPage {...page} />,
          speechOf(request, { continueTo, keeping: { continue: continueTo } }),
        ),
      )
    })
}

const waysOn = (continueTo: string | undefined) => ({
  signInHref: withContinue('/sign-in', continueTo),
  recoverHref: withContinue('/recover', continueTo),
})

type Shown = Pick<ForgotPasswordPageProps, 'identifier' | 'continueTo' | 'problem'>

async function sendForm(deps: Deps, request: Request, response: Response, shown: Shown): Promise<void> {
  const { continueTo } = shown
  const destination = (await destinationOf(deps, handoffKeyOf(continueTo)))?.name
  const page = { csrfToken: csrfToken(response), destination, ...waysOn(continueTo), ...shown }
  const speech = speechOf(request, { continueTo, keeping: { continue: continueTo } })
  response.send(renderPage(<ForgotPasswordPage {...page} />, speech))
}
