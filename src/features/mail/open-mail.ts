/** Shows one message to somebody who may read it, so that it can be handed over where no mail is set up. */
import type { SecretBox } from '../../kernel/secret-box.ts'
import type { Actor } from '../events/event.ts'
import type { EventsStore } from '../events/events.store.ts'
import type { Mail } from './mail.ts'
import { openMessage } from './open-message.ts'
import type { OutboxStore } from './outbox.store.ts'

export type OpenMailDeps = {
  config: { mail: object | undefined; publicUrl: string }
  secretBox: Pick<SecretBox, 'open'>
  outbox: Pick<OutboxStore, 'findSealed'>
  events: Pick<EventsStore, 'record'>
}

export type OpenMailOutcome =
  | { kind: 'opened'; to: string; text: string; /** The link in it is left out. */ isLinkHidden: boolean }
  /** Sent, given up, or in the hands of the mail server. */
  | { kind: 'closed' }
  | { kind: 'unreadable' }

/** Whether what a message says can still be looked at. */
export const isOpen = ({ mail: server }: OpenMailDeps['config'], mail: Mail): boolean =>
  mail.hasMessage && (server === undefined || mail.state === 'waiting')

/** While mail is sent, a one-time link is for its reader alone: whoever looks on sees everything but that. */
export async function openMail(
  { config, secretBox, outbox, events }: OpenMailDeps,
  mail: Mail,
  by: { actor: Actor; requestId: string; ip: string | undefined },
): Promise<OpenMailOutcome> {
  const sealed = isOpen(config, mail) ? await outbox.findSealed(mail.id) : undefined
  if (sealed === undefined) return { kind: 'closed' }
  const message = openMessage(secretBox, mail.id, sealed)
  if (!message) return { kind: 'unreadable' }
  const isLinkHidden = config.mail !== undefined
  await events.record({
    ...by,
    type: 'mail.opened',
    outcome: 'done',
    subjectId: mail.memberId,
    detail: { kind: mail.kind, link_shown: !isLinkHidden },
  })
  const text = isLinkHidden ? withoutLink(message.text, config.publicUrl) : message.text
  return { kind: 'opened', to: message.to, text, isLinkHidden }
}

const withoutLink = (text: string, publicUrl: string): string =>
  text
    .split('\n')
    .map((line) => (line.startsWith(`${publicUrl}/`) ? '[ … ]' : line))
    .join('\n')
