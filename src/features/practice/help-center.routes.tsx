/** The Help Center that end users see, and a stub of the agent workspace. */
import { type Request, type RequestHandler, type Response, Router } from 'express'
import {
  AgentPage,
  ArticlePage,
  HelpCenterPage,
  RequestPage,
  RequestsPage,
} from '../../../views/practice/practice-help-center-pages.tsx'
import { describeVisitor, findPerson, type HttpDeps, sendPage, sendProblem } from './practice-http.tsx'
import { isTeamMember, listTickets, type Person, type PracticeState } from './practice-state.ts'

export function helpCenterRoutes(deps: HttpDeps, state: PracticeState): Router {
  const router = Router()
  const visitor = (req: Request) => describeVisitor(req, deps, state)
  const notFound = (req: Request, res: Response, sentence: string) => {
    sendProblem(req, res, deps, state, { status: 404, title: 'Not Found', sentence })
  }
  /** Anybody else is sent to sign in, and comes back to the same page. */
  const signedIn =
    (show: (person: Person, req: Request, res: Response) => void): RequestHandler =>
    (req, res) => {
      const person = findPerson(req, deps, state)
      if (person) show(person, req, res)
      else res.redirect(302, `/access/login?return_to=${encodeURIComponent(req.originalUrl)}`)
    }

  router.get('/', (_req, res) => {
    res.redirect(302, '/hc')
  })
  router.use('/hc', (req, res, next) => {
    if (state.switches.helpCenter) next()
    else notFound(req, res, 'This account has no active Help Center. End users land here after a sign-in that worked.')
  })
  router.get(['/hc', '/hc/en-us'], (req, res) => {
    sendPage(res, 200, <HelpCenterPage visitor={visitor(req)} />)
  })
  router.get('/hc/en-us/articles/:id', (req, res) => {
    const query = [...new URLSearchParams(req.originalUrl.split('?')[1])].map(([name, value]) => ({ name, value }))
    sendPage(res, 200, <ArticlePage visitor={visitor(req)} id={req.params.id.slice(0, 40)} query={query} />)
  })
  router.get(
    '/hc/en-us/requests',
    signedIn((person, req, res) => {
      const tickets = listTickets(state, person)
      sendPage(res, 200, <RequestsPage visitor={visitor(req)} address={person.email} tickets={tickets} />)
    }),
  )
  router.get(
    '/hc/en-us/requests/:id',
    signedIn((person, req, res) => {
      const ticket = listTickets(state, person).find(({ id }) => String(id) === req.params['id'])
      if (ticket) sendPage(res, 200, <RequestPage visitor={visitor(req)} ticket={ticket} />)
      else notFound(req, res, 'None of your requests has this number.')
    }),
  )
  router.get(
    '/agent{/*place}',
    signedIn((person, req, res) => {
      if (isTeamMember(person.role)) {
        sendPage(res, 200, <AgentPage visitor={visitor(req)} role={person.role} tickets={state.tickets} />)
        return
      }
      const sentence = 'This part of Zendesk is for agents and admins. Your own requests are in the Help Center.'
      sendProblem(req, res, deps, state, { status: 403, title: 'Access denied', sentence })
    }),
  )
  return router
}
