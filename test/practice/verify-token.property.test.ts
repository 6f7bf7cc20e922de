/** Whatever comes in: the verifier never throws, and accepts only what the right secret signed. */
import fc from 'fast-check'
import jsonwebtoken from 'jsonwebtoken'
import { describe, expect, test } from 'vitest'
import { describePayload, type GivenToken, verifyToken } from '../../src/features/practice/verify-token.ts'
import { forge, header } from './forge-token.ts'

const secret = 'practice-secret-practice-secret-practice-secret-'
const now = new Date('2026-11-20T12:00:00.000Z')
const iat = now.getTime() / 1_000
const good = { iat, jti: 'a-jti', email: 'ada@example.org', name: 'Ada Lovelace' }

const sign = (claims: object, key = secret) => jsonwebtoken.sign(claims, key, { algorithm: 'HS256' })
const verify = (jwt: string, given: Partial<GivenToken> = {}) =>
  verifyToken({ jwt, sharedSecret: secret, now, isUsed: () => false, ...given })

describe('whatever comes in', () => {
  test('nothing makes it throw, and nothing unsigned is accepted', () => {
    const part = fc.oneof(
      fc.string(),
      fc.json().map((text) => Buffer.from(text).toString('base64url')),
      fc.base64String(),
    )
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.tuple(part, part, part).map((parts) => parts.join('.')),
      fc.tuple(fc.constant(header), fc.dictionary(fc.string(), fc.jsonValue())).map(([h, p]) => forge(h, p, 'another')),
    )
    fc.assert(
      fc.property(anything, (jwt) => {
        expect(verify(jwt).kind).toBe('refused')
        describePayload(jwt)
      }),
    )
  })

  test('only the right secret opens: any two secrets, any claims', () => {
    const text = fc.string({ minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(text, text, text, text, (right, other, name, id) => {
        const claims = { ...good, name: `N${name}`, external_id: `i${id}` }
        const jwt = sign(claims, right)
        expect(verify(jwt, { sharedSecret: right }).kind).toBe('accepted')
        // HMAC pads a key with zero bytes, so keys that differ by those alone are one key.
        const isSameKey = right.replace(/\0+$/, '') === other.replace(/\0+$/, '')
        if (!isSameKey) expect(verify(jwt, { sharedSecret: other }).kind).toBe('refused')
      }),
    )
  })

  test('changing any one character of a token spoils it', () => {
    const jwt = sign(good)
    fc.assert(
      fc.property(
        fc.nat({ max: jwt.length - 1 }),
        fc.constantFrom('A', 'x', 'z', '0', '9', '-', '_', '.', ' '),
        (at, character) => {
          fc.pre(jwt[at] !== character)
          expect(verify(jwt.slice(0, at) + character + jwt.slice(at + 1)).kind).toBe('refused')
        },
      ),
    )
  })

  test('whatever is accepted has the documented types', () => {
    const payload = fc.record(
      Object.fromEntries(
        [
          'iat',
          'jti',
          'email',
          'name',
          'external_id',
          'phone',
          'tags',
          'role',
          'user_fields',
          'organization_ids',
          'exp',
        ].map((claim) => [claim, fc.oneof(fc.jsonValue(), fc.constant((good as Record<string, unknown>)[claim]))]),
      ),
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(payload, (claims) => {
        const verdict = verify(forge(header, claims), { honourExpiry: true })
        if (verdict.kind === 'refused') return
        const { email, name, external_id: externalId, phone, tags, user_fields: fields } = verdict.claims
        expect([email, name, externalId ?? '', phone ?? ''].map((value) => typeof value)).toEqual(
          Array(4).fill('string'),
        )
        expect(Array.isArray(tags ?? [])).toBe(true)
        expect(fields === undefined || typeof fields === 'object').toBe(true)
      }),
    )
  })

  test('a payload nested deeper than the stack is refused and not described', () => {
    const deep = `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`
    const jwt = forge(header, deep)
    expect(verify(jwt).kind).toBe('refused')
    expect(describePayload(jwt)?.length ?? 0).toBeLessThan(4_100)
  })
})
