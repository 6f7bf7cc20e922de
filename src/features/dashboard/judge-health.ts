/** Is everything well? Pure: what was found out in, what needs somebody out. What could not be found out is never well. */
import { after, days, minutes } from '../../kernel/clock.ts'
import type { App } from '../apps/app.ts'
import type { OpenQuestion } from '../set-up-guide/open-questions.ts'
import type { AppActivity } from './dashboard.query.ts'

/** Undefined where it could not be looked at. */
export type AppFacts = {
  app: Pick<App, 'key' | 'name' | 'stage' | 'isEnabled' | 'secretSetAt'>
  activity: AppActivity | undefined
  /** Errors from Zendesk in the last day. */
  errors: number | undefined
  questions: readonly OpenQuestion[] | undefined
  fallback: 'never' | 'current' | 'outdated' | undefined
  /** Of an app that is open to everyone: how many staff there are, and of how many something is missing. */
  staff: { staff: number; missing: number } | 'unknown' | undefined
}

export type HouseFacts = {
  now: Date
  /** Undefined in each: not for the eyes of who is looking. `unknown`: it could not be looked at. */
  apps: readonly AppFacts[] | undefined
  mail: { hasServer: boolean; waiting: number; failed: number } | 'unknown' | undefined
  imports: readonly { id: string; updatedAt: Date }[] | 'unknown' | undefined
  sealing: { at: Date | undefined; isForeign: boolean } | 'unknown' | undefined
  /** On the sign-in, of the last day; the latest first. */
  attacks: readonly { kind: 'spray' | 'burst'; source: string | undefined; lastSeenAt: Date }[] | 'unknown' | undefined
  safeguards: SafeguardFacts | 'unknown' | undefined
}

export type SafeguardFacts = {
  /** Open ones. */
  critical: number
  high: number
  /** Members who are kept out until somebody decides. */
  holds: number
  /** Undefined: no audit was ever finished. */
  audit: { finishedAt: Date; isOld: boolean; completeness: 'ok' | 'partial' | 'blind' } | undefined
  /** When one failed after it. */
  failedAt: Date | undefined
}

export type Concern = { weight: 'attention' | 'unknown' } & (
  | { code: 'app-paused' | 'set-up' | 'fallback-never' | 'fallback-outdated'; app: { key: string; name: string } }
  | { code: 'set-up-unknown' | 'app-unknown'; app: { key: string; name: string } }
  | { code: 'staff-unsafe'; app: { key: string; name: string }; missing: number }
  | { code: 'secret-shut' | 'staff-unknown'; app: { key: string; name: string } }
  | { code: 'zendesk-errors'; app: { key: string; name: string }; count: number }
  | { code: 'mail-failed' | 'mail-waiting'; count: number }
  | { code: 'import-failed'; importId: string }
  | { code: 'not-sealed'; since: Date | undefined }
  | { code: 'sign-in-attacks'; count: number; lastSeenAt: Date }
  | { code: 'findings-open'; critical: number; high: number }
  | { code: 'holds-waiting'; count: number }
  | { code: 'audit-old' | 'audit-partial' | 'audit-blind' | 'audit-failed'; at: Date }
  | { code: 'audit-never' | 'safeguards-unknown' }
  | { code: 'mail-unknown' | 'imports-unknown' | 'history-unknown' | 'attacks-unknown' }
)

/** `idle`: nothing is wrong, and nobody is signed in anywhere yet. */
export type Health = { state: 'well' | 'attention' | 'unknown' | 'idle'; concerns: Concern[] }

export function judgeHealth(facts: HouseFacts): Health {
  const concerns = [
    ...(facts.apps ?? []).flatMap(aboutApp),
    ...aboutMail(facts.mail),
    ...aboutImports(facts),
    ...aboutSealing(facts),
    ...aboutAttacks(facts),
    ...aboutSafeguards(facts),
  ]
  return { state: stateOf(facts, concerns), concerns: concerns.sort(byWeight) }
}

function stateOf({ apps }: HouseFacts, concerns: readonly Concern[]): Health['state'] {
  if (concerns.some(({ weight }) => weight === 'attention')) return 'attention'
  if (concerns.length > 0) return 'unknown'
  return apps?.some(({ app }) => app.stage !== 'draft') ? 'well' : 'idle'
}

function aboutApp({ app, activity, errors, questions, fallback, staff }: AppFacts): Concern[] {
  if (app.stage === 'draft') return []
  const about = { key: app.key, name: app.name }
  const isUnknown = activity === undefined || errors === undefined || questions === undefined || fallback === undefined
  const needsSheet = app.stage === 'staff' || app.stage === 'everyone'
  const concerns: (Concern | undefined)[] = [
    app.isEnabled ? undefined : { weight: 'attention', code: 'app-paused', app: about },
    isShut(activity) ? { weight: 'attention', code: 'secret-shut', app: about } : undefined,
    ...aboutStaff(about, staff),
    errors ? { weight: 'attention', code: 'zendesk-errors', app: about, count: errors } : undefined,
    questions?.some((question) => !isOpenEnd(question))
      ? { weight: 'attention', code: 'set-up', app: about }
      : undefined,
    questions?.some(isOpenEnd) ? { weight: 'unknown', code: 'set-up-unknown', app: about } : undefined,
    needsSheet && fallback === 'never' ? { weight: 'attention', code: 'fallback-never', app: about } : undefined,
    fallback === 'outdated' ? { weight: 'attention', code: 'fallback-outdated', app: about } : undefined,
    isUnknown ? { weight: 'unknown', code: 'app-unknown', app: about } : undefined,
  ]
  return concerns.filter((concern) => concern !== undefined)
}

/** Open to everyone past the guard, or somebody joined the staff since: whoever comes first may arrive at their profile. */
function aboutStaff(app: { key: string; name: string }, staff: AppFacts['staff']): Concern[] {
  if (staff === undefined) return []
  if (staff === 'unknown') return [{ weight: 'unknown', code: 'staff-unknown', app }]
  const isUnsafe = staff.staff === 0 || staff.missing > 0
  return isUnsafe ? [{ weight: 'attention', code: 'staff-unsafe', app, missing: staff.missing }] : []
}

/** Nobody was handed over since a hand-off failed for want of a secret that opens. */
function isShut(activity: AppActivity | undefined): boolean {
  const { lastTrouble, lastHandoffAt } = activity ?? {}
  if (!lastTrouble?.codes.includes('secret-unavailable')) return false
  return lastHandoffAt === undefined || lastHandoffAt < lastTrouble.at
}

/** Nobody knows: it was never asked, or the answer is too old. */
const isOpenEnd = ({ code }: OpenQuestion): boolean =>
  ['check-unknown', 'check-stale', 'check-missing', 'attestation-missing', 'attestation-withdrawn'].includes(code)

function aboutMail(mail: HouseFacts['mail']): Concern[] {
  if (mail === undefined) return []
  if (mail === 'unknown') return [{ weight: 'unknown', code: 'mail-unknown' }]
  const { hasServer, waiting, failed } = mail
  if (hasServer) return failed > 0 ? [{ weight: 'attention', code: 'mail-failed', count: failed }] : []
  return waiting > 0 ? [{ weight: 'attention', code: 'mail-waiting', count: waiting }] : []
}

const recently = days(7)

function aboutImports({ imports, now }: HouseFacts): Concern[] {
  if (imports === undefined) return []
  if (imports === 'unknown') return [{ weight: 'unknown', code: 'imports-unknown' }]
  return imports
    .filter(({ updatedAt }) => updatedAt > after(now, -recently))
    .map(({ id }) => ({ weight: 'attention', code: 'import-failed', importId: id }))
}

/** The sealer is a second or two behind; longer, and something holds it up. */
const patience = minutes(2)

function aboutSealing({ sealing, now }: HouseFacts): Concern[] {
  if (sealing === undefined) return []
  if (sealing === 'unknown') return [{ weight: 'unknown', code: 'history-unknown' }]
  const isLate = sealing.at !== undefined && sealing.at < after(now, -patience)
  return isLate || sealing.isForeign ? [{ weight: 'attention', code: 'not-sealed', since: sealing.at }] : []
}

function aboutAttacks({ attacks }: HouseFacts): Concern[] {
  if (attacks === 'unknown') return [{ weight: 'unknown', code: 'attacks-unknown' }]
  const latest = attacks?.[0]
  if (attacks === undefined || latest === undefined) return []
  return [{ weight: 'attention', code: 'sign-in-attacks', count: attacks.length, lastSeenAt: latest.lastSeenAt }]
}

/** What an audit could not see, or nobody has looked at for days, is not known to be well. */
function aboutSafeguards({ safeguards, apps }: HouseFacts): Concern[] {
  if (safeguards === undefined) return []
  if (safeguards === 'unknown') return [{ weight: 'unknown', code: 'safeguards-unknown' }]
  const { critical, high, holds, audit, failedAt } = safeguards
  const isInUse = apps?.some(({ app }) => app.stage !== 'draft') ?? false
  const concerns: (Concern | undefined)[] = [
    holds > 0 ? { weight: 'attention', code: 'holds-waiting', count: holds } : undefined,
    critical + high > 0 ? { weight: 'attention', code: 'findings-open', critical, high } : undefined,
    failedAt ? { weight: 'attention', code: 'audit-failed', at: failedAt } : undefined,
    audit && audit.completeness !== 'ok'
      ? { weight: 'unknown', code: `audit-${audit.completeness}`, at: audit.finishedAt }
      : undefined,
    audit?.isOld ? { weight: 'unknown', code: 'audit-old', at: audit.finishedAt } : undefined,
    !audit && isInUse ? { weight: 'unknown', code: 'audit-never' } : undefined,
  ]
  return concerns.filter((concern) => concern !== undefined)
}

const byWeight = (one: Concern, other: Concern): number =>
  Number(one.weight === 'unknown') - Number(other.weight === 'unknown')
