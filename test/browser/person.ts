/** A person at a browser of their own, who signs in and out of the demo; with scripts on, or off. */
import type { Browser, BrowserContext, BrowserContextOptions, Page, Request } from 'playwright-core'
import type { Demo } from '../support/demo.ts'

export type Person = {
  context: BrowserContext
  page: Page
  /** Tokens that left this browser, in order. */
  posted: string[]
  /** Addresses of every request, and every Referer sent. */
  addresses: string[]
  referers: () => Promise<string[]>
  /** What the browser complained about: blocked by a policy, thrown by a script. */
  complaints: string[]
}

export async function openPerson(browser: Browser, options: BrowserContextOptions = {}): Promise<Person> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const posted: string[] = []
  const addresses: string[] = []
  const referers: Promise<string | undefined>[] = []
  const complaints: string[] = []
  context.on('request', (request) => {
    addresses.push(request.url())
    const headers = request.allHeaders().then(({ referer }) => referer)
    // A request that was still under way when the window closed has no headers to tell.
    referers.push(headers.catch(() => undefined))
    const token = tokenIn(request)
    if (token !== undefined) posted.push(token)
  })
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return {
    context,
    page,
    posted,
    addresses,
    referers: async () => (await Promise.all(referers)).filter((referer) => referer !== undefined),
    complaints,
  }
}

const tokenIn = (request: Request): string | undefined =>
  new URL(request.url()).pathname === '/access/jwt'
    ? (new URLSearchParams(request.postData() ?? '').get('jwt') ?? '')
    : undefined

/** Types a name and a password into the sign-in page that is open, and presses the button. */
export async function typeIn(page: Page, identifier: string, password: string): Promise<void> {
  await page.fill('[name=identifier]', identifier)
  await page.fill('[name=password]', password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Without scripts nothing moves on by itself: presses Continue, then follows Zendesk's link. */
export async function continueByHand(page: Page): Promise<void> {
  await page.click('button:text-is("Continue")')
  await page.click('a:text-is("redirected")')
}

/** A browser that follows no `<meta refresh>` either, as some people set theirs. */
export async function withoutRefresh({ context }: Person): Promise<void> {
  await context.route('**/access/jwt', async (route) => {
    const response = await route.fetch({ maxRedirects: 0 })
    const body = (await response.text()).replace(/<meta http-equiv="refresh"[^>]*>/, '')
    await route.fulfill({ response, body })
  })
}

/** Opens the console as the demo's owner, and of it the apps. */
export async function openConsole({ page }: Person, { facts, password }: Demo): Promise<void> {
  await page.goto(facts.console)
  await typeIn(page, 'owner@example.org', password)
  await page.waitForURL(facts.console)
  await page.goto(`${facts.console}/apps`)
}
