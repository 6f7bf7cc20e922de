/** Looks into the outbox of a test as nobody outside can: what is sealed, opened. */
import type { Deps } from '../../src/deps.ts'
import type { MailMessage } from '../../src/features/mail/mail.ts'
import { openMessage } from '../../src/features/mail/open-message.ts'

export type OutboxEntry = MailMessage & { id: string; kind: string; subject: string; language: string; link: string }

/** Everything that can still be read, oldest first. */
export async function readOutbox({ database, secretBox }: Deps): Promise<OutboxEntry[]> {
  const rows = await database
    .db<{ id: string; kind: string; subject: string; language: string; message_sealed: string }>('outbox_messages')
    .whereNotNull('message_sealed')
    .orderBy(['created_at', 'id'])
  return rows.map(({ message_sealed, ...row }) => {
    const message = openMessage(secretBox, row.id, message_sealed)
    if (!message) throw new Error('a message does not open')
    return { ...row, ...message, link: linkIn(message.text) }
  })
}

/** The path of the newest message's link. */
export async function newestLink(deps: Deps): Promise<string> {
  const last = (await readOutbox(deps)).at(-1)
  if (!last) throw new Error('the outbox is empty')
  return new URL(last.link).pathname
}

export const linkIn = (text: string): string => /^https?:\/\/\S+$/m.exec(text)?.[0] ?? ''
