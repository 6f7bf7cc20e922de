/** Whether an app's fallback sheet hangs somewhere, and whether what hangs there is still right. */
import type { Config } from '../../config/config.ts'
import type { App } from '../apps/app.ts'
import type { BrandingStore } from '../branding/branding.store.ts'
import type { FallbackPublicationsStore } from './fallback-publications.store.ts'
import { sheetOf } from './fallback-sheet.ts'
import { changesSince, type SheetChange } from './publication.ts'

export type FallbackStateDeps = {
  config: Pick<Config, 'zendeskOrigin'>
  branding: Pick<BrandingStore, 'find'>
  fallbackPublications: Pick<FallbackPublicationsStore, 'findLast'>
}

/** By the newest publication on record. */
export type FallbackState =
  | { state: 'never' }
  | { state: 'current'; publishedAt: Date }
  | { state: 'outdated'; publishedAt: Date; changes: readonly SheetChange[] }

export async function fallbackState(
  { config, branding, fallbackPublications }: FallbackStateDeps,
  app: Pick<App, 'id' | 'name' | 'subdomain'>,
): Promise<FallbackState> {
  const last = await fallbackPublications.findLast(app.id)
  if (!last) return { state: 'never' }
  const { publishedAt } = last
  const changes = changesSince(last, sheetOf(config, app, await branding.find(), last.content.languages))
  return changes.length === 0 ? { state: 'current', publishedAt } : { state: 'outdated', publishedAt, changes }
}
