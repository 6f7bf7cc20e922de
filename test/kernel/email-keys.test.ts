/** The keys under which e-mail addresses are compared: what each takes for alike, and the laws they all keep. */
import { createHash } from 'node:crypto'
import { domainToASCII } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { confusablesSha256 } from '../../src/kernel/confusables.ts'
import { type EmailKeys, emailKeys, KEYS_VERSION, usernameFoldKey } from '../../src/kernel/email-keys.ts'
import { listedDomains } from '../../src/kernel/email-providers.ts'

type Key = 'exact' | 'fold' | 'accentless' | 'mailbox' | 'skeleton'
const keyNames = ['exact', 'fold', 'accentless', 'mailbox', 'skeleton'] as const

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
  skeleton: [
    ['раураl@example.com', 'paypal@example.com'],
    ['mary@example.com', 'rnary@example.com'],
    ['paul1@example.com', 'paull@example.com'],
    ['bob0@example.com', 'bobo@example.com'],
    ['w|ll@example.com', 'wlll@example.com'],
    ['a@gmaıl.com', 'a@gmail.com'],
    ['a@ехаmple.com', 'a@example.com'],
    ['a@xn--mple-43d3a6i.com', 'a@example.com'],
    ['a@examp1e.com', 'a@example.com'],
    ['scоре+x@outlook.com', 'scope@outlook.com'],
    ['a.d.а+x@googlemail.com', 'ada@gmail.com'],
    ['john-smith@yah00.de', 'john@yahoo.de'],
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
  skeleton: [
    ['josé@example.com', 'jose@example.com'],
    ['анна@example.com', 'anna@example.com'],
    ['paul@example.com', 'paui@example.com'],
    ['ann@example.com', 'anne@example.com'],
    ['a@example.com', 'a@example.org'],
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
  const finer: Record<Key, Key | undefined> = {
    ...{ exact: undefined, fold: 'exact', accentless: 'fold', mailbox: 'fold', skeleton: 'mailbox' },
  }
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

describe('R61 capitals as typed', () => {
  test.each([
    ['PAUI@example.org', 'paul@example.org'],
    ['paul@exampIe.org', 'paul@example.org'],
    ['PAUI+x@gmail.com', 'p.aul@gmail.com'],
    [' ＰＡＵＩ@example.org', 'paul@example.org'],
    ['Irnme@example.org', 'lmme@example.org'],
  ])('%j looks like %j, which its small letters do not', (typed, other) => {
    const keys = emailKeys(typed)
    expect(keys.typedSkeleton).toBe(emailKeys(other).skeleton)
    expect(keys.skeleton).not.toBe(keys.typedSkeleton)
  })

  test.each(['paui@example.org', 'Paul.O@Example.ORG', 'john.smith@GMAIL.COM', '', '@', 'no address'])(
    '%j looks the same in small letters',
    (typed) => {
      expect(emailKeys(typed).typedSkeleton).toBeUndefined()
    },
  )
})

test('R61 only a username that could be an address has a key, and it is the fold key of that address', () => {
  expect(usernameFoldKey('STRAẞE@Example.com ')).toBe(emailKeys('strasse@example.com').fold)
  expect(usernameFoldKey('ada')).toBeUndefined()
  expect(usernameFoldKey(undefined)).toBeUndefined()
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
    ...['0', '1', 'I', 'm', '|', '%', '"', '`', 'а', 'І', 'Ӏ', 'xn--', '@xn--gmal-nza.com', '@yah00.de', '#'],
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
        expect(emailKeys(keys.mailbox).skeleton).toBe(keys.skeleton)
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
        expect(keys.typedSkeleton ?? '').toMatch(/^[^\p{Cs}\0]{0,320}$/u)
      }),
      { numRuns: 500 },
    )
  })

  test('every code point, in the local part and in the domain', () => {
    const unlawful: string[] = []
    for (let code = 0; code <= 0x10ffff; code++) {
      // Beyond the first two planes and the tags there are ideographs and nothing: every 101st of them will do; so it does
      // for the ideographs and syllables of the first, and for what is no character yet.
      if (code > 0x1ffff && (code < 0xe0000 || code > 0xe0fff) && code % 101 !== 0) continue
      if (code > 0x33ff && code < 0xd7a4 && code % 101 !== 0) continue
      if (code % 101 !== 0 && /[\p{Cn}\p{Co}]/u.test(String.fromCodePoint(code))) continue
      const text = `a${String.fromCodePoint(code)}b@gmail.com`
      const keys = emailKeys(text)
      for (const value of new Set(keyNames.map((key) => keys[key]))) {
        const again = emailKeys(value)
        if (keyNames.some((key) => keys[key] === value && again[key] !== value)) unlawful.push(text)
      }
    }
    expect(unlawful).toEqual([])
  })

  test('different long addresses keep different keys', () => {
    const long = (end: string): string => emailKeys(`${'a'.repeat(400)}${end}@example.com`).exact
    expect(long('1')).not.toBe(long('2'))
    expect(emailKeys('x'.repeat(1_000_000)).mailbox.length).toBeLessThanOrEqual(320)
    expect(emailKeys(long('1')).skeleton).toBe(long('1'))
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

// Other tables hold exact keys without the address they were made of: a former address, a link, a digest.
test.each([
  [' Bob.B+x@Example.COM. ', 'bob.b+x@example.com'],
  ['ΝΊΚΟΣ@Bücher.example', 'νίκος@xn--bcher-kva.example'],
  ['İpek@faß.de', 'i\u0307pek@xn--fa-hia.de'],
  ['STRAẞE＠example.com', 'straße＠example.com'],
  ['bo\u200bb @ exam\u00adple。com', 'bo\u200bb@example.com'],
  ['a@b.com .', 'a@b.com'],
  ['A@X..Com', 'a@x..com'],
  ['A\0@Ex%41mple.com', 'a\ufffd@ex%41mple.com'],
  ['No Address', 'no address'],
  ['"A B"@[127.0.0.1]', '"a b"@[127.0.0.1]'],
  ['x'.repeat(321), '#c71e728cbe8f8ffc6bcf6c48a275496104ef72b681edc3d5c1039306288b3fc6'],
])('R61 the exact key of %j is the one of the first release', (typed, exact) => {
  expect(emailKeys(typed).exact).toBe(exact)
})

test('the tables belong to this version of the keys: when this fails, raise KEYS_VERSION too', () => {
  const table = createHash('sha256')
    .update(JSON.stringify([...listedDomains]))
    .digest('hex')
    .slice(0, 16)
  expect({ version: KEYS_VERSION, table, confusables: confusablesSha256.slice(0, 16) }).toMatchInlineSnapshot(`
    {
      "confusables": "ec88ecebcf89f63f",
      "table": "23f7b64ef5e79454",
      "version": 2,
    }
  `)
})
