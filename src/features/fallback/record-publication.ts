/** Writes down that somebody published an app's fallback sheet somewhere. */
import type { Config } from '../../config/config.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Random } from '../../kernel/random.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { Language } from '../../../views/languages/language.ts'
import type { AppsStore } from '../apps/apps.store.ts'
import type { BrandingStore } from '../branding/branding.store.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { FallbackPublicationsStore } from './fallback-publications.store.ts'
import { sheetOf } from './fallback-sheet.ts'
import { contentOf } from './publication.ts'

export type RecordPublicationDeps = {
  config: Pick<Config, 'zendeskOrigin'>
  clock: Clock
  random: Pick<Random, 'uuid'>
  inTransaction: InTransaction<{
    apps: Pick<AppsStore, 'get'>
    branding: Pick<BrandingStore, 'find'>
    fallbackPublications: Pick<FallbackPublicationsStore, 'insert'>
    events: Pick<EventsStore, 'record'>
  }>
}

export type PublicationOrder = {
  key: string
  place: string
  languages: readonly Language[]
  /** Of the sheet that was on the screen, and so was downloaded. */
  hash: string
  memberId: string
  requestId: string
  ip: string | undefined
}

/** `other-sheet`: what would be downloaded now says something else; nothing was recorded. */
export async function recordPublication(
  { config, clock, random, inTransaction }: RecordPublicationDeps,
  { key, place, languages, hash, memberId, requestId, ip }: PublicationOrder,
): Promise<'recorded' | 'other-sheet'> {
  return inTransaction(async ({ apps, branding, fallbackPublications, events }) => {
    const app = await apps.get(key)
    const sheet = sheetOf(config, app, await branding.find(), languages)
    if (sheet.hash !== hash) return 'other-sheet'
    const id = random.uuid()
    const content = contentOf(sheet)
    await fallbackPublications.insert({ id, appId: app.id, memberId, publishedAt: clock.now(), place, hash, content })
    await events.record({
      type: 'fallback.published',
      actor: `member:${memberId}`,
      outcome: 'done',
      appId: app.id,
      requestId,
      ip,
      detail: { key, content_hash: hash, languages: content.languages },
      personal: { place },
    })
    return 'recorded'
  })
}
