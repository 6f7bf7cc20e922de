/** The lists behind a forecast as CSV, safe to open in a spreadsheet; page by page, so that memory stays flat. */
import type { App } from '../../apps/app.ts'
import type { By } from '../../events/event.ts'
import type { EventsStore } from '../../events/events.store.ts'
import { csvRecord } from '../../member-files/member-csv.ts'
import { forecastGroups, readBaseOf, type ForecastBaseDeps, type ForecastGroup } from './forecast-base.ts'

export type ExportForecastDeps = Omit<ForecastBaseDeps, 'apps'> & { events: Pick<EventsStore, 'record'> }

const pageSize = 5_000

/** One group, or all of them. */
export async function* exportForecast(
  deps: ExportForecastDeps,
  { app, group, reason, ...by }: By & { app: App; group: ForecastGroup | undefined; reason: string | undefined },
): AsyncGenerator<string> {
  const detail = { what: 'forecast', key: app.key, group: group ?? 'all' }
  await deps.events.record({ ...by, type: 'finding.exported', outcome: 'done', appId: app.id, detail })
  const { of } = await readBaseOf(deps, app)
  yield csvRecord([
    'group',
    'reason',
    'case',
    'external_id',
    'name',
    'email',
    'zendesk_id',
    'zendesk_name',
    'zendesk_role',
  ])
  for (const each of group === undefined ? forecastGroups : [group]) {
    let after: string | undefined
    let hasMore = true
    while (hasMore) {
      const page = await deps.forecastBases.listPage(of, { group: each, reason, after, limit: pageSize })
      for (const person of page.people) {
        const { zendesk } = person
        yield csvRecord([
          person.group,
          person.reason,
          person.case,
          person.externalId,
          person.name,
          person.email,
          zendesk?.id,
          zendesk?.name,
          zendesk?.role,
        ])
      }
      after = page.people.at(-1)?.id
      hasMore = page.hasMore
    }
  }
}
