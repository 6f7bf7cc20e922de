/** What is accepted about an app, in which form it is kept, and what is refused with which words. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { appChangeInput, newAppInput } from '../../src/features/apps/apps.input.ts'
import { readReturnHosts } from '../../src/features/apps/return-hosts.ts'
import { readSharedSecret } from '../../src/features/apps/secret/shared-secret.ts'
import { readSubdomain } from '../../src/features/apps/subdomain.ts'
import { sharedSecret } from '../support/make.ts'
import { badApps, goodApp } from './bad-apps.ts'

test('an ordinary app is read', () => {
  expect(newAppInput.parse({ ...goodApp, hosts: ' Help.Contoso.com\r\nhilfe.contoso.com ' })).toEqual({
    profileType: 'zendesk',
    name: 'Contoso Help',
    subdomain: 'contoso',
    secret: sharedSecret,
    returnHosts: ['help.contoso.com', 'hilfe.contoso.com'],
  })
})

test.each(badApps)('refused: $title', ({ typed, field, says }) => {
  const outcome = newAppInput.safeParse({ ...goodApp, ...typed })
  expect(outcome.error?.issues.map(({ path }) => path.join('.'))).toEqual([field])
  expect(outcome.error?.issues[0]?.message).toMatch(says)
})

test('a blank secret is one that comes later', () => {
  const { name, subdomain } = goodApp
  expect(newAppInput.parse({ ...goodApp, secret: '' })).toMatchObject({ name, secret: undefined })
  expect(newAppInput.parse({ name, subdomain })).toMatchObject({ secret: undefined })
})

test('no form says whether an app is open', () => {
  const typed = { ...goodApp, enabled: 'on', isEnabled: 'true', stage: 'everyone', version: '1' }
  for (const read of [newAppInput.parse(typed), appChangeInput.parse(typed)]) {
    expect(Object.keys(read)).not.toEqual(expect.arrayContaining([expect.stringMatching(/enabled|stage/i)]))
  }
})

test('no message repeats any of a secret', () => {
  for (const { typed } of badApps.filter(({ field }) => field === 'secret')) {
    const { secret = '' } = typed
    const words = JSON.stringify(newAppInput.safeParse({ ...goodApp, secret }).error?.issues)
    if (secret.length > 8) expect(words).not.toContain(secret.slice(2, 10))
  }
})

test('every invalid field is reported at once', () => {
  const outcome = newAppInput.safeParse({ name: '', subdomain: 'a.b', secret: 'x', hosts: '*' })
  expect(outcome.error?.issues.map(({ path }) => path[0])).toEqual(['name', 'subdomain', 'hosts', 'secret'])
})

test.each([
  'contoso',
  ' contoso ',
  'CONTOSO',
  'contoso.zendesk.com',
  'Contoso.Zendesk.com',
  'https://contoso.zendesk.com',
  'http://contoso.zendesk.com/',
  'https://contoso.zendesk.com:443/agent/filters/1?x=y#z',
  'contoso.zendesk.com/hc/en-us',
])('the subdomain of %s is contoso', (typed) => {
  expect(readSubdomain(typed)).toEqual({ kind: 'subdomain', subdomain: 'contoso' })
})

test('whatever is typed, an accepted subdomain names one host below zendesk.com and nothing else', () => {
  const parts = fc.constantFrom(
    'contoso',
    '.zendesk.com',
    'https://',
    '/',
    '\\',
    '@',
    ':',
    '?',
    '#',
    '.',
    'evil.example',
    '。',
    ' ',
  )
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(parts, { maxLength: 8 }).map((list) => list.join('')),
  )
  fc.assert(
    fc.property(typed, (text) => {
      const outcome = readSubdomain(text)
      if (outcome.kind === 'refused') return
      const { hostname } = new URL(`https://${outcome.subdomain}.zendesk.com`)
      expect(hostname).toBe(`${outcome.subdomain}.zendesk.com`)
      expect(hostname.split('.')).toHaveLength(3)
      expect(readSubdomain(outcome.subdomain)).toEqual(outcome)
    }),
    { numRuns: 500 },
  )
})

describe('shared secrets', () => {
  test('as Zendesk issues them pass without a remark', () => {
    expect(readSharedSecret(sharedSecret)).toEqual({ kind: 'secret', secret: sharedSecret, warning: undefined })
  })

  test('of another shape pass with one', () => {
    for (const secret of ['9f86d081884c7d659a2feaa0c55ad015', 'kT7#mQ2$vX9!pL4^wN6&zR1*bY8(dF3)']) {
      expect(readSharedSecret(secret)).toMatchObject({
        kind: 'secret',
        secret,
        warning: expect.stringMatching(/48/) as unknown,
      })
    }
  })

  test('made at random are not mistaken for samples', () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'.split('')
    const issued = fc.array(fc.noBias(fc.constantFrom(...letters)), { minLength: 48, maxLength: 48 })
    fc.assert(
      fc.property(issued, (characters) => readSharedSecret(characters.join('')).kind === 'secret'),
      { numRuns: 2_000 },
    )
  })

  test('are kept byte for byte or refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (typed) => {
        const outcome = readSharedSecret(typed)
        if (outcome.kind === 'secret') expect(outcome.secret).toBe(typed)
        else expect(typed.length < 4 || !outcome.why.includes(typed)).toBe(true)
      }),
    )
  })
})

describe('return hosts', () => {
  test('are lower-case ASCII, each once, in the given order', () => {
    const typed = 'Help.Contoso.com, bücher.example\n\nhelp.contoso.com;brand2.zendesk.com'
    const hosts = ['help.contoso.com', 'xn--bcher-kva.example', 'brand2.zendesk.com']
    expect(readReturnHosts(typed)).toEqual({ kind: 'hosts', hosts })
  })

  test('that are accepted are what a browser calls the host', () => {
    const parts = fc.constantFrom(
      'help',
      '.',
      'contoso',
      '.com',
      '*',
      '@',
      ':',
      '/',
      '\\',
      '%',
      '。',
      'ß',
      'é',
      '0x7f',
      '127.1',
      '\u00ad',
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 6 }), (list) => {
        const outcome = readReturnHosts(list.join(''))
        if (outcome.kind === 'refused') return
        for (const host of outcome.hosts) expect(new URL(`https://${host}/`).host).toBe(host)
      }),
      { numRuns: 500 },
    )
  })
})

test('changing: a blank secret stays, a bad one is refused, a version is needed', () => {
  expect(appChangeInput.parse({ ...goodApp, secret: '', version: '3' })).toMatchObject({
    secret: undefined,
    version: 3,
  })
  expect(appChangeInput.safeParse({ ...goodApp, secret: 'short', version: '3' }).error?.issues[0]?.message).toMatch(
    /32/,
  )
  for (const version of ['', '0', '-1', '1.5', 'x', '99999999999', undefined]) {
    expect(appChangeInput.safeParse({ ...goodApp, version }).success).toBe(false)
  }
})
