/** Sign-ins that must not happen, in a real browser: each ends on a page that helps, and no token leaves. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openConsole, openPerson, typeIn } from './person.ts'
import { patience, stage } from './stage.ts'

const { demo, browser } = stage()

const article = (): string => `${demo().facts.practice_zendesk}/hc/en-us/articles/1?x=1`
const fallbackHrefs = () => [
  `${demo().facts.practice_zendesk}/access/normal`,
  `${demo().facts.practice_zendesk}/access/sso_bypass`,
]
const waysShown = (page: Page): Promise<string[]> => page.locator('.ways a').evaluateAll((links) => links.map(String))

describe.each([
  { who: 'HRC-1004', because: 'uses the same e-mail address as yours' },
  { who: 'HRC-1005', because: 'uses the same e-mail address as yours' },
  { who: 'dmitri', because: 'Nobody has confirmed yet that the e-mail address' },
  { who: 'HRC-1014', because: 'no e-mail address for you' },
])('$who', ({ who, because }) => {
  test.each([true, false])('is told why and what to do next (scripts: %s)', patience, async (javaScriptEnabled) => {
    const { context, page, posted, complaints } = await openPerson(browser(), { javaScriptEnabled })
    await page.goto(article())
    await page.click('text=Sign in')
    await typeIn(page, who, demo().password)

    await page.waitForSelector('h1:has-text("We did not sign you in to Practice Zendesk")')
    expect(await page.textContent('[role=alert]')).toContain(because)
    expect(await page.textContent('.reference')).toMatch(/^Reference [\w-]{8,}$/)
    expect(await waysShown(page)).toEqual(fallbackHrefs())
    expect(posted).toEqual([])

    await page.goto(demo().facts.help_center)
    expect(await page.textContent('header')).toContain('Sign in')
    // The answer 403 itself is all the browser remarks on.
    expect(complaints.filter((text) => !text.includes('403'))).toEqual([])
    await context.close()
  })
})

test('a suspended member is answered like a wrong password, with the other ways in at hand', patience, async () => {
  const { context, page, posted } = await openPerson(browser())
  await page.goto(article())
  await page.click('text=Sign in')
  await typeIn(page, 'rory', demo().password)
  const answer = await page.textContent('main')
  await page.fill('[name=identifier]', 'nobody-of-this-name')
  await typeIn(page, 'nobody-of-this-name', demo().password)
  expect(await page.textContent('main')).toBe(answer)
  expect(answer).toContain('do not open an account here')

  await page.click('footer >> text=Other ways into Zendesk')
  await page.click('text=Practice Zendesk')
  expect(await waysShown(page)).toEqual(fallbackHrefs())
  for (const href of fallbackHrefs()) expect((await page.goto(href))?.status()).toBe(200)
  expect(posted).toEqual([])
  await context.close()
})

test('Zendesk knows this member by another ID: it says so, and nobody is signed in', patience, async () => {
  const { context, page } = await openPerson(browser())
  await page.goto(article())
  await page.click('text=Sign in')
  await typeIn(page, 'sam', demo().password)
  await page.waitForSelector('h1:has-text("Zendesk did not let you in")')
  expect(await page.textContent('blockquote')).toContain('another external id')
  await page.goto(demo().facts.help_center)
  expect(await page.textContent('header')).not.toContain(demo().sample('sam').name)
  await context.close()
})

// Last: nobody signs in to this demo afterwards.
test('a shared secret that Zendesk does not know: explained, tried again, then stopped', patience, async () => {
  const owner = await openPerson(browser())
  await openConsole(owner, demo())
  await owner.page.goto(`${demo().facts.console}/apps/${demo().facts.app_key}/edit`)
  await owner.page.fill('[name=secret]', 'f7Kq2ZrV9bXs4LmT8wPd6NcH3gJy5RaE1uQoW0iBvYtMkDxG')
  await owner.page.fill('[name=ownPassword]', demo().password)
  await owner.page.click('text=Save changes')
  await owner.page.waitForSelector('text=Your changes were saved.')
  await owner.context.close()

  const { context, page, posted } = await openPerson(browser())
  await page.goto(article())
  await page.click('text=Sign in')
  await typeIn(page, 'layla', demo().password)
  for (const attempt of [1, 2, 3]) {
    await page.waitForSelector('h1:has-text("Zendesk did not let you in")')
    const { origin, pathname, searchParams } = new URL(page.url())
    expect(origin + pathname).toBe(`${demo().facts.latchkey}/sso/zendesk/${demo().facts.app_key}/logout`)
    expect(searchParams.get('kind')).toBe('error')
    expect(await page.textContent('main')).toContain('Zendesk does not recognise our signature')
    expect(await page.textContent('blockquote')).toContain('JWT signature invalid.')
    expect(await waysShown(page)).toEqual(fallbackHrefs())
    expect(posted.length).toBe(attempt)
    if (attempt < 3) await page.click('a:has-text("Try once more")')
  }
  expect(await page.isVisible('a:has-text("Try once more")')).toBe(false)
  expect(await page.textContent('main')).toContain('Zendesk refused several times')

  // Our session is kept, and the next try is stopped before it leaves.
  await page.goto(`${demo().facts.latchkey}/account`)
  expect(await page.textContent('h1')).toBe(demo().sample('layla').name)
  await page.goto(article())
  await page.click('text=Sign in')
  await page.waitForSelector('h1:has-text("We did not sign you in")')
  expect(await page.textContent('[role=alert]')).toContain('several times in a row')
  expect(posted.length).toBe(3)
  expect(new Set(posted).size).toBe(3)
  await context.close()
})
