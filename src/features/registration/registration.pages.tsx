/** What people who register see. */
import type { Request, Response } from 'express'
import { wordsOf } from '../../../views/languages/catalogue.ts'
import type { Language } from '../../../views/languages/language.ts'
import { renderPage } from '../../../views/layout.tsx'
import { RegisterConfirmPage } from '../../../views/registration/register-confirm-page.tsx'
import { RegisterEndPage } from '../../../views/registration/register-end-page.tsx'
import { listOf, RegisterPage } from '../../../views/registration/register-page.tsx'
import { RegisterSentPage } from '../../../views/registration/register-sent-page.tsx'
import { registrationWordsOf } from '../../../views/registration/words/catalogue.ts'
import type { RegistrationEnd } from '../../../views/registration/words/words.ts'
import type { Deps } from '../../deps.ts'
import { csrfToken } from '../../http/csrf.ts'
import type { Typed } from '../../http/form.ts'
import { speechOf } from '../../http/language.ts'
import { handoffKeyOf, withContinue } from '../../http/local-path.ts'
import type { SecuritySettings } from '../security-settings/security-settings.ts'
import { destinationOf } from '../sign-in/destination.ts'
import type { Registration } from './registration.ts'

export type ShownRegister = {
  settings: SecuritySettings
  continueTo: string | undefined
  typed: Typed
  /** By field: what is wrong, as a code or in words. */
  faults?: Readonly<Record<string, string>>
  errors?: Readonly<Record<string, string>>
}

export async function sendRegister(
  deps: Pick<Deps, 'apps'>,
  request: Request,
  response: Response,
  { settings, continueTo, typed, faults = {}, errors }: ShownRegister,
): Promise<void> {
  const { registration, registrationDomains: domains } = settings
  const speech = speechOf(request, { continueTo, keeping: { continue: continueTo } })
  const complaints = complaintsIn(speech.language, domains)
  const told = Object.entries(faults).map(([field, code]) => [field, complaints[code] ?? code])
  const page = {
    csrfToken: csrfToken(response),
    name: typed['name'] ?? '',
    email: typed['email'] ?? '',
    mode: registration === 'open' ? ('open' as const) : ('approved' as const),
    domains,
    continueTo,
    destination: (await destinationOf(deps, handoffKeyOf(continueTo)))?.name,
    signInHref: withContinue('/sign-in', continueTo),
    errors: errors ?? (Object.fromEntries(told) as Record<string, string>),
  }
  response.send(renderPage(<RegisterPage {...page} />, speech))
}

export type ShownSent = {
  found: { registration: Registration; takesCode: boolean } | undefined
  continueTo: string | undefined
  problem?: string | undefined
}

export function sendSent(request: Request, response: Response, { found, continueTo, problem }: ShownSent): void {
  const page = {
    csrfToken: csrfToken(response),
    asked: found && { email: found.registration.email, takesCode: found.takesCode },
    againHref: withContinue('/register', continueTo),
    problem,
  }
  const speech = speechOf(request, { continueTo, keeping: { continue: continueTo } })
  response.send(renderPage(<RegisterSentPage {...page} />, speech))
}

export type ShownConfirm = {
  registration: Registration
  form?: { typed: Typed; errors: Readonly<Record<string, string>> }
}

export function sendConfirm(
  request: Request<{ token: string }>,
  response: Response,
  { registration, form }: ShownConfirm,
): void {
  const { email, locale, continueTo } = registration
  const speech = speechOf(request, { memberLocale: locale, continueTo, keeping: {} })
  const fault = form?.errors['name']
  if (form) response.status(422)
  const page = {
    csrfToken: csrfToken(response),
    action: request.path,
    email,
    name: form ? (form.typed['name'] ?? '') : registration.name,
    error: fault === undefined ? undefined : (complaintsIn(speech.language, [])[fault] ?? fault),
  }
  response.send(renderPage(<RegisterConfirmPage {...page} />, speech))
}

export type ShownEnd = {
  end: RegistrationEnd
  continueTo: string | undefined
  /** Whether anybody may register. */
  isOpen: boolean
}

export function sendEnd(request: Request, response: Response, { end, continueTo, isOpen }: ShownEnd): void {
  const page = {
    end,
    signInHref: withContinue('/sign-in', continueTo),
    forgotPasswordHref: withContinue('/forgot-password', continueTo),
    registerHref: isOpen ? withContinue('/register', continueTo) : undefined,
  }
  const speech = speechOf(request, { continueTo, keeping: { continue: continueTo } })
  response.send(renderPage(<RegisterEndPage {...page} />, speech))
}

/** By code. */
function complaintsIn(language: Language, domains: readonly string[]): Readonly<Partial<Record<string, string>>> {
  const { refused } = registrationWordsOf(language)
  return {
    ...wordsOf(language).setupComplaints,
    'staff-domain': refused.staffDomain,
    'domain-not-allowed': refused.domainNotAllowed(listOf(domains)),
  }
}
