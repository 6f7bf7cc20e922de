/** Shows one message to somebody who may read it, so that it can be handed over where no mail is set up. */
import type { SecretBox } from '../../kernel/secret-box.ts'
import type { Actor } from '../events/event.ts'
import type { EventsStore } from '../events/events.store.ts'
import { holdsOneTimeLink, type Mail } from './mail.ts'
import { openMessage } from './open-message.ts'
import type { OutboxStore } from './outbox.store.ts'

export type OpenMailDeps = {
  config: { mail: object | undefined; publicUrl: string }
  secretBox: Pick<SecretBox, 'open'>
  outbox: Pick<OutboxStore, 'findSealed'>
  events: Pick<EventsStore, 'record'>
}

export type OpenMailOutcome =
  | { kind: 'opened'; to: string; text: string; /** Link and code in it are left out. */ isLinkHidden: boolean }
  /** Sent, given up, or in the hands of the mail server. */
  | { kind: 'closed' }
  | { kind: 'unreadable' }

/** Whether what a message says can still be looked at. */
export const isOpen = ({ mail: server }: OpenMailDeps['config'], mail: Mail): boolean =>
  mail.hasMessage && (server === undefined || mail.state === 'waiting')

/** While mail is sent, one-time links and codes are for its reader alone: whoever looks on sees everything but those. */
export async function openMail(
  { config, secretBox, outbox, events }: OpenMailDeps,
  mail: Mail,
  by: { actor: Actor; requestId: string; ip: string | undefined },
): Promise<OpenMailOutcome> {
  const sealed = isOpen(config, mail) ? await outbox.findSealed(mail.id) : undefined
  if (sealed === undefined) return { kind: 'closed' }
  const message = openMessage(secretBox, mail.id, sealed)
  if (!message) return { kind: 'unreadable' }
  const hasOneTimeLink = holdsOneTimeLink(mail.kind)
  const isLinkHidden = hasOneTimeLink && config.mail !== undefined
  await events.record({
    ...by,
    type: 'mail.opened',
    outcome: 'done',
    subjectId: mail.memberId,
    detail: { kind: mail.kind, link_shown: hasOneTimeLink && !isLinkHidden },
  })
  const text = isLinkHidden ? withoutSecrets(message.text, config.publicUrl) : message.text
  return { kind: 'opened', to: message.to, text, isLinkHidden }
}

const withoutSecrets = (text: string, publicUrl: string): string =>
  text
    .split('\n')
    .map((line) => (line.startsWith(`${publicUrl}/`) || isCode(line) ? '[ … ]' : line))
    .join('\n')

/** Codes stand on a line of their own, written in two halves. */
const isCode = (line: string): boolean => /^\d{3} \d{3}$/.test(line)
