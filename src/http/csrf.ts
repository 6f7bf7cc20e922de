/**
 * Refuses forms that did not come from our own pages: a signed double-submit token in every form, bound to the
 * session once there is one, and a look at where the browser says the request comes from.
 */
import cookieParser from 'cookie-parser'
import { doubleCsrf } from 'csrf-csrf'
import { Router, type Request, type RequestHandler, type Response } from 'express'
import { csrfFieldName } from '../../views/parts/csrf-field.tsx'
import { AppError } from '../kernel/errors.ts'

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- Express is extended through this namespace
  namespace Express {
    // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- merging needs an interface
    interface Locals {
      /** The hidden field of every form on this page. Sets the cookie it is compared with. */
      csrfToken: () => string
    }
  }
}

export type CsrfSettings = { secrets: readonly string[]; publicUrl: string; isHttps: boolean }

/** Mounted after the session and the body parser, before every route that shows or takes a form. */
export function csrf(settings: CsrfSettings): RequestHandler {
  const cookieName = settings.isHttps ? '__Host-latchkey-form' : 'latchkey-form'
  const { generateCsrfToken, validateRequest } = doubleCsrf({
    getSecret: () => [...settings.secrets],
    // Before sign-in there is no session to bind to, and none may be created by merely looking at a page.
    getSessionIdentifier: (request) => (request.user ? request.sessionID : 'nobody'),
    cookieName,
    cookieOptions: { sameSite: 'lax', secure: settings.isHttps, httpOnly: true, path: '/' },
    getCsrfTokenFromRequest: fieldOf,
  })

  const guard: RequestHandler = (request, response, next) => {
    const cookies = request.cookies as Record<string, unknown>
    // cookie-parser reads "j:{...}" as JSON; a token is text.
    if (typeof cookies[cookieName] !== 'string') Reflect.deleteProperty(cookies, cookieName)
    // One token a page, however many forms it has: a second one would void the first.
    let token: string | undefined
    response.locals.csrfToken = () => (token ??= generateCsrfToken(request, response))

    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) next()
    else if (isFromElsewhere(request, settings.publicUrl)) next(new AppError('form.foreign', elsewhere(settings)))
    else if (validateRequest(request)) next()
    else next(new AppError('form.expired'))
  }
  return Router().use(cookieParser(), guard)
}

export const csrfToken = (response: Response): string => response.locals.csrfToken()

const fieldOf = (request: Request): string | undefined => {
  const token = (request.body as Record<string, unknown> | undefined)?.[csrfFieldName]
  return typeof token === 'string' ? token : undefined
}

/** With `Referrer-Policy: no-referrer` browsers name their origin `null`, even to ourselves; then the site decides. */
function isFromElsewhere(request: Request, publicUrl: string): boolean {
  const origin = request.get('origin')
  if (origin !== undefined && origin !== 'null') return origin !== publicUrl
  const site = request.get('sec-fetch-site')
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}

/** Most often it is no attack: Latchkey was opened under another name than its own. */
const elsewhere = ({ publicUrl }: CsrfSettings) => ({
  detail: `It was not sent by a page of ${publicUrl}, the address of this Latchkey. Open that address and try again: nothing was changed.`,
})
