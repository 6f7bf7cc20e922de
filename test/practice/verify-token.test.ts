/** What Zendesk takes for a token, tried with tokens of an unrelated library and with tokens made by hand. */
import { createHmac } from 'node:crypto'
import jsonwebtoken from 'jsonwebtoken'
import { describe, expect, test } from 'vitest'
import { type GivenToken, verifyToken } from '../../src/features/practice/verify-token.ts'
import { forge, header } from './forge-token.ts'

const secret = 'practice-secret-practice-secret-practice-secret-'
const now = new Date('2026-11-20T12:00:00.000Z')
const iat = now.getTime() / 1_000
const good = { iat, jti: 'a-jti', email: 'ada@example.org', name: 'Ada Lovelace' }
const signatureInvalid = 'JWT signature invalid. The signature cannot be verified ,check that your tokens match.'

const sign = (claims: object, key = secret, options: jsonwebtoken.SignOptions = {}) =>
  jsonwebtoken.sign(claims, key, { algorithm: 'HS256', ...options })
const verify = (jwt: string, given: Partial<GivenToken> = {}) =>
  verifyToken({ jwt, sharedSecret: secret, now, isUsed: () => false, ...given })
const becauseOf = (jwt: string, given: Partial<GivenToken> = {}) => {
  const verdict = verify(jwt, given)
  return verdict.kind === 'accepted' ? 'accepted' : verdict.because
}

test('a token of an unrelated library is accepted with its claims', () => {
  expect(verify(sign(good))).toEqual({ kind: 'accepted', claims: good })
})

describe('header and signature', () => {
  test.each([
    ['typ is missing', { alg: 'HS256' }, 'header.typ-missing'],
    ['alg is missing', { typ: 'JWT' }, 'header.alg-missing'],
    ['alg is none', { typ: 'JWT', alg: 'none' }, 'header.alg-wrong'],
    ['alg is another HMAC', { typ: 'JWT', alg: 'HS512' }, 'header.alg-wrong'],
    ['alg is an asymmetric one', { typ: 'JWT', alg: 'RS256' }, 'header.alg-wrong'],
    ['alg is an array', { typ: 'JWT', alg: ['HS256'] }, 'header.alg-wrong'],
    ['typ is another word', { typ: 'at+jwt', alg: 'HS256' }, 'header.typ-wrong'],
    ['there is a critical extension', { ...header, crit: ['b64'] }, 'header.crit'],
    ['the header is no object', [header], 'header.not-an-object'],
  ])('refused as an invalid signature when %s', (_why, given, because) => {
    expect(verify(forge(given, good))).toEqual({ kind: 'refused', message: signatureInvalid, because })
  })

  test('another secret is refused', () => {
    expect(verify(sign(good, 'another'))).toMatchObject({ kind: 'refused', message: signatureInvalid })
  })

  test('the secret is used as raw text, never decoded from base64', () => {
    const base64 = Buffer.from('x'.repeat(36)).toString('base64')
    expect(becauseOf(forge(header, good, base64), { sharedSecret: base64 })).toBe('accepted')
    expect(becauseOf(forge(header, good, Buffer.from(base64, 'base64')), { sharedSecret: base64 })).toBe(
      'signature.wrong',
    )
  })

  test('a secret outside ASCII is used as UTF-8', () => {
    expect(becauseOf(forge(header, good, Buffer.from('schlüssel', 'utf8')), { sharedSecret: 'schlüssel' })).toBe(
      'accepted',
    )
  })

  test('an empty secret accepts nothing', () => {
    expect(becauseOf(forge(header, good, ''), { sharedSecret: '' })).toBe('signature.wrong')
  })

  test('a second spelling of a good signature is refused', () => {
    const jwt = forge(header, good)
    const last = jwt.at(-1) ?? ''
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const twin = alphabet[alphabet.indexOf(last) ^ 1] ?? ''
    expect(Buffer.from(jwt.slice(-43), 'base64url')).toEqual(Buffer.from(jwt.slice(-43, -1) + twin, 'base64url'))
    expect(becauseOf(jwt.slice(0, -1) + twin)).toBe('signature.wrong')
    expect(becauseOf(`${jwt}=`)).toBe('token.malformed')
  })

  test.each(['', '.', '..', 'a.b', 'a.b.c.d', 'a.b.', '{}.{}.{}', 'ä.ö.ü'])('%j is no token', (jwt) => {
    expect(verify(jwt)).toEqual({ kind: 'refused', message: 'Invalid JWT Request', because: 'token.malformed' })
  })

  test.each(['[]', '"text"', 'null', '{', '', '{"a":1}}'])('a signed payload %j is refused', (payload) => {
    expect(becauseOf(forge(header, payload))).toMatch(/^token\./)
  })

  test('a payload that is not UTF-8 is refused, even where it would read as JSON', () => {
    const text = JSON.stringify({ ...good, name: 'Ada #' })
    const [before, after] = text.split('#').map((piece) => Buffer.from(piece))
    const payload = (byte: number) => Buffer.concat([before!, Buffer.from([byte]), after!]).toString('base64url')
    const withByte = (byte: number) => {
      const signed = `${Buffer.from(JSON.stringify(header)).toString('base64url')}.${payload(byte)}`
      return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
    }
    expect(becauseOf(withByte(0x41))).toBe('accepted')
    expect(becauseOf(withByte(0xff))).toBe('token.payload-not-an-object')
  })
})

describe('time', () => {
  test.each([
    ['now', iat, 'accepted'],
    ['three minutes old', iat - 180, 'accepted'],
    ['a second older', iat - 181, 'iat.outside-window'],
    ['three minutes ahead', iat + 180, 'accepted'],
    ['a second further ahead', iat + 181, 'iat.outside-window'],
    ['in milliseconds', iat * 1_000, 'iat.outside-window'],
    ['with a fraction', iat + 0.5, 'iat.not-whole-seconds'],
    ['as text', String(iat), 'iat.missing'],
    ['missing', undefined, 'iat.missing'],
    ['null', null, 'iat.missing'],
  ])('iat %s', (_what, given, expected) => {
    expect(becauseOf(forge(header, { ...good, iat: given }))).toBe(expected)
  })

  test('the older texts allow two minutes', () => {
    expect(becauseOf(forge(header, { ...good, iat: iat - 120 }), { windowSeconds: 120 })).toBe('accepted')
    expect(becauseOf(forge(header, { ...good, iat: iat - 121 }), { windowSeconds: 120 })).toBe('iat.outside-window')
  })

  test('exp counts only when asked for', () => {
    expect(becauseOf(forge(header, { ...good, exp: iat - 1 }))).toBe('accepted')
    expect(becauseOf(forge(header, { ...good, exp: iat - 1 }), { honourExpiry: true })).toBe('exp.over')
    expect(becauseOf(forge(header, { ...good, exp: iat + 60 }), { honourExpiry: true })).toBe('accepted')
  })
})

describe('jti', () => {
  test('a number is taken, and asked about as text', () => {
    const asked: string[] = []
    const isUsed = (jti: string) => asked.push(jti) > 1
    expect(becauseOf(forge(header, { ...good, jti: 8883362531196.326 }), { isUsed })).toBe('accepted')
    expect(becauseOf(forge(header, { ...good, jti: 8883362531196.326 }), { isUsed })).toBe('jti.reused')
    expect(asked).toEqual(['8883362531196.326', '8883362531196.326'])
  })

  test.each([undefined, null, '', {}, ['a'], true])('%j is refused', (jti) => {
    expect(becauseOf(forge(header, { ...good, jti }))).toBe('claims.jti')
  })

  test('a forged token never asks whether its jti was used', () => {
    const isUsed = () => {
      throw new Error('asked')
    }
    expect(becauseOf(sign(good, 'another'), { isUsed })).toBe('signature.wrong')
  })
})

describe('claims', () => {
  test.each([
    ['email', undefined],
    ['email', ''],
    ['email', 'ada'],
    ['email', 'ada@@example.org'],
    ['email', 'ada love@example.org'],
    ['email', 'ada@example.org\u0000'],
    ['email', ['ada@example.org']],
    ['name', undefined],
    ['name', '  '],
    ['name', 5],
    ['external_id', 42],
    ['external_id', null],
    ['external_id', ''],
    ['phone', '5551234567'],
    ['phone', '+0155512345'],
    ['phone', '+1 555 123 4567'],
    ['phone', ''],
    ['user_fields', '{"level":"gold"}'],
    ['user_fields', ['level']],
    ['tags', '["a","b"]'],
    ['tags', { a: 1 }],
    ['tags', [1]],
    ['role', 'end-user'],
    ['role', 'owner'],
    ['role', 'toString'],
    ['custom_role_id', 7],
    ['organizations', ['Contoso']],
    ['organization', 5],
    ['locale_id', 'en-US'],
    ['remote_photo_url', 'javascript:alert(1)'],
  ])('%s may not be %j', (claim, value) => {
    expect(becauseOf(forge(header, { ...good, [claim]: value }))).toBe(`claims.${claim}`)
  })

  test.each([
    [{ external_id: '00042' }],
    [{ phone: '+15551234567' }],
    [{ user_fields: { level: null } }],
    [{ tags: ['gold', 'vip'] }],
    [{ role: 'end_user' }],
    [{ role: 'agent', custom_role_id: 7 }],
    [{ organization: 'Contoso' }],
    [{ remote_photo_url: 'https://example.org/ada.png' }],
  ])('%j is taken as it is', (claims) => {
    expect(verify(forge(header, { ...good, ...claims }))).toEqual({ kind: 'accepted', claims: { ...good, ...claims } })
  })

  test('lists come as commas, ids as text or digits', () => {
    const claims = { tags: 'gold, vip', organization_ids: 'a,b', organization_id: 5, locale_id: '8' }
    expect(verify(forge(header, { ...good, ...claims }))).toMatchObject({
      claims: { tags: ['gold', 'vip'], organization_ids: ['a', 'b'], organization_id: '5', locale_id: 8 },
    })
  })

  test('an empty tags claim means no tags', () => {
    for (const tags of [[], '', null]) {
      expect(verify(forge(header, { ...good, tags }))).toMatchObject({ claims: { tags: [] } })
    }
  })

  test('a blank optional claim can also be passed over or kept as a wish to clear', () => {
    const jwt = forge(header, { ...good, phone: null, external_id: '' })
    expect(verify(jwt, { blankClaims: 'ignore' })).toEqual({ kind: 'accepted', claims: good })
    expect(verify(jwt, { blankClaims: 'clear' })).toMatchObject({ claims: { phone: null, external_id: null } })
  })

  test('claims nobody knows are passed over, prototype names among them', () => {
    const payload = JSON.stringify({ ...good, unknown: 1 }).replace('{', '{"__proto__":{"role":"admin"},')
    expect(verify(forge(header, payload))).toEqual({ kind: 'accepted', claims: good })
  })
})
