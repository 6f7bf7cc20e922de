/** How a member signs in and where they are signed in, below /account/security; second factors have rooms of their own. */
import { Router, type Request, type Response } from 'express'
import { SecurityPage } from '../../../../views/account/security-page.tsx'
import { renderPage } from '../../../../views/layout.tsx'
import type { Deps } from '../../../deps.ts'
import { speechOf } from '../../../http/language.ts'
import { readOwnCookie } from '../../../http/own-cookies.ts'
import { endSession, renewSession } from '../../../http/session.ts'
import { AppError } from '../../../kernel/errors.ts'
import { hashOfToken } from '../../../kernel/token-hash.ts'
import { readUserAgent } from '../../../kernel/user-agent.ts'
import { requireRecentProof } from '../../second-factor/proof-again/require-recent-proof.tsx'
import { requireSession } from '../../sessions/require-session.ts'
import { isSessionHandle, sessionHandle } from '../../sessions/session-handle.ts'
import { accountFrame } from '../account-frame.ts'
import { doneOf } from '../done.pages.ts'
import { isMissingFactor } from '../missing-factor.ts'
import {
  endOwnSession,
  endOwnSessions,
  forgetOwnBrowser,
  forgetOwnBrowsers,
  type OwnRequest,
} from './end-own-sessions.ts'
import { passwordRoutes } from './password.routes.tsx'

const home = '/account/security'

export function securityRoutes(deps: Deps): Router {
  const signedIn = requireSession(deps)
  // An open session alone ends nobody else's.
  const proved = requireRecentProof(deps)

  return Router()
    .get(home, signedIn, (request, response) => sendSecurity(deps, request, response))

    .post(`${home}/end-session`, signedIn, proved, async (request, response) => {
      const { session } = (request.body ?? {}) as { session?: unknown }
      if (!isSessionHandle(session)) throw new AppError('input.malformed')
      const isEnded = await endOwnSession(deps, askedOf(request, response), session)
      response.redirect(303, `${home}?done=${isEnded ? 'session-ended' : 'session-gone'}`)
    })

    .post(`${home}/end-other-sessions`, signedIn, proved, async (request, response) => {
      await renewSession(request, await endOwnSessions(deps, askedOf(request, response)))
      response.redirect(303, `${home}?done=others-ended`)
    })

    .post(`${home}/end-all-sessions`, signedIn, proved, async (request, response) => {
      await endOwnSessions(deps, askedOf(request, response))
      await endSession(request)
      response.redirect(303, '/signed-out')
    })

    .post(`${home}/forget-browser`, signedIn, proved, async (request, response) => {
      const { browser } = (request.body ?? {}) as { browser?: unknown }
      if (typeof browser !== 'string') throw new AppError('input.malformed')
      const isForgotten = await forgetOwnBrowser(deps, askedOf(request, response), browser)
      response.redirect(303, `${home}?done=${isForgotten ? 'browser-forgotten' : 'browser-gone'}`)
    })

    .post(`${home}/forget-browsers`, signedIn, proved, async (request, response) => {
      await renewSession(request, await forgetOwnBrowsers(deps, askedOf(request, response)))
      response.redirect(303, `${home}?done=browsers-forgotten`)
    })

    .use(passwordRoutes(deps))
}

const askedOf = (request: Request, { locals }: Response): OwnRequest => ({
  member: locals.member,
  requestId: locals.requestId,
  ip: request.ip,
})

async function sendSecurity(deps: Deps, request: Request, response: Response): Promise<void> {
  const { member } = response.locals
  const now = deps.clock.now()
  const { credentials } = await deps.memberRecords.find(member.id, now)
  const factors = await deps.factors.summaryOf(member.id)
  const sessions = await deps.sessions.listOf(member.id, now)
  const deviceToken = readOwnCookie(request, deps.config.isHttps, { name: 'device' })
  const here = deviceToken && (await deps.devices.find(member.id, hashOfToken(deviceToken), now))?.id
  const devices = await deps.devices.listOf(member.id, now)
  response.send(
    renderPage(
      <SecurityPage
        account={accountFrame(response, 'security')}
        hasPassword={credentials.some(({ kind }) => kind === 'password')}
        factors={{ ...factors, isMissing: isMissingFactor(await deps.securitySettings.find(), member, factors) }}
        sessions={sessions
          .map((session) => ({
            ...session,
            ...readUserAgent(session.userAgent),
            isHere: session.handle === sessionHandle(request.sessionID),
          }))
          .sort(hereFirst)}
        browsers={devices
          .map((device) => ({ ...device, ...readUserAgent(device.userAgent), isHere: device.id === here }))
          .sort(hereFirst)}
        done={doneOf(request)}
      />,
      speechOf(request, { memberLocale: member.locale }),
    ),
  )
}

type Place = { isHere: boolean }

const hereFirst = (one: Place, another: Place): number => Number(another.isHere) - Number(one.isHere)
