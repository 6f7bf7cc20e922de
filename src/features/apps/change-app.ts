/** Changes an app registration. */
import type { Clock } from '../../kernel/clock.ts'
import { AppError } from '../../kernel/errors.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'
import type { InTransaction } from '../../kernel/transaction.ts'
import type { AppStores } from './add-app.ts'
import type { By } from '../events/event.ts'
import type { App } from './app.ts'
import type { AppChange } from './apps.store.ts'
import { findClashes, type AppErrors } from './clashes.ts'
import { sealSecret } from './secret/seal-secret.ts'
import { readSharedSecret } from './secret/shared-secret.ts'

export type ChangeAppDeps = {
  clock: Clock
  secretBox: SecretBox
  inTransaction: InTransaction<AppStores>
}

/** As `appChangeInput` reads it. `version`: the one that was on the screen; `secret`: a new one, if any. */
export type GivenChange = Pick<App, 'name' | 'subdomain' | 'returnHosts'> & {
  version: number
  secret?: string | undefined
}

export type ChangeAppOutcome =
  | { kind: 'changed'; app: App; /** Accepted, but a person should look again. */ warning: string | undefined }
  | { kind: 'refused'; errors: AppErrors }
  /** Somebody changed it in the meantime; `app` is what is stored now, and nothing was changed. */
  | { kind: 'conflict'; app: App }

export async function changeApp(
  deps: ChangeAppDeps,
  { key, input: given, ...by }: By & { key: string; input: GivenChange },
): Promise<ChangeAppOutcome> {
  const { clock, secretBox, inTransaction } = deps
  const { secret, version } = given
  const judged = secret === undefined ? undefined : readSharedSecret(secret)
  if (judged?.kind === 'refused') return { kind: 'refused', errors: { secret: judged.why } }

  return inTransaction(async ({ apps, events }) => {
    await apps.lock()
    const before = await apps.get(key)
    if (before.version !== version) return { kind: 'conflict', app: before }
    const fields = changedFields(before, given)
    if (fields.length === 0) return { kind: 'changed', app: before, warning: undefined }
    const fault = secret === undefined ? findSecretFault(before, given) : undefined
    if (fault) return { kind: 'refused', errors: fault }
    const errors = await findClashes(apps, {
      subdomain: given.subdomain,
      secretFingerprints: secret === undefined ? undefined : secretBox.fingerprints(secret),
      self: before,
    })
    if (errors) return { kind: 'refused', errors }

    const stored = secret === undefined ? undefined : sealSecret(secretBox, before.id, secret)
    const app = await apps.update(
      before.id,
      version,
      { ...before, ...given, ...startOver(before, given) },
      clock.now(),
      stored,
    )
    if (!app) throw new AppError('state.conflict')
    await events.record({
      ...by,
      type: 'app.changed',
      outcome: 'done',
      appId: app.id,
      detail: { key, version: app.version, changed: fields, ...tellingValues(before, app) },
    })
    return { kind: 'changed', app, warning: judged?.warning }
  })
}

/** Another Zendesk account has other people in it: nothing that was found out about the old one lets anybody in there. */
const startOver = (before: App, given: GivenChange): Partial<AppChange> =>
  before.subdomain === given.subdomain ? {} : { stage: 'draft', isEnabled: false }

/** What keeps a change from being saved without a secret that comes with it. */
function findSecretFault(before: App, given: GivenChange): AppErrors | undefined {
  if (before.secretSetAt === undefined) return undefined
  // Otherwise whoever may edit could have tokens signed with one account's secret sent to another account.
  return before.subdomain === given.subdomain ? undefined : { secret: secretAgain }
}

const secretAgain =
  'Another subdomain is another Zendesk account, and each has a secret of its own: enter the shared secret that belongs ' +
  'to this one. If you only renamed your account in Zendesk, enter the same secret again.'

function changedFields(before: App, given: GivenChange): string[] {
  const hosts = (app: Pick<App, 'returnHosts'>): string => app.returnHosts.join('\n')
  return [
    ...(before.name === given.name ? [] : ['name']),
    ...(before.subdomain === given.subdomain ? [] : ['subdomain']),
    ...(hosts(before) === hosts(given) ? [] : ['return_hosts']),
    ...(given.secret === undefined ? [] : ['secret']),
  ]
}

/** Where tokens go and may return to is worth keeping for ever; a name may hold a person's, so it is not. */
function tellingValues(before: App, after: App): Record<string, unknown> {
  return {
    ...(before.subdomain === after.subdomain ? {} : { subdomain: { from: before.subdomain, to: after.subdomain } }),
    ...(before.stage === after.stage ? {} : { stage: { from: before.stage, to: after.stage } }),
    ...(before.returnHosts.join() === after.returnHosts.join() ? {} : { return_hosts: after.returnHosts }),
  }
}
