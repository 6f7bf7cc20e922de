/**
 * Every link that works once, met by what meets links in mails: scanners that open them, browsers that fetch them ahead, mail
 * programs that break them or add to them. None of it uses one up, and what is left over is told in words.
 */
import { beforeEach, expect, test } from 'vitest'
import { answerRequests } from '../../src/features/recovery/answer-requests.ts'
import { makeSetupLink } from '../../src/features/setup/make-setup-link.ts'
import { minutes } from '../../src/kernel/clock.ts'
import { setRegistration } from '../registration/registering.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'
import { newestMail } from '../verification/mails.ts'
import { contentOf } from './browsers.ts'

const app = testApp()
let ada: Visitor

beforeEach(async () => {
  await makeMember(app.deps, { username: 'ada', email: 'ada@example.org', emailVerifiedAt: undefined })
  await makeMember(app.deps, { username: 'bea', email: 'bea@example.org' })
  await setRegistration(app, { registration: 'open' })
  ada = visitor(app.server)
  await ada.signIn('ada', password)
})

async function paperCode(): Promise<string> {
  await makeMember(app.deps, { username: 'oona', role: 'operator' })
  const cy = await makeMember(app.deps, { username: 'cy', email: undefined, password: undefined })
  const oona = visitor(app.server)
  await oona.signIn('oona', password)
  const { text } = await oona.post(`/admin/members/${cy.id}/one-time-code`)
  return /([0-9A-Z]{4}-){6}[0-9A-Z]{4}/.exec(text)?.[0].replaceAll('-', '') ?? ''
}

/** One of each kind, none of them used. */
async function allLinks(): Promise<string[]> {
  const first = await makeSetupLink(app.deps)
  await ada.post('/account/address/send')
  await visitor(app.server).submit('/forgot-password', { identifier: 'bea' })
  await answerRequests(app.deps)
  await visitor(app.server).submit('/register', { name: 'Zoe', email: 'zoe@example.org' }, '/register')
  const beas = visitor(app.server)
  await beas.signIn('bea', password)
  const change = '/account/address/change'
  await beas.post(change, { email: 'b2@example.org' })
  await beas.post(`${change}/code`, { code: (await newestMail(app.deps, 'address-proof')).code })
  app.clock.advance(minutes(1))
  await beas.post(change, { email: 'b3@example.org' })
  const kinds = ['verification', 'registration', 'address-undo', 'address-proof']
  const mails = await Promise.all(kinds.map((kind) => newestMail(app.deps, kind)))
  await visitor(app.server).submit('/forgot-password', { identifier: 'bea' })
  await answerRequests(app.deps)
  const reset = await newestMail(app.deps, 'reset')
  return [first.path, reset.path, ...mails.map(({ path }) => path), `/recover/${await paperCode()}`]
}

const looks: ((path: string) => PromiseLike<{ status: number }>)[] = [
  (path) => visitor(app.server).get(path),
  (path) => visitor(app.server).agent.head(path),
  (path) => visitor(app.server).agent.options(path),
  (path) => visitor(app.server).get(path).set({ 'Sec-Purpose': 'prefetch;prerender', Purpose: 'prefetch' }),
  (path) => visitor(app.server).get(`${path}?utm_source=mail&confirm=1&_method=POST`),
  (path) => visitor(app.server).agent.post(path).set('Content-Type', 'text/plain').send('scanned'),
]

test('scanners and browsers that look ahead use nothing up: each still opens afterwards', async () => {
  const links = await allLinks()
  expect(links.map((path) => path.split('/').slice(0, -1).join('/')).sort()).toEqual(
    ['/address-change', '/address-undo', '/recover', '/register/confirm', '/setup', '/setup', '/verify'].sort(),
  )
  const before = await contentOf(app.deps)
  for (const path of links) for (const look of looks) expect((await look(path)).status).toBeLessThan(500)
  expect(await contentOf(app.deps)).toEqual(before)
  for (const path of links) expect(`${path} ${(await visitor(app.server).get(path)).status}`).toBe(`${path} 200`)
})

test('a link that is cut off, or has something added, is none, says so in words and harms nothing', async () => {
  const links = await allLinks()
  const before = await contentOf(app.deps)
  const broken = (path: string) => [path.slice(0, -1), path.slice(0, path.lastIndexOf('/') + 2), `${path}x`, `${path}.`]
  for (const path of links.flatMap((link) => [...broken(link), `${link}%3E`, `${link}%E0%A4`, `${link}/`])) {
    const { status, text } = await visitor(app.server).get(path)
    // A slash at the end, as some programs add, is the same link.
    expect(`${path} ${status}`).toMatch(path.endsWith('/') ? / (200|404)$/ : / (400|404|410)$/)
    expect(readable(text).length).toBeGreaterThan(40)
  }
  for (const path of new Set(links.map((link) => link.slice(0, link.lastIndexOf('/'))))) {
    for (const cut of [path, `${path}/`]) {
      const { status } = await visitor(app.server).get(cut)
      expect(`${cut} ${status}`).toMatch(cut.startsWith('/recover') ? / 200$/ : / 404$/)
    }
  }
  expect(await contentOf(app.deps)).toEqual(before)
  expect(app.logged.filter((line) => line.includes('"bug"'))).toEqual([])
})
