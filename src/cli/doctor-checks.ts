/** What `latchkey doctor` looks at. A check that cannot look says so: unknown is never ok. */
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { completenessWords } from '../../views/safeguards/reports/report-words.tsx'
import type { Config } from '../config/config.ts'
import { fromLine, serverName } from '../config/mail-settings.ts'
import { pendingMigrations } from '../db/migrate.ts'
import type { Deps } from '../deps.ts'
import { openSealed } from '../features/apps/secret/seal-secret.ts'
import { verifyChain } from '../features/events/verify-chain.ts'
import { isOldAudit, readAuditState } from '../features/safeguards/findings/list/audit-state.ts'
import { seconds } from '../kernel/clock.ts'

export type CheckState = 'ok' | 'warning' | 'problem' | 'unknown'
export type Check = { name: string; state: CheckState; says: string }
type Finding = { state: CheckState; says: string }

/** What can be told without the store. */
export function checkSettings(config: Config): Check[] {
  return [
    { name: 'public address', ...checkPublicUrl(config) },
    { name: 'proxy in front', ...checkProxy(config) },
    { name: 'Zendesk origin', ...checkZendeskOrigin(config) },
    { name: 'mail', ...checkMail(config) },
    ...(config.databaseUrl === undefined ? [{ name: 'data folder', ...checkDataDir(config) }] : []),
  ]
}

export async function checkStore(deps: Deps, signal: AbortSignal): Promise<Check[]> {
  const checks: Check[] = []
  for (const [name, look] of storeChecks) {
    signal.throwIfAborted()
    const finding = await look(deps).catch((error: unknown): Finding => {
      deps.log.warn({ error, check: name }, 'a check could not look')
      return { state: 'unknown', says: 'it could not be looked at; the log says more' }
    })
    checks.push({ name, ...finding })
  }
  return checks
}

const storeChecks: readonly (readonly [string, (deps: Deps) => Promise<Finding>])[] = [
  ['database', checkDatabase],
  ['schema', checkSchema],
  ['clock', checkClock],
  ['secrets', checkSecrets],
  ['history', checkHistory],
  ['outbox', checkOutbox],
  ['owner', checkOwner],
  ['last audit', checkAudit],
]

async function checkDatabase({ database }: Deps): Promise<Finding> {
  const { rows } = await database.query<{ server_version: string }>('show server_version', [])
  const version = rows[0]?.server_version ?? 'of an unknown version'
  const kind = database.kind === 'embedded' ? 'embedded, PostgreSQL' : 'PostgreSQL'
  return { state: 'ok', says: `${kind} ${version}` }
}

async function checkSchema({ database }: Deps): Promise<Finding> {
  const missing = await pendingMigrations(database)
  if (missing.length === 0) return { state: 'ok', says: 'up to date' }
  return { state: 'problem', says: `migrations missing: ${missing.length}; run \`latchkey migrate\`` }
}

/** Zendesk takes a token for three minutes, so a clock that is off stops every sign-in. */
async function checkClock({ database, clock }: Deps): Promise<Finding> {
  const before = clock.now().getTime()
  const { rows } = await database.query<{ now: Date }>('select clock_timestamp() as now', [])
  const apart = Math.abs((rows[0]?.now.getTime() ?? 0) - before)
  const time = clock.now().toISOString()
  if (apart <= seconds(10))
    return { state: 'ok', says: `${time}; see that it is right: Zendesk refuses a clock that is off` }
  return { state: 'problem', says: `this machine and the database are ${Math.round(apart / 1_000)} seconds apart` }
}

async function checkSecrets({ apps, secretBox }: Deps): Promise<Finding> {
  const stored = await apps.listSealedSecrets()
  const shut = stored
    .filter(({ id, sealed }) => openSealed(secretBox, id, sealed).kind === 'shut')
    .map(({ key }) => key)
  if (shut.length > 0) return { state: 'problem', says: `no key opens the shared secret of ${shut.join(', ')}` }
  const old = stored.filter(({ sealed }) => !secretBox.isCurrent(sealed)).length
  if (old > 0) return { state: 'warning', says: `secrets under an older key: ${old}; run \`latchkey keys rotate\`` }
  return { state: 'ok', says: `${stored.length} stored, and the present keys open them all` }
}

async function checkHistory(deps: Deps): Promise<Finding> {
  const outcome = await verifyChain(deps)
  if (outcome.kind === 'broken') {
    return { state: 'problem', says: `the hash chain is broken at seal ${outcome.batch}: ${outcome.why}` }
  }
  const { events, batches, unsealed, head } = outcome
  const more = unsealed > 0 ? `, ${unsealed} not sealed yet` : ''
  return {
    state: 'ok',
    says: `the hash chain is whole; events ${events}, seals ${batches}${more}; head ${head || 'none'}`,
  }
}

async function checkOutbox({ outbox, config }: Deps): Promise<Finding> {
  const { waiting, failed } = await outbox.count()
  const says = `messages waiting: ${waiting}, failed within two weeks: ${failed}`
  return { state: failed > 0 && config.mail ? 'warning' : 'ok', says }
}

async function checkOwner({ members }: Deps): Promise<Finding> {
  const owners = await members.countOwners()
  if (owners > 0) return { state: 'ok', says: owners === 1 ? '1 owner' : `${owners} owners` }
  return { state: 'warning', says: 'there is no owner yet: `latchkey start` prints a set-up link' }
}

/** Audits begin by themselves where a server runs, so that an old one shows that they do not. */
async function checkAudit(deps: Deps): Promise<Finding> {
  const { last, failedAt } = await readAuditState(deps)
  const failed = failedAt === undefined ? '' : `one broke off at ${failedAt.toISOString()}; `
  if (last?.finishedAt === undefined) {
    return { state: 'warning', says: `${failed}none has come to its end yet: \`latchkey audit\` runs one now` }
  }
  const completeness = last.completeness ?? 'blind'
  const isOld = isOldAudit(last.finishedAt, deps.clock.now())
  const says = [
    `${failed}${last.finishedAt.toISOString()}, ${completenessWords[completeness] ?? completeness}`,
    ...(isOld ? ['that is old: is AUDIT_SCHEDULE right, and does a server run'] : []),
  ].join('; ')
  return { state: failedAt || isOld || completeness !== 'ok' ? 'warning' : 'ok', says }
}

function checkPublicUrl({ isHttps, publicUrl }: Config): Finding {
  const { hostname } = new URL(publicUrl)
  if (isHttps) return { state: 'ok', says: publicUrl }
  const isLocal =
    hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '127.0.0.1' || hostname === '[::1]'
  return isLocal
    ? { state: 'ok', says: `${publicUrl}, for this machine only` }
    : { state: 'problem', says: `${publicUrl} is not https: passwords and cookies cross the network in the clear` }
}

/** TLS ends before us, so behind https everybody's address is the proxy's unless its word is taken for it. */
export function checkProxy({ isHttps, trustProxy }: Pick<Config, 'isHttps' | 'trustProxy'>): Finding {
  if (trustProxy !== false) return { state: 'ok', says: 'TRUST_PROXY says whose word on addresses counts' }
  return isHttps
    ? {
        state: 'problem',
        says:
          'PUBLIC_URL is https but TRUST_PROXY is not set: everybody seems to come from one address, and ' +
          "one person's wrong passwords keep all others waiting. Set it to the number of proxies in front (0: none)",
      }
    : { state: 'ok', says: 'none' }
}

const checkZendeskOrigin = ({ isPractice, zendeskOrigin }: Config): Finding =>
  isPractice
    ? { state: 'warning', says: `hand-offs go to ${zendeskOrigin}, which is not Zendesk` }
    : { state: 'ok', says: zendeskOrigin }

/** Where the mail goes, never what is said to get it there. */
function checkMail({ mail }: Config): Finding {
  if (!mail)
    return { state: 'ok', says: 'not set: messages wait in the console, under Settings, for an owner to hand over' }
  const says = `sent through ${serverName(mail.server)} as ${fromLine(mail.from)}`
  return mail.server.encryption === 'none'
    ? { state: 'warning', says: `${says}, without encryption: whoever is on the way reads the links in it` }
    : { state: 'ok', says }
}

function checkDataDir({ dataDir, secretKeys }: Config): Finding {
  if (!existsSync(dataDir)) return { state: 'ok', says: `${dataDir} is made at the first start` }
  const open = [dataDir, ...(secretKeys ? [] : [join(dataDir, 'secret-keys')])].filter(isOpenToOthers)
  return open.length === 0
    ? { state: 'ok', says: dataDir }
    : { state: 'problem', says: `other accounts can read ${open.join(' and ')}: chmod go= ${open.join(' ')}` }
}

/** Windows has no such bits; Node shows all of them as set. */
const isOpenToOthers = (path: string): boolean =>
  process.platform !== 'win32' && existsSync(path) && (statSync(path).mode & 0o077) !== 0
