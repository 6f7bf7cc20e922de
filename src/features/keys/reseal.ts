/** Seals every stored secret anew that is not under the current key. Run at every start, and by `keys rotate`. */
import type { SecretBox } from '../../kernel/secret-box.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { AppsStore, SealedSecret } from '../apps/apps.store.ts'
import { openSealed, sealSecret } from '../apps/secret/seal-secret.ts'
import type { Actor } from '../events/event.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { OutboxStore } from '../mail/outbox.store.ts'
import { resealMail } from '../mail/reseal-mail.ts'
import { resealTotp } from '../second-factor/totp/seal-totp.ts'
import type { TotpFactorsStore } from '../second-factor/totp/totp-factors.store.ts'
import { resealWebhooks } from '../webhooks/reseal-webhooks.ts'
import type { WebhooksStore } from '../webhooks/webhooks.store.ts'

export type ResealDeps = {
  secretBox: SecretBox
  inTransaction: InTransaction<{
    apps: AppsStore
    outbox: OutboxStore
    totpFactors: TotpFactorsStore
    webhooks: WebhooksStore
    events: EventsStore
  }>
}

export type ResealOutcome = {
  /** How many secrets changed their key, waiting messages and authenticator apps among them. */
  resealed: number
  /** Those left as they were: nothing opens them now, or another app holds the same secret. */
  left: { app: string; keyId: string | undefined; why: string }[]
}

/**
 * Authenticator apps piece by piece, so that nobody's sign-in waits for all of them; the rest in one transaction, all of
 * them or none. What opened before opens after. Doing it twice changes nothing.
 * A new key must be known to every running process before any of them seals with it.
 */
export async function reseal(
  { secretBox, inTransaction }: ResealDeps,
  actor: Actor = 'system',
): Promise<ResealOutcome> {
  const ofPhones = await resealTotp({ secretBox, inTransaction })
  return inTransaction(async ({ apps, outbox, webhooks, events }) => {
    await apps.lock()
    const outcome: ResealOutcome = { resealed: ofPhones, left: [] }
    const all = await apps.listSealedSecrets()
    const fingerprints = new Set(all.map(({ fingerprint }) => fingerprint))

    for (const stored of all.filter(({ sealed }) => !secretBox.isCurrent(sealed))) {
      const anew = sealAnew(secretBox, stored, fingerprints)
      if (anew.kind === 'left') {
        outcome.left.push({ app: stored.key, keyId: secretBox.keyIdOf(stored.sealed), why: anew.why })
      } else {
        await apps.replaceSealed(stored.id, anew.secret)
        fingerprints.add(anew.secret.fingerprint)
        outcome.resealed += 1
      }
    }
    outcome.resealed += await resealMail({ secretBox, outbox })
    outcome.resealed += await resealWebhooks({ secretBox, webhooks })
    if (outcome.resealed > 0) {
      const detail = { resealed: outcome.resealed, left: outcome.left.length, key_id: secretBox.keyIds()[0] }
      await events.record({ type: 'keys.rotated', actor, outcome: 'done', detail })
    }
    return outcome
  })
}

function sealAnew(secretBox: SecretBox, { id, sealed }: SealedSecret, fingerprints: ReadonlySet<string>) {
  const opened = openSealed(secretBox, id, sealed)
  if (opened.kind === 'shut') return { kind: 'left', why: opened.why } as const
  const secret = sealSecret(secretBox, id, opened.secret)
  if (fingerprints.has(secret.fingerprint)) return { kind: 'left', why: sameSecret } as const
  return { kind: 'anew', secret } as const
}

const sameSecret =
  'Another app holds the same secret, and no secret serves two apps: give one of them a secret of its own.'
