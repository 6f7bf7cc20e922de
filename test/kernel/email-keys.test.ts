/** The keys under which e-mail addresses are compared: what each takes for alike, and the laws they all keep. */
import { createHash } from 'node:crypto'
import { domainToASCII } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type EmailKeys, emailKeys, KEYS_VERSION } from '../../src/kernel/email-keys.ts'
import { listedDomains } from '../../src/kernel/email-providers.ts'

type Key = 'exact' | 'fold' | 'accentless' | 'mailbox'
const keyNames = ['exact', 'fold', 'accentless', 'mailbox'] as const

const alike: Record<Key, [string, string][]> = {
  exact: [
    ['ΝΊΚΟΣ@example.com', 'νίκος@example.com'],
    [' Bob@Example.com ', 'bob@example.com'],
    ['bob@example.com.', 'bob@example.com'],
    ['bob @ example.com . .', 'bob@example.com'],
    ['\u00a0bob@example.com\u3000', 'bob@example.com'],
    ['info@Bücher.example', 'info@xn--bcher-kva.example'],
    ['bob@ＧＭＡＩＬ.com', 'bob@gmail.com'],
    ['bob@exam\u00adple.com', 'bob@example.com'],
    ['bob@example。com', 'bob@example.com'],
    ['bob@ﬁ.com', 'bob@fi.com'],
  ],
  fold: [
    ['mıke@example.com', 'mike@example.com'],
    ['straße@example.com', 'strasse@example.com'],
    ['STRAẞE@example.com', 'strasse@example.com'],
    ['ﬁona@example.com', 'fiona@example.com'],
    ['ſam@example.com', 'sam@example.com'],
    ['ｂｏｂ@example.com', 'bob@example.com'],
    ['ᴮᴵᴳ@example.com', 'big@example.com'],
    ['bo\u200bb@example.com', 'bob@example.com'],
    ['bo\u00adb@example.com', 'bob@example.com'],
    ['\u202ebob\u202c@example.com', 'bob@example.com'],
    ['bob\ufe0f@example.com', 'bob@example.com'],
    ['bob＠example.com', 'bob@example.com'],
    ['νίκοσ@example.com', 'νίκος@example.com'],
    ['cafe\u0301@example.com', 'café@example.com'],
  ],
  accentless: [
    ['josé@example.com', 'jose@example.com'],
    ['İpek@example.com', 'ipek@example.com'],
    ['MÜLLER@example.com', 'muller@example.com'],
  ],
  mailbox: [
    ['j.o.hn+shop@googlemail.com', 'john@gmail.com'],
    ['ada+x@outlook.com', 'ada@outlook.com'],
    ['ada@me.com', 'ada@icloud.com'],
    ['ada+x@mac.com', 'ada@icloud.com'],
    ['ada.l@pm.me', 'adal@proton.me'],
    ['adal@protonmail.com', 'adal@proton.me'],
    ['shop@ada.fastmail.com', 'ada@fastmail.com'],
    ['ada+shop@fastmail.fm', 'ada@fastmail.fm'],
    ['ada@ya.ru', 'ada@yandex.com'],
    ['ada+x@zoho.com', 'ada@zoho.com'],
    ['ada-shop@yahoo.co.uk', 'ada@yahoo.co.uk'],
    ['ada+members@society.example', 'ada@society.example'],
    ['ａda＋x@gmail.com', 'ada@gmail.com'],
  ],
}

const different: Record<Key, [string, string][]> = {
  exact: [
    ['mıke@example.com', 'mike@example.com'],
    ['straße@example.com', 'strasse@example.com'],
    ['a@faß.de', 'a@fass.de'],
    ['ａ@example.com', 'a@example.com'],
    ['a@example.com', 'a@example.com/x'],
    ['a@example.com', 'a@ex%61mple.com'],
    ['a@example.com', 'a@exam\tple.com'],
  ],
  fold: [
    ['josé@example.com', 'jose@example.com'],
    ['a@gmaıl.com', 'a@gmail.com'],
    ['a@faß.de', 'a@fass.de'],
  ],
  accentless: [['ada+x@gmail.com', 'ada@gmail.com']],
  mailbox: [
    ['a.da@society.example', 'ada@society.example'],
    ['a.da@outlook.com', 'ada@outlook.com'],
    ['ada@hotmail.com', 'ada@outlook.com'],
    ['ada@yahoo.com', 'ada@ymail.com'],
    ['ada-shop@gmail.com', 'ada@gmail.com'],
    ['+ada@gmail.com', '+eve@gmail.com'],
    ['...@gmail.com', '@gmail.com'],
    ['shop@x.ada.fastmail.com', 'ada@fastmail.com'],
  ],
}

describe.each(keyNames)('the %s key', (key) => {
  test.each(alike[key])('takes %j and %j for alike', (one, other) => {
    expect(emailKeys(one)[key]).toBe(emailKeys(other)[key])
  })

  test.each(different[key])('keeps %j and %j apart', (one, other) => {
    expect(emailKeys(one)[key]).not.toBe(emailKeys(other)[key])
  })
})

test('what only a coarser key finds alike, the finer one before it keeps apart', () => {
  const finer: Record<Key, Key | undefined> = { exact: undefined, fold: 'exact', accentless: 'fold', mailbox: 'fold' }
  for (const key of keyNames) {
    const before = finer[key]
    if (!before) continue
    for (const [one, other] of alike[key]) {
      expect([one, emailKeys(one)[before]]).not.toEqual([one, emailKeys(other)[before]])
    }
  }
})

test.each<[string, EmailKeys['mailboxCertainty']]>([
  ['ada@society.example', 'certain'],
  ['ada+x@society.example', 'possible'],
  ['john-smith@yahoo.com', 'possible'],
  ['john.smith+x@gmail.com', 'certain'],
  ['shop+x@ada.fastmail.com', 'certain'],
  ['nothing like an address', 'certain'],
])('the mailbox of %j is %s', (address, certainty) => {
  expect(emailKeys(address).mailboxCertainty).toBe(certainty)
})

describe('laws', () => {
  const awkward = fc.constantFrom(
    ...[
      '@',
      '.',
      '+',
      '-',
      ' ',
      'ß',
      'ı',
      'İ',
      'ſ',
      'ﬁ',
      'Σ',
      'ς',
      '＠',
      '．',
      '。',
      '＋',
      '\u200b',
      '\u00ad',
      '\u00a8',
    ],
    ...['\u0345', '\u0130\u0307', 'ﷺ', '\ud800', '\udc00', '\0', '\u202e', '\ufeff', '\u0301', 'Å', '\u1e9e', '٪', '/'],
    ...[
      ' .',
      '. ',
      '@gmail.com',
      '@me.com',
      '@x.fastmail.com',
      '@yahoo.de',
      '@straße.de',
      '@example.com',
      '\u0085',
      '\u3000',
    ],
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc
      .array(fc.oneof(awkward, fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 12 })
      .map((all) => all.join('')),
    fc.emailAddress(),
    fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
  )
  const runs = { numRuns: 5_000 }

  test('every key of a key is that key', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const keys = emailKeys(text)
        for (const key of keyNames) expect(emailKeys(keys[key])[key]).toBe(keys[key])
      }),
      runs,
    )
  })

  test('equal keys stay equal under every coarser key', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const keys = emailKeys(text)
        const fromExact = emailKeys(keys.exact)
        const fromFold = emailKeys(keys.fold)
        expect(fromExact.fold).toBe(keys.fold)
        expect([fromFold.accentless, fromFold.mailbox]).toEqual([keys.accentless, keys.mailbox])
      }),
      runs,
    )
  })

  test('every key fits its column: short, well-formed, without NUL', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 400 }), (text, times) => {
        const keys = emailKeys(text.repeat(times))
        for (const key of keyNames) {
          expect(keys[key].length).toBeLessThanOrEqual(320)
          expect(keys[key]).not.toMatch(/[\p{Cs}\0]/u)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('every code point, in the local part and in the domain', () => {
    const unlawful: string[] = []
    for (let code = 0; code <= 0x10ffff; code++) {
      // Beyond the first two planes and the tags there are ideographs and nothing: every 101st of them will do; so it does
      // for the ideographs and syllables of the first.
      if (code > 0x1ffff && (code < 0xe0000 || code > 0xe0fff) && code % 101 !== 0) continue
      if (code > 0x33ff && code < 0xd7a4 && code % 101 !== 0) continue
      const text = `a${String.fromCodePoint(code)}b@gmail.com`
      const keys = emailKeys(text)
      const again = emailKeys(keys.fold)
      if (again.fold !== keys.fold || emailKeys(keys.accentless).accentless !== keys.accentless) unlawful.push(text)
      if (emailKeys(keys.mailbox).mailbox !== keys.mailbox || emailKeys(keys.exact).exact !== keys.exact)
        unlawful.push(text)
    }
    expect(unlawful).toEqual([])
  })

  test('different long addresses keep different keys', () => {
    const long = (end: string): string => emailKeys(`${'a'.repeat(400)}${end}@example.com`).exact
    expect(long('1')).not.toBe(long('2'))
    expect(emailKeys('x'.repeat(1_000_000)).mailbox.length).toBeLessThanOrEqual(320)
  })

  test('plain domains take the short way to the same result', () => {
    const domain = fc.array(fc.stringMatching(/^[A-Za-z0-9]{1,8}(-[a-z0-9]{1,5})?$/), { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(domain, (labels) => {
        const name = labels.join('.')
        const ascii = domainToASCII(name)
        fc.pre(!/(^|\.)(\d+|0x[0-9a-f]*)$/i.test(name))
        expect(emailKeys(`a@${name}`).exact).toBe(`a@${ascii}`)
      }),
      { numRuns: 1_000 },
    )
  })
})

test('the provider table belongs to this version of the keys: when this fails, raise KEYS_VERSION too', () => {
  const table = createHash('sha256')
    .update(JSON.stringify([...listedDomains]))
    .digest('hex')
    .slice(0, 16)
  expect({ version: KEYS_VERSION, table }).toMatchInlineSnapshot(`
    {
      "table": "23f7b64ef5e79454",
      "version": 1,
    }
  `)
})
