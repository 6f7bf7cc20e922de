/** The imported signing key of each app, kept until its registration changes. Secrets are opened here and go no further. */
import type { SecretBox } from '../../kernel/secret-box.ts'
import { openSealed } from '../apps/secret/seal-secret.ts'
import type { HandoffFacts } from './facts.ts'
import { importSecret, type SigningKey } from './token.ts'

/** Undefined: there is no secret yet, or none of our keys opens it. `latchkey doctor` says which. */
export type SigningKeys = (app: HandoffFacts['app']) => Promise<SigningKey | undefined>

export function signingKeys(secretBox: SecretBox): SigningKeys {
  const kept = new Map<string, { version: number; key: SigningKey }>()

  return async (app) => {
    const known = kept.get(app.id)
    if (known?.version === app.version) return known.key
    if (app.secretSealed === undefined) return undefined
    const opened = openSealed(secretBox, app.id, app.secretSealed)
    if (opened.kind === 'shut') return undefined
    const key = await importSecret(opened.secret)
    kept.set(app.id, { version: app.version, key })
    return key
  }
}
