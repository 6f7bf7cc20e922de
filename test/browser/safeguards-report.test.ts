/** The printable report in a real browser: readable by everybody on every screen in both themes, and kept whole on paper. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { renderFindings, renderReportFrame, type PrintedPage } from '../../views/safeguards/reports/render-report.tsx'
import { openBrowser } from '../support/browser.ts'
import { longWords, ordinaryWords, type Words } from '../views/pages/words.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const at = new Date('2026-11-19T14:03:00Z')

let browser: Browser
beforeAll(async () => (browser = await openBrowser()))
afterAll(() => browser.close())

function reportOf({ app, person, email, typed }: Words): string {
  const { before, behind } = renderReportFrame({
    run: {
      ...{ finishedAt: at, trigger: 'schedule', completeness: 'blind', members: 1_204 },
      why: [
        { reason: 'zendesk-users-missing', detail: app },
        { reason: 'keys-stale', detail: undefined },
      ],
      sources: [
        { name: 'members', app: undefined, state: 'known', asOf: at, count: 1_204 },
        { name: 'zendesk-users', app, state: 'missing', asOf: undefined, count: undefined },
      ],
    },
    ...{ open: { high: 2 }, decided: 1, isRedacted: false, isNewOnly: false, at },
  })
  const finding: PrintedPage[number] = {
    ...{ fingerprint: '0'.repeat(64), code: 'equivalent-email', severity: 'high' as const, confidence: 'likely' },
    ...{ state: 'accepted' as const, appKey: app, gate: 'hold', subjectCount: 412, firstSeenAt: at },
    ...{
      href: 'https://latchkey.test/admin/safeguards',
      decision: { isWaitingForSecond: false, reason: typed, until: at },
    },
    subjects: [
      {
        ...{ subject: 'member:0190f3f4-0000-7000-8000-000000000003', externalId: typed },
        evidence: { email, name: person, verified: false, answers: 3, phone: null },
      },
      { subject: 'network:192.0.2.1', externalId: undefined, evidence: { email: 'z\u200bо\u202ee@example.org' } },
    ],
  }
  return `${before}${renderFindings([finding], undefined)}${behind}`
}

test.each(['light', 'dark'] as const)(
  'is readable by everybody, at home on a phone and on a desk, %s',
  { timeout: 60_000 },
  async (colorScheme) => {
    for (const [width, words] of [
      [360, ordinaryWords],
      [360, longWords],
      [1440, ordinaryWords],
    ] as const) {
      const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true })
      await page.setContent(reportOf(words))
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      await page.evaluate(axe)
      const { violations } = await page.evaluate<AxeResults>('axe.run()')
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
      await page.close()
    }
  },
)
