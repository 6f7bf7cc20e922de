/** Replaces the key that seals secrets, so that an older copy of the keys opens nothing written from now on. */
import type { KeyFile } from '../../config/secret-keys.ts'
import type { Random } from '../../kernel/random.ts'
import type { SecretBox } from '../../kernel/secret-box.ts'
import { keyIdOf } from '../../kernel/secret-box.ts'
import type { Actor } from '../events/event.ts'
import { reseal, type ResealDeps, type ResealOutcome } from './reseal.ts'

export type RotateKeysDeps = ResealDeps & {
  random: Random
  /** Where the keys are kept; undefined when they come from SECRET_KEYS, which only people can change. */
  keyFile: KeyFile | undefined
}

/** Keys by their names, never the keys. */
export type RotateKeysOutcome = ResealOutcome & {
  /** Whether a new key was made; with SECRET_KEYS the first of them is the one to seal with. */
  isNewKey: boolean
  keyId: string
  /** Keys that open nothing any more. Of the key file they are gone already. Positions in SECRET_KEYS count from 1. */
  unneeded: { keyId: string; position: number }[]
  /** Keys besides the sealing one that are still needed by what was left. */
  needed: { keyId: string; position: number }[]
}

/**
 * The order is what makes a crash harmless: a new key is on disk before anything is sealed with it, and an old one
 * leaves the disk only after nothing is sealed with it any more. Dying in between leaves one key too many, never one too few.
 */
export async function rotateKeys(deps: RotateKeysDeps, actor: Actor): Promise<RotateKeysOutcome> {
  const { keyFile, secretBox, random } = deps
  if (keyFile) {
    const keys = [random.token(32), ...keyFile.read()] as const
    keyFile.write(keys)
    secretBox.useKeys(keys)
  }
  const outcome = await reseal(deps, actor)
  return { ...outcome, isNewKey: keyFile !== undefined, ...(await retireKeys(deps)) }
}

/** Asks the stored secrets themselves, with writers held off: another rotation may be under way. */
async function retireKeys({ keyFile, secretBox, inTransaction }: RotateKeysDeps) {
  return inTransaction(async ({ apps, outbox, totpFactors, webhooks }) => {
    await apps.lock()
    await outbox.lock()
    await totpFactors.holdWriters()
    await webhooks.lock()
    const ofApps = (await apps.listSealedSecrets()).map(({ sealed }) => secretBox.keyIdOf(sealed))
    const ofWebhooks = (await webhooks.listSealed()).map(({ secretSealed }) => secretBox.keyIdOf(secretSealed))
    const inUse = new Set([
      ...ofApps,
      ...ofWebhooks,
      ...(await outbox.listKeyIds()),
      ...(await totpFactors.listKeyIds()),
    ])
    const [keyId = '', ...others] = secretBox.keyIds()
    const rest = others.map((id, at) => ({ keyId: id, position: at + 2 }))
    const needed = rest.filter((key) => inUse.has(key.keyId))
    if (keyFile) dropKeys(keyFile, secretBox, new Set([keyId, ...needed.map((key) => key.keyId)]))
    return { keyId, needed, unneeded: rest.filter((key) => !inUse.has(key.keyId)) }
  })
}

function dropKeys(keyFile: KeyFile, secretBox: SecretBox, kept: ReadonlySet<string>): void {
  const [first, ...rest] = keyFile.read().filter((key) => kept.has(keyIdOf(key)))
  if (first === undefined) return
  keyFile.write([first, ...rest])
  secretBox.useKeys([first, ...rest])
}
