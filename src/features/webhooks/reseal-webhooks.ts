/** Seals the secrets of webhooks anew that are not under the current key. What no key opens is left: the key may come back. */
import type { SecretBox } from '../../kernel/secret-box.ts'
import { secretPlace } from './webhook.ts'
import type { WebhooksStore } from './webhooks.store.ts'

/** Call it with the store bound to a transaction. Gives how many changed their key. */
export async function resealWebhooks({
  secretBox,
  webhooks,
}: {
  secretBox: Pick<SecretBox, 'open' | 'seal' | 'isCurrent'>
  webhooks: Pick<WebhooksStore, 'lock' | 'listSealed' | 'replaceSealed'>
}): Promise<number> {
  await webhooks.lock()
  let resealed = 0
  for (const { id, secretSealed } of await webhooks.listSealed()) {
    const anew = secretBox.isCurrent(secretSealed) ? undefined : sealAnew(secretBox, id, secretSealed)
    if (anew !== undefined && (await webhooks.replaceSealed(id, anew))) resealed += 1
  }
  return resealed
}

function sealAnew(secretBox: Pick<SecretBox, 'open' | 'seal'>, id: string, sealed: string): string | undefined {
  try {
    return secretBox.seal(secretBox.open(sealed, secretPlace(id)), secretPlace(id))
  } catch {
    return undefined
  }
}
