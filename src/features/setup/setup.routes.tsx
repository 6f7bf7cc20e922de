/** Behind a one-time link: makes the first owner, or gives a member a new password. */
import { Router, type Request, type Response } from 'express'
import { wordsOf } from '../../../views/languages/catalogue.ts'
import { renderPage } from '../../../views/layout.tsx'
import { PasswordSavedPage } from '../../../views/setup/password-saved-page.tsx'
import { SetupPage, type SetupPageProps } from '../../../views/setup/setup-page.tsx'
import type { Deps } from '../../deps.ts'
import { csrfToken } from '../../http/csrf.ts'
import { readForm } from '../../http/form.ts'
import { speechOf } from '../../http/language.ts'
import { startSession } from '../../http/session.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Member } from '../members/member.ts'
import { passwordCounts, shortestPassword } from './password-policy.ts'
import { firstOwnerInput, newPasswordInput, type SetupComplaint } from './setup.input.ts'
import { findSetupLink, makeFirstOwner, setPasswordByLink, type OpenSetupLink } from './use-setup-link.ts'

export function setupRoutes(deps: Deps): Router {
  return Router()
    .get('/setup/:token', async (request, response) => {
      const link = await openLink(deps, request)
      const blank = { kind: 'first-administrator', name: '', email: '' } as const
      if (link.kind === 'first-owner') sendForm(request, response, { purpose: blank })
      else sendForm(request, response, formFor(link.member))
    })
    .post('/setup/:token', async (request, response) => {
      const link = await openLink(deps, request)
      if (link.kind === 'first-owner') await takeFirstOwner(deps, request, response)
      else await takeNewPassword(deps, link.member, request, response)
    })
    .get('/password-saved', (request, response) => {
      response.send(renderPage(<PasswordSavedPage />, speechOf(request)))
    })
}

async function takeFirstOwner(deps: Deps, request: TokenRequest, response: Response): Promise<void> {
  const form = readForm(request, firstOwnerInput)
  const sendAgain = (typed: { name?: string; email?: string; password?: string }, faults: Faults) => {
    const { name = '', email = '', password } = typed
    sendForm(request, response, { purpose: { kind: 'first-administrator', name, email }, faults, password })
  }
  if (form.kind === 'invalid') {
    sendAgain(form.typed, form.errors)
    return
  }
  const outcome = await makeFirstOwner(deps, request.params.token, form.input, visitOf(request, response))
  if (outcome.kind === 'link-spent') throw linkSpent()
  if (outcome.kind === 'email-taken') {
    sendAgain(form.input, { email: 'email-taken' satisfies SetupComplaint })
    return
  }
  const { id, sessionEpoch } = outcome.member
  await startSession(request, { id, sessionEpoch, proofs: ['password'] })
  response.redirect(303, '/admin/apps')
}

/** Does not sign in: whoever found the link still has to know the rest. */
async function takeNewPassword(deps: Deps, member: Member, request: TokenRequest, response: Response): Promise<void> {
  const form = readForm(request, newPasswordInput(member))
  if (form.kind === 'invalid') {
    sendForm(request, response, { ...formFor(member), faults: form.errors, password: form.typed['password'] })
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

const linkSpent = (): AppError => new AppError('link.spent')

/** By field, the code of what is wrong with it. */
type Faults = Readonly<Record<string, string>>

type Form = {
  purpose: SetupPageProps['purpose']
  memberLocale?: string | undefined
  faults?: Faults
  /** As typed: only counted. */
  password?: string | undefined
}

const formFor = ({ name, locale }: Member): Form => ({ purpose: { kind: 'new-password', name }, memberLocale: locale })

function sendForm(request: TokenRequest, response: Response, form: Form): void {
  const { purpose, memberLocale, faults, password = '' } = form
  const speech = speechOf(request, { memberLocale, keeping: {} })
  const words = wordsOf(speech.language)
  const complaints: Record<SetupComplaint, string> = {
    ...words.setupComplaints,
    ...words.passwordComplaints(passwordCounts(password)),
  }
  const errors =
    faults &&
    Object.fromEntries(Object.entries(faults).map(([name, code]) => [name, complaints[code as SetupComplaint]]))
  if (errors) response.status(422)
  const page = {
    csrfToken: csrfToken(response),
    action: request.path,
    purpose,
    passwordMinimum: shortestPassword,
    errors,
  }
  response.send(renderPage(<SetupPage {...page} />, speech))
}

const visitOf = (request: Request<{ token: string }>, response: Response) => ({
  requestId: response.locals.requestId,
  ip: request.ip,
})
