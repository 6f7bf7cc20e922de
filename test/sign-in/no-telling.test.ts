/** Nobody learns from a refused sign-in whether a member exists: same status, body and headers, same work. */
import { beforeEach, expect, test } from 'vitest'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor } from '../support/visitor.ts'

const app = testApp()

beforeEach(async () => {
  await makeMember(app.deps, { email: 'known@example.org', username: 'known', externalId: 'k-1' })
  await makeMember(app.deps, { email: 'suspended@example.org', status: 'suspended' })
  await makeMember(app.deps, { email: 'bare@example.org', password: undefined })
  await makeMember(app.deps, { email: 'shared@example.org' })
  await makeMember(app.deps, { email: 'shared@example.org' })
  await makeMember(app.deps, { email: 'unproved@example.org', emailVerifiedAt: undefined })
})

const refused: [because: string, identifier: string, password: string][] = [
  ['unknown-identifier', 'nobody@example.org', password],
  ['unknown-identifier', 'nobody', password],
  ['wrong-password', 'known@example.org', 'not the password'],
  ['wrong-password', 'known', 'not the password'],
  ['wrong-password', 'K-1', 'not the password'],
  ['wrong-password', 'suspended@example.org', 'not the password'],
  ['member-suspended', 'suspended@example.org', password],
  ['no-credentials', 'bare@example.org', password],
  ['ambiguous-identifier', 'shared@example.org', password],
  ['wrong-password', 'unproved@example.org', 'not the password'],
  ['wrong-password', 'known@example.org', 'x'.repeat(201)],
  ['unknown-identifier', 'nobody@example.org', 'x'.repeat(201)],
]

test('R10 every refusal looks the same, and costs one hashing and the same statements', async () => {
  const answers = []
  for (const [because, identifier, typed] of refused) {
    app.hashing.count = 0
    const statements = countStatements()
    const answer = await visitor(app.server).signIn(identifier, typed)
    answers.push({
      status: answer.status,
      headers: withoutChance(answer.headers),
      body: withoutChance(answer.text).replaceAll(identifier, '(identifier)'),
      hashing: app.hashing.count,
      statements: statements.stop(),
    })
    const [event] = await app.deps.database
      .db<Record<string, unknown>>('events')
      .where({ type: 'sign-in.failed' })
      .orderBy('id', 'desc')
    expect(event).toMatchObject({ codes: [because], outcome: 'refused', actor: 'anonymous', detail: {} })
    expect(JSON.stringify(event)).not.toContain(identifier)
  }
  const [first, ...others] = answers
  expect(first).toMatchObject({ status: 422, hashing: 1 })
  expect(first?.statements).toBeGreaterThan(3)
  for (const [place, answer] of others.entries()) expect(answer, refused[place + 1]?.join(' ')).toEqual(first)
})

test('a refusal after too many tries looks the same for a name nobody has', async () => {
  const answers = []
  for (const identifier of ['known@example.org', 'nobody@example.org', 'suspended@example.org', 'nobody']) {
    for (let i = 0; i < 5; i += 1) await visitor(app.server).signIn(identifier, 'not the password')
    app.hashing.count = 0
    const answer = await visitor(app.server).signIn(identifier, password)
    answers.push({
      status: answer.status,
      headers: withoutChance(answer.headers),
      body: withoutChance(answer.text).replaceAll(identifier, '(identifier)'),
      hashing: app.hashing.count,
    })
  }
  expect(answers[0]).toMatchObject({ status: 429, hashing: 0 })
  for (const answer of answers) expect(answer).toEqual(answers[0])
})

test('tries with all names of a member count together, and the answer does not tell that they do', async () => {
  const fail = async (identifier: string) => visitor(app.server).signIn(identifier, 'not the password')
  for (let i = 0; i < 5; i += 1) await fail('known@example.org')
  expect((await visitor(app.server).signIn('known@example.org', password)).status).toBe(429)
  app.hashing.count = 0
  const answers = []
  for (const identifier of ['known', 'k-1', 'nobody']) {
    const statements = countStatements()
    const answer = await visitor(app.server).signIn(identifier, password)
    const body = withoutChance(answer.text).replaceAll(identifier, '(identifier)')
    answers.push({ status: answer.status, headers: withoutChance(answer.headers), body, statements: statements.stop() })
  }
  expect(app.hashing.count).toBe(3)
  expect(answers[0]?.status).toBe(422)
  for (const answer of answers) expect(answer).toEqual(answers[2])
  const events = await app.deps.database.db<Record<string, unknown>>('events').orderBy('id', 'desc').limit(3)
  expect(events.map(({ codes }) => codes)).toEqual([
    ['unknown-identifier'],
    ['too-many-failures'],
    ['too-many-failures'],
  ])
})

test('the history holds no name that was typed, only what tells one from another', async () => {
  for (const identifier of ['Nobody@example.org', 'nobody@EXAMPLE.org ', 'somebody@example.org']) {
    await visitor(app.server).signIn(identifier, password)
  }
  const events = await app.deps.database.db<Record<string, unknown>>('events').where({ type: 'sign-in.failed' })
  const fingerprints = events.map(({ personal }) => (personal as Record<string, string>)['name_fingerprint'])
  expect(new Set(fingerprints).size).toBe(2)
  expect(JSON.stringify(events)).not.toMatch(/nobody|somebody/i)
})

/** Form tokens, challenges, request ids, cookies and the date differ by chance. */
function withoutChance(answer: unknown): string {
  return JSON.stringify(answer)
    .replace(/[\da-f]{64}\.[\da-f]{64}/g, '(token)')
    .replace(/(challenge&quot;:&quot;)[\w-]+/, '$1(challenge)')
    .replace(/"x-request-id":"[^"]+"/, '')
    .replace(/"date":"[^"]+"/, '')
    .replace(/"content-length":"\d+"/, '')
}

/** Statements the database is asked, by knex or by the session store. */
function countStatements() {
  let count = 0
  const counted = () => {
    count += 1
  }
  app.deps.database.db.on('query', counted)
  return {
    stop: () => {
      app.deps.database.db.off('query', counted)
      return count
    },
  }
}
