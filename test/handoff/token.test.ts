/** Two judges who share no code with the signer: the practice Zendesk's verifier and the jsonwebtoken library. */
import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import jsonwebtoken from 'jsonwebtoken'
import { expect, test } from 'vitest'
import type { Claims } from '../../src/features/handoff/claims.ts'
import { importSecret, signToken } from '../../src/features/handoff/token.ts'
import { verifyToken } from '../../src/features/practice/verify-token.ts'
import { epochSeconds } from '../../src/kernel/clock.ts'
import { systemRandom } from '../../src/kernel/random.ts'
import { sharedSecret } from '../support/make.ts'

const now = new Date('2026-03-01T12:00:00.900Z')
const claims = (): Claims => ({
  iat: epochSeconds(now),
  jti: systemRandom.token(24),
  email: 'ada@example.org',
  name: 'Ada Łoś',
  external_id: 'm-1',
  phone: '+15551234567',
})

const sign = async (given: Claims, secret = sharedSecret) => signToken(await importSecret(secret), given)

test('R33 the header is exactly what Zendesk documents, and the signature is over the raw secret', async () => {
  const [header = '', payload = '', signature] = (await sign(claims())).split('.')
  expect(Buffer.from(header, 'base64url').toString()).toBe('{"typ":"JWT","alg":"HS256"}')
  expect(signature).toBe(createHmac('sha256', sharedSecret).update(`${header}.${payload}`).digest('base64url'))
})

test('the practice Zendesk accepts it, once, and not under another secret', async () => {
  const given = claims()
  const jwt = await sign(given)
  const used = new Set<string>()
  const ask = (secret: string) => verifyToken({ jwt, sharedSecret: secret, now, isUsed: (jti) => used.has(jti) })
  expect(ask(sharedSecret)).toMatchObject({ kind: 'accepted', claims: { external_id: 'm-1', name: 'Ada Łoś' } })
  expect(ask(sharedSecret.toLowerCase()).kind).toBe('refused')
  used.add(given.jti)
  expect(ask(sharedSecret).kind).toBe('refused')
})

test('an unrelated library reads the same claims, whatever they hold', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), async (name, externalId) => {
      const given = { ...claims(), name, external_id: externalId }
      const options = { algorithms: ['HS256' as const], clockTimestamp: given.iat }
      expect(jsonwebtoken.verify(await sign(given), sharedSecret, options)).toEqual(given)
    }),
    { numRuns: 50 },
  )
})
