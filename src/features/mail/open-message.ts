/** Opens what was sealed: to send it, or to show it to somebody who may read it. */
import { z } from 'zod'
import type { SecretBox } from '../../kernel/secret-box.ts'
import { mailPlace, type MailMessage } from './mail.ts'

const sealedMessage = z.object({
  to: z.string(),
  text: z.string(),
  html: z.string(),
  isForThisAddress: z.boolean().optional(),
})

/** Undefined when no key at hand opens it, or when it was sealed for another row. */
export function openMessage(secretBox: Pick<SecretBox, 'open'>, id: string, sealed: string): MailMessage | undefined {
  try {
    return sealedMessage.parse(JSON.parse(secretBox.open(sealed, mailPlace(id))))
  } catch {
    return undefined
  }
}
