/** What every console page of one request has in common: where one can go, who is looking, what must not be overlooked. */
import type { Response } from 'express'
import type { ConsoleFrame, Flash } from '../../../views/parts/console-shell.tsx'
import type { Config } from '../../config/config.ts'

const places: readonly { label: string; href: string }[] = [{ label: 'Apps', href: '/admin/apps' }]

/** After `requireRole`. `here`: the place in the navigation that the page belongs to. */
export function consoleFrame(
  config: Pick<Config, 'isPractice' | 'zendeskOrigin'>,
  response: Response,
  here: string,
  flash?: Flash,
): ConsoleFrame {
  return {
    nav: places.map((place) => ({ ...place, isCurrent: place.href === here })),
    signedIn: { name: response.locals.administrator.name, csrfToken: response.locals.csrfToken() },
    banner: config.isPractice
      ? `Practice: hand-offs go to ${config.zendeskOrigin} (ZENDESK_ORIGIN), not to the real Zendesk.`
      : undefined,
    flash,
  }
}
