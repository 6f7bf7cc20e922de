/** What keeps a member from signing in to each app: the checks of a hand-off, asked without making one. */
import type { AppsStore } from '../../apps/apps.store.ts'
import type { CheckCode } from '../../handoff/check.ts'
import { judgeEntry, type EntryDeps } from '../../handoff/judge-entry.ts'
import { letsThrough } from '../../handoff/pipeline.ts'

/** `obstacles` empty: a hand-off would be issued now. */
export type AppObstacles = { key: string; name: string; obstacles: CheckCode[] }

/** A page asks for this many apps at most; accounts with more look at them one by one. */
const mostApps = 20

export async function findObstacles(
  deps: EntryDeps & { apps: Pick<AppsStore, 'list'> },
  memberId: string,
): Promise<{ apps: AppObstacles[]; hasMore: boolean }> {
  const all = await deps.apps.list()
  const apps: AppObstacles[] = []
  for (const { key, name } of all.slice(0, mostApps)) {
    const verdict = await judgeEntry(deps, { appKey: key, memberId })
    if (verdict) apps.push({ key, name, obstacles: letsThrough(verdict) ? [] : verdict.codes })
  }
  return { apps, hasMore: all.length > mostApps }
}
