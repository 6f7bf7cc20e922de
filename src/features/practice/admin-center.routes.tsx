/** The Admin Center page: single sign-on settings, switches, people and the last hand-offs. Open to whoever reaches this machine. */
import express, { type Request, type Response, Router } from 'express'
import { AdminCenterPage } from '../../../views/practice/practice-admin-page.tsx'
import { isSeenAtZendesk } from './messages.ts'
import { describeVisitor, type HttpDeps, requireSameOrigin, sendPage } from './practice-http.tsx'
import type { PracticeState } from './practice-state.ts'
import { readSwitches, switchCatalogue, switchKeys } from './practice-switches.ts'

export function adminCenterRoutes(deps: HttpDeps, state: PracticeState): Router {
  const router = Router()
  const show = (request: Request, response: Response, status: number, problem?: string) => {
    sendPage(
      response,
      status,
      <AdminCenterPage visitor={describeVisitor(request, deps, state)} {...describe(state)} problem={problem} />,
    )
  }
  router.get('/', (request, response) => {
    show(request, response, 200)
  })
  router.post(
    '/switches',
    requireSameOrigin(deps, state),
    express.urlencoded({ extended: false, limit: '20kb' }),
    (request, response) => {
      const read = readSwitches((request.body ?? {}) as Record<string, unknown>)
      if (read.kind === 'refused') {
        const fields = read.fields.map((field) => field.slice(0, 60)).slice(0, 10)
        const why =
          fields.length === 0 ? 'No switch was sent.' : `No switch has this name or value: ${fields.join(', ')}.`
        show(request, response, 422, `Nothing was changed. ${why}`)
        return
      }
      Object.assign(state.switches, read.changes)
      response.redirect(303, '/admin#switches')
    },
  )
  return router
}

function describe(state: PracticeState) {
  return {
    settings: {
      remoteLoginUrl: state.remoteLoginUrl,
      remoteLogoutUrl: state.remoteLogoutUrl,
      maskedSecret: maskSecret(state.sharedSecret),
      ipRanges: state.ipRanges,
    },
    switches: switchKeys.map((key) => ({
      key,
      label: switchCatalogue[key].label,
      kind: switchCatalogue[key].kind,
      why: switchCatalogue[key].why,
      options: switchCatalogue[key].options.map(({ value, says }) => ({
        value: String(value),
        says,
        isChosen: value === state.switches[key],
      })),
    })),
    people: state.people.map((person) => ({ ...person, userFields: [...person.userFields] })),
    handoffs: state.handoffs.map((handoff) => ({
      ...handoff,
      isZendesksWording: isSeenAtZendesk(handoff.message),
      personName: state.people.find(({ id }) => id === handoff.personId)?.name,
    })),
  }
}

/** Six characters and asterisks, as the API shows it. A secret too short for that shows nothing. */
const maskSecret = (secret: string): string =>
  secret.length < 24 ? '*'.repeat(secret.length) : `${secret.slice(0, 6)}${'*'.repeat(secret.length - 6)}`
