/** What the browser sees of a sign-in's progress: a session and where it leads, or the page that asks for the second factor. */
import type { Request, Response } from 'express'
import { renderPage } from '../../../views/layout.tsx'
import { KeptFormPage, type KeptForm } from '../../../views/sign-in/kept-form-page.tsx'
import type { Config } from '../../config/config.ts'
import { csrfToken } from '../../http/csrf.ts'
import { speechOf } from '../../http/language.ts'
import { dropOwnCookie, readOwnCookie, setOwnCookie, type OwnCookie } from '../../http/own-cookies.ts'
import { startSession } from '../../http/session.ts'
import { days } from '../../kernel/clock.ts'
import { stepLifetime, type Conclusion, type Destination } from './conclude-proof.ts'
import { readKeptForm } from './kept-form.pages.ts'

type PageDeps = { config: Pick<Config, 'isHttps' | 'publicUrl'> }

const deviceCookie: OwnCookie = { name: 'device', lasts: days(400) }
const stepCookie: OwnCookie = { name: 'step', lasts: stepLifetime }

export const secondFactorPath = '/sign-in/second-factor'

/** The token of the sign-in that this browser has begun. */
export const stepTokenOf = ({ config }: PageDeps, request: Request): string | undefined =>
  readOwnCookie(request, config.isHttps, stepCookie)

/** The session is a new one at every step, so that whoever knew the one before knows nothing. */
export async function followConclusion(
  { config }: PageDeps,
  request: Request,
  response: Response,
  conclusion: Conclusion,
  { continueTo, keptForm }: Destination,
): Promise<void> {
  if (conclusion.kind === 'second-factor') {
    setOwnCookie(response, config.isHttps, stepCookie, conclusion.stepToken)
    const query = continueTo === undefined ? '' : `?${new URLSearchParams({ continue: continueTo })}`
    response.redirect(303, `${secondFactorPath}${query}`)
    return
  }
  const { memberId: id, sessionEpoch, proofs, deviceToken } = conclusion
  await startSession(request, { id, sessionEpoch, proofs })
  setOwnCookie(response, config.isHttps, deviceCookie, deviceToken)
  dropOwnCookie(response, config.isHttps, stepCookie)
  const kept = readKeptForm(keptForm, config.publicUrl)
  if (kept) sendKeptForm(request, response, kept)
  // As `redirect`, without a page that no browser shows.
  else
    response
      .status(303)
      .location(continueTo ?? '/account')
      .end()
}

export function sendKeptForm(request: Request, response: Response, form: KeptForm): void {
  const page = {
    csrfToken: csrfToken(response),
    form,
    leaveHref: form.action.startsWith('/admin') ? '/admin' : '/account',
  }
  response.send(renderPage(<KeptFormPage {...page} />, speechOf(request)))
}
