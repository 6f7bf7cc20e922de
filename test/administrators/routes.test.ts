/** Who may do what: every route of the console, with every role, with none, and with nobody signed in. */
import * as cheerio from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import { isAllowed } from '../../src/features/administrators/administrators.policy.ts'
import { roles, type Role } from '../../src/features/members/member.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { routesOfHouse, type Route } from '../support/routes.ts'
import { testApp } from '../support/test-app.ts'
import { visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
let routes: Route[]
let subject: string

beforeEach(async () => {
  routes = routesOfHouse(app.deps).filter(({ path }) => /^\/admin(\/|$)/.test(path))
  await makeApp(app.deps)
  subject = (await makeMember(app.deps, { externalId: 'subject' })).id
  // What the checks of an app's set-up look at.
  for (const url of ['https://acme.zendesk.com/hc', 'http://localhost:3000/healthz']) {
    app.elsewhere.set(url, { kind: 'none', because: 'unreachable' })
  }
})

/** An address the route answers to: of the app and the member that exist, of nothing else. */
const addressOf = ({ path }: Route): string =>
  path.replaceAll(/:\w+/g, (parameter) => (parameter === ':key' ? 'acme-help' : subject))

async function ask(who: Visitor, route: Route, csrf: string) {
  const address = addressOf(route)
  return route.method === 'get' ? who.get(address) : who.agent.post(address).type('form').send({ csrf })
}

async function tokenOf(who: Visitor, page: string): Promise<string> {
  return cheerio
    .load((await who.get(page)).text)('input[name=csrf]')
    .first()
    .val() as string
}

test('there are many routes, and every one of them asks for one action before anything else', () => {
  expect(routes.length).toBeGreaterThan(40)
  expect(routes.filter(({ actions }) => actions.length === 0).map(({ method, path }) => `${method} ${path}`)).toEqual(
    [],
  )
})

describe.each([...roles, undefined])('as %s', (role: Role | undefined) => {
  test('R48 every route answers as the table says', async () => {
    await makeMember(app.deps, { username: 'someone', role })
    const closed: string[] = []
    const opened: string[] = []
    const someone = visitor(app.server)
    await someone.signIn('someone', password)
    const csrf = await tokenOf(someone, '/account')
    for (const route of routes) {
      const { status } = await ask(someone, route, csrf)
      const told = `${route.method} ${route.path} ${status}`
      const isOpen = route.actions.every((action) => isAllowed(role, action))
      if (isOpen && (status === 403 || status === 401 || status >= 500)) closed.push(told)
      if (!isOpen && status !== 403) opened.push(told)
    }
    expect({ closed, opened }).toEqual({ closed: [], opened: [] })
  })
})

test('nobody is asked to sign in, whatever the route', async () => {
  const nobody = visitor(app.server)
  const csrf = await tokenOf(nobody, '/sign-in')
  for (const route of routes) {
    const { status, headers } = await ask(nobody, route, csrf)
    expect(`${route.path} ${status}`).toBe(`${route.path} ${route.method === 'get' ? 303 : 401}`)
    if (route.method === 'get') expect(headers['location']).toContain('/sign-in')
  }
})
