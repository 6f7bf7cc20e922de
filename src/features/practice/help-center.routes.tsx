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
  const visitor = (request: Request) => describeVisitor(request, deps, state)
  const notFound = (request: Request, response: Response, sentence: string) => {
    sendProblem(request, response, deps, state, { status: 404, title: 'Not Found', sentence })
  }
  /** Anybody else is sent to sign in, and comes back to the same page. */
  const signedIn =
    (show: (person: Person, request: Request, response: Response) => void): RequestHandler =>
    (request, response) => {
      const person = findPerson(request, deps, state)
      if (person) show(person, request, response)
      else response.redirect(302, `/access/login?return_to=${encodeURIComponent(request.originalUrl)}`)
    }

  router.get('/', (_request, response) => {
    response.redirect(302, '/hc')
  })
  router.use('/hc', (request, response, next) => {
    if (state.switches.helpCenter) next()
    else
      notFound(
        request,
        response,
        'This account has no active Help Center. End users land here after a sign-in that worked.',
      )
  })
  router.get(['/hc', '/hc/en-us'], (request, response) => {
    sendPage(response, 200, <HelpCenterPage visitor={visitor(request)} />)
  })
  router.get('/hc/en-us/articles/:id', (request, response) => {
    const query = [...new URLSearchParams(request.originalUrl.split('?')[1])].map(([name, value]) => ({ name, value }))
    sendPage(
      response,
      200,
      <ArticlePage visitor={visitor(request)} id={request.params.id.slice(0, 40)} query={query} />,
    )
  })
  router.get(
    '/hc/en-us/requests',
    signedIn((person, request, response) => {
      const tickets = listTickets(state, person)
      sendPage(response, 200, <RequestsPage visitor={visitor(request)} address={person.email} tickets={tickets} />)
    }),
  )
  router.get(
    '/hc/en-us/requests/:id',
    signedIn((person, request, response) => {
      const ticket = listTickets(state, person).find(({ id }) => String(id) === request.params['id'])
      if (ticket) sendPage(response, 200, <RequestPage visitor={visitor(request)} ticket={ticket} />)
      else notFound(request, response, 'None of your requests has this number.')
    }),
  )
  router.get(
    '/agent{/*place}',
    signedIn((person, request, response) => {
      if (isTeamMember(person.role)) {
        sendPage(response, 200, <AgentPage visitor={visitor(request)} role={person.role} tickets={state.tickets} />)
        return
      }
      const sentence = 'This part of Zendesk is for agents and admins. Your own requests are in the Help Center.'
      sendProblem(request, response, deps, state, { status: 403, title: 'Access denied', sentence })
    }),
  )
  return router
}
