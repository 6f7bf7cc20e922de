/** How the safeguards come along, at /admin/safeguards/trend. */
import { Router } from 'express'
import { renderPage } from '../../../../views/layout.tsx'
import { TrendPage } from '../../../../views/safeguards/trend/trend-page.tsx'
import type { Deps } from '../../../deps.ts'
import { after, days } from '../../../kernel/clock.ts'
import { lastDays } from '../../../kernel/zone-days.ts'
import { isAllowed } from '../../administrators/administrators.policy.ts'
import { consoleFrame } from '../../administrators/console-frame.ts'
import { requireAction } from '../../administrators/require-action.ts'

const shownDays = 90

export function trendRoutes(deps: Deps): Router {
  const { clock, config, safeguardTrend } = deps
  const pages = Router()

  pages.get('/', requireAction(deps, 'findings.read'), async (_request, response) => {
    const now = clock.now()
    const dates = lastDays(shownDays, now, 'UTC').map(({ date }) => date)
    const known = new Map((await safeguardTrend.listDays(dates[0] ?? '')).map(({ date, open }) => [date, open]))
    const { members, staff } = await safeguardTrend.readReadiness()
    response.send(
      renderPage(
        <TrendPage
          frame={consoleFrame(config, response, '/admin/safeguards')}
          days={dates.map((date) => ({ date, open: known.get(date) }))}
          timesToFix={await safeguardTrend.listTimesToFix(after(now, -days(shownDays)))}
          members={members}
          staff={isAllowed(response.locals.administrator.role, 'apps.read') ? staff : undefined}
        />,
      ),
    )
  })

  return pages
}
