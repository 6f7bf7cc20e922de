/** What would happen if everybody came today: below /admin/apps/KEY/forecast. Looks, and changes nothing. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Router, type Request } from 'express'
import { appStateOf } from '../../../../views/apps/app-status.tsx'
import { ForecastPage } from '../../../../views/forecast/forecast-page.tsx'
import { renderPage } from '../../../../views/layout.tsx'
import type { Deps } from '../../../deps.ts'
import { keyParameter, singleParameter } from '../../../http/form.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { isAllowed } from '../../administrators/administrators.policy.ts'
import { byOf } from '../../administrators/by-of.ts'
import { consoleFrame } from '../../administrators/console-frame.ts'
import { requireAction } from '../../administrators/require-action.ts'
import { exportForecast } from './export-forecast.ts'
import { forecastBase, forecastGroups, readBaseOf, type ForecastGroup } from './forecast-base.ts'
import { blindWords } from './forecast-known.ts'

const perPage = 50

export function forecastRoutes(deps: Deps): Router {
  const pages = Router()

  pages.get('/:key/forecast', requireAction(deps, 'apps.read'), async (request, response) => {
    const forecast = await forecastBase(deps, { appKey: keyParameter(request) })
    const { app, known, members, counts, reasons, auditedAt } = forecast
    const group = groupOf(request)
    const reason = singleParameter(request, 'reason')
    const { of } = await readBaseOf(deps, app)
    const page =
      group && (await deps.forecastBases.listPage(of, { group, reason, after: afterOf(request), limit: perPage }))
    response.send(
      renderPage(
        <ForecastPage
          frame={consoleFrame(deps.config, response, '/admin/apps')}
          app={{ key: app.key, name: app.name, state: appStateOf(app) }}
          members={members}
          counts={counts}
          reasons={reasons}
          setting={known.setting}
          isUpdateOn={known.assumptions.updateExternalIds}
          asOf={known.asOf}
          blind={known.blind && blindWords[known.blind]}
          auditedAt={auditedAt}
          canExport={isAllowed(response.locals.administrator.role, 'findings.export')}
          list={group && page && { group, reason, ...page }}
        />,
      ),
    )
  })

  pages.get('/:key/forecast.csv', requireAction(deps, 'findings.export'), async (request, response) => {
    const app = await deps.apps.get(keyParameter(request))
    const pieces = exportForecast(deps, {
      app,
      group: groupOf(request),
      reason: singleParameter(request, 'reason'),
      ...byOf(request, response),
    })
    response.type('text/csv').attachment(`forecast-${app.key}.csv`)
    await pipeline(Readable.from(pieces), response)
  })

  return pages
}

const groupOf = (request: Request): ForecastGroup | undefined => {
  const named = singleParameter(request, 'group')
  return forecastGroups.find((group) => group === named)
}

/** What is no id of ours leads to the first page. */
function afterOf(request: Request): string | undefined {
  const after = singleParameter(request, 'after')
  return after !== undefined && isUuid(after) ? after : undefined
}
