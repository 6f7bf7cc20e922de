/** Behind a one-time link: makes the first owner, or gives a member a new password. */
import { Router, type Request, type Response } from 'express'
import { renderPage } from '../../../views/layout.tsx'
import { PasswordSavedPage } from '../../../views/setup/password-saved-page.tsx'
import type { Deps } from '../../deps.ts'
import { readForm, singleParameter, type Typed } from '../../http/form.ts'
import { speechOf } from '../../http/language.ts'
import { readLocalPath, signInPath } from '../../http/local-path.ts'
import { startSession } from '../../http/session.ts'
import { AppError } from '../../kernel/errors.ts'
import { judgePassword } from '../passwords/judge-password.ts'
import type { PasswordComplaint } from '../passwords/password-policy.ts'
import { formFor, sendSetupForm, takeNewPassword, type Faults } from './new-password.pages.tsx'
import { firstOwnerInput, type SetupComplaint } from './setup.input.ts'
import { findSetupLink, makeFirstOwner, setPasswordByLink, type OpenSetupLink } from './use-setup-link.ts'

export function setupRoutes(deps: Deps): Router {
  return Router()
    .get('/setup/:token', async (request, response) => {
      const link = await openLink(deps, request)
      const blank = { kind: 'first-administrator', name: '', email: '' } as const
      const form = link.kind === 'first-owner' ? { purpose: blank } : formFor(link.member)
      await sendSetupForm(deps, request, response, form)
    })
    .post('/setup/:token', async (request, response) => {
      const link = await openLink(deps, request)
      if (link.kind === 'first-owner') {
        await takeFirstOwner(deps, request, response)
        return
      }
      const { token } = request.params
      await takeNewPassword(deps, request, response, {
        member: link.member,
        save: (chosen, visit) => setPasswordByLink(deps, token, chosen, visit),
      })
    })
    .get('/password-saved', (request, response) => {
      const { publicUrl } = deps.config
      const continueTo = readLocalPath(singleParameter(request, 'continue'), publicUrl)
      const speech = speechOf(request, { continueTo, keeping: { continue: continueTo } })
      response.send(renderPage(<PasswordSavedPage signInHref={signInPath(continueTo, publicUrl)} />, speech))
    })
}

async function takeFirstOwner(deps: Deps, request: TokenRequest, response: Response): Promise<void> {
  const form = readForm(request, firstOwnerInput)
  const typed: Typed = form.kind === 'read' ? form.input : form.typed
  const sendAgain = (faults: Faults, complaint?: PasswordComplaint) => {
    const { name = '', email = '' } = typed
    const purpose = { kind: 'first-administrator', name, email } as const
    return sendSetupForm(deps, request, response, { purpose, faults, complaint })
  }
  const judged = await judgePassword(deps, typed['password'] ?? '', { name: typed['name'], email: typed['email'] })
  if (judged.kind === 'refused') {
    await sendAgain(form.kind === 'invalid' ? form.errors : {}, judged.complaint)
    return
  }
  if (form.kind === 'invalid') {
    await sendAgain(form.errors)
    return
  }
  const owner = { ...form.input, breaches: judged.breaches }
  const visit = { requestId: response.locals.requestId, ip: request.ip }
  const outcome = await makeFirstOwner(deps, request.params.token, owner, visit)
  if (outcome.kind === 'link-spent') throw linkSpent()
  if (outcome.kind === 'email-taken') {
    await sendAgain({ email: 'email-taken' satisfies SetupComplaint })
    return
  }
  const { id, sessionEpoch } = outcome.member
  await startSession(request, { id, sessionEpoch, proofs: ['password'] })
  response.redirect(303, '/admin/apps')
}

type TokenRequest = Request<{ token: string }>

async function openLink(deps: Deps, request: TokenRequest): Promise<OpenSetupLink> {
  const link = await findSetupLink(deps, request.params.token)
  if (!link) throw linkSpent()
  return link
}

const linkSpent = (): AppError => new AppError('link.spent')
