/** Registering oneself, in the browser: asking, and proving the address by the link or the code in the mail. */
import { Router, type Request, type Response } from 'express'
import { registrationWordsOf } from '../../../views/registration/words/catalogue.ts'
import { verificationWordsOf } from '../../../views/verification/words/catalogue.ts'
import type { Deps } from '../../deps.ts'
import { readForm, type Typed } from '../../http/form.ts'
import { languageOf } from '../../http/language.ts'
import { readLocalPath, withContinue } from '../../http/local-path.ts'
import { dropOwnCookie, readOwnCookie, setOwnCookie, type OwnCookie } from '../../http/own-cookies.ts'
import { sourceOf } from '../../http/source-address.ts'
import { secondsUntil } from '../../kernel/clock.ts'
import { emailKeys } from '../../kernel/email-keys.ts'
import { AppError } from '../../kernel/errors.ts'
import { hashOfToken } from '../../kernel/token-hash.ts'
import type { SecuritySettings } from '../security-settings/security-settings.ts'
import { findSignedIn } from '../sessions/require-session.ts'
import { countFor } from '../sign-in/throttle.ts'
import { askRegistration } from './ask-registration.ts'
import { proveByCode, proveByLink, type Proved } from './prove-registration.ts'
import { codeInput, confirmInput, registerInput } from './registration.input.ts'
import { sendConfirm, sendEnd, sendRegister, sendSent } from './registration.pages.tsx'
import { registrationLifetimes } from './registration.ts'

const home = '/register'
const cookie: OwnCookie = { name: 'registration', lasts: registrationLifetimes.unproved }

export function registrationRoutes(deps: Deps): Router {
  const { clock, config, registrations } = deps

  return Router()
    .get(home, async (request, response) => {
      const settings = await openSettings(deps)
      const continueTo = readLocalPath(request.query['continue'], config.publicUrl)
      if (await findSignedIn(deps, request)) response.redirect(303, continueTo ?? '/account')
      else await sendRegister(deps, request, response, { settings, continueTo, typed: {} })
    })

    .post(home, async (request, response) => {
      await takeRegistration(deps, request, response)
    })

    .get(`${home}/sent`, async (request, response) => {
      await openSettings(deps)
      await sendSentPage(deps, request, response)
    })

    .post(`${home}/code`, async (request, response) => {
      const browserToken = readOwnCookie(request, config.isHttps, cookie)
      const form = readForm(request, codeInput)
      const typed = form.kind === 'read' ? form.input.code : ''
      const outcome =
        browserToken === undefined
          ? ({ kind: 'no-code' } as const)
          : await proveByCode(deps, { browserToken, typed, source: sourceOf(request.ip) }, visitOf(request, response))
      switch (outcome.kind) {
        case 'malformed-code':
        case 'wrong-code':
        case 'no-code':
          response.status(422)
          await sendSentPage(deps, request, response, outcome.kind)
          break
        case 'throttled':
          await sendSentPage(deps, request, response.status(429), outcome)
          break
        case 'gone':
          response.redirect(303, home)
          break
        case 'admitted':
        case 'waiting':
        case 'known':
        case 'closed':
          dropOwnCookie(response, config.isHttps, cookie)
          leadOn(response, outcome)
      }
    })

    .get(`${home}/confirm/:token`, async (request, response) => {
      const found = await registrations.findByLink(hashOfToken(request.params.token), clock.now())
      if (found?.state === 'open') sendConfirm(request, response, { registration: found.registration })
      else await sendDeadLink(deps, request, response, found?.state === 'spent' ? 'spent' : 'gone')
    })

    .post(`${home}/confirm/:token`, async (request, response) => {
      const { token } = request.params
      const form = readForm(request, confirmInput)
      if (form.kind === 'invalid') {
        const found = await registrations.findByLink(hashOfToken(token), clock.now())
        if (found?.state === 'open') {
          sendConfirm(request, response, { registration: found.registration, form })
          return
        }
      }
      const name = form.kind === 'read' ? form.input.name : ''
      const outcome = await proveByLink(deps, { token, name }, visitOf(request, response))
      if (outcome.kind === 'gone') {
        const found = await registrations.findByLink(hashOfToken(token), clock.now())
        await sendDeadLink(deps, request, response, found?.state === 'spent' ? 'spent' : 'gone')
        return
      }
      dropOwnCookie(response, config.isHttps, cookie)
      leadOn(response, outcome)
    })

    .get(`${home}/:end`, async (request, response, next) => {
      const { end } = request.params
      if (end !== 'waiting' && end !== 'known' && end !== 'closed') {
        next()
        return
      }
      const continueTo = readLocalPath(request.query['continue'], config.publicUrl)
      const { registration } = await deps.securitySettings.find()
      sendEnd(request, response, { end, continueTo, isOpen: registration !== 'off' })
    })
}

/** Where nobody registers, there is nothing here. */
async function openSettings({ securitySettings }: Pick<Deps, 'securitySettings'>): Promise<SecuritySettings> {
  const settings = await securitySettings.find()
  if (settings.registration === 'off') throw new AppError('page.not-found')
  return settings
}

async function takeRegistration(deps: Deps, request: Request, response: Response): Promise<void> {
  const { clock, config } = deps
  const settings = await openSettings(deps)
  const continueTo = readLocalPath(bodyOf(request)['continue'], config.publicUrl)
  const form = readForm(request, registerInput)
  if (form.kind === 'invalid') {
    await sendRegister(deps, request, response.status(422), {
      settings,
      continueTo,
      typed: form.typed,
      faults: form.errors,
    })
    return
  }
  const typed: Typed = form.input
  const { refused } = registrationWordsOf(languageOf(request, { continueTo }))
  const throttle = await countFor(deps, 'registration', {
    // As many as one mailbox is written to, whichever of its addresses are typed.
    name: emailKeys(form.input.email).mailbox,
    source: sourceOf(request.ip),
  })
  if (throttle.kind === 'throttled') {
    const minutes = waitFor(clock, throttle.until, response.status(429))
    await sendRegister(deps, request, response, {
      ...{ settings, continueTo, typed },
      errors: { email: refused.throttled(minutes) },
    })
    return
  }
  const asked = { ...form.input, locale: languageOf(request, { continueTo }), continueTo }
  const outcome = await askRegistration(deps, settings, { ...asked, ...visitOf(request, response) })
  if (outcome.kind !== 'asked') {
    await sendRegister(deps, request, response.status(422), {
      settings,
      continueTo,
      typed,
      faults: { email: outcome.kind },
    })
    return
  }
  setOwnCookie(response, config.isHttps, cookie, outcome.browserToken)
  response.redirect(303, withContinue(`${home}/sent`, continueTo))
}

/** In minutes, for people. */
function waitFor(clock: Deps['clock'], until: Date, response: Response): number {
  const seconds = secondsUntil(until, clock.now())
  response.setHeader('Retry-After', seconds)
  return Math.ceil(seconds / 60)
}

async function sendSentPage(
  { clock, config, registrations }: Deps,
  request: Request,
  response: Response,
  fault?: 'malformed-code' | 'wrong-code' | 'no-code' | { until: Date },
): Promise<void> {
  const browserToken = readOwnCookie(request, config.isHttps, cookie)
  const found =
    browserToken === undefined ? undefined : await registrations.findByBrowser(hashOfToken(browserToken), clock.now())
  const continueTo = found?.registration.continueTo ?? readLocalPath(request.query['continue'], config.publicUrl)
  const language = languageOf(request, { continueTo })
  const { complaints } = verificationWordsOf(language)
  if (typeof fault === 'object') {
    const minutes = waitFor(clock, fault.until, response)
    sendSent(request, response, {
      found,
      continueTo,
      problem: registrationWordsOf(language).refused.throttled(minutes),
    })
    return
  }
  sendSent(request, response, { found, continueTo, problem: fault && complaints[fault] })
}

async function sendDeadLink(deps: Deps, request: Request, response: Response, end: 'spent' | 'gone'): Promise<void> {
  const { registration } = await deps.securitySettings.find()
  sendEnd(request, response.status(410), { end, continueTo: undefined, isOpen: registration !== 'off' })
}

function leadOn(response: Response, outcome: Proved): void {
  const { continueTo } = outcome
  response.redirect(
    303,
    outcome.kind === 'admitted' ? outcome.path : withContinue(`${home}/${outcome.kind}`, continueTo),
  )
}

const bodyOf = (request: Request): Record<string, unknown> => (request.body ?? {}) as Record<string, unknown>

const visitOf = ({ ip }: Request, { locals }: Response) => ({ requestId: locals.requestId, ip })
