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
  router.get('/logout.json', (req, res) => {
    endSession(req, res, state)
    res.json({ success: true })
  })
  router.get('/unauthenticated', (req, res) => {
    const message = typeof req.query['message'] === 'string' ? req.query['message'].slice(0, 300) : undefined
    sendPage(res, 200, <UnauthenticatedPage visitor={describeVisitor(req, deps, state)} message={message} />)
  })
  router.get('/normal', (req, res) => {
    sendPage(res, 200, <PasswordPage visitor={describeVisitor(req, deps, state)} />)
  })
  router.get('/sso_bypass', (req, res) => {
    sendPage(res, 200, <BypassPage visitor={describeVisitor(req, deps, state)} />)
  })
  return router
}

/** Answers 200 with a page that moves on by itself, for success and failure alike, as Zendesk does. */
const receiveToken = (deps: HttpDeps, state: PracticeState) => (req: Request, res: Response) => {
  const given = readForm(req)
  if ('status' in given) {
    sendProblem(req, res, deps, state, given)
    return
  }
  const origin = originOf(state, req)
  const target = readReturnTo(given.returnTo, origin, state.brandOrigins)
  const isForeign = target.kind === 'foreign' && state.switches.foreignReturnTo === 'leave-without-session'
  const isBrandHost = state.brandOrigins.some((brand) => hostOf(brand) === req.headers.host)
  const outcome = receiveHandoff(deps, state, { jwt: given.jwt, isBrandHost, opensSession: !isForeign })

  if (outcome.kind === 'refused') {
    // Observed: a failed hand-off blanks the session that was there.
    endSession(req, res, state)
    const { message, about } = outcome
    const next = remoteLogout(state, { message, ...about }) ?? unauthenticated(origin, message)
    sendPage(res, 200, <RedirectingPage to={next} />)
    return
  }
  if (!isForeign) startSession(req, res, deps, state, outcome.person)
  const home = `${origin}${isTeamMember(outcome.person.role) ? '/agent' : '/hc'}`
  sendPage(res, 200, <RedirectingPage to={nextUrl(target, isForeign) ?? home} />)
}

function nextUrl(target: ReturnTarget, mayLeave: boolean): string | undefined {
  if (target.kind === 'foreign') return mayLeave ? target.url : undefined
  return target.kind === 'own' ? target.url : undefined
}

function readForm(req: Request): { jwt: string; returnTo: string | undefined } | Problem {
  if (!req.is('application/x-www-form-urlencoded')) {
    const sentence = 'A token arrives by a form in the browser (application/x-www-form-urlencoded), in the field jwt.'
    return { status: 415, title: 'Not a form', sentence }
  }
  const { jwt, return_to: fromBody } = req.body as Record<string, unknown>
  const returnTo = req.query['return_to'] ?? fromBody
  if (typeof jwt !== 'string' || jwt === '') {
    return { status: 400, title: 'No token', sentence: 'The form must have one field jwt that holds the token.' }
  }
  if (returnTo !== undefined && typeof returnTo !== 'string') {
    return { status: 400, title: 'Not understood', sentence: 'return_to must be given once.' }
  }
  return { jwt, returnTo }
}

const refuseMethod = (deps: HttpDeps, state: PracticeState) => (req: Request, res: Response) => {
  res.set('Allow', 'POST')
  const sentence =
    'A token is posted here by a form, in the field jwt. The older way, with the token in the address, ' +
    'leaves it in histories and logs and is not supported.'
  sendProblem(req, res, deps, state, { status: 405, title: 'Post the token instead', sentence })
}

const goToLogin = (deps: HttpDeps, state: PracticeState) => (req: Request, res: Response) => {
  const target = readOwn(req, state)
  const returnTo = target ?? `${originOf(state, req)}/hc`
  const isForTeam = new URL(returnTo).pathname.startsWith('/agent')
  const { ssoForTeamMembers, ssoForEndUsers } = state.switches
  const isAssigned = isForTeam ? ssoForTeamMembers : ssoForEndUsers
  const login = isAssigned ? remoteLogin(state, returnTo, deps.clock.now()) : undefined
  res.redirect(302, findPerson(req, deps, state) ? returnTo : (login ?? '/access/normal'))
}

const goToLogout = (deps: HttpDeps, state: PracticeState) => (req: Request, res: Response) => {
  const person = findPerson(req, deps, state)
  const returnTo = readOwn(req, state)
  endSession(req, res, state)
  const departure = { email: person?.email, externalId: person?.externalId, returnTo }
  res.redirect(302, remoteLogout(state, departure) ?? returnTo ?? '/hc')
}

function readOwn(req: Request, state: PracticeState): string | undefined {
  const given = req.query['return_to']
  const target = readReturnTo(typeof given === 'string' ? given : undefined, originOf(state, req), state.brandOrigins)
  return target.kind === 'own' ? target.url : undefined
}
