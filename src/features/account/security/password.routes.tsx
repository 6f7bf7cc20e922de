/** Another password for somebody who is signed in and knows the present one. */
import { Router, type Request, type RequestHandler, type Response } from 'express'
import { ChangePasswordPage, type ChangePasswordPageProps } from '../../../../views/account/change-password-page.tsx'
import { accountWordsOf } from '../../../../views/account/words/catalogue.ts'
import { wordsOf } from '../../../../views/languages/catalogue.ts'
import { renderPage } from '../../../../views/layout.tsx'
import type { Deps } from '../../../deps.ts'
import { readForm } from '../../../http/form.ts'
import { languageOf, speechOf } from '../../../http/language.ts'
import { withContinue } from '../../../http/local-path.ts'
import { renewSession } from '../../../http/session.ts'
import { visitOf } from '../../../http/visit.ts'
import { secondsUntil } from '../../../kernel/clock.ts'
import { hasSecondFactor } from '../../second-factor/factors.ts'
import { isProofRecent } from '../../second-factor/proof-again/recent-proof.ts'
import { provePath } from '../../sessions/proof.ts'
import { requireSession } from '../../sessions/require-session.ts'
import { accountFrame } from '../account-frame.ts'
import { changePasswordInput } from './change-password.input.ts'
import { changePassword, type ChangePasswordOutcome } from './change-password.ts'

const path = '/account/security/password'

export function passwordRoutes(deps: Deps): Router {
  const signedIn = requireSession(deps)
  // On a page of its own: what is typed here is not carried from page to page.
  const factorFirst: RequestHandler = async (request, response, next) => {
    const { id } = response.locals.member
    const isProved = (await isProofRecent(deps, id, request.session)) || !(await hasFactor(deps, id))
    if (isProved) next()
    else response.redirect(303, withContinue(provePath, path))
  }
  return Router()
    .get(path, signedIn, factorFirst, (request, response) => sendForm(deps, request, response, {}))

    .post(path, signedIn, factorFirst, async (request, response) => {
      const { member } = response.locals
      const form = readForm(request, changePasswordInput)
      if (form.kind === 'invalid') {
        await sendForm(deps, request, response.status(422), formErrors(request, response, form.errors))
        return
      }
      const { current, password: next } = form.input
      const outcome = await changePassword(deps, { member, current, next, visit: visitOf(deps, request) })
      if (outcome.kind === 'refused') {
        const isThrottled = typeof outcome.current === 'object'
        const errors = refusalErrors(deps, request, response, outcome)
        await sendForm(deps, request, response.status(isThrottled ? 429 : 422), errors)
        return
      }
      // Where there is a second factor, the password alone makes no session worth more.
      const proved = (await hasFactor(deps, member.id))
        ? {}
        : ({ proofs: ['password'], provedAt: deps.clock.now() } as const)
      await renewSession(request, { ...proved, sessionEpoch: outcome.sessionEpoch })
      response.redirect(303, '/account/security?done=password-changed')
    })
}

const hasFactor = async ({ factors }: Deps, memberId: string): Promise<boolean> =>
  hasSecondFactor(await factors.summaryOf(memberId))

type Errors = NonNullable<ChangePasswordPageProps['errors']>

async function sendForm(deps: Deps, request: Request, response: Response, errors: Errors): Promise<void> {
  const { member } = response.locals
  const { passwordLeast } = await deps.securitySettings.find()
  const found = await deps.members.findWithPassword(member.id)
  response.send(
    renderPage(
      <ChangePasswordPage
        account={accountFrame(response, 'security')}
        hasPassword={found.kind === 'one' && found.passwordHash !== undefined}
        least={passwordLeast}
        errors={errors}
      />,
      speechOf(request, { memberLocale: member.locale }),
    ),
  )
}

function formErrors(request: Request, { locals }: Response, found: Readonly<Record<string, string>>): Errors {
  const language = languageOf(request, { memberLocale: locals.member.locale })
  return {
    ...(found['current'] !== undefined && { current: accountWordsOf(language).password.missing }),
    ...(found['passwordAgain'] !== undefined && {
      passwordAgain: wordsOf(language).setupComplaints['passwords-differ'],
    }),
  }
}

type Refused = Extract<ChangePasswordOutcome, { kind: 'refused' }>

function refusalErrors({ clock }: Deps, request: Request, response: Response, { current, next }: Refused): Errors {
  const { member } = response.locals
  const language = languageOf(request, { memberLocale: member.locale })
  const words = wordsOf(language)
  const ofNext = next && { password: words.passwordComplaints(next)[next.code] }
  if (current === undefined) return { ...ofNext }
  if (current === 'wrong') return { current: accountWordsOf(language).password.wrong, ...ofNext }
  const seconds = secondsUntil(current.throttledUntil, clock.now())
  response.setHeader('Retry-After', seconds)
  return { current: words.signIn.throttled(seconds), ...ofNext }
}
