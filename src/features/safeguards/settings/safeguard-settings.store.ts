/** The safeguard settings in the database: one row, made with its fingerprint key when it is first needed. */
import type { Db } from '../../../db/connect.ts'
import { usualSafeguardSettings, type SafeguardSettings } from './safeguard-settings.ts'

export type SafeguardSettingsStore = ReturnType<typeof safeguardSettingsStore>

export function safeguardSettingsStore(db: Db) {
  return {
    async find(): Promise<SafeguardSettings> {
      const row = await db<SettingsRow>('safeguard_settings').first()
      return row ? settingsOf(row) : usualSafeguardSettings
    },

    /** Undefined when they were changed since `version`. The row is there: keep the fingerprint key first. */
    async change(
      version: number,
      next: Omit<SafeguardSettings, 'version'>,
      at: Date,
    ): Promise<SafeguardSettings | undefined> {
      const [stored] = await db<SettingsRow & { updated_at: Date }>('safeguard_settings')
        .where({ id: 1, version })
        .update({
          schedule: next.schedule ?? null,
          zone: next.zone,
          stale_after_days: next.staleAfterDays,
          secret_max_age_days: next.secretMaxAgeDays,
          mixed_domains: [...next.mixedDomains],
          digest_to: [...next.digestTo],
          version: version + 1,
          updated_at: at,
        })
        .returning('*')
      return stored && settingsOf(stored)
    },

    /** The key of the fingerprints, for ever: `offered` where there is none yet. */
    async keepFingerprintKey(offered: string, at: Date): Promise<string> {
      // Version 0: nobody chose anything yet.
      await db('safeguard_settings')
        .insert({ id: 1, fingerprint_key: offered, version: 0, updated_at: at })
        .onConflict('id')
        .ignore()
      const row = await db<SettingsRow>('safeguard_settings').first()
      return row?.fingerprint_key ?? offered
    },
  }
}

type SettingsRow = {
  id: number
  fingerprint_key: string
  schedule: string | null
  zone: string
  stale_after_days: number
  secret_max_age_days: number
  mixed_domains: string[]
  digest_to: string[]
  version: number
}

const settingsOf = (row: SettingsRow): SafeguardSettings => ({
  schedule: row.schedule ?? undefined,
  zone: row.zone,
  staleAfterDays: row.stale_after_days,
  secretMaxAgeDays: row.secret_max_age_days,
  mixedDomains: row.mixed_domains,
  digestTo: row.digest_to,
  version: row.version,
})
