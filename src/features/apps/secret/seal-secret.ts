/** The shared secret's way into the database and back: sealed for its row, opened only to sign. */
import type { SecretBox } from '../../../kernel/secret-box.ts'
import type { AppsStore, StoredSecret } from '../apps.store.ts'

/** Where an app's secret is sealed for; it opens nowhere else. */
const secretPlace = (appId: string) => ({ table: 'apps', column: 'secret_sealed', id: appId }) as const

export const sealSecret = (secretBox: SecretBox, appId: string, secret: string): StoredSecret => ({
  sealed: secretBox.seal(secret, secretPlace(appId)),
  fingerprint: secretBox.fingerprint(secret),
})

export type OpenedSecret =
  | { kind: 'secret'; secret: string }
  /** No key at hand opens it, or what is stored was not sealed for this app. `why` is for an administrator. */
  | { kind: 'shut'; why: string }

/** Never throws for a secret that does not open. */
export async function openSecret(
  { apps, secretBox }: { apps: AppsStore; secretBox: SecretBox },
  appId: string,
): Promise<OpenedSecret> {
  const sealed = await apps.findSealedSecret(appId)
  if (sealed === undefined)
    return { kind: 'shut', why: 'There is no shared secret: none was entered yet, or the app is gone.' }
  return openSealed(secretBox, appId, sealed)
}

export function openSealed(secretBox: SecretBox, appId: string, sealed: string): OpenedSecret {
  try {
    return { kind: 'secret', secret: secretBox.open(sealed, secretPlace(appId)) }
  } catch {
    const keyId = secretBox.keyIdOf(sealed)
    const isKeyMissing = keyId !== undefined && !secretBox.keyIds().includes(keyId)
    return { kind: 'shut', why: isKeyMissing ? missingKey(keyId) : damaged }
  }
}

const missingKey = (keyId: string): string =>
  `The stored secret was sealed under key ${keyId}, which is not among the keys in force. Put that key back (SECRET_KEYS, ` +
  'or the file secret-keys in the data folder), or enter the shared secret again.'

const damaged =
  'The stored secret does not open: it was changed outside of Latchkey, or moved here from another app. ' +
  'Enter the shared secret again.'
