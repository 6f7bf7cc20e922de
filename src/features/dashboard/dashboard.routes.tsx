/** The first page of the console: /admin. */
import { Router } from 'express'
import { DashboardPage } from '../../../views/dashboard/dashboard-page.tsx'
import { renderPage } from '../../../views/layout.tsx'
import type { Deps } from '../../deps.ts'
import { zoneOf } from '../../http/zone.ts'
import { isAllowed } from '../administrators/administrators.policy.ts'
import { consoleFrame } from '../administrators/console-frame.ts'
import { requireAction } from '../administrators/require-action.ts'
import { readDashboard } from './read-dashboard.ts'

export function dashboardRoutes(deps: Deps): Router {
  const pages = Router()

  pages.get('/', requireAction(deps, 'console.read'), async (request, response) => {
    const { role } = response.locals.administrator
    const zone = zoneOf(request) ?? 'UTC'
    response.send(
      renderPage(
        <DashboardPage
          frame={consoleFrame(deps.config, response, '/admin')}
          zone={zone}
          canReadEvents={isAllowed(role, 'events.read')}
          {...await readDashboard(deps, { role, zone })}
        />,
      ),
    )
  })

  return pages
}
