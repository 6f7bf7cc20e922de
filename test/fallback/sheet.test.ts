/** The fallback sheet: one file that needs nothing else, and says the right thing in every language. */
import * as cheerio from 'cheerio'
import jsqr from 'jsqr'
import { describe, expect, test } from 'vitest'
import { plainBranding, type Branding } from '../../src/features/branding/branding.ts'
import { sheetFile, sheetOf, shortHash } from '../../src/features/fallback/fallback-sheet.ts'
import { changesSince, contentOf } from '../../src/features/fallback/publication.ts'
import { wordsOf } from '../../views/languages/catalogue.ts'
import { languages } from '../../views/languages/language.ts'

const config = { zendeskOrigin: 'https://{subdomain}.zendesk.com' }
const app = { name: 'Contoso Help Center', subdomain: 'contoso' }
const at = new Date('2026-11-20T10:00:00Z')
const branding: Branding = {
  ...plainBranding,
  organizationName: 'Contoso Society',
  language: 'de',
  accent: '#b00020',
  support: {
    name: 'Member desk',
    email: 'desk@example.org',
    phone: '+44 20 7946 0000',
    url: 'https://status.example.org/',
    hours: 'Mon–Fri 9–17',
  },
  notes: { signIn: {}, refusal: {}, fallback: { de: 'Fragen Sie den Empfang.' } },
}
const links = ['https://contoso.zendesk.com/access/normal', 'https://contoso.zendesk.com/access/sso_bypass']

/** What a camera sees: four dots a module. */
function readQr(svg: cheerio.Cheerio<never>): string | undefined {
  const size = Number(svg.attr('viewbox')?.split(' ')[2] ?? svg.attr('viewBox')?.split(' ')[2])
  const scale = 4
  const side = size * scale
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [, x, y, length] of (svg.find('path').attr('d') ?? '').matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++) {
      const from = row * side + Number(x) * scale
      for (let place = from; place < from + Number(length) * scale; place++) pixels.fill(0, place * 4, place * 4 + 3)
    }
  }
  return jsqr.default(pixels, side, side)?.data
}

describe.each([[['de', 'en'] as const], [languages]])('in %j', (chosen) => {
  const file = sheetFile(sheetOf(config, app, branding, chosen), at)
  const $ = cheerio.load(file)

  test('it refers to nothing outside but the links it is for', () => {
    const references = $('[src], [href], [srcset], [data], [action], [poster], [background]')
      .toArray()
      .map((element) => $(element).attr('href') ?? 'no link')
    expect(references).toEqual([
      ...links,
      'mailto:desk@example.org',
      'tel:+442079460000',
      'https://status.example.org/',
    ])
    expect($('script, link, iframe, object, embed, img, form, base, use, image')).toHaveLength(0)
    expect($('style').text()).not.toMatch(/url|import|font-face|expression/i)
    expect(file).not.toMatch(/\son\w+=|style="/)
  })

  test('its codes lead where its links lead', () => {
    const codes = $('svg.qr')
      .toArray()
      .map((svg) => readQr($(svg) as unknown as cheerio.Cheerio<never>))
    expect(codes).toEqual(links)
  })

  test('it says for whom each link is, what comes of it, whom to ask and where it is from', () => {
    for (const language of chosen) {
      const words = wordsOf(language).fallback
      const part = $(`section[lang=${language}]`).text()
      for (const sentence of [words.normalHint, words.normalExpect, words.bypassHint, words.bypassExpect]) {
        expect(part).toContain(sentence)
      }
      expect($('.contact').text()).toContain(wordsOf(language).support.heading)
    }
    const text = $('body').text()
    for (const word of [
      ...links,
      'Contoso Society',
      'Member desk',
      '+44 20 7946 0000',
      'Mon–Fri 9–17',
      '4408882128666',
    ]) {
      expect(text).toContain(word)
    }
    expect(text).toContain('Fragen Sie den Empfang.')
    expect(text).toContain(wordsOf('de').shell.trademark)
    expect($('html').attr('lang')).toBe('de')
  })
})

test('without a choice it is in the organisation’s language and in English, each once', () => {
  expect(sheetOf(config, app, branding).content.languages).toEqual(['de', 'en'])
  expect(sheetOf(config, app, plainBranding).content.languages).toEqual(['en'])
})

test('hostile words stay words', () => {
  const attack = `</style></title><script>alert(1)</script><img src=x onerror=alert(1)>"'&`
  const hostile: Branding = {
    ...branding,
    organizationName: attack,
    support: { name: attack, hours: attack, email: 'a&b"@example.org' },
    notes: { ...branding.notes, fallback: Object.fromEntries(languages.map((each) => [each, attack])) },
  }
  const $ = cheerio.load(sheetFile(sheetOf(config, { ...app, name: attack }, hostile, languages), at))
  expect($('script, img')).toHaveLength(0)
  expect($('style')).toHaveLength(1)
  expect($('h1').text()).toBe(attack)
  expect($('.note')).toHaveLength(languages.length)
})

test('names in right-to-left scripts stand by themselves', () => {
  const $ = cheerio.load(sheetFile(sheetOf(config, { ...app, name: 'مركز المساعدة' }, branding), at))
  expect($('h1 bdi').text()).toBe('مركز المساعدة')
  expect($('html').attr('dir')).toBe('ltr')
})

describe('the fingerprint', () => {
  const sheet = sheetOf(config, app, branding)
  const published = { hash: sheet.hash, content: contentOf(sheet) }
  const changesOf = (changed: Partial<Branding>, changedApp: Partial<typeof app> = {}) =>
    changesSince(published, sheetOf(config, { ...app, ...changedApp }, { ...branding, ...changed }))

  test('stands on the sheet, and is the same for what says the same', () => {
    expect(sheetFile(sheet, at)).toContain(shortHash(sheet.hash))
    expect(sheetOf(config, app, { ...branding, accent: '#0000ff', version: 9 }).hash).toBe(sheet.hash)
    expect(changesOf({})).toEqual([])
  })

  test('a change is told by what it is', () => {
    expect(changesOf({}, { subdomain: 'fabrikam' })).toEqual(['links'])
    expect(changesOf({}, { name: 'Fabrikam' })).toEqual(['name'])
    expect(changesOf({ organizationName: 'Fabrikam' })).toEqual(['organization'])
    expect(changesOf({ support: { email: 'new@example.org' } })).toEqual(['support'])
    expect(changesOf({ notes: { ...branding.notes, fallback: {} } })).toEqual(['notes'])
    // Not in a language that is on the sheet.
    expect(changesOf({ notes: { ...branding.notes, fallback: { ...branding.notes.fallback, ja: '注' } } })).toEqual([])
    expect(changesSince({ ...published, hash: '0'.repeat(64) }, sheet)).toEqual(['wording'])
  })
})
