/** What may be typed about a webhook. */
import { z } from 'zod'
import { hiddenCharacter } from '../../kernel/hidden-characters.ts'
import { webhookEventTypes, type WebhookEventType } from './webhook.ts'

/** `isPractice`: a receiver on this machine may be told over http, since nothing of it is real. */
export const webhookInput = (isPractice: boolean) =>
  z
    .looseObject({
      url: z
        .string()
        .default('')
        .transform((typed) => typed.trim())
        .superRefine((typed, context) => {
          const why = whyNot(typed, isPractice)
          if (why !== undefined) context.addIssue({ code: 'custom', message: why })
        }),
      description: z
        .string()
        .default('')
        .transform((typed) => typed.normalize('NFC').trim())
        .refine((typed) => Array.from(typed).length <= 100, 'At most 100 characters.')
        .refine(
          (typed) => !hiddenCharacter.test(typed),
          'There is an invisible character in it. Type it again by hand.',
        ),
      enabled: z.string().optional(),
    })
    .transform((form, context) => {
      const eventTypes = webhookEventTypes.filter((type) => form[fieldOf(type)] === 'on')
      if (eventTypes.length === 0) {
        context.addIssue({ code: 'custom', path: ['events'], message: 'Choose at least one kind of message.' })
      }
      return { url: form.url, description: form.description, isEnabled: form.enabled === 'on', eventTypes }
    })

/** The name of the box that stands for a type. */
export const fieldOf = (type: WebhookEventType): string => `event:${type}`

function whyNot(typed: string, isPractice: boolean): string | undefined {
  if (typed === '') return 'Enter the address that the other system gave you.'
  if (typed.length > 1_000) return 'At most 1,000 characters.'
  if (/[\s\\]/.test(typed) || hiddenCharacter.test(typed) || !URL.canParse(typed)) return 'This is not a web address.'
  const { protocol, username, password, hash } = new URL(typed)
  if (username !== '' || password !== '') return 'Leave the user name and password out: messages are signed instead.'
  if (hash !== '') return 'Leave out what begins with #: it is never sent.'
  if (protocol === 'https:' || (protocol === 'http:' && isPractice)) return undefined
  return 'It has to begin with https:// so that nobody on the way reads the messages.'
}
