/** The main job in a real browser, against the real demo: from the Help Center to a sign-in and back, and out again. */
import type { BrowserContext, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { continueByHand, openPerson, typeIn, withoutRefresh } from './person.ts'
import { patience, stage } from './stage.ts'

const { demo, browser } = stage()

/** A page inside the Help Center whose query has all that likes to break on the way. */
const article = (): string => `${demo().facts.practice_zendesk}/hc/en-us/articles/1?x=1&y=%C3%A4%26b&tab=a+b`
const endpoint = (): string => `${demo().facts.latchkey}/sso/zendesk/${demo().facts.app_key}`
const handoffsShown = async (page: Page): Promise<string[]> => {
  await page.goto(`${demo().facts.practice_zendesk}/admin`)
  return page.locator('.handoff').allInnerTexts()
}

describe.each([{ scripts: 'on' }, { scripts: 'off' }])('with scripts $scripts', ({ scripts }) => {
  const isLively = scripts === 'on'
  const newcomer = async () => {
    const person = await openPerson(browser(), { javaScriptEnabled: isLively })
    if (!isLively) await withoutRefresh(person)
    return person
  }
  const signIn = async (page: Page, identifier: string): Promise<void> => {
    await typeIn(page, identifier, demo().password)
    if (!isLively) await continueByHand(page)
  }

  test('from an article to a sign-in, back to that very page, and out again', patience, async () => {
    const { context, page, complaints } = await newcomer()
    const { name } = demo().sample('amelie')
    await page.goto(demo().facts.help_center)
    await page.click('text=Renewing your membership')
    await page.goto(article())
    await page.click('text=Sign in')

    expect(new URL(page.url()).origin).toBe(demo().facts.latchkey)
    expect(await page.textContent('main')).toContain('to continue to Practice Zendesk')
    await signIn(page, 'amelie')

    await page.waitForURL(article())
    expect(page.url()).toBe(article())
    expect(await page.textContent('header')).toContain(name)
    await page.click('text=My requests')
    expect(page.url()).toBe(`${demo().facts.practice_zendesk}/hc/en-us/requests`)
    expect(await page.textContent('header')).toContain(name)

    await page.click('text=Sign out')
    await page.waitForSelector('h1:text-is("You are signed out")')
    expect(page.url().startsWith(`${endpoint()}/logout?`)).toBe(true)
    await page.goto(demo().facts.help_center)
    expect(await page.textContent('header')).not.toContain(name)
    for (const place of [`${demo().facts.practice_zendesk}/hc/en-us/requests`, endpoint()]) {
      await page.goto(place)
      expect(page.url().startsWith(`${demo().facts.latchkey}/sign-in?`)).toBe(true)
      expect(await page.isVisible('[name=password]')).toBe(true)
    }
    expect(complaints).toEqual([])
    await context.close()
  })

  test('a wrong password keeps what was typed and where it leads', patience, async () => {
    const { context, page, posted } = await newcomer()
    await page.goto(article())
    await page.click('text=Sign in')
    await typeIn(page, 'layla', 'not the password')

    expect(await page.textContent('[role=alert]')).toContain('do not open an account here')
    expect(await page.textContent('main')).toContain('to continue to Practice Zendesk')
    expect(await page.inputValue('[name=identifier]')).toBe('layla')
    expect(await page.inputValue('[name=password]')).toBe('')
    expect(posted).toEqual([])

    await signIn(page, 'layla')
    await page.waitForURL(article())
    expect(await page.textContent('header')).toContain(demo().sample('layla').name)
    await context.close()
  })

  test('staff land in the agent workspace, asked for or not', patience, async () => {
    const { context, page } = await newcomer()
    await page.goto(`${demo().facts.practice_zendesk}/agent`)
    await signIn(page, 'sorlie')
    await page.waitForURL(`${demo().facts.practice_zendesk}/agent`)
    expect(await page.textContent('h1')).toBe('Agent workspace')

    await page.goto(`${demo().facts.latchkey}/account`)
    await page.click('text=Practice Zendesk')
    if (!isLively) await continueByHand(page)
    await page.waitForURL(`${demo().facts.practice_zendesk}/agent`)
    expect(await page.textContent('header')).toContain(demo().sample('sorlie').name)
    await context.close()
  })

  test('going back never sends a token twice', patience, async () => {
    const { context, page, posted } = await openPerson(browser(), { javaScriptEnabled: isLively })
    const goOn = () => (isLively ? Promise.resolve() : page.click('text=Continue'))
    await page.goto(article())
    await page.click('text=Sign in')
    await typeIn(page, 'HRC-1012', demo().password)
    await goOn()
    await page.waitForURL(article())

    // Scripts leave no hand-off page behind to go back to; without them it is there, and brings a fresh token.
    await page.goBack()
    expect(await page.textContent('h1')).toBe(
      isLively ? demo().sample('HRC-1012').name : 'Taking you to Practice Zendesk',
    )
    if (isLively) await page.click('text=Go on')
    await goOn()
    await page.waitForURL(article())
    expect(await page.textContent('header')).toContain(demo().sample('HRC-1012').name)
    expect(posted.length).toBe(2)
    expect(new Set(posted).size).toBe(2)
    expect((await handoffsShown(page)).filter((text) => text.includes('Refused'))).toEqual([])
    await context.close()
  })
})

test('the token is in no address, no Referer and no message of the browser', patience, async () => {
  const person = await openPerson(browser())
  const { context, page, posted, addresses, complaints } = person
  await page.goto(article())
  await page.click('text=Sign in')
  await typeIn(page, 'chloe', demo().password)
  await page.waitForURL(article())
  await page.click('text=My requests')
  await page.click('text=Sign out')
  await page.waitForSelector('h1:text-is("You are signed out")')

  expect(posted.length).toBe(1)
  expect(posted[0]).toMatch(/^eyJ[\w-]+\.eyJ[\w-]+\.[\w-]{43}$/)
  // Header and payload both start as JSON does in base64: neither a whole token nor a readable part of one got away.
  const referers = await person.referers()
  expect(addresses.length).toBeGreaterThan(8)
  expect([...addresses, ...referers].filter((text) => text.includes('eyJ'))).toEqual([])
  expect(referers.filter((referer) => referer.startsWith(demo().facts.latchkey))).toEqual([])
  expect(complaints).toEqual([])
  await context.close()
})

test('a hand-off page brought back from memory asks for a fresh token', patience, async () => {
  const { context, page, posted } = await openPerson(browser())
  // Zendesk never answers, so the person is left at the hand-off page.
  await context.route('**/access/jwt', (route) => route.abort('aborted'))
  await page.goto(endpoint())
  await typeIn(page, 'HRC-1012', demo().password)
  await page.waitForSelector('button:has-text("Continue"):disabled')
  await expect.poll(() => posted.length).toBe(1)

  await page.evaluate(`dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))`)
  await expect.poll(() => posted.length).toBe(2)
  expect(posted[0]).not.toBe(posted[1])
  await context.close()
})

test('on a slow line, pressing again and again signs in once', patience, async () => {
  const { context, page, posted, addresses } = await openPerson(browser())
  const sent: string[] = []
  context.on('request', (request) => {
    if (request.method() === 'POST') sent.push(new URL(request.url()).pathname)
  })
  for (const path of ['**/sign-in', '**/access/jwt']) await slowDown(context, path)
  await page.goto(article())
  await page.click('text=Sign in')
  await page.fill('[name=identifier]', 'HRC-1010')
  await page.fill('[name=password]', demo().password)
  await pressAgainAndAgain(page, 'Sign in')
  await page.waitForURL(article())

  expect(await page.textContent('header')).toContain(demo().sample('HRC-1010').name)
  expect(sent).toEqual(['/sign-in', '/access/jwt'])
  expect(posted.length).toBe(1)
  expect(addresses.filter((address) => address.includes('/logout'))).toEqual([])
  const mine = (await handoffsShown(page)).filter((text) => text.includes(demo().sample('HRC-1010').name))
  expect(mine.length).toBe(1)
  await context.close()
})

test('without scripts, pressing Continue twice is explained, and one more try lands', patience, async () => {
  const { context, page, posted } = await openPerson(browser(), { javaScriptEnabled: false })
  await page.goto(article())
  await page.click('text=Sign in')
  await typeIn(page, 'sorlie', demo().password)
  await slowDown(context, '**/access/jwt')
  await pressAgainAndAgain(page, 'Continue')

  await page.waitForSelector('h1:has-text("Zendesk did not let you in")')
  expect(await page.textContent('main')).toContain('was used twice')
  await page.click('a:has-text("Try once more")')
  await page.click('text=Continue')
  await page.waitForURL(`${demo().facts.practice_zendesk}/agent`)
  expect(await page.textContent('header')).toContain(demo().sample('sorlie').name)
  expect(new Set(posted).size).toBe(2)
  await context.close()
})

/** What is posted to `path` is received at once, and answered late. */
const slowDown = (context: BrowserContext, path: string): Promise<unknown> =>
  context.route(path, async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    const response = await route.fetch({ maxRedirects: 0 })
    await new Promise((done) => setTimeout(done, 2_000))
    // Gone when the browser has asked anew meanwhile.
    return route.fulfill({ response }).catch(() => undefined)
  })

/** Like a double click of an impatient hand: too slow for the browser to take it for one. */
async function pressAgainAndAgain(page: Page, name: string): Promise<void> {
  const box = await page.getByRole('button', { name, exact: true }).boundingBox()
  for (const pause of [200, 200, 0]) {
    await page.mouse.click(box!.x + box!.width / 2, box!.y + box!.height / 2)
    await new Promise((done) => setTimeout(done, pause))
  }
}
