/** The console in a real browser, as the demo's owner: with scripts on and with scripts off. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openConsole, openPerson, typeIn } from './person.ts'
import { patience, stage } from './stage.ts'

const { demo, browser } = stage()

const appPage = (): string => `${demo().facts.console}/apps/${demo().facts.app_key}`
const openApp = async (page: Page): Promise<void> => {
  await page.click('main >> text=Practice Zendesk')
  await page.waitForURL(appPage())
}

describe.each([{ scripts: 'on' }, { scripts: 'off' }])('with scripts $scripts', ({ scripts }) => {
  const isLively = scripts === 'on'
  const owner = async () => {
    const permissions = isLively ? ['clipboard-read', 'clipboard-write'] : []
    const person = await openPerson(browser(), { javaScriptEnabled: isLively, permissions })
    await openConsole(person, demo())
    return person
  }

  test('what Zendesk needs can be taken from the screen', patience, async () => {
    const { context, page, complaints } = await owner()
    expect(await page.textContent('[role=region][aria-label=Mode]')).toContain(demo().facts.practice_zendesk)
    await openApp(page)
    const endpoint = `${demo().facts.latchkey}/sso/zendesk/${demo().facts.app_key}`
    for (const [id, value] of [
      ['remote-login-url', endpoint],
      ['remote-logout-url', `${endpoint}/logout?email=&external_id=`],
    ] as const) {
      expect(await page.inputValue(`#${id}`)).toBe(value)
      expect(await page.isVisible(`[data-copy=${id}]`)).toBe(isLively)
      if (!isLively) continue
      await page.click(`[data-copy=${id}]`)
      await page.waitForSelector(`[data-copy=${id}]:text-is("Copied")`)
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe(value)
    }
    // By keyboard, as a person without the button would.
    await page.focus('#remote-login-url')
    await page.keyboard.press('Control+A')
    expect(await page.evaluate('getSelection().toString()')).toBe(endpoint)
    expect(complaints).toEqual([])
    await context.close()
  })

  test('the stored secret is checked', patience, async () => {
    const { context, page, complaints } = await owner()
    await openApp(page)
    await page.click('text=Check the stored secret')
    await page.waitForSelector('#check-result >> text=The stored secret signs')
    expect(page.url()).toBe(isLively ? appPage() : `${appPage()}/check`)
    expect(complaints).toEqual([])
    await context.close()
  })

  test('a paused app signs nobody in, and says so', patience, async () => {
    const { context, page } = await owner()
    await openApp(page)
    await page.click('text=Pause sign-in')
    await page.waitForSelector('text=Sign-in through this app is paused.')

    const member = await openPerson(browser(), { javaScriptEnabled: isLively })
    const { help_center: helpCenter } = demo().facts
    const signIn = async () => {
      await member.page.goto(helpCenter)
      await member.page.click('text=Sign in')
    }
    await signIn()
    await typeIn(member.page, 'amelie', demo().password)
    await member.page.waitForSelector('h1:has-text("We did not sign you in to Practice Zendesk")')
    expect(await member.page.textContent('[role=alert]')).toContain('switched off at the moment')
    expect(member.posted).toEqual([])

    await page.click('text=Resume sign-in')
    await page.waitForSelector('text=Sign-in through this app goes on')
    await signIn()
    if (!isLively) await member.page.click('text=Continue')
    await member.page.waitForURL(helpCenter)
    expect(await member.page.textContent('header')).toContain(demo().sample('amelie').name)
    await member.context.close()
    await context.close()
  })

  test('a wrong subdomain is explained; what was typed stays, the secret does not', patience, async () => {
    const { context, page } = await owner()
    await page.click('text=Add an app')
    await page.fill('[name=name]', 'Contoso Help Center')
    await page.fill('[name=subdomain]', 'help.contoso.com')
    await page.fill('[name=secret]', 'f7Kq2ZrV9bXs4LmT8wPd6NcH3gJy5RaE1uQoW0iBvYtMkDxG')
    await page.getByRole('button', { name: 'Add app' }).click()

    await page.waitForSelector('.error-summary')
    expect(await page.getAttribute('[name=subdomain]', 'aria-invalid')).toBe('true')
    expect(await page.textContent('main')).toContain('host-mapped')
    expect(await page.inputValue('[name=name]')).toBe('Contoso Help Center')
    expect(await page.inputValue('[name=subdomain]')).toBe('help.contoso.com')
    expect(await page.inputValue('[name=secret]')).toBe('')
    expect(await page.content()).not.toContain('f7Kq2ZrV9bXs4')

    await page.goto(`${demo().facts.console}/apps`)
    expect(await page.textContent('main')).not.toContain('Contoso')
    await context.close()
  })
})
