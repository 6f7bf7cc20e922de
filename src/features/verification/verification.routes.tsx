/** Behind a verification link. Mail programs and scanners open links by themselves, so only the form uses one up. */
import { Router, type Request, type Response } from 'express'
import { renderPage } from '../../../views/layout.tsx'
import { LinkEndPage } from '../../../views/verification/link-end-page.tsx'
import { VerifyPage } from '../../../views/verification/verify-page.tsx'
import type { Deps } from '../../deps.ts'
import { csrfToken } from '../../http/csrf.ts'
import { speechOf } from '../../http/language.ts'
import { confirmAddress, lookAtLink } from './confirm-address.ts'

export function verificationRoutes(deps: Deps): Router {
  return Router()
    .get('/verify/:token', async (request, response) => {
      await sendLink(deps, request, response)
    })
    .post('/verify/:token', async (request, response) => {
      const visit = { requestId: response.locals.requestId, ip: request.ip }
      if (await confirmAddress(deps, request.params.token, visit)) response.redirect(303, '/address-confirmed')
      else await sendLink(deps, request, response)
    })
    .get('/address-confirmed', (request, response) => {
      response.send(renderPage(<LinkEndPage end="confirmed" />, speechOf(request)))
    })
}

async function sendLink(deps: Deps, request: Request<{ token: string }>, response: Response): Promise<void> {
  const link = await lookAtLink(deps, request.params.token)
  const speech = speechOf(request, { memberLocale: link.member?.locale, keeping: {} })
  if (link.kind !== 'open') {
    response.status(link.kind === 'unknown' ? 404 : 410).send(renderPage(<LinkEndPage end={link.kind} />, speech))
    return
  }
  const { name, email = '' } = link.member
  const page = { csrfToken: csrfToken(response), action: request.path, name, email }
  response.send(renderPage(<VerifyPage {...page} />, speech))
}
