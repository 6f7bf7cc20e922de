/** The fallback sheet in a real browser: on one A4 page whatever is on it, and readable on every screen in both themes. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plainBranding, type Branding } from '../../src/features/branding/branding.ts'
import { sheetFile, sheetOf } from '../../src/features/fallback/fallback-sheet.ts'
import { languages, type Language } from '../../views/languages/language.ts'
import { openBrowser } from '../support/browser.ts'
import { longWords, ordinaryWords } from '../views/pages/words.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const config = { zendeskOrigin: 'https://{subdomain}.zendesk.com' }
const note = 'Fragen Sie den Empfang im Erdgeschoss, der auch die Mitgliedsnummern kennt und weiterhilft. '
  .repeat(4)
  .slice(0, 300)

const fullest: Branding = {
  ...plainBranding,
  organizationName: longWords.organization,
  accent: '#ffd400',
  support: {
    name: longWords.person,
    email: longWords.email,
    phone: '+44 (0)20 7946 0000 - 123456789',
    url: `https://status.example.org/${'very-long-'.repeat(12)}`,
    hours: 'Monday to Friday from nine in the morning to five in the afternoon, except on public holidays',
  },
  notes: {
    signIn: {},
    refusal: {},
    fallback: { ...Object.fromEntries(languages.map((each) => [each, note])), ja: '注意'.repeat(150) },
  },
}
const plain: Branding = { ...plainBranding, organizationName: ordinaryWords.organization }

let browser: Browser
beforeAll(async () => (browser = await openBrowser()))
afterAll(() => browser.close())

const fileOf = (branding: Branding, name: string, chosen: readonly Language[]) =>
  sheetFile(
    sheetOf(config, { name, subdomain: 'the-international-federation-of-independent-associations' }, branding, chosen),
    new Date('2026-11-20T10:00:00Z'),
  )

test.each([
  ['one language', plain, ordinaryWords.app, ['en']],
  ['two languages and everything at its longest', fullest, longWords.app, ['de', 'en']],
  ['four languages and everything at its longest', fullest, longWords.app, ['de', 'en', 'fr', 'es']],
  ['all languages', plain, ordinaryWords.app, languages],
  ['all languages and everything at its longest', fullest, longWords.app, languages],
] as const)('%s fit on one A4 sheet', { timeout: 60_000 }, async (_title, branding, name, chosen) => {
  const page = await browser.newPage()
  await page.setContent(fileOf(branding, name, chosen))
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  await page.emulateMedia({ media: 'print' })
  const sizes = await page.evaluate<number[]>(
    '[...document.querySelectorAll("main, main *")].filter((e) => e.innerText?.trim() && e.children.length === 0).map((e) => parseFloat(getComputedStyle(e).fontSize) * 0.75)',
  )
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(6)
  await page.close()
})

test.each([
  ['light', 360],
  ['light', 1440],
  ['dark', 360],
  ['dark', 1440],
] as const)(
  '%s at %i px: no barrier, nothing asked of a network, no sideways scroll',
  { timeout: 60_000 },
  async (scheme, width) => {
    const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height: 800 } })
    const asked: string[] = []
    await context.route('**/*', (route) => {
      asked.push(route.request().url())
      return route.abort()
    })
    const page = await context.newPage()
    await page.setContent(fileOf(fullest, longWords.app, languages))
    expect(asked).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    await page.evaluate(axe)
    const { violations } = await page.evaluate<AxeResults>('axe.run({ resultTypes: ["violations"] })')
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
    await context.close()
  },
)
