/** Proof that an administrator saw what a change of an app would bring, before they put exactly that into force. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { SecretBox } from '../../kernel/secret-box.ts'

/** The field that carries the proof from the preview to the save. */
export const seenField = 'seen'

/** `fields`: the change as the preview's own form carries it on, the version of the app among them. */
export type Previewed = {
  what: 'access' | 'fields'
  appId: string
  administratorId: string
  fields: readonly { name: string; value: string }[]
}

/** Stands for one preview, and fits no other change, app or administrator. */
export function sealPreview(secretBox: Pick<SecretBox, 'derive'>, previewed: Previewed): string {
  const [key] = secretBox.derive(purpose)
  return sealedUnder(key, previewed).toString('base64url')
}

export function wasSeen(
  secretBox: Pick<SecretBox, 'derive'>,
  previewed: Previewed,
  given: string | undefined,
): boolean {
  const shown = Buffer.from(given ?? '', 'base64url')
  return secretBox.derive(purpose).some((key) => {
    const sealed = sealedUnder(key, previewed)
    return sealed.length === shown.length && timingSafeEqual(sealed, shown)
  })
}

const purpose = 'seen-preview'

const sealedUnder = (key: string, { what, appId, administratorId, fields }: Previewed): Buffer =>
  createHmac('sha256', key)
    .update(JSON.stringify([what, appId, administratorId, fields.map(({ name, value }) => [name, value])]))
    .digest()
