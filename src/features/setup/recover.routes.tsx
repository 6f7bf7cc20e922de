/** Behind a one-time code on paper, typed or scanned: gives its member a new password. Looking at it uses nothing up. */
import { Router, type Request, type Response } from 'express'
import { renderPage } from '../../../views/layout.tsx'
import { RecoverPage } from '../../../views/recovery/recover-page.tsx'
import type { Deps } from '../../deps.ts'
import { csrfToken } from '../../http/csrf.ts'
import { speechOf } from '../../http/language.ts'
import { readLocalPath, withContinue } from '../../http/local-path.ts'
import { readGrantCode } from '../recovery/grants/grant-code.ts'
import { findByGrantCode, setPasswordByGrantCode } from '../recovery/grants/use-grant-code.ts'
import { formFor, sendSetupForm, takeNewPassword } from './new-password.pages.tsx'

export function recoverRoutes(deps: Deps): Router {
  const { publicUrl } = deps.config

  return Router()
    .get('/recover', (request, response) => {
      sendCodeForm(request, response, { continueTo: readLocalPath(request.query['continue'], publicUrl) })
    })

    .post('/recover', async (request, response) => {
      const body = (request.body ?? {}) as Record<string, unknown>
      const continueTo = readLocalPath(body['continue'], publicUrl)
      const typed = typeof body['code'] === 'string' ? body['code'] : ''
      const code = readGrantCode(typed)
      if (code === undefined || !(await findByGrantCode(deps, code))) {
        sendCodeForm(request, response.status(422), { continueTo, isRefused: true })
        return
      }
      response.redirect(303, withContinue(`/recover/${code}`, continueTo))
    })

    .get('/recover/:code', async (request, response) => {
      const continueTo = readLocalPath(request.query['continue'], publicUrl)
      const member = await findByGrantCode(deps, request.params.code)
      if (!member) {
        sendCodeForm(request, response.status(410), { continueTo, isRefused: true })
        return
      }
      await sendSetupForm(deps, request, response, { ...formFor(member), action: request.originalUrl })
    })

    .post('/recover/:code', async (request, response) => {
      const { code } = request.params
      const continueTo = readLocalPath(request.query['continue'], publicUrl)
      const member = await findByGrantCode(deps, code)
      if (!member) {
        sendCodeForm(request, response.status(410), { continueTo, isRefused: true })
        return
      }
      await takeNewPassword(deps, request, response, {
        member,
        action: request.originalUrl,
        save: async (chosen, visit) => {
          const isSet = await setPasswordByGrantCode(deps, code, chosen, visit)
          return isSet ? { kind: 'saved', continueTo } : { kind: 'spent' }
        },
      })
    })
}

type Shown = { continueTo: string | undefined; isRefused?: boolean }

/** 140 random bits are guessed by nobody, so nobody counts who tries. */
function sendCodeForm(request: Request, response: Response, { continueTo, isRefused = false }: Shown): void {
  const signInHref = withContinue('/sign-in', continueTo)
  const page = { csrfToken: csrfToken(response), continueTo, signInHref, isRefused }
  const speech = speechOf(request, { continueTo, keeping: { continue: continueTo } })
  response.send(renderPage(<RecoverPage {...page} />, speech))
}
