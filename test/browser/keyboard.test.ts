/** The console by keyboard alone: from the sign-in to a saved member, with the place where one is always to be seen. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openPerson } from './person.ts'
import { patience, stage } from './stage.ts'

const { demo, browser } = stage()

type Stop = { name: string; outline: string; width: number; isInView: boolean }

/** What has the focus: by its label or its words, and how that shows. */
const stopOf = (page: Page): Promise<Stop> =>
  page.evaluate<Stop>(`(() => {
    const at = document.activeElement
    const { outlineStyle, outlineWidth } = getComputedStyle(at)
    const { top, bottom, left, right } = at.getBoundingClientRect()
    return {
      name: (at.labels?.[0]?.innerText ?? at.innerText ?? '').trim().split('\\n')[0],
      outline: outlineStyle,
      width: parseFloat(outlineWidth),
      isInView: bottom > 0 && right > 0 && top < innerHeight && left < innerWidth,
    }
  })()`)

/** Presses Tab until what is looked for has the focus. At each stop on the way the focus is to be seen. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const passed: string[] = []
  const isIt = (stop: Stop): boolean => (typeof name === 'string' ? stop.name === name : name.test(stop.name))
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    const stop = await stopOf(page)
    passed.push(stop.name)
    expect(stop, passed.join(' > ')).toMatchObject({ outline: 'solid', isInView: true })
    expect(stop.width, passed.join(' > ')).toBeGreaterThanOrEqual(2)
    if (isIt(stop)) return
  }
  throw new Error(`never came to ${String(name)}: ${passed.join(' > ')}`)
}

/** Presses Enter on what has the focus and waits for the page it leads to. */
async function enter(page: Page, heading: string | RegExp): Promise<void> {
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  await page.waitForLoadState('load')
}

test.each([{ scripts: 'on' }, { scripts: 'off' }])(
  'a member is found, opened, edited and saved, with scripts $scripts',
  patience,
  async ({ scripts }) => {
    const { facts, password } = demo()
    const { name } = demo().sample('amelie')
    const { context, page } = await openPerson(browser(), { javaScriptEnabled: scripts === 'on' })
    await page.goto(facts.console)
    const type = (text: string): Promise<void> => page.keyboard.type(text)

    // The field to begin with has the focus already.
    expect(await stopOf(page)).toMatchObject({ outline: 'solid', isInView: true })
    await type('owner@example.org')
    await tabTo(page, 'Password')
    await type(password)
    await tabTo(page, 'Sign in')
    await enter(page, /./)
    expect(page.url().startsWith(facts.console)).toBe(true)

    await tabTo(page, 'Members')
    await enter(page, 'Members')
    await tabTo(page, /^Search/)
    await type(name.slice(0, 5))
    await tabTo(page, 'Search')
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.searchParams.get('q') === name.slice(0, 5))
    // The list that followed the typing may still be on its way.
    await page.waitForLoadState('networkidle')

    await tabTo(page, name)
    await enter(page, name)
    await tabTo(page, 'Edit')
    await enter(page, /^Edit /)
    await tabTo(page, /^Organisation/)
    await page.keyboard.press('Control+A')
    await type(`By keyboard, scripts ${scripts}`)
    await tabTo(page, /^Save/)
    await enter(page, name)
    expect(await page.textContent('main')).toContain(`By keyboard, scripts ${scripts}`)
    await context.close()
  },
)
