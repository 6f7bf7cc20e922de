/** A practice Zendesk at a standing clock, and an unrelated signer: what every test of this folder starts from. */
import { load } from 'cheerio'
import jsonwebtoken from 'jsonwebtoken'
import request from 'supertest'
import type { SeedPerson } from '../../src/features/practice/practice-state.ts'
import type { PracticeSwitches } from '../../src/features/practice/practice-switches.ts'
import { createPracticeZendesk, type PracticeSettings } from '../../src/features/practice/practice-zendesk.ts'
import { after, epochSeconds } from '../../src/kernel/clock.ts'
import { systemRandom } from '../../src/kernel/random.ts'

export const origin = 'http://127.0.0.1:3001'
export const secret = 'practice-secret-practice-secret-practice-secret-'
const noon = new Date('2026-11-20T12:00:00.000Z')

export type Practice = ReturnType<typeof openPractice>

export function openPractice(settings: Partial<PracticeSettings> = {}) {
  let now = noon
  let serial = 0
  const clock = { now: () => now }
  const bugs: unknown[] = []
  const { app, state } = createPracticeZendesk(
    { clock, random: systemRandom, report: (bug) => bugs.push(bug) },
    {
      subdomain: 'contoso',
      sharedSecret: secret,
      remoteLoginUrl: 'http://127.0.0.1:3000/sso/zendesk/contoso',
      remoteLogoutUrl: 'http://127.0.0.1:3000/sso/zendesk/contoso/logout',
      origin,
      ...settings,
    },
  )
  const agent = request.agent(app)

  const sign = (claims: object = {}, key = secret) =>
    jsonwebtoken.sign(
      { iat: epochSeconds(now), jti: `jti-${++serial}`, email: 'ada@example.org', name: 'Ada', ...claims },
      key,
      { algorithm: 'HS256' },
    )
  const post = (form: Record<string, string>, query = '') => agent.post(`/access/jwt${query}`).type('form').send(form)

  return {
    app,
    state,
    agent,
    bugs,
    sign,
    post,
    now: () => now,
    advance: (milliseconds: number) => (now = after(now, milliseconds)),
    /** Posts a fresh token and says where the browser is sent. */
    async handOff(claims: object = {}, fields: Record<string, string> = {}) {
      const answer = await post({ jwt: sign(claims), ...fields })
      return { status: answer.status, url: readTarget(answer.text), cookies: answer.get('Set-Cookie') ?? [] }
    },
    person: (name: string) => state.people.find((person) => person.name === name),
  }
}

/** The address in "You are being redirected", which the refresh must agree with. */
export function readTarget(page: string): URL {
  const $ = load(page)
  const href = $('a:contains("redirected")').attr('href') ?? ''
  const refresh = $('meta[http-equiv=refresh]').attr('content')
  if (refresh !== `0;url=${href}`) throw new Error(`the refresh ${String(refresh)} does not lead to ${href}`)
  return new URL(href)
}

export const messageOf = (url: URL): string | null => url.searchParams.get('message')

export const withPeople = (people: SeedPerson[], switches: Partial<PracticeSwitches> = {}) =>
  openPractice({ people, switches })
