/** The form by which a member chooses a password, whatever let them come here: a link, or a code on paper. */
import type { Request, Response } from 'express'
import { wordsOf } from '../../../views/languages/catalogue.ts'
import { renderPage } from '../../../views/layout.tsx'
import { SetupPage, type SetupPageProps } from '../../../views/setup/setup-page.tsx'
import type { Deps } from '../../deps.ts'
import { csrfToken } from '../../http/csrf.ts'
import { readForm, type Typed } from '../../http/form.ts'
import { speechOf } from '../../http/language.ts'
import { readLocalPath, withContinue } from '../../http/local-path.ts'
import { userAgentOf } from '../../http/visit.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Member } from '../members/member.ts'
import { judgePassword } from '../passwords/judge-password.ts'
import type { PasswordComplaint } from '../passwords/password-policy.ts'
import type { RecoveryVisit } from '../recovery/renew-password.ts'
import { newPasswordInput, type SetupComplaint } from './setup.input.ts'
import type { JudgedPassword, SetPasswordOutcome } from './use-setup-link.ts'

/** By field, the code of what is wrong with it. */
export type Faults = Readonly<Record<string, string>>

export type SetupForm = {
  purpose: SetupPageProps['purpose']
  /** Where the form goes to: by default back to the address it was asked at. */
  action?: string
  memberLocale?: string | undefined
  faults?: Faults
  /** Whether the second password is the same does not matter as long as the first will not do. */
  complaint?: PasswordComplaint | undefined
}

export async function sendSetupForm(deps: Deps, request: Request, response: Response, form: SetupForm): Promise<void> {
  const { purpose, action = request.path, memberLocale, faults, complaint } = form
  const { passwordLeast } = await deps.securitySettings.find()
  const speech = speechOf(request, { memberLocale, keeping: {} })
  const words = wordsOf(speech.language)
  const ofPassword = complaint && { password: words.passwordComplaints(complaint)[complaint.code] }
  const ofOthers = Object.entries(faults ?? {})
    .filter(([field]) => complaint === undefined || field !== 'passwordAgain')
    .map(([field, code]) => [field, words.setupComplaints[code as SetupComplaint]] as const)
  const errors = (faults ?? complaint) && { ...(Object.fromEntries(ofOthers) as Faults), ...ofPassword }
  if (errors) response.status(422)
  const page = { csrfToken: csrfToken(response), action, purpose, passwordMinimum: passwordLeast, errors }
  response.send(renderPage(<SetupPage {...page} />, speech))
}

type NewPassword = {
  member: Member
  action?: string
  save: (chosen: JudgedPassword, visit: RecoveryVisit) => Promise<SetPasswordOutcome>
}

/** Does not sign in: whoever found the link still has to know the rest. */
export async function takeNewPassword(
  deps: Deps,
  request: Request,
  response: Response,
  { member, action, save }: NewPassword,
): Promise<void> {
  const blank = { ...formFor(member), ...(action !== undefined && { action }) }
  const form = readForm(request, newPasswordInput)
  const typed: Typed = form.kind === 'read' ? form.input : form.typed
  const password = typed['password'] ?? ''
  const judged = await judgePassword(deps, password, member)
  if (judged.kind === 'refused') {
    await sendSetupForm(deps, request, response, { ...blank, complaint: judged.complaint })
    return
  }
  if (form.kind === 'invalid') {
    await sendSetupForm(deps, request, response, { ...blank, faults: form.errors })
    return
  }
  const outcome = await save({ password, breaches: judged.breaches }, recoveryVisitOf(request, response))
  if (outcome.kind === 'spent') throw new AppError('link.spent')
  const continueTo = readLocalPath(outcome.continueTo, deps.config.publicUrl)
  response.redirect(303, withContinue('/password-saved', continueTo))
}

export const formFor = ({ name, locale }: Member): SetupForm => ({
  purpose: { kind: 'new-password', name },
  memberLocale: locale,
})

const recoveryVisitOf = (request: Request, response: Response): RecoveryVisit => ({
  requestId: response.locals.requestId,
  ip: request.ip,
  userAgent: userAgentOf(request),
})
