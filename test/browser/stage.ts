/** What the tests of a file play on: one running demo and one browser, taken away at the end whatever happened. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startDemo, startTime, type Demo } from '../support/demo.ts'

/** For one test with several page loads on a busy machine. */
export const patience = { timeout: 90_000 }

/** Called once at the top of a test file; what it returns is there from the first test on. */
export function stage(): { demo: () => Demo; browser: () => Browser } {
  let demo: Demo | undefined
  let browser: Browser | undefined
  beforeAll(async () => {
    demo = await startDemo()
    browser = await openBrowser()
  }, startTime)
  afterAll(async () => {
    await browser?.close()
    await demo?.stop()
  }, 30_000)
  return { demo: () => demo!, browser: () => browser! }
}
