/** Registers a Zendesk account: with its shared secret, or before Zendesk has shown one. */
import type { Clock } from '../../kernel/clock.ts'
import { slugOf } from '../../kernel/ids.ts'
import type { Random } from '../../kernel/random.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import { everyoneMayEnter } from '../access/access-policy.ts'
import type { By } from '../events/event.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { App } from './app.ts'
import type { AppsStore } from './apps.store.ts'
import { findClashes, type AppErrors } from './clashes.ts'
import { sealSecret } from './secret/seal-secret.ts'
import { readSharedSecret, secretFirst } from './secret/shared-secret.ts'

export type AddAppDeps = {
  clock: Clock
  random: Random
  secretBox: SecretBox
  inTransaction: InTransaction<AppStores>
}

/** As `newAppInput` reads it. `isEnabled`: open to everyone from the start, past the roll-out guard. */
export type NewApp = Pick<App, 'name' | 'subdomain' | 'returnHosts' | 'isEnabled'> & {
  /** Undefined: it is entered later, once Zendesk has our addresses. */
  secret: string | undefined
}

/** What changing an app needs of a transaction: the registrations, and the events that record the change with it. */
export type AppStores = { apps: AppsStore; events: EventsStore }

export type AddAppOutcome =
  | { kind: 'added'; app: App; /** Accepted, but a person should look again. */ warning: string | undefined }
  | { kind: 'refused'; errors: AppErrors }

export async function addApp(
  deps: AddAppDeps,
  { input: given, ...by }: By & { input: NewApp },
): Promise<AddAppOutcome> {
  const { clock, random, secretBox, inTransaction } = deps
  const { secret } = given
  const judged = secret === undefined ? undefined : readSharedSecret(secret)
  if (judged?.kind === 'refused') return { kind: 'refused', errors: { secret: judged.why } }
  if (given.isEnabled && secret === undefined) return { kind: 'refused', errors: { enabled: secretFirst } }

  return inTransaction(async ({ apps, events }) => {
    await apps.lock()
    const secretFingerprints = secret === undefined ? undefined : secretBox.fingerprints(secret)
    const errors = await findClashes(apps, { subdomain: given.subdomain, secretFingerprints })
    if (errors) return { kind: 'refused', errors }

    const now = clock.now()
    const app: App = {
      id: random.uuid(),
      key: await freeKey(apps, given.name),
      name: given.name,
      profileType: 'zendesk',
      subdomain: given.subdomain,
      returnHosts: given.returnHosts,
      stage: given.isEnabled ? 'everyone' : 'draft',
      isEnabled: given.isEnabled,
      accessPolicy: everyoneMayEnter,
      fieldMapping: [],
      version: 1,
      secretSetAt: secret === undefined ? undefined : now,
      firstEnabledAt: given.isEnabled ? now : undefined,
      createdAt: now,
      updatedAt: now,
    }
    await apps.insert(app, secret === undefined ? undefined : sealSecret(secretBox, app.id, secret))
    await events.record({
      ...by,
      type: 'app.added',
      outcome: 'done',
      appId: app.id,
      detail: {
        key: app.key,
        subdomain: app.subdomain,
        stage: app.stage,
        enabled: app.isEnabled,
        // Nobody asked the roll-out guard.
        ...(app.isEnabled && { override: true }),
        return_hosts: app.returnHosts,
        has_secret: secret !== undefined,
      },
    })
    return { kind: 'added', app, warning: judged?.warning }
  })
}

/** A key nobody ever had. `new` is the address of the form that adds an app. */
async function freeKey(apps: AppsStore, name: string): Promise<string> {
  const slug = slugOf(name, 'zendesk')
  const taken = new Set(['new', ...(await apps.listKeysLike(slug))])
  if (!taken.has(slug)) return slug
  let count = 2
  while (taken.has(`${slug}-${count}`)) count += 1
  return `${slug}-${count}`
}
