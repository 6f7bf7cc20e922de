/** Tries the stored secret: signs a token with it and lets the practice Zendesk's own verifier judge the result. */
import { epochSeconds, type Clock } from '../../../kernel/clock.ts'
import type { Random } from '../../../kernel/random.ts'
import type { SecretBox } from '../../../kernel/secret-box.ts'
import type { EventsStore } from '../../events/events.store.ts'
import { importSecret, signToken } from '../../handoff/token.ts'
import { verifyToken } from '../../practice/verify-token.ts'
import type { By } from '../../events/event.ts'
import type { App } from '../app.ts'
import type { AppsStore } from '../apps.store.ts'
import { openSecret } from './seal-secret.ts'
import { readSharedSecret } from './shared-secret.ts'

export type CheckSecretDeps = {
  apps: AppsStore
  events: EventsStore
  secretBox: SecretBox
  clock: Clock
  random: Random
}

export type CheckSecretOutcome =
  | { kind: 'good'; /** It works, but a person should look again. */ warning: string | undefined }
  /** Sign-ins with it fail. `because` is a stable code for events and scripts. */
  | { kind: 'bad'; because: 'secret-shut' | 'secret-weak' | 'token-refused'; sentence: string }
  /** There was nothing to try, which is not good news. */
  | { kind: 'unknown'; because: 'secret-missing'; sentence: string }

/** Nothing is sent anywhere. Throws `page.not-found` for an unknown key. */
export async function checkSecret(
  deps: CheckSecretDeps,
  { key, ...by }: By & { key: string },
): Promise<CheckSecretOutcome> {
  const app = await deps.apps.get(key)
  const outcome = await trySecret(deps, app)
  await deps.events.record({
    ...by,
    type: 'app.checked',
    outcome: outcome.kind === 'good' ? 'done' : 'failed',
    appId: app.id,
    codes: outcome.kind === 'good' ? [] : [outcome.because],
    detail: { key, version: app.version },
  })
  return outcome
}

const missing: CheckSecretOutcome = {
  kind: 'unknown',
  because: 'secret-missing',
  sentence: 'There is no shared secret yet, so there is nothing to check. Enter the one that Zendesk shows.',
}

/** The same without a record of it. */
export async function trySecret(
  deps: Omit<CheckSecretDeps, 'events'>,
  app: Pick<App, 'id' | 'secretSetAt'>,
): Promise<CheckSecretOutcome> {
  if (app.secretSetAt === undefined) return missing
  const opened = await openSecret(deps, app.id)
  if (opened.kind === 'shut') return { kind: 'bad', because: 'secret-shut', sentence: opened.why }
  const strength = readSharedSecret(opened.secret)
  if (strength.kind === 'refused') return { kind: 'bad', because: 'secret-weak', sentence: strength.why }

  const now = deps.clock.now()
  const jwt = await signToken(await importSecret(opened.secret), {
    iat: epochSeconds(now),
    jti: deps.random.token(24),
    email: 'secret-check@example.org',
    name: 'Latchkey secret check',
    external_id: 'latchkey-secret-check',
  })
  const verdict = verifyToken({ jwt, sharedSecret: opened.secret, now, isUsed: () => false })
  if (verdict.kind === 'accepted') return { kind: 'good', warning: strength.warning }
  const sentence = `A trial token was refused by the rules Zendesk documents: ${verdict.message}`
  return { kind: 'bad', because: 'token-refused', sentence }
}
