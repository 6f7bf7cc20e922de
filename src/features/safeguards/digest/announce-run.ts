/**
 * Tells of a finished audit: webhooks what changed, administrators a digest where there is something to say. In one
 * transaction with the mark that it was told, so that nobody hears of a run twice and no run is forgotten.
 */
import { renderDigest } from '../../../../views/mail/render-mail.tsx'
import type { Config } from '../../../config/config.ts'
import { after, days, type Clock } from '../../../kernel/clock.ts'
import type { Log } from '../../../kernel/log.ts'
import type { Random } from '../../../kernel/random.ts'
import type { SecretBox } from '../../../kernel/secret-box.ts'
import type { InTransaction } from '../../../kernel/transaction.ts'
import type { BrandingStore } from '../../branding/branding.store.ts'
import type { EventsStore } from '../../events/events.store.ts'
import { putIntoOutbox, readRecipient } from '../../mail/queue-mail.ts'
import type { OutboxStore } from '../../mail/outbox.store.ts'
import { enqueueWebhook } from '../../webhooks/enqueue-webhook.ts'
import type { WebhookEventType } from '../../webhooks/webhook.ts'
import type { WebhooksStore } from '../../webhooks/webhooks.store.ts'
import type { AuditRun } from '../audits/audit-run.ts'
import type { SafeguardSettingsStore } from '../settings/safeguard-settings.store.ts'
import { judgeDigest, linesOf, type Digest } from './digest.ts'
import type { ChangedFinding, DigestStore } from './digest.store.ts'

type Stores = {
  branding: Pick<BrandingStore, 'find'>
  digests: DigestStore
  events: Pick<EventsStore, 'record'>
  outbox: Pick<OutboxStore, 'insert'>
  safeguardSettings: Pick<SafeguardSettingsStore, 'find'>
  webhooks: Pick<WebhooksStore, 'enqueue'>
}

export type AnnounceDeps = {
  config: Pick<Config, 'publicUrl'>
  clock: Clock
  random: Random
  secretBox: Pick<SecretBox, 'seal'>
  log: Log
  inTransaction: InTransaction<Stores>
}

type ToldRun = Pick<AuditRun, 'id' | 'completeness' | 'why'>

/** Of findings that are told one by one; beyond it each code is told with its number. */
const mostSingly = 100

/** Never throws: a run is not undone because nobody could be told. It is tried again by `announceForgotten`. */
export async function announceRun(deps: AnnounceDeps, run: ToldRun): Promise<void> {
  try {
    await deps.inTransaction(async (stores) => {
      if (!(await stores.digests.takeRun(run.id, deps.clock.now()))) return
      await tellWebhooks(deps, stores, run)
      await tellPeople(deps, stores, run)
    })
  } catch (error) {
    deps.log.warn({ error }, 'an audit could not be told of: trying again')
  }
}

async function tellWebhooks({ config, clock, random }: AnnounceDeps, stores: Stores, run: ToldRun): Promise<void> {
  const { digests, webhooks } = stores
  const tell = (type: WebhookEventType, data: Record<string, unknown>): Promise<number> =>
    enqueueWebhook({ clock, random, webhooks }, { type, data })
  const counts = await digests.countChanged(run.id)
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  if (total <= mostSingly) {
    for (const finding of await digests.listChanged(run.id, mostSingly)) {
      await tell(typeOf[finding.change], { run: run.id, ...dataOf(config, finding) })
    }
  } else {
    for (const { code, change, count } of counts)
      await tell(typeOf[change], { run: run.id, code, count, link: list(config) })
  }
  const summary = { run: run.id, completeness: run.completeness, why: run.why, link: list(config) }
  await tell(run.completeness === 'ok' ? 'run.finished' : 'run.incomplete', summary)
}

const typeOf: Record<ChangedFinding['change'], WebhookEventType> = {
  new: 'finding.opened',
  changed: 'finding.changed',
  reopened: 'finding.reopened',
  resolved: 'finding.resolved',
}

const list = ({ publicUrl }: Pick<Config, 'publicUrl'>): string => `${publicUrl}/admin/safeguards`

const dataOf = (config: Pick<Config, 'publicUrl'>, finding: ChangedFinding) => ({
  fingerprint: finding.fingerprint,
  code: finding.code,
  severity: finding.severity,
  app: finding.appKey ?? null,
  subjects: finding.subjects,
  link: `${list(config)}/findings/${finding.fingerprint}`,
})

async function tellPeople(deps: AnnounceDeps, stores: Stores, run: ToldRun): Promise<void> {
  const { clock } = deps
  const { digests, events, safeguardSettings } = stores
  const now = clock.now()
  const recipients = await digests.listRecipients((await safeguardSettings.find()).digestTo)
  if (recipients.length === 0 || run.completeness === undefined) return
  const facts = {
    completeness: run.completeness,
    why: run.why,
    changes: await digests.countNews(run.id),
    expiring: await digests.countExpiring(now, after(now, days(7))),
    open: await digests.countOpen(),
  }
  const digest = judgeDigest(facts, await digests.findMemory(), now)
  if (!digest) return
  for (const recipient of recipients) await queueDigest(deps, stores, digest, recipient)
  await digests.remember(digest.kind, digest.hash, now)
  const detail = { run: run.id, kind: digest.kind, recipients: recipients.length }
  await events.record({ type: 'digest.sent', actor: 'system', outcome: 'done', detail })
}

async function queueDigest(
  deps: AnnounceDeps,
  { branding, outbox }: Stores,
  { kind, facts }: Digest,
  recipient: { id: string; name: string; email: string },
): Promise<void> {
  const to = readRecipient(recipient.email)
  if (to === undefined) return
  const { organizationName: organization, support } = await branding.find()
  const { subject, text, html } = renderDigest({
    kind,
    facts: linesOf(facts),
    name: recipient.name,
    link: list(deps.config),
    sender: { organization, support },
  })
  const row = { memberId: recipient.id, kind: 'digest', language: 'en', subject, goodUntil: undefined } as const
  await putIntoOutbox({ ...deps, outbox }, row, { to, text, html })
}

/** Tells of runs that were finished and, by a crash, not told of. Gives how many there were. */
export async function announceForgotten(
  deps: AnnounceDeps & {
    digests: Pick<DigestStore, 'listUnannounced'>
    auditRuns: { find(id: string): Promise<ToldRun | undefined> }
  },
): Promise<number> {
  const forgotten = await deps.digests.listUnannounced(10)
  for (const id of forgotten) {
    const run = await deps.auditRuns.find(id)
    if (run) await announceRun(deps, run)
  }
  return forgotten.length
}
