/** The imported signing key of each app, kept until its registration changes. Secrets are opened here and go no further. */
import type { SecretBox } from '../../kernel/secret-box.ts'
import type { HandoffFacts } from './facts.ts'
import { importSecret, type SigningKey } from './token.ts'

export type SigningKeys = (app: HandoffFacts['app']) => Promise<SigningKey>

/** `box` is asked at every change, since keys may be rotated while the server runs. */
export function signingKeys(box: () => SecretBox): SigningKeys {
  const kept = new Map<string, { version: number; key: SigningKey }>()

  return async (app) => {
    const known = kept.get(app.id)
    if (known?.version === app.version) return known.key
    const place = { table: 'apps', column: 'secret_sealed', id: app.id }
    const key = await importSecret(box().open(app.secretSealed, place))
    kept.set(app.id, { version: app.version, key })
    return key
  }
}
