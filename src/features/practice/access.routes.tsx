/** /access: takes the token, sends people to the identity provider and back, and holds the pages for when that fails. */
import express, { type Request, type Response, Router } from 'express'
import {
  BypassPage,
  PasswordPage,
  RedirectingPage,
  UnauthenticatedPage,
} from '../../../views/practice/practice-access-pages.tsx'
import { readReturnTo, type ReturnTarget, remoteLogin, remoteLogout, unauthenticated } from './addresses.ts'
import {
  describeVisitor,
  endSession,
  findPerson,
  hostOf,
  type HttpDeps,
  originOf,
  type Problem,
  sendPage,
  sendProblem,
  startSession,
} from './practice-http.tsx'
import { isTeamMember, type PracticeState } from './practice-state.ts'
import { receiveHandoff } from './receive-handoff.ts'

export function accessRoutes(deps: HttpDeps, state: PracticeState): Router {
  const router = Router()
  router.post('/jwt', express.urlencoded({ extended: false, limit: '100kb' }), receiveToken(deps, state))
  router.all('/jwt', refuseMethod(deps, state))
  router.get('/login', goToLogin(deps, state))
  router.get('/logout', goToLogout(deps, state))
  router.get('/logout.json', (request, response) => {
    endSession(request, response, state)
    response.json({ success: true })
  })
  router.get('/unauthenticated', (request, response) => {
    const message = typeof request.query['message'] === 'string' ? request.query['message'].slice(0, 300) : undefined
    sendPage(response, 200, <UnauthenticatedPage visitor={describeVisitor(request, deps, state)} message={message} />)
  })
  router.get('/normal', (request, response) => {
    sendPage(response, 200, <PasswordPage visitor={describeVisitor(request, deps, state)} />)
  })
  router.get('/sso_bypass', (request, response) => {
    sendPage(response, 200, <BypassPage visitor={describeVisitor(request, deps, state)} />)
  })
  return router
}

/** Answers 200 with a page that moves on by itself, for success and failure alike, as Zendesk does. */
const receiveToken = (deps: HttpDeps, state: PracticeState) => (request: Request, response: Response) => {
  const given = readForm(request)
  if ('status' in given) {
    sendProblem(request, response, deps, state, given)
    return
  }
  const origin = originOf(state, request)
  const target = readReturnTo(given.returnTo, origin, state.brandOrigins)
  const isForeign = target.kind === 'foreign' && state.switches.foreignReturnTo === 'leave-without-session'
  const isBrandHost = state.brandOrigins.some((brand) => hostOf(brand) === request.headers.host)
  const outcome = receiveHandoff(deps, state, { jwt: given.jwt, isBrandHost, opensSession: !isForeign })

  if (outcome.kind === 'refused') {
    // Observed: a failed hand-off blanks the session that was there.
    endSession(request, response, state)
    const { message, about } = outcome
    const next = remoteLogout(state, { message, ...about }) ?? unauthenticated(origin, message)
    sendPage(response, 200, <RedirectingPage to={next} />)
    return
  }
  if (!isForeign) startSession(request, response, deps, state, outcome.person)
  const home = `${origin}${isTeamMember(outcome.person.role) ? '/agent' : '/hc'}`
  sendPage(response, 200, <RedirectingPage to={nextUrl(target, isForeign) ?? home} />)
}

function nextUrl(target: ReturnTarget, mayLeave: boolean): string | undefined {
  if (target.kind === 'foreign') return mayLeave ? target.url : undefined
  return target.kind === 'own' ? target.url : undefined
}

function readForm(request: Request): { jwt: string; returnTo: string | undefined } | Problem {
  if (!request.is('application/x-www-form-urlencoded')) {
    const sentence = 'A token arrives by a form in the browser (application/x-www-form-urlencoded), in the field jwt.'
    return { status: 415, title: 'Not a form', sentence }
  }
  const { jwt, return_to: fromBody } = request.body as Record<string, unknown>
  const returnTo = request.query['return_to'] ?? fromBody
  if (typeof jwt !== 'string' || jwt === '') {
    return { status: 400, title: 'No token', sentence: 'The form must have one field jwt that holds the token.' }
  }
  if (returnTo !== undefined && typeof returnTo !== 'string') {
    return { status: 400, title: 'Not understood', sentence: 'return_to must be given once.' }
  }
  return { jwt, returnTo }
}

const refuseMethod = (deps: HttpDeps, state: PracticeState) => (request: Request, response: Response) => {
  response.set('Allow', 'POST')
  const sentence =
    'A token is posted here by a form, in the field jwt. The older way, with the token in the address, ' +
    'leaves it in histories and logs and is not supported.'
  sendProblem(request, response, deps, state, { status: 405, title: 'Post the token instead', sentence })
}

const goToLogin = (deps: HttpDeps, state: PracticeState) => (request: Request, response: Response) => {
  const target = readOwn(request, state)
  const returnTo = target ?? `${originOf(state, request)}/hc`
  const isForTeam = new URL(returnTo).pathname.startsWith('/agent')
  const { ssoForTeamMembers, ssoForEndUsers } = state.switches
  const isAssigned = isForTeam ? ssoForTeamMembers : ssoForEndUsers
  const login = isAssigned ? remoteLogin(state, returnTo, deps.clock.now()) : undefined
  response.redirect(302, findPerson(request, deps, state) ? returnTo : (login ?? '/access/normal'))
}

const goToLogout = (deps: HttpDeps, state: PracticeState) => (request: Request, response: Response) => {
  const person = findPerson(request, deps, state)
  const returnTo = readOwn(request, state)
  endSession(request, response, state)
  const departure = { email: person?.email, externalId: person?.externalId, returnTo }
  response.redirect(302, remoteLogout(state, departure) ?? returnTo ?? '/hc')
}

function readOwn(request: Request, state: PracticeState): string | undefined {
  const given = request.query['return_to']
  const target = readReturnTo(
    typeof given === 'string' ? given : undefined,
    originOf(state, request),
    state.brandOrigins,
  )
  return target.kind === 'own' ? target.url : undefined
}
