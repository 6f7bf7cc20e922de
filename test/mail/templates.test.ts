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
