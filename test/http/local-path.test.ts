import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { handoffKeyOf, readLocalPath, signInPath } from '../../src/http/local-path.ts'

const own = 'https://login.example.org'

test.each([
  '/account',
  '/account/sessions',
  '/admin',
  '/admin/apps/acme?done=added',
  '/sso/zendesk/acme',
  '/address-change/lLBrsMNiY9s19lyoYLvHfV_mymVrdbOcDtxMyYXzZ-Q',
  '/sso/zendesk/acme?return_to=%2Fhc%2Fen-us%3Fa%3D1%26b%3D2',
  `/sso/zendesk/acme?${new URLSearchParams({ return_to: `https://acme.zendesk.com/${'/'.repeat(1_975)}` })}`,
])('leads on to %s', (path) => {
  expect(readLocalPath(path, own)).toBe(path)
})

test.each([
  ['another host', 'https://evil.example/account'],
  ['our own host, spelled out', 'https://login.example.org/account'],
  ['a host without a scheme', '//evil.example/account'],
  ['a backslash', '/\\evil.example'],
  ['a backslash behind', '/account\\..\\..\\'],
  ['a tab', '/\t/evil.example'],
  ['a line break', '/account\r\nSet-Cookie: a=b'],
  ['a scheme', 'javascript:alert(1)'],
  ['no slash', 'account'],
  ['steps back', '/account/../sign-out'],
  ['steps back to where one may be led', '/account/../admin'],
  ['escaped steps back', '/admin/%2e%2e/sign-out'],
  ['a fragment', '/account#x'],
  ['a page that changes things', '/sign-out'],
  ['a page with a secret', '/setup/abc'],
  ['a page that proves an address by itself', '/address-undo/abc'],
  ['the remote logout', '/sso/zendesk/acme/logout'],
  ['a look-alike', '/accounts'],
  ['the sign-in itself', '/sign-in?continue=/account'],
  ['nothing', ''],
  ['a list', ['/account']],
  ['an object', { path: '/account' }],
  ['undefined', undefined],
  ['more than anybody needs', `/account?${'x'.repeat(20_000)}`],
])('%s leads nowhere', (_what, given) => {
  expect(readLocalPath(given, own)).toBeUndefined()
})

describe('whatever is given', () => {
  const tricky = fc.constantFrom(
    '/',
    '\\',
    '//',
    '..',
    '%2e',
    '%2f',
    '@',
    ':',
    '?',
    '#',
    '\t',
    'evil.example',
    'account',
    'admin',
    'sso/zendesk/',
    'a',
  )
  test('what is accepted stays on our origin, byte for byte', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.array(tricky).map((parts) => `/${parts.join('')}`),
        ),
        (given) => {
          const path = readLocalPath(given, own)
          if (path === undefined) return
          const url = new URL(path, own)
          expect(path).toBe(given)
          expect(url.origin).toBe(own)
          expect(url.pathname).toMatch(/^\/(account|admin|sso\/zendesk\/[a-z0-9-]+$)/)
        },
      ),
    )
  })
})

test('the app of a hand-off path is known, of other paths there is none', () => {
  expect(handoffKeyOf('/sso/zendesk/acme-help?return_to=%2F')).toBe('acme-help')
  expect(handoffKeyOf('/sso/zendesk/acme-help')).toBe('acme-help')
  expect(handoffKeyOf('/account')).toBeUndefined()
  expect(handoffKeyOf(undefined)).toBeUndefined()
})

test('the sign-in page leads back only to where one may be led', () => {
  expect(signInPath('/admin/apps?a=b', own)).toBe('/sign-in?continue=%2Fadmin%2Fapps%3Fa%3Db')
  expect(signInPath('//evil.example', own)).toBe('/sign-in')
})
