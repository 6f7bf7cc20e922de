/** Reads the environment into one frozen Config, or says every mistake at once. */
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { isCron } from '../kernel/cron.ts'
import type { MailFrom, SmtpServer } from '../kernel/mailer.ts'
import { readMailFrom, readSmtpUrl } from './mail-settings.ts'

export type Config = Readonly<{
  /** TCP port to listen on. */
  port: number
  /** Address to listen on. Loopback unless told otherwise: a reverse proxy stands in front. */
  host: string
  /** How browsers reach Latchkey: an origin without a path, never taken from a request. */
  publicUrl: string
  /** True when `publicUrl` is https: cookies are then `__Host-` and Secure. */
  isHttps: boolean
  /** PostgreSQL; undefined: the embedded database in `dataDir`. May hold a password: never logged. */
  databaseUrl: string | undefined
  /** Absolute path of the folder for the embedded database, generated keys and the control socket. */
  dataDir: string
  /** The first seals, all open. Undefined: generated into `dataDir` (embedded database only). */
  secretKeys: readonly string[] | undefined
  /** Express' "trust proxy": a number of hops, or addresses. False: the socket's address counts. */
  trustProxy: number | string[] | false
  logLevel: string
  /** Who carries mail, and from whom it is. Undefined: it stays in the outbox. The password in it is never logged. */
  mail: Readonly<{ server: SmtpServer; from: MailFrom }> | undefined
  /** When audits run, as cron with five fields, unless the settings say otherwise. */
  auditSchedule: string
  /** Template of a Zendesk account's origin; anything but the default is practice and says so on every page. */
  zendeskOrigin: string
  isPractice: boolean
}>

export type ConfigOutcome = { kind: 'config'; config: Config } | { kind: 'mistakes'; mistakes: string[] }

const realZendesk = 'https://{subdomain}.zendesk.com'

const port = z.coerce
  .number('must be a number')
  .int('must be a whole number')
  .min(0, 'must be from 0 to 65535')
  .max(65_535, 'must be from 0 to 65535')

const origin = (value: string): URL | undefined => {
  const url = URL.canParse(value) ? new URL(value) : undefined
  return url && /^https?:$/.test(url.protocol) && url.origin === value.replace(/\/$/, '').toLowerCase()
    ? url
    : undefined
}

const publicUrl = z
  .string()
  .refine(origin, 'must be an origin such as https://login.example.org, without path, query, user or password')
  .transform((value) => new URL(value).origin)

const databaseUrl = z.string().refine((value) => {
  return URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol)
}, 'must look like postgresql://user:password@host:5432/database')

const secretKeys = z
  .string()
  .transform((value) => value.split(',').map((key) => key.trim()))
  .refine(
    (keys) => keys.every((key) => key.length >= 32),
    'each key must have 32 characters or more (try: openssl rand -base64 32)',
  )
  .refine((keys) => new Set(keys).size === keys.length, 'must not name the same key twice')

const proxyNames = new Set(['loopback', 'linklocal', 'uniquelocal'])
const isProxy = (value: string): boolean => {
  const [address = '', bits, more] = value.split('/')
  if (proxyNames.has(value)) return true
  const mostBits = isIP(address) === 4 ? 32 : 128
  if (isIP(address) === 0 || more !== undefined) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= mostBits)
}

const trustProxy = z
  .string()
  .transform((value) => (/^\d{1,2}$/.test(value) ? Number(value) : value.split(',').map((one) => one.trim())))
  .refine(
    (value) => typeof value === 'number' || value.every(isProxy),
    'must be the number of proxies in front, or their addresses (10.0.0.0/8, loopback), separated by commas',
  )

const smtpUrl = z.string().transform((value, context) => {
  const read = readSmtpUrl(value)
  if (read.kind === 'server') return read.server
  context.addIssue(read.why)
  return z.NEVER
})

const mailFrom = z.string().transform((value, context) => {
  const read = readMailFrom(value)
  if (read.kind === 'from') return read.from
  context.addIssue(read.why)
  return z.NEVER
})

const auditSchedule = z
  .string()
  .refine(isCron, 'must be five fields of cron for moments that come, such as 0 3 * * * (every night at three)')

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const

const zendeskOrigin = z
  .string()
  .refine(
    (value) => origin(value.replace('{subdomain}', 'x')),
    `must be an origin; {subdomain} is filled in (default ${realZendesk})`,
  )
  .transform((value) => value.replace(/\/$/, ''))

const schema = z.object({
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: publicUrl.optional(),
  DATABASE_URL: databaseUrl.optional(),
  DATA_DIR: z.string().default('./data'),
  SECRET_KEYS: secretKeys.optional(),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: mailFrom.optional(),
  TRUST_PROXY: trustProxy.optional(),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  AUDIT_SCHEDULE: auditSchedule.default('0 3 * * *'),
  ZENDESK_ORIGIN: zendeskOrigin.default(realZendesk),
})

type Variable = keyof typeof schema.shape

const variables = Object.keys(schema.shape) as Variable[]

/** Every variable that is read, for people. */
export const explanations: Readonly<Record<Variable, string>> = {
  PORT: 'port to listen on (default 3000; 0 takes a free one)',
  HOST: 'address to listen on (default 127.0.0.1)',
  PUBLIC_URL: 'how browsers reach it (default http://localhost:PORT)',
  DATABASE_URL: 'PostgreSQL 14 or newer (unset: embedded, in DATA_DIR)',
  DATA_DIR: 'folder of the embedded database and its keys (default ./data)',
  SECRET_KEYS: 'what seals secrets, by commas; required with DATABASE_URL',
  SMTP_URL: 'what carries mail: smtp:// or smtps:// (unset: kept in the outbox)',
  MAIL_FROM: 'whom mail is from: an address, or Name <address>',
  TRUST_PROXY: 'number of proxies in front, or their addresses',
  LOG_LEVEL: `${logLevels.join(', ')} (default info)`,
  AUDIT_SCHEDULE: 'when audits run, as cron (default 0 3 * * *: every night at three, UTC)',
  ZENDESK_ORIGIN: `for practice only (default ${realZendesk})`,
}

/** `environment`: as of process.env; an empty value counts as unset. Never throws. */
export function readConfig(environment: Record<string, string | undefined>): ConfigOutcome {
  const given: Partial<Record<Variable, string>> = {}
  for (const name of variables) {
    const value = environment[name]?.trim()
    if (value) given[name] = value
  }
  const { success, data, error } = schema.safeParse(given)
  const mistakes = success ? [] : error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  if (given.DATABASE_URL !== undefined && given.SECRET_KEYS === undefined) {
    mistakes.push('SECRET_KEYS is required with DATABASE_URL (try: openssl rand -base64 32)')
  }
  if (given.SMTP_URL !== undefined && given.MAIL_FROM === undefined) {
    mistakes.push('MAIL_FROM is required with SMTP_URL (such as: Help desk <help@example.org>)')
  }
  if (!success || mistakes.length > 0) return { kind: 'mistakes', mistakes }

  const url = data.PUBLIC_URL ?? `http://localhost:${data.PORT}`
  return {
    kind: 'config',
    config: Object.freeze({
      port: data.PORT,
      host: data.HOST,
      publicUrl: url,
      isHttps: url.startsWith('https:'),
      databaseUrl: data.DATABASE_URL,
      dataDir: resolve(data.DATA_DIR),
      secretKeys: data.SECRET_KEYS,
      mail: data.SMTP_URL && data.MAIL_FROM && { server: data.SMTP_URL, from: data.MAIL_FROM },
      trustProxy: data.TRUST_PROXY ?? false,
      logLevel: data.LOG_LEVEL,
      auditSchedule: data.AUDIT_SCHEDULE,
      zendeskOrigin: data.ZENDESK_ORIGIN,
      isPractice: data.ZENDESK_ORIGIN !== realZendesk,
    }),
  }
}
