/** The values in force, fit to be shown to anybody: no password, no key. */
import type { Config } from '../config/config.ts'
import { fromLine, serverName } from '../config/mail-settings.ts'

export type Setting = { name: string; value: string | null }

export function effectiveSettings(config: Config): Setting[] {
  const values: Record<string, string | undefined> = {
    PORT: String(config.port),
    HOST: config.host,
    PUBLIC_URL: config.publicUrl,
    DATABASE_URL: config.databaseUrl === undefined ? undefined : withoutPassword(config.databaseUrl),
    DATA_DIR: config.dataDir,
    SECRET_KEYS: keysOf(config),
    SMTP_URL: config.mail && serverName(config.mail.server),
    MAIL_FROM: config.mail && fromLine(config.mail.from),
    TRUST_PROXY: config.trustProxy === false ? undefined : String(config.trustProxy),
    LOG_LEVEL: config.logLevel,
    AUDIT_SCHEDULE: config.auditSchedule,
    ZENDESK_ORIGIN: config.zendeskOrigin,
  }
  return Object.entries(values).map(([name, value]) => ({ name, value: value ?? null }))
}

/** A password may stand before the @ or among the parameters; of these only harmless ones are shown. */
function withoutPassword(text: string): string {
  const url = new URL(text)
  if (url.password !== '') url.password = '***'
  for (const name of [...url.searchParams.keys()]) {
    if (!['host', 'port', 'sslmode', 'application_name'].includes(name)) url.searchParams.set(name, '***')
  }
  return url.toString()
}

function keysOf({ secretKeys, dataDir }: Config): string {
  if (!secretKeys) return `(kept in ${dataDir}/secret-keys)`
  return secretKeys.length === 1 ? '(1 key)' : `(${secretKeys.length} keys, the first seals)`
}
