/** The security settings in the database: one row, and none while all of them are as usual. */
import type { Db } from '../../db/connect.ts'
import {
  usualSecuritySettings,
  type RegistrationMode,
  type SecondFactorGroup,
  type SecuritySettings,
} from './security-settings.ts'

export type SecuritySettingsStore = ReturnType<typeof securitySettingsStore>

export function securitySettingsStore(db: Db) {
  return {
    async find(): Promise<SecuritySettings> {
      const row = await db<SettingsRow>('security_settings').first()
      return row ? settingsOf(row) : usualSecuritySettings
    },

    /** Undefined when they were changed since `version`. */
    async change(
      version: number,
      next: Omit<SecuritySettings, 'version'>,
      at: Date,
    ): Promise<SecuritySettings | undefined> {
      const row = { ...columnsOf(next), version: version + 1, updated_at: at }
      const changed =
        version === 0
          ? db('security_settings')
              .insert({ id: 1, ...row })
              .onConflict('id')
              .ignore()
          : db('security_settings').where({ id: 1, version }).update(row)
      const [stored] = await changed.returning<SettingsRow[]>('*')
      return stored && settingsOf(stored)
    },
  }
}

type SettingsRow = {
  password_least: number
  checks_breaches: boolean
  breach_host: string
  second_factor_for: SecondFactorGroup
  remember_days: number
  idle_minutes: number
  absolute_minutes: number
  handoff_proof_minutes: number | null
  registration: RegistrationMode
  registration_domains: string[]
  version: number
}

const settingsOf = (row: SettingsRow): SecuritySettings => ({
  passwordLeast: row.password_least,
  checksBreaches: row.checks_breaches,
  breachHost: row.breach_host,
  secondFactorFor: row.second_factor_for,
  rememberDays: row.remember_days,
  idleMinutes: row.idle_minutes,
  absoluteMinutes: row.absolute_minutes,
  handoffProofMinutes: row.handoff_proof_minutes ?? undefined,
  registration: row.registration,
  registrationDomains: row.registration_domains,
  version: row.version,
})

const columnsOf = (settings: Omit<SecuritySettings, 'version'>) => ({
  password_least: settings.passwordLeast,
  checks_breaches: settings.checksBreaches,
  breach_host: settings.breachHost,
  second_factor_for: settings.secondFactorFor,
  remember_days: settings.rememberDays,
  idle_minutes: settings.idleMinutes,
  absolute_minutes: settings.absoluteMinutes,
  handoff_proof_minutes: settings.handoffProofMinutes ?? null,
  registration: settings.registration,
  registration_domains: [...settings.registrationDomains],
})
