/** Which return_to goes on to Zendesk: the hostile table, and the promise behind it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readReturnTo, type ReturnToRefusal } from '../../src/features/handoff/return-to.ts'

const app = { origin: 'https://acme.zendesk.com', hosts: ['help.acme.example', 'acme-eu.zendesk.com'] }
const practice = { origin: 'http://127.0.0.1:3001', hosts: [] }

test.each([undefined, ''])('%j is no return_to', (given) => {
  expect(readReturnTo(given, app)).toEqual({ kind: 'none' })
})

test.each([
  '/',
  '/hc/en-us',
  '/hc/en-us/requests/42?a=1&b=%20x%26&c[]=%2F%2Fevil.example#comment_7',
  '/hc/de/articles/360-Über-uns',
  '/hc/search?query=two words&utf8=✓',
  '/hc/search/100%25',
  '/accessories',
  '/pingpong',
  '/hc/access/',
  '/hc/en-us/articles/1?to=/access/normal',
  '/hc//x',
  'https://acme.zendesk.com',
  'https://acme.zendesk.com/agent/tickets/42?brand=1#x',
  'https://ACME.zendesk.com:443/agent/',
  'https://help.acme.example/hc/en-us?return=https://evil.example/',
  'https://acme-eu.zendesk.com/hc',
  `/${'a'.repeat(1_999)}`,
])('accepts %j byte for byte', (given) => {
  expect(readReturnTo(given, app)).toEqual({ kind: 'accepted', value: given })
})

test('the practice origin is accepted with its own scheme and port, and nothing near it', () => {
  const read = (given: string): string => readReturnTo(given, practice).kind
  expect(read('/hc/en-us?x=1')).toBe('accepted')
  expect(read('http://127.0.0.1:3001/hc/en-us?x=1')).toBe('accepted')
  expect(read('https://127.0.0.1:3001/hc')).toBe('dropped')
  expect(read('http://127.0.0.1:3002/hc')).toBe('dropped')
  expect(read('http://127.0.0.1/hc')).toBe('dropped')
  expect(read('http://127.1:3001/hc')).toBe('dropped')
  expect(read('http://127.0.0.1:3001@evil.example/')).toBe('dropped')
})

const hostile: Partial<Record<ReturnToRefusal, unknown[]>> = {
  'not-a-string': [['/hc'], ['/hc', '/hc'], [], { x: '/hc' }, { toString: () => '/hc' }, 7, true, null, Symbol('x')],
  'too-long': [`/${'a'.repeat(2_000)}`, `https://acme.zendesk.com/${'a'.repeat(1_976)}`, 'x'.repeat(1_000_000)],
  'control-character': [
    ...['\t//evil.example', '/\t/evil.example', '/hc\r\nLocation: https://evil.example', '/hc\0', '/hc\u007f', '\n/hc'],
    ...['java\nscript:alert(1)', 'https://acme.zendesk.com\t.evil.example/', '/hc\u0085', '/hc\u2028x', '/hc\ud800'],
  ],
  'outer-blank': [' /hc', '/hc ', ' https://acme.zendesk.com/', '\u00a0/hc', '\ufeff/hc', ' //evil.example'],
  backslash: [
    ...[
      '/\\evil.example',
      '\\\\evil.example',
      '/hc\\..\\access',
      'https:\\\\evil.example',
      'https://acme.zendesk.com\\@evil.example',
    ],
    '/hc?x=\\',
  ],
  'double-slash': [
    ...['//evil.example', '///evil.example', '//acme.zendesk.com/hc', '/.//evil.example', '/hc/..//evil.example'],
    ...[
      '/%2f/evil.example',
      '/%2F%2Fevil.example',
      '/%252fevil.example',
      'https://acme.zendesk.com//evil.example',
      '/%2e//evil.example',
    ],
    ...['//access/normal', '/.//access/', '/;x//evil.example'],
  ],
  'not-a-path': ['hc/en-us', 'evil.example', '?x=1', '#x', '@evil.example', '../access', '.', '：//evil.example'],
  'not-https': [
    ...[
      'javascript:alert(1)',
      'JavaScript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      'file:///etc/passwd',
      'blob:https://x',
    ],
    ...[
      'http://acme.zendesk.com/',
      'HTTP://help.acme.example/',
      'https:acme.zendesk.com',
      'https:/acme.zendesk.com',
      'ftp://acme.zendesk.com',
    ],
    ...['https://', 'https://[', 'wss://acme.zendesk.com', 'https:evil.example'],
  ],
  'user-info': ['https://acme.zendesk.com@evil.example', 'https://a:b@acme.zendesk.com/', 'https://@acme.zendesk.com/'],
  port: ['https://acme.zendesk.com:8443/', 'https://acme.zendesk.com:80/', 'https://evil.example:1/'],
  'foreign-host': [
    ...[
      'https://evil.example',
      'https://acme.zendesk.com.evil.example/',
      'https://evilacme.zendesk.com',
      'https://evil.zendesk.com/',
    ],
    ...[
      'https://zendesk.com/',
      'https://x.acme.zendesk.com/',
      'https://acme.zendesk.com./',
      'https://xhelp.acme.example',
      'https://acme.example',
    ],
    ...[
      'https://аcme.zendesk.com/',
      'https://ａcme.zendesk.com/',
      'https://acme。zendesk。com/',
      'https://acme｡zendesk.com/',
    ],
    ...[
      'https://acme%2ezendesk.com/',
      'https://%61cme.zendesk.com/',
      'https://acme.zende\u00adsk.com/',
      'https://acme.zendesk.com:0443/',
    ],
    ...[
      'https://acme.zendesk.com:/',
      'https://evil.example?https://acme.zendesk.com/',
      'https://evil.example#@acme.zendesk.com/',
    ],
    ...['https://*.zendesk.com/', 'https:///acme.zendesk.com', 'https://127.0.0.1/'],
  ],
  'forbidden-path': [
    '/ping%2f..',
    ...[
      '/access/',
      '/access',
      '/access/jwt',
      '/access?x',
      '/access#x',
      '/ACCESS/normal',
      '/Access/',
      '/ping/redirect_to_account?state=evil:/',
    ],
    ...[
      '/ping',
      '/PING/',
      '/%61ccess/',
      '/%61%63%63%65%73%73/',
      '/%2561ccess/',
      '/access%2fjwt',
      '/%61ccess%3fx',
      '/./access/',
    ],
    ...[
      '/hc/../access/',
      '/hc/%2e%2e/access/',
      '/hc%2f..%2faccess/',
      '/hc/%252e%252e/access/',
      '/hc/..;/access/',
      '/access;x=1/jwt',
    ],
    ...['/access.json', '/access%00/', '/hc/%5c../access', '/%0d%0aLocation:x', '/%09/evil.example', '/hc/.%2e/ping/x'],
    ...[
      'https://acme.zendesk.com/access/logout',
      'https://help.acme.example/ping/x',
      'https://acme-eu.zendesk.com/hc/../Access/x',
    ],
    `/%${'25'.repeat(20)}61ccess`,
  ],
}

describe.each(Object.entries(hostile))('drops as %s', (why, values) => {
  test.each(values.map((value) => [String(value).slice(0, 80), value]))('%j', (_, given) => {
    expect(readReturnTo(given, app)).toEqual({ kind: 'dropped', why })
  })
})

test('without listed hosts only the Zendesk origin is left, and only a plain host name lists a host', () => {
  expect(readReturnTo('https://127.1/', { ...app, hosts: ['127.1'] }).kind).toBe('dropped')
  expect(readReturnTo('https://%61.example/', { ...app, hosts: ['%61.example'] }).kind).toBe('dropped')
  expect(readReturnTo('https://help.acme.example/', { ...app, hosts: [] }).kind).toBe('dropped')
  expect(readReturnTo('https://evil.zendesk.com/', { ...app, hosts: ['*.zendesk.com', '.zendesk.com', ''] }).kind).toBe(
    'dropped',
  )
})

test('R41 whatever is accepted stays on the origin or a listed host, outside /access and /ping, unchanged', () => {
  const part = fc.constantFrom(
    ...[
      '/',
      '//',
      '\\',
      '.',
      '..',
      '%2e',
      '%2f',
      '%5c',
      '%25',
      ';',
      '?',
      '#',
      '@',
      ':',
      ':443',
      ' ',
      '\t',
      '\r\n',
      '\0',
      '％',
    ],
    ...[
      'access',
      'ACCESS',
      '%61ccess',
      'ping',
      'p%69ng',
      'hc',
      'https:',
      'http:',
      'javascript:',
      'https://',
      '。',
      'é',
      '\ud800',
    ],
    ...[
      'acme.zendesk.com',
      'help.acme.example',
      'evil.example',
      '127.0.0.1:3001',
      'http://127.0.0.1:3001',
      '[::1]',
      '\u00ad',
    ],
  )
  const text = fc.oneof(
    fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
    fc
      .array(fc.oneof(part, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 8 })
      .map((parts) => `/${parts.join('')}`),
    fc.array(part, { maxLength: 6 }).map((parts) => `https://acme.zendesk.com/${parts.join('')}`),
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc.anything(),
  )
  let accepted = 0
  fc.assert(
    fc.property(text, fc.constantFrom(app, practice), (given, to) => {
      const read = readReturnTo(given, to)
      if (read.kind !== 'accepted') return
      accepted++
      expect(read.value).toBe(given)
      const url = new URL(read.value, to.origin)
      const isListed = url.protocol === 'https:' && to.hosts.includes(url.host)
      expect(url.origin === to.origin || isListed).toBe(true)
      expect([url.username, url.password]).toEqual(['', ''])
      expect(decodeURIComponent(url.pathname.replace(/%(?![0-9a-f]{2})|%[89a-f]./gi, 'x'))).not.toMatch(
        /^\/*(access|ping)(\/|$)|^\/\/|\\/i,
      )
    }),
    { numRuns: 10_000 },
  )
  expect(accepted).toBeGreaterThan(250)
})
