/** What messages say: every kind in every language, with nothing in them that is not ours but the name. */
import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { holdsOneTimeLink, linkMailKinds, noticeKinds } from '../../src/features/mail/mail.ts'
import { languages } from '../../views/languages/language.ts'
import { renderLinkMail, renderNotice } from '../../views/mail/render-mail.tsx'

/** The others lead nowhere, or to a page that is there for everybody. */
const kinds = linkMailKinds.filter(holdsOneTimeLink)
const link = 'https://id.example.org/verify/abcdefghijklmnopqrstuvwxyz0123456789'
const until = new Date('2026-11-21T14:05:00Z')
const all = kinds.flatMap((kind) => languages.map((language) => ({ kind, language })))
const write = (of: (typeof all)[number], name = 'Zoë Ångström') => renderLinkMail({ ...of, name, link, until })

/** Text a person reads, however it is broken into lines. */
const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim()

const attack = '</style></p><script>alert(1)</script><img src=x onerror=alert(1)>\r\nBcc: eve@example.org\u202E'
const sender = {
  organization: 'Contoso Society',
  support: { name: 'Member desk', email: 'desk@example.org', phone: '+44 20 7946 0000', hours: 'Mon–Fri 9–17' },
}

describe.each(languages)('from an organisation, in %s', (language) => {
  const of = { kind: 'reset', language, name: 'Ada', link, until } as const

  test('it says whose it is and whom to ask, in text and in HTML', () => {
    const { text, html } = renderLinkMail({ ...of, sender })
    for (const words of [text, load(html)('body').text()]) {
      for (const word of ['Contoso Society', 'Member desk', 'desk@example.org', '+44 20 7946 0000', 'Mon–Fri 9–17']) {
        expect(words).toContain(word)
      }
    }
    expect(load(html)('img, [src]').length).toBe(0)
  })

  test('its name stays a name, and reaches no header', () => {
    const hostile = { organization: attack, support: { name: attack, email: 'desk@example.org' } }
    const { subject, text, html } = renderLinkMail({ ...of, sender: hostile })
    expect(subject).toBe(renderLinkMail(of).subject)
    expect(load(html)('*').length).toBe(load(renderLinkMail({ ...of, sender }).html)('*').length)
    expect(text).not.toMatch(/\u202E|\nBcc/)
  })

  test('one that has entered nothing adds nothing', () => {
    expect(renderLinkMail({ ...of, sender: { organization: undefined, support: {} } })).toEqual(renderLinkMail(of))
  })
})

describe.each(all)('$kind in $language', (of) => {
  test('text and HTML say the same, and lead to the same place only', () => {
    const { text, html } = write(of)
    const $ = load(html)
    expect(text.match(/https?:\/\/\S+/g)).toEqual([link])
    expect(new Set($('a').map((_, a) => $(a).attr('href')))).toEqual(new Set([link]))
    for (const paragraph of text.replace('-- \n', '').split('\n\n')) {
      expect(squeezed($('body').text())).toContain(squeezed(paragraph))
    }
  })

  test('nothing is loaded from anywhere', () => {
    const $ = load(write(of).html)
    expect($('img, link, script, iframe, object, [src], [background]').length).toBe(0)
    expect($('style').text()).not.toMatch(/url\(|@import|&/)
    expect($('meta[name=color-scheme]').attr('content')).toBe('light dark')
    expect($('html').attr('lang')).toBe(of.language)
  })

  test('says whom it greets, where it comes from and until when the link works', () => {
    const { subject, text } = write(of)
    expect(subject).toMatch(/^[^\p{C}]{8,60}$/u)
    expect(text).toContain('Zoë Ångström')
    expect(text).toContain('id.example.org')
    expect(text).toContain('2026')
    expect(text).toMatch(/14:05 UTC/)
  })

  test('a name stays a name', () => {
    const { text, html, subject } = write(of, '</style><b>Bold\u202E & "quoted"</b>')
    const plain = write(of)
    expect(load(html)('*').length).toBe(load(plain.html)('*').length)
    expect(subject).toBe(plain.subject)
    expect(text).not.toContain('\u202E')
  })

  test.each(['http://evil.example', 'see www.evil.example', 'Win at evil.example', 'call@evil.example', 'a\r\nb: c'])(
    'a name that a mail program would make a link of is left out: %j',
    (name) => {
      const { text, html } = write(of, name)
      expect(text).not.toMatch(/evil|b: c/)
      expect(html).not.toMatch(/evil|b: c/)
    },
  )
})

describe.each(languages)('a code, in %s', (language) => {
  const of = { kind: 'verification', language, name: 'Ada', link, until } as const

  test('stands alone on its line, large in HTML, with its own end where that differs', () => {
    const { text, html } = renderLinkMail({
      ...of,
      code: { digits: '012345', until: new Date('2026-11-20T14:15:00Z') },
    })
    expect(text.split('\n')).toContain('012 345')
    expect(load(html)('.code').text()).toBe('012 345')
    expect(text).toMatch(/14:15 UTC/)
    expect(text.match(/UTC/g)).toHaveLength(2)
    const asLong = renderLinkMail({ ...of, code: { digits: '012345', until: undefined } })
    expect(asLong.text.match(/UTC/g)).toHaveLength(1)
  })
})

describe.each(['registration-known', 'registration-refused'] as const)('%s', (kind) => {
  test.each(languages)('in %s says nothing about the end of a link', (language) => {
    const { subject, text, html } = renderLinkMail({ kind, language, name: undefined, link, until })
    expect(subject).toMatch(/^[^\p{C}]{8,60}$/u)
    expect(text).not.toContain('UTC')
    expect(load(html)('a.button').length).toBe(kind === 'registration-known' ? 1 : 0)
    expect(text.includes(link)).toBe(kind === 'registration-known')
  })
})

const notices = noticeKinds.flatMap((kind) => languages.map((language) => ({ kind, language })))
const security = 'https://id.example.org/account/security'
const happened = { at: until, ip: '2001:db8::7', browser: { browser: 'Firefox', system: 'Windows' } }
const tell = (of: (typeof notices)[number], name = 'Zoë Ångström') =>
  renderNotice({ ...of, ...happened, name, link: security })

describe.each(notices)('notice $kind in $language', (of) => {
  test('says what, when, from where and what to do, in text and in HTML, with one plain link', () => {
    const { subject, text, html } = tell(of)
    const $ = load(html)
    expect(subject).toMatch(/^[^\p{C}]{8,60}$/u)
    expect(text.match(/https?:\/\/\S+/g)).toEqual([security])
    expect(new Set($('a').map((_, a) => $(a).attr('href')))).toEqual(new Set([security]))
    for (const word of ['Zoë Ångström', 'id.example.org', '14:05 UTC', '2001:db8::7', 'Firefox', 'Windows']) {
      expect(text).toContain(word)
      expect($('body').text()).toContain(word)
    }
    expect($('img, link, script, [src]').length).toBe(0)
  })

  test('a name stays a name, and what the request did not tell is left out', () => {
    const told = renderNotice({
      ...{ ...of, at: until, ip: undefined, browser: { browser: undefined, system: 'Windows' } },
      ...{ name: attack, link: security },
    })
    expect(told.subject).toBe(tell(of).subject)
    expect(told.text).not.toMatch(/undefined|Windows|Bcc|\u202E/)
    expect(load(told.html)('script, img').length).toBe(0)
  })
})

test('no language says it in the words of another one', () => {
  const differ = (texts: string[], places: number[]) => {
    const bodies = texts.map((text) => text.split('\n\n'))
    for (const place of places) {
      // Spanish "Hola", Dutch "Beste": every greeting differs, too.
      expect(new Set(bodies.map((paragraphs) => paragraphs[place])).size).toBe(languages.length)
    }
  }
  for (const kind of kinds) {
    differ(
      languages.map((language) => write({ kind, language }).text),
      [0, 1, 3, 4, 5],
    )
  }
  for (const kind of noticeKinds) {
    differ(
      languages.map((language) => tell({ kind, language }).text),
      [0, 1, 2, 3, 4, 6],
    )
  }
})
