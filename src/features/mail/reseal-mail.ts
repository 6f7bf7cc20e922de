/** Seals waiting messages anew that are not under the current key: their links work on, whatever happens to older keys. */
import type { SecretBox } from '../../kernel/secret-box.ts'
import { mailPlace } from './mail.ts'
import type { OutboxStore } from './outbox.store.ts'

/** Call it with the store bound to a transaction. */
export type ResealMailDeps = {
  secretBox: Pick<SecretBox, 'open' | 'seal' | 'keyIds'>
  outbox: Pick<OutboxStore, 'lock' | 'listSealedUnderOthers' | 'replaceSealed'>
}

/** Small enough to be held in memory, however many are waiting. */
const piece = 500

/** How many changed their key. What no key at hand opens is left as it is: the key may come back. */
export async function resealMail({ secretBox, outbox }: ResealMailDeps): Promise<number> {
  await outbox.lock()
  const [current = ''] = secretBox.keyIds()
  let resealed = 0
  let last: string | undefined
  do {
    const found = await outbox.listSealedUnderOthers(current, last, piece)
    for (const { id, messageSealed } of found) {
      const anew = sealAnew(secretBox, id, messageSealed)
      if (anew === undefined) continue
      await outbox.replaceSealed({ id, messageSealed: anew })
      resealed += 1
    }
    last = found.at(-1)?.id
  } while (last !== undefined)
  return resealed
}

function sealAnew(secretBox: ResealMailDeps['secretBox'], id: string, sealed: string): string | undefined {
  try {
    return secretBox.seal(secretBox.open(sealed, mailPlace(id)), mailPlace(id))
  } catch {
    return undefined
  }
}
