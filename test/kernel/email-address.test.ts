/** Which typed addresses are taken, in which form they are kept and sent, and which are refused. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEmailAddress } from '../../src/kernel/email-address.ts'
import { emailKeys } from '../../src/kernel/email-keys.ts'

test.each([
  ['Ada@Example.COM', 'Ada@Example.COM', 'ada@example.com'],
  [' ada@example.com\n', 'ada@example.com', 'ada@example.com'],
  ['\u00a0ada@example.com\u3000', 'ada@example.com', 'ada@example.com'],
  ['Info@Bücher.example', 'Info@Bücher.example', 'info@xn--bcher-kva.example'],
  ['ada@ＧＭＡＩＬ.com', 'ada@ＧＭＡＩＬ.com', 'ada@gmail.com'],
  ['ada@faß.de', 'ada@faß.de', 'ada@xn--fa-hia.de'],
  ["o'hara+tickets@a-b.co.uk", "o'hara+tickets@a-b.co.uk", "o'hara+tickets@a-b.co.uk"],
  ['=cmd@b.com', '=cmd@b.com', '=cmd@b.com'],
  ['José@example.com', 'José@example.com', 'josé@example.com'],
])('takes %j', (typed, address, sent) => {
  expect(readEmailAddress(typed)).toEqual({ kind: 'address', address, sent })
})

const malformed = [
  ...['', '   ', 'ada', '@example.com', 'ada@', 'ada@example', 'ada@@example.com', 'a@b@example.com'],
  ...['a da@example.com', 'ada @example.com', 'ada@ example.com', 'ada@exam ple.com', 'a,b@example.com'],
  ...['a@example.com,b@example.com', 'a@example.com;b@example.com', 'Ada <ada@example.com>', '<ada@example.com>'],
  ...['"a b"@example.com', '"ada"@example.com', 'ada(home)@example.com', 'a\\b@example.com'],
  ...['ada@[127.0.0.1]', 'ada@127.0.0.1', 'ada@0x7f.1', 'ada@1.2.3', 'ada@[IPv6:::1]', 'ada@localhost'],
  ...['ada@example.com.', 'ada@example..com', 'ada@-example.com', 'ada@example-.com', 'ada@.example.com'],
  ...[
    'ada@exa_mple.com',
    'ada@example.com/x',
    'ada@example.com:25',
    'ada@ex%61mple.com',
    'ada@example.com?x',
    'ada@example.com#x',
  ],
  ...[
    '.ada@example.com',
    'ada.@example.com',
    'a..da@example.com',
    'ada＠evil.com@example.com',
    '⑴ada@example.com',
    'ada⒈@example.com',
    'ﷺ@example.com',
    'ada，eve@example.com',
  ],
  ...['ada@xn--a.com', `ada@${'a'.repeat(64)}.com`, `${'a'.repeat(65)}@example.com`, `${'é'.repeat(33)}@example.com`],
  ...[`ada@${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.example.com`, 'x'.repeat(100_000)],
  // Short as typed, too long as sent.
  `${'a'.repeat(60)}@${'ü.'.repeat(60)}com`,
]
test.each(malformed)('refuses %j as malformed', (typed) => {
  expect(readEmailAddress(typed)).toMatchObject({ kind: 'refused', code: 'malformed-email' })
})

const hidden = [
  ...[
    'ada\r\nBcc: x@example.com',
    'a\nda@example.com',
    'a\0da@example.com',
    'a\tda@example.com',
    'ada@example.com\u0085',
  ],
  ...['a\u200bda@example.com', 'ada@example.com\u200b', 'a\u00adda@example.com', 'ada@exam\u00adple.com'],
  ...[
    '\u202eada@example.com',
    'a\u2066da@example.com',
    'a\u00a0da@example.com',
    'a\u3000da@example.com',
    'a\ufe0fda@example.com',
  ],
  ...[
    'a\u2028da@example.com',
    'a\u3164da@example.com',
    'a\ue000da@example.com',
    'a\ud800da@example.com',
    'a\u{e0041}da@example.com',
  ],
]
test.each(hidden)('refuses %j for what it hides', (typed) => {
  expect(readEmailAddress(typed)).toMatchObject({ kind: 'refused', code: 'email-hidden-characters' })
})

test('names the hidden character and its place', () => {
  expect(readEmailAddress('ad\u200ba@example.com')).toHaveProperty(
    'why',
    expect.stringContaining('U+200B, character 3'),
  )
})

test('a refusal quotes nothing of the address', () => {
  for (const typed of [...malformed, ...hidden].filter((each) => each.includes('@example.com'))) {
    const read = readEmailAddress(typed)
    expect(read.kind === 'refused' && read.why).not.toMatch(/ada|example/)
  }
})

test('whatever is taken is one clean line, is sent as its exact key, and is read again alike', () => {
  const text = fc.oneof(
    fc.emailAddress(),
    fc.tuple(fc.string({ unit: 'binary', maxLength: 12 }), fc.domain()).map(([local, domain]) => `${local}@${domain}`),
    fc
      .tuple(fc.constantFrom('ada', 'İ', 'ΑΣ', 'ß', '⑴', '⒈', 'ﷺ'), fc.string({ unit: 'grapheme', maxLength: 9 }))
      .map(([a, b]) => `${a}@${b}.com`),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(text, (typed) => {
      const read = readEmailAddress(typed)
      if (read.kind === 'refused') return
      expect(read.address).not.toMatch(/[\s,<>"\p{C}]/u)
      expect(read.sent.normalize('NFKC')).toMatch(/^[^\s,<>"@\p{C}]+@[^\s,<>"@\p{C}]+$/u)
      expect(read.sent).toBe(emailKeys(typed).exact)
      expect(read.sent.split('@')[1]).toMatch(/^[a-z0-9.-]+$/)
      expect(readEmailAddress(read.sent)).toMatchObject({ kind: 'address', sent: read.sent })
    }),
    { numRuns: 5_000 },
  )
})
