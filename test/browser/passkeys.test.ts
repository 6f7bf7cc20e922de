/** Passkeys in a real browser, with Chromium's virtual authenticator: made, used in place of the password, and as a second factor. */
import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openPerson, typeIn } from './person.ts'
import { patience, stage } from './stage.ts'

const { demo, browser } = stage()

type Keeper = { cdp: CDPSession; authenticatorId: string }

/** A device that keeps passkeys, and whose owner unlocks it whenever it is asked. */
async function plugIn(context: BrowserContext, page: Page): Promise<Keeper> {
  const cdp = await context.newCDPSession(page)
  await cdp.send('WebAuthn.enable', { enableUI: false })
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: false,
    },
  })
  return { cdp, authenticatorId }
}

/** Whether its owner is there to touch it: while not, a page may wait for a passkey, and nothing happens. */
const attend = ({ cdp, authenticatorId }: Keeper, enabled: boolean) =>
  cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled })

test(
  'made in the account, then in place of the password, from the list of names, and as second factor',
  patience,
  async () => {
    const { latchkey } = demo().facts
    const { context, page, complaints } = await openPerson(browser())
    const keeper = await plugIn(context, page)
    await page.goto(`${latchkey}/sign-in?continue=/account/security/passkeys`)
    await typeIn(page, 'amelie', demo().password)
    await page.getByRole('link', { name: 'Add a passkey' }).click()
    await attend(keeper, true)
    await page.getByRole('button', { name: 'Make a passkey' }).click()
    await page.waitForURL(/done=added/)
    expect(await page.textContent('[role=status]')).toContain('The passkey was added')
    expect(await page.textContent('.link-list')).toContain('On one device only')

    // One more on the same device is refused there.
    await page.goto(`${latchkey}/account/security/passkeys/new`)
    await page.getByRole('button', { name: 'Make a passkey' }).click()
    await page.waitForSelector('text=There is a passkey for this account on that device')

    await attend(keeper, false)
    const signOut = async () => {
      await page.goto(`${latchkey}/account`)
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.waitForURL(/signed-out/)
    }
    await signOut()
    await page.goto(`${latchkey}/sign-in?continue=/account/security/passkeys`)
    await attend(keeper, true)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.waitForURL(`${latchkey}/account/security/passkeys`)
    expect(await page.textContent('main')).toContain('last used on')

    // Whoever picks it from the names that the browser knows presses no button.
    await signOut()
    await page.goto(`${latchkey}/sign-in`)
    await page.waitForURL(`${latchkey}/account`)

    await attend(keeper, false)
    await signOut()
    await page.goto(`${latchkey}/sign-in`)
    await typeIn(page, 'amelie', demo().password)
    await page.waitForURL(/second-factor/)
    await attend(keeper, true)
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    await page.waitForURL(`${latchkey}/account`)
    expect(complaints).toEqual([])
    await context.close()
  },
)

test('without scripts there is no button for it, and the page says why', patience, async () => {
  const { context, page } = await openPerson(browser(), { javaScriptEnabled: false })
  await page.goto(`${demo().facts.latchkey}/sign-in`)
  expect(await page.getByRole('button', { name: 'Sign in with a passkey' }).isVisible()).toBe(false)
  expect(await page.textContent('main')).toContain('Passkeys need scripts')
  await context.close()
})
