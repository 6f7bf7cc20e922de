/** A real browser for tests: Chromium from CHROMIUM_PATH, or where Debian puts it. */
import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

export const chromiumPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

/** Opens one; the caller closes it. Fails with the way to get one when there is none. */
export async function openBrowser(): Promise<Browser> {
  if (!existsSync(chromiumPath)) {
    throw new Error(`No browser at ${chromiumPath}. Install Chromium, or set CHROMIUM_PATH to where it is.`)
  }
  return chromium.launch({ executablePath: chromiumPath, args: quietArguments })
}

/** No sandbox (tests run as root in containers), and nothing that reaches for the network by itself. */
const quietArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
