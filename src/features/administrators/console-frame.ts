/** What every console page of one request has in common: where one can go, who is looking, what must not be overlooked. */
import type { Response } from 'express'
import { consoleWordsOf } from '../../../views/languages/catalogue.ts'
import type { ConsoleWords } from '../../../views/languages/console-words.ts'
import type { ConsoleFrame, Flash } from '../../../views/parts/console-shell.tsx'
import type { Config } from '../../config/config.ts'
import { isAllowed, type Action } from './administrators.policy.ts'

/** Shown to whom the action of its page is open. */
const places: readonly { word: keyof ConsoleWords['nav']; href: string; action: Action }[] = [
  { word: 'overview', href: '/admin', action: 'console.read' },
  { word: 'apps', href: '/admin/apps', action: 'apps.read' },
  { word: 'members', href: '/admin/members', action: 'members.read' },
  { word: 'safeguards', href: '/admin/safeguards', action: 'findings.read' },
  { word: 'events', href: '/admin/events', action: 'events.read' },
  { word: 'settings', href: '/admin/settings', action: 'settings.read' },
]

/** After `requireAction`. `here`: the place in the navigation that the page belongs to. */
export function consoleFrame(
  config: Pick<Config, 'isPractice' | 'zendeskOrigin'>,
  response: Response,
  here: string,
  flash?: Flash,
): ConsoleFrame {
  const { name, role } = response.locals.administrator
  const words = consoleWordsOf('en')
  return {
    organization: response.locals.brand?.organization,
    nav: places
      .filter(({ action }) => isAllowed(role, action))
      .map(({ word, href }) => ({ label: words.nav[word], href, isCurrent: href === here })),
    signedIn: { name, csrfToken: response.locals.csrfToken() },
    banner: config.isPractice ? words.practice(config.zendeskOrigin) : undefined,
    flash,
  }
}
