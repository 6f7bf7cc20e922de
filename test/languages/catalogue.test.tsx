/** The catalogue: all words in all languages, and whatever is put into them stays text. */
import { load } from 'cheerio'
import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { wordsOf } from '../../views/languages/catalogue.ts'
import { languageNames, languageOfLocale, languages, type Language } from '../../views/languages/language.ts'

const attack = `"'></title></bdi></a><script>alert(1)</script><img src=x onerror=alert(1)>\u202Eevil`
const counts = { least: 15, most: 200, length: 3 }
const link = (text: string) => <a href="/account">{text}</a>

/** What every function is called with. One that is missing here fails the test that looks for it. */
const given: Record<string, readonly unknown[]> = {
  'parts.attention': [2],
  'parts.showWhat': [attack],
  'parts.hideWhat': [attack],
  'parts.article': [attack],
  'signIn.toContinue': [attack],
  'signIn.hint': [attack],
  'signIn.throttled': [600],
  'signedIn.goOnTo': [attack],
  'signedOut.hereAndOf': [attack],
  'signedOut.backTo': [attack],
  'setup.newPasswordLead': [attack],
  'setup.passwordHint': [15],
  passwordComplaints: [counts],
  'fallback.title': [attack],
  'fallback.heading': [attack],
  'fallback.lead': [attack],
  'refused.heading': [attack],
  'refused.account': [link],
  'refused.signedInAs': [attack],
  'zendeskError.heading': [attack],
  'problem.error': [404],
  'problems.form.foreign.sentence': [attack],
}

type Entry = { path: string; text: ComponentChildren; with: readonly unknown[] }

/** Every entry by its path; functions are called. */
function entriesOf(words: unknown, path: string[] = []): Entry[] {
  const here = path.join('.')
  if (typeof words === 'string') return [{ path: here, text: words, with: [] }]
  // What stands before and after a name: one of the two may be nothing.
  if (here === 'handoff.heading') return [{ path: here, text: (words as string[]).join('…'), with: [] }]
  if (typeof words === 'function') {
    const arguments_ = given[here]
    if (!arguments_) throw new Error(`nothing to call ${here} with`)
    const result = (words as (...all: readonly unknown[]) => unknown)(...arguments_)
    const isTable = here === 'passwordComplaints'
    return isTable ? entriesOf(result, path) : [{ path: here, text: result as ComponentChildren, with: arguments_ }]
  }
  return Object.entries(words as object).flatMap(([name, value]) => entriesOf(value, [...path, name]))
}

const drawn = (text: ComponentChildren): string => renderToString(<p>{text}</p>)
const english = new Map(entriesOf(wordsOf('en')).map(({ path, text }) => [path, drawn(text)]))

/** Alike in both languages, and meant to be. */
const alike: Partial<Record<Language, readonly string[]>> = {
  es: ['parts.error', 'problem.error'],
  fr: ['parts.article'],
}

test('every function is tried', () => {
  const functions = new Set<string>()
  const walk = (words: unknown, path: string[]): void => {
    if (typeof words === 'function') functions.add(path.join('.'))
    else if (typeof words === 'object') for (const [name, value] of Object.entries(words!)) walk(value, [...path, name])
  }
  walk(wordsOf('en'), [])
  expect([...functions].sort()).toEqual(Object.keys(given).sort())
})

describe.each(languages)('%s', (language) => {
  const entries = entriesOf(wordsOf(language))

  test('has words for everything English has, none of them empty', () => {
    expect(entries.map(({ path }) => path).sort()).toEqual(
      entriesOf(wordsOf('en'))
        .map(({ path }) => path)
        .sort(),
    )
    for (const { path, text } of entries) expect(load(drawn(text)).text().trim(), path).not.toBe('')
  })

  test('whatever is put in comes out as text, and its direction stays within it', () => {
    for (const {
      path,
      text,
      with: [first],
    } of entries.filter(({ with: all }) => all.includes(attack))) {
      const $ = load(drawn(text))
      expect($('script, img').length, path).toBe(0)
      // Lower case where it stands within a sentence; the direction of names is kept in by a bdi, where elements may stand.
      expect($.root().text().toLowerCase(), path).toContain(String(first).toLowerCase())
      if (typeof text !== 'string') {
        $('bdi').remove()
        expect($.root().text(), path).not.toContain('evil')
      }
    }
  })

  test('says nothing in English, unless it is', () => {
    if (language === 'en') return
    const same = entries.filter(({ path, text }) => english.get(path) === drawn(text)).map(({ path }) => path)
    expect(same).toEqual(alike[language] ?? [])
  })

  test('counts as the language does', () => {
    const { parts, signIn } = wordsOf(language)
    expect(parts.attention(3)).toContain('3')
    if (language !== 'ja') expect(parts.attention(1)).not.toContain('1')
    expect(signIn.throttled(61)).toContain('2')
    expect(signIn.throttled(7_200)).toContain('120')
  })

  test('ends its sentences, and shouts nowhere', () => {
    const { refusals, zendeskErrors } = wordsOf(language)
    for (const { sentence, next } of [...Object.values(refusals), ...Object.values(zendeskErrors)]) {
      expect(next.length).toBeGreaterThan(0)
      for (const each of [sentence, ...next]) expect(each).toMatch(/[.。]$/)
    }
    expect(entries.filter(({ text }) => typeof text === 'string' && /[!！]/.test(text))).toEqual([])
  })
})

test('one waiting minute is told as one', () => {
  expect(languages.map((language) => wordsOf(language).signIn.throttled(30))).toEqual(
    languages.map((language) => wordsOf(language).signIn.throttled(60)),
  )
})

test.each([
  ['de-AT', 'de'],
  ['DE', 'de'],
  ['ja', 'ja'],
  ['fr-Latn-CH', 'fr'],
  ['nb', undefined],
  ['', undefined],
  ['english', undefined],
  [undefined, undefined],
] as const)('%s is the language %s', (locale, language) => {
  expect(languageOfLocale(locale)).toBe(language)
})

test('every language calls itself by a name of its own', () => {
  expect(new Set(Object.values(languageNames)).size).toBe(languages.length)
})
