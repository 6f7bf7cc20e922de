/** Pages in a real browser: readable by everybody, at home on a phone and on a desk, and true to a strict policy. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accentStyle, previewStyle } from '../../src/features/branding/accent.ts'
import { renderPage } from '../../views/layout.tsx'
import { png } from '../branding/branding.ts'
import { openBrowser } from '../support/browser.ts'
import { pages } from '../views/pages.tsx'
import { longWords, nonce, ordinaryWords, type Words } from '../views/pages/words.ts'

const { resolve } = createRequire(import.meta.url)
const axe = readFileSync(resolve('axe-core/axe.min.js'), 'utf8')
const htmx = readFileSync(resolve('htmx.org/dist/htmx.min.js'))
const webauthn = readFileSync(join(resolve('@simplewebauthn/browser'), '../../dist/bundle/index.umd.min.js'))
const asset = (path: string) => readFileSync(new URL(`../../views${path}`, import.meta.url))

const contentTypes: Record<string, string> = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' }

const pagePolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
const handoffPolicy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; form-action https://contoso.zendesk.com; base-uri 'none'; frame-ancestors 'none'`

/** Secure, as passkeys need it. */
const origin = 'https://latchkey.test'
const names = Object.keys(pages(ordinaryWords))

let browser: Browser
beforeAll(async () => (browser = await openBrowser()))
afterAll(() => browser.close())

type Posted = { url: string; body: string }

/** A browser whose every request is answered here: pages and assets from the sources, posts with a word. */
async function visit(words: Words, options: Parameters<Browser['newContext']>[0] = {}) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  const drawn = pages(words)
  const posted: Posted[] = []
  const complaints: string[] = []
  const answer = async (route: Route) => {
    const request = route.request()
    const { pathname } = new URL(request.url())
    if (request.method() === 'POST') {
      posted.push({ url: request.url(), body: request.postData() ?? '' })
      return route.fulfill({ contentType: 'text/html', body: '<p id="answer">received</p>' })
    }
    if (pathname === '/assets/htmx.min.js') return route.fulfill({ contentType: 'text/javascript', body: htmx })
    if (pathname === '/assets/simplewebauthn.js') {
      return route.fulfill({ contentType: 'text/javascript', body: webauthn })
    }
    if (pathname.startsWith('/assets/')) {
      return route.fulfill({ contentType: contentTypes[pathname.split('.').at(-1)!]!, body: asset(pathname) })
    }
    if (pathname === '/branding.css') return route.fulfill({ contentType: 'text/css', body: accentStyle('#ffd400') })
    if (pathname === '/admin/settings/branding/preview.css') {
      return route.fulfill({ contentType: 'text/css', body: previewStyle('#ffd400') })
    }
    if (pathname === '/branding/logo') return route.fulfill({ contentType: 'image/png', body: png })
    const name = decodeURIComponent(pathname.slice(1))
    const headers = { 'content-security-policy': name === 'handoff' ? handoffPolicy : pagePolicy }
    return route.fulfill({ contentType: 'text/html; charset=utf-8', headers, body: renderPage(drawn[name]!) })
  }
  // A page that cannot be drawn is named at once, instead of being waited for.
  await context.route('**/*', (route) =>
    answer(route).catch((error: unknown) => {
      complaints.push(String(error))
      return route.abort()
    }),
  )
  const page = await context.newPage()
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  const open = async (name: string) => page.goto(`${origin}/${encodeURIComponent(name)}`, { waitUntil: 'load' })
  return { context, page, posted, complaints, open }
}

/** A person's screen and colours. The first is how pages are opened; the others follow without opening them again. */
const looks = [
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'dark', width: 1440 },
  { colorScheme: 'dark', width: 360 },
  { colorScheme: 'light', width: 360 },
] as const

type Look = (typeof looks)[number]

const take = async (page: Page, { colorScheme, width }: Look): Promise<void> => {
  await Promise.all([
    page.emulateMedia({ colorScheme, reducedMotion: 'reduce' }),
    page.setViewportSize({ width, height: 800 }),
  ])
}

const required = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const everyRule = { type: 'tag', values: [...required, 'best-practice'] }
const rulesOfColour = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }

/**
 * In words, empty when the page is well: whatever breaks WCAG 2.2 AA, and of good practice what is grave. Dark pages
 * differ in colour alone, so they are asked for that.
 */
async function findBarriers(page: Page, { colorScheme }: Look): Promise<string[]> {
  const runOnly = colorScheme === 'dark' ? rulesOfColour : everyRule
  const options = JSON.stringify({ resultTypes: ['violations'], selectors: false, runOnly })
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${options})`)
  return violations
    .filter(({ impact, tags: its }) => its.some((tag) => required.includes(tag)) || isGrave(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

const isGrave = (impact: string | null | undefined): boolean => impact === 'serious' || impact === 'critical'

const widthBeyondTheEdge = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')

const framed = names.filter((name) => name !== 'handoff')

/** Opens every page once, two at a time, and gathers what is found by the name of the page; no finding, no entry. */
async function findOnEachPage(
  words: Words,
  look: (page: Page) => Promise<object>,
  { script }: { script?: string } = {},
): Promise<Record<string, object>> {
  const waiting = [...framed]
  const found: Record<string, object> = {}
  await Promise.all(
    [1, 2].map(async () => {
      const { context, page, complaints, open } = await visit(words)
      if (script !== undefined) await context.addInitScript(script)
      for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
        await page.setViewportSize({ width: 1440, height: 800 })
        const isThere = await open(name).then(
          () => true,
          () => false,
        )
        const seen = {
          ...(isThere && (await look(page))),
          ...(complaints.length > 0 && { complaints: complaints.splice(0) }),
        }
        if (Object.keys(seen).length > 0) found[name] = seen
      }
      await context.close()
    }),
  )
  return found
}

test('no page has a barrier, a complaint or a sideways scroll', { timeout: 300_000 }, async () => {
  const lookAtAll = async (page: Page) => {
    const seen: Record<string, object> = {}
    for (const each of looks) {
      await take(page, each)
      const barriers = await findBarriers(page, each)
      const beyond = await widthBeyondTheEdge(page)
      if (barriers.length > 0 || beyond !== 0) seen[`${each.colorScheme} at ${each.width} px`] = { barriers, beyond }
    }
    return seen
  }
  const found = await findOnEachPage(ordinaryWords, lookAtAll, { script: axe })
  expect(found).toEqual({})
})

test('very long names widen no page, at 320 px neither', { timeout: 120_000 }, async () => {
  const found = await findOnEachPage(longWords, async (page) => {
    const seen: Record<string, number> = {}
    for (const width of [1440, 320]) {
      await page.setViewportSize({ width, height: 700 })
      const beyond = await widthBeyondTheEdge(page)
      if (beyond !== 0) seen[`${width} px`] = beyond
    }
    return seen
  })
  expect(found).toEqual({})
})

test('the hand-off page, seen without scripts, has no barrier', async () => {
  // Axe needs scripts, so the page keeps them here and only loses its own.
  const { context, page } = await visit(ordinaryWords)
  await page.setContent(renderPage(pages(ordinaryWords)['handoff']!).replace(/<script.*<\/script>/, ''))
  await page.evaluate(axe)
  for (const each of looks) {
    await take(page, each)
    expect(await findBarriers(page, each)).toEqual([])
  }
  await context.close()
})

describe('the hand-off page', () => {
  const expected = 'jwt=eyJ.eyJ.sig&return_to=zoe.angstrom%40example.org'

  test('sends itself, once', async () => {
    const { context, page, posted, complaints, open } = await visit(ordinaryWords)
    await open('handoff')
    await page.waitForSelector('#answer')
    expect(posted).toEqual([{ url: 'https://contoso.zendesk.com/access/jwt', body: expected }])
    expect(complaints).toEqual([])
    await context.close()
  })

  test('waits for its button when scripts are off', async () => {
    const { context, page, posted, open } = await visit(ordinaryWords, { javaScriptEnabled: false })
    await open('handoff')
    expect(posted).toEqual([])
    await page.click('text=Continue')
    await page.waitForSelector('#answer')
    expect(posted).toEqual([{ url: 'https://contoso.zendesk.com/access/jwt', body: expected }])
    await context.close()
  })
})

describe('small liveliness', () => {
  test('a password can be seen, and is hidden again before it is sent', async () => {
    const { context, page, posted, open } = await visit(ordinaryWords)
    await open('sign-in')
    await page.fill('[name=identifier]', 'zoe')
    await page.fill('[name=password]', 'correct horse battery')
    await page.click('text=Show')
    expect(await page.getAttribute('[name=password]', 'type')).toBe('text')
    await page.evaluate(`document.querySelector('form').addEventListener('submit', (event) => {
      document.title = document.querySelector('[name=password]').type
      event.preventDefault()
    })`)
    await page.press('[name=password]', 'Enter')
    expect(await page.title()).toBe('password')
    expect(posted).toEqual([])
    await context.close()
  })

  test('copying puts the address on the clipboard and says so', async () => {
    // The clipboard interface is kept for secure places; localhost is one.
    const secure = await visit(ordinaryWords, { permissions: ['clipboard-read', 'clipboard-write'] })
    await secure.page.goto('http://localhost:9/app', { waitUntil: 'load' })
    await secure.page.click('[data-copy="remote-login-url"]')
    await secure.page.waitForSelector('text=Copied')
    expect(await secure.page.evaluate('navigator.clipboard.readText()')).toBe(
      'https://id.example.org/sso/zendesk/contoso',
    )
    await secure.context.close()
  })

  test('without scripts no button is shown that would do nothing', async () => {
    const { context: plain, page, open } = await visit(ordinaryWords, { javaScriptEnabled: false })
    await open('app')
    expect(await page.isVisible('[data-copy="remote-login-url"]')).toBe(false)
    expect(await page.inputValue('#remote-login-url')).toBe('https://id.example.org/sso/zendesk/contoso')
    await plain.close()
  })

  test('pressing again while the answer is on its way sends a form once', async () => {
    const { context: eager, page, posted, open } = await visit(ordinaryWords)
    await open('sign-in')
    // The answer is held back, so that the second press meets the same page.
    await eager.route('**/sign-in', async (route) => {
      if (route.request().method() !== 'POST') return route.fallback()
      posted.push({ url: route.request().url(), body: route.request().postData() ?? '' })
      await new Promise((done) => setTimeout(done, 600))
      return route.fulfill({ contentType: 'text/html', body: '<p id="answer">received</p>' })
    })
    await page.fill('[name=identifier]', 'zoe')
    await page.fill('[name=password]', 'correct horse battery')
    await page.evaluate(`new Promise((done) => {
      const button = document.querySelector('form button[type=submit]')
      button.click()
      setTimeout(() => done(button.click()), 200)
    })`)
    await page.waitForSelector('#answer')
    expect(posted.length).toBe(1)
    await eager.close()
  })

  test('a form with mistakes opens with the list of them in focus', async () => {
    const { context: clumsy, page, open } = await visit(ordinaryWords)
    await open('app-add-errors')
    expect(await page.evaluate('document.activeElement.className')).toBe('error-summary')
    await page.click('.error-summary a >> nth=0')
    expect(await page.evaluate('document.activeElement.name')).toBe('subdomain')
    await clumsy.close()
  })

  test('the check answers in place, by htmx under the strict policy', async () => {
    const { context: console, page, posted, complaints, open } = await visit(ordinaryWords)
    await open('app-off')
    await page.click('text=Check the stored secret')
    await page.waitForSelector('#check-result #answer')
    expect(posted).toEqual([{ url: `${origin}/admin/apps/contoso/check`, body: 'csrf=csrf-of-administrator' }])
    expect(page.url()).toBe(`${origin}/app-off`)
    expect(complaints).toEqual([])
    await console.close()
  })
})
