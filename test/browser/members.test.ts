/** The members' list in a real browser: it follows what is typed, and does without scripts as well. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openConsole, openPerson } from './person.ts'
import { patience, stage } from './stage.ts'

const { demo, browser } = stage()

const names = (page: Page): Promise<string[]> => page.locator('#results tbody th a').allTextContents()

test(
  'with scripts the list follows the typing and the filters, and the browser’s way back leads back',
  patience,
  async () => {
    const person = await openPerson(browser())
    const { context, page, complaints } = person
    await openConsole(person, demo())
    await page.goto(`${demo().facts.console}/members`)
    const all = await names(page)
    expect(all.length).toBeGreaterThan(3)
    const [wanted = ''] = all.slice(-1)
    await page.locator('#field-q').pressSequentially(wanted.slice(0, 5))
    await page.waitForURL((url) => url.searchParams.get('q') === wanted.slice(0, 5))
    const fewer = await names(page)
    expect(fewer).toContain(wanted)
    expect(fewer.length).toBeLessThan(all.length)

    await page.fill('#field-q', '')
    await page.click('summary >> text=Filters')
    await page.selectOption('[name=status]', 'suspended')
    await page.waitForURL(/status=suspended/)
    await page.goBack()
    await page.waitForURL((url) => url.searchParams.get('status') !== 'suspended')
    await page.waitForSelector('h1:text-is("Members")')
    expect(complaints).toEqual([])
    await context.close()
  },
)

test('without scripts the button does it', patience, async () => {
  const person = await openPerson(browser(), { javaScriptEnabled: false })
  const { context, page } = person
  await openConsole(person, demo())
  await page.goto(`${demo().facts.console}/members`)
  const [wanted = ''] = (await names(page)).slice(-1)
  await page.fill('#field-q', wanted)
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  expect(await names(page)).toEqual([wanted])
  await page.click(`text=${wanted}`)
  expect(await page.textContent('h1')).toBe(wanted)
  await context.close()
})
