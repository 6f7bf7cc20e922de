/** Words from outside stay words: on no page do they become markup, and their direction stays within them. */
import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { renderPage } from '../../views/layout.tsx'
import { pages } from './pages.tsx'
import { nonce, ordinaryWords, type Words } from './pages/words.ts'

const attack = `"'></title></textarea></script><script>alert(1)</script><img src=x onerror=alert(1)>`
const rightToLeftOverride = '\u202E'

/** Every place gets its own text, so that a missing one can be named. */
const hostileWords: Words = {
  person: `person${attack}`,
  app: `app${attack}`,
  organization: `organization${attack}`,
  email: `email${attack}`,
  host: `host${attack}`,
  sentence: `sentence${attack}`,
  message: `message${attack}`,
  typed: `typed${attack}`,
}

const names = Object.keys(pages(ordinaryWords))

function open(name: string, words: Words) {
  return load(renderPage(pages(words)[name]!))
}

/** All text a page holds, whether it stands in an element or waits in a control. */
function textsOf($: ReturnType<typeof load>): string {
  const values = $('input')
    .map((_, input) => $(input).attr('value'))
    .get()
  return [$.root().text(), ...values].join('\n')
}

describe.each(names)('%s', (name) => {
  test('markup in words adds no element and no handler', () => {
    const tagsOf = ($: ReturnType<typeof load>) =>
      $('*')
        .map((_, element) => $(element).prop('tagName'))
        .get()
    const hostile = open(name, hostileWords)
    expect(tagsOf(hostile)).toEqual(tagsOf(open(name, ordinaryWords)))
    hostile('*').each((_, element) => {
      const handlers = Object.keys(hostile(element).attr() ?? {}).filter((attribute) => attribute.startsWith('on'))
      expect(handlers).toEqual([])
    })
  })

  test('words arrive whole, as text', () => {
    const ordinary = textsOf(open(name, ordinaryWords))
    const hostile = textsOf(open(name, hostileWords))
    for (const place of Object.keys(ordinaryWords) as (keyof Words)[]) {
      if (ordinary.includes(ordinaryWords[place])) expect(hostile).toContain(attack)
    }
    // Nothing is escaped twice either.
    expect(hostile).not.toMatch(/&(amp|lt|quot|#39);/)
  })

  test('a direction override ends where the name ends', () => {
    const mark = (word: string) => `${word}${rightToLeftOverride}`
    const { person, app, organization, email, host, message } = ordinaryWords
    const $ = open(name, {
      ...ordinaryWords,
      ...{ person: mark(person), app: mark(app), organization: mark(organization) },
      ...{ email: mark(email), host: mark(host), message: mark(message) },
    })
    // An alert shows the message of a failed check, which is ours and not a name.
    $('bdi, input, textarea, .alert').remove()
    expect($.root().text()).not.toContain(rightToLeftOverride)
  })

  test('no style or script stands in the page itself, but under a nonce', () => {
    const $ = open(name, hostileWords)
    expect($('[style]').length).toBe(0)
    $('style, script:not([src])').each((_, element) => expect(element.attribs['nonce']).toBe(nonce))
    $('script[src], link[href]').each((_, element) => {
      expect(element.attribs['src'] ?? element.attribs['href']).toMatch(
        /^\/assets\/|^\/branding\.css\?|^\/admin\/settings\/branding\/preview\.css\?/,
      )
    })
  })
})
