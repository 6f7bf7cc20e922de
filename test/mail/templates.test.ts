/** What messages say: every kind in every language, with nothing in them that is not ours but the name. */
import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { languages } from '../../views/languages/language.ts'
import { renderMail } from '../../views/mail/render-mail.tsx'

const kinds = ['verification', 'reset'] as const
const link = 'https://id.example.org/verify/abcdefghijklmnopqrstuvwxyz0123456789'
const until = new Date('2026-11-21T14:05:00Z')
const all = kinds.flatMap((kind) => languages.map((language) => ({ kind, language })))
const write = (of: (typeof all)[number], name = 'Zoë Ångström') => renderMail({ ...of, name, link, until })

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
    const { text, html } = renderMail({ ...of, sender })
    for (const words of [text, load(html)('body').text()]) {
      for (const word of ['Contoso Society', 'Member desk', 'desk@example.org', '+44 20 7946 0000', 'Mon–Fri 9–17']) {
        expect(words).toContain(word)
      }
    }
    expect(load(html)('img, [src]').length).toBe(0)
  })

  test('its name stays a name, and reaches no header', () => {
    const hostile = { organization: attack, support: { name: attack, email: 'desk@example.org' } }
    const { subject, text, html } = renderMail({ ...of, sender: hostile })
    expect(subject).toBe(renderMail(of).subject)
    expect(load(html)('*').length).toBe(load(renderMail({ ...of, sender }).html)('*').length)
    expect(text).not.toMatch(/\u202E|\nBcc/)
  })

  test('one that has entered nothing adds nothing', () => {
    expect(renderMail({ ...of, sender: { organization: undefined, support: {} } })).toEqual(renderMail(of))
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

test('no language says it in the words of another one', () => {
  for (const kind of kinds) {
    const bodies = languages.map((language) => write({ kind, language }).text.split('\n\n'))
    for (const place of [0, 1, 3, 4, 5]) {
      // Spanish "Hola", Dutch "Beste": every greeting differs, too.
      expect(new Set(bodies.map((paragraphs) => paragraphs[place])).size).toBe(languages.length)
    }
  }
})
