/** What holds for every address of the house, read off its routers: a page that is added later is held to it as well. */
import * as cheerio from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import { makeApp, makeMember, password } from '../support/make.ts'
import { routesOfHouse, type Route } from '../support/routes.ts'
import { testApp } from '../support/test-app.ts'
import { visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
let routes: Route[]
let owner: Visitor
let csrf: string

beforeEach(async () => {
  routes = routesOfHouse(app.deps)
  await makeApp(app.deps)
  const { id } = await makeMember(app.deps, { externalId: 'ada', role: 'owner' })
  owner = visitor(app.server)
  await owner.signIn('ada', password)
  csrf = cheerio
    .load((await owner.get('/account')).text)('input[name=csrf]')
    .first()
    .val() as string
  routes = routes.map((route) => ({ ...route, path: addressOf(route, id) }))
  // What the checks of an app's set-up look at.
  for (const url of ['https://acme.zendesk.com/hc', 'http://localhost:3000/healthz']) {
    app.elsewhere.set(url, { kind: 'none', because: 'unreachable' })
  }
})

const addressOf = ({ path }: Route, memberId: string): string =>
  path.replaceAll(/:\w+/g, (parameter) => (parameter === ':key' ? 'acme-help' : memberId))

const told = ({ method, path }: Route, what: unknown): string => `${method} ${path}: ${String(what)}`

const isForm = ({ method }: Route): boolean => method === 'post'

test('R43 every answer has the policies that keep others out of our pages', async () => {
  const lacking: string[] = []
  for (const route of routes.filter((one) => !isForm(one))) {
    const { headers } = await owner.get(route.path)
    const policy = headers['content-security-policy'] ?? ''
    // Under default-src 'none' no plug-in is let in, and nothing else that is not named.
    const wanted = ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]
    for (const directive of wanted) if (!policy.includes(directive)) lacking.push(told(route, directive))
    const rest = {
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    }
    for (const [name, value] of Object.entries(rest)) if (headers[name] !== value) lacking.push(told(route, name))
  }
  expect(lacking).toEqual([])
  expect(routes.length).toBeGreaterThan(100)
})

describe('R44 what changes something', () => {
  test('no form is taken without its token, nor from another site', async () => {
    const taken: string[] = []
    const before = await contentOf()
    for (const route of routes.filter(isForm)) {
      const without = await owner.agent.post(route.path).type('form').send({})
      // Signed in already: that leads on, and changes nothing.
      const isLedOn = route.path.startsWith('/sign-in') && without.status === 303
      if (without.status !== 403 && without.status !== 401 && !isLedOn)
        taken.push(told(route, `${without.status} without a token`))
      const foreign = await owner.agent
        .post(route.path)
        .set('Origin', 'https://evil.example')
        .type('form')
        .send({ csrf })
      if (foreign.status !== 403) taken.push(told(route, `${foreign.status} from another site`))
    }
    expect(taken).toEqual([])
    expect(await contentOf()).toEqual(before)
  })

  test('looking at a page changes nothing but what says that somebody looked', async () => {
    const changed: string[] = []
    const looksThatAreKept = ['/sso/zendesk/', '/export', 'export.', '/events.', '/forecast.csv']
    for (const route of routes.filter((one) => !isForm(one))) {
      if (looksThatAreKept.some((part) => route.path.includes(part))) continue
      const before = await contentOf()
      await owner.get(route.path)
      const after = await contentOf()
      for (const [table, content] of Object.entries(after)) {
        if (content !== before[table]) changed.push(told(route, table))
      }
    }
    expect(changed).toEqual([])
  })
})

/** Every table as one number, sessions and their ends aside: those move on while somebody looks around. */
async function contentOf(): Promise<Record<string, string>> {
  const { db } = app.deps.database
  const { rows: tables } = await db.raw<{ rows: { name: string }[] }>(
    `select relname as name from pg_class where relnamespace = current_schema::regnamespace and relkind = 'r'
       and relname not like 'knex%' and relname <> 'sessions'`,
  )
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as content from ${name} t`,
  )
  const { rows } = await db.raw<{ rows: { name: string; content: string }[] }>(parts.join(' union all '))
  return Object.fromEntries(rows.map(({ name, content }) => [name, content]))
}

test('R47 shapes that no form of ours has are answered with words, and never by a crash', async () => {
  const shapes = [
    `csrf=${encodeURIComponent(csrf)}&name[]=a&name[b]=c&email[$ne]=x&version=&version=`,
    `csrf=${encodeURIComponent(csrf)}&__proto__=a&constructor=b&toString=c&hasOwnProperty=d&version=1e999`,
    `csrf=${encodeURIComponent(csrf)}&name=%00&email=%ff%fe&identifier=%00&password=%ed%a0%80&version=-1`,
  ]
  const crashed: string[] = []
  for (const route of routes.filter(isForm)) {
    // Each signs out or ends the sessions: what came before it is judged by then.
    if (/sign-out|logout|\/sessions/.test(route.path)) continue
    for (const body of shapes) {
      const { status } = await owner.agent
        .post(route.path)
        .set('Content-Type', 'application/x-www-form-urlencoded')
        .send(body)
      if (status >= 500) crashed.push(told(route, status))
    }
  }
  const tooMuch = await owner.agent
    .post('/sign-in')
    .type('form')
    .send({ csrf, password: 'x'.repeat(1_048_576) })
  expect(tooMuch.status).toBe(413)
  expect(crashed).toEqual([])
  expect(app.logged.filter((line) => line.includes('"bug"'))).toEqual([])
})

test('R58 nothing tells what we are made of, and nothing is there that is no page', async () => {
  const agent = owner.agent
  const home = await owner.get('/sign-in')
  expect(home.headers['x-powered-by']).toBeUndefined()
  expect(home.headers['server']).toBeUndefined()
  for (const path of ['/.git/config', '/assets/', '/assets/../package.json', '/package.json', '/.env', '/src/app.ts']) {
    expect(`${path} ${(await owner.get(path)).status}`).toBe(`${path} 404`)
  }
  const trace = await agent.trace('/sign-in').set('X-Echo', 'said by the request')
  expect(trace.status).toBe(405)
  expect(trace.text).not.toContain('said by the request')
})
