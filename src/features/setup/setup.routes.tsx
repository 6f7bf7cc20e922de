/** Behind a one-time link: makes the first owner, or gives a member a new password. */
import { Router, type Request, type Response } from 'express'
import { renderPage } from '../../../views/layout.tsx'
import { PasswordSavedPage } from '../../../views/setup/password-saved-page.tsx'
import { SetupPage, type SetupPageProps } from '../../../views/setup/setup-page.tsx'
import type { Deps } from '../../deps.ts'
import { csrfToken } from '../../http/csrf.ts'
import { readForm } from '../../http/form.ts'
import { startSession } from '../../http/session.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Member } from '../members/member.ts'
import { shortestPassword } from './password-policy.ts'
import { firstOwnerInput, newPasswordInput } from './setup.input.ts'
import { findSetupLink, makeFirstOwner, setPasswordByLink, type OpenSetupLink } from './use-setup-link.ts'

export function setupRoutes(deps: Deps): Router {
  return Router()
    .get('/setup/:token', async (request, response) => {
      const link = await openLink(deps, request)
      const blank = { kind: 'first-administrator', name: '', email: '' } as const
      const purpose: Purpose = link.kind === 'first-owner' ? blank : { kind: link.kind, name: link.member.name }
      sendForm(request, response, purpose)
    })
    .post('/setup/:token', async (request, response) => {
      const link = await openLink(deps, request)
      if (link.kind === 'first-owner') await takeFirstOwner(deps, request, response)
      else await takeNewPassword(deps, link.member, request, response)
    })
    .get('/password-saved', (_request, response) => {
      response.send(renderPage(<PasswordSavedPage />))
    })
}

async function takeFirstOwner(deps: Deps, request: TokenRequest, response: Response): Promise<void> {
  const form = readForm(request, firstOwnerInput)
  const sendAgain = (typed: { name?: string; email?: string }, errors: Record<string, string>) => {
    const { name = '', email = '' } = typed
    sendForm(request, response, { kind: 'first-administrator', name, email }, errors)
  }
  if (form.kind === 'invalid') {
    sendAgain(form.typed, form.errors)
    return
  }
  const outcome = await makeFirstOwner(deps, request.params.token, form.input, visitOf(request, response))
  if (outcome.kind === 'link-spent') throw linkSpent()
  if (outcome.kind === 'email-taken') {
    sendAgain(form.input, { email: emailTaken })
    return
  }
  await startSession(request, outcome.member)
  response.redirect(303, '/admin/apps')
}

const emailTaken =
  'A member has this address already. Use another one here, or make that member the owner with: ' +
  'latchkey admin create --role owner'

/** Does not sign in: whoever found the link still has to know the rest. */
async function takeNewPassword(deps: Deps, member: Member, request: TokenRequest, response: Response): Promise<void> {
  const form = readForm(request, newPasswordInput(member))
  if (form.kind === 'invalid') {
    sendForm(request, response, { kind: 'new-password', name: member.name }, form.errors)
    return
  }
  const isSet = await setPasswordByLink(deps, request.params.token, form.input.password, visitOf(request, response))
  if (!isSet) throw linkSpent()
  response.redirect(303, '/password-saved')
}

type TokenRequest = Request<{ token: string }>

async function openLink(deps: Deps, request: TokenRequest): Promise<OpenSetupLink> {
  const link = await findSetupLink(deps, request.params.token)
  if (!link) throw linkSpent()
  return link
}

const linkSpent = (): AppError =>
  new AppError('link.spent', {
    detail:
      'It was used, has expired, or a newer one was made. Whoever runs Latchkey makes a new one by starting it while ' +
      'there is no owner, or with: latchkey admin reset',
  })

type Purpose = SetupPageProps['purpose']

function sendForm(request: TokenRequest, response: Response, purpose: Purpose, errors?: Record<string, string>): void {
  if (errors) response.status(422)
  const page = {
    csrfToken: csrfToken(response),
    action: request.path,
    purpose,
    passwordMinimum: shortestPassword,
    errors,
  }
  response.send(renderPage(<SetupPage {...page} />))
}

const visitOf = (request: Request<{ token: string }>, response: Response) => ({
  requestId: response.locals.requestId,
  ip: request.ip,
})
