/** How a message is spread over the columns of its table. For the store alone: these names go no further. */
import type { Mail, MailKind, MailState, MailTrouble } from './mail.ts'

export type OutboxRow = {
  id: string
  member_id: string | null
  kind: MailKind
  language: string
  subject: string
  message_sealed: string | null
  created_at: Date
  good_until: Date | null
  send_after: Date
  attempts: number
  sent_at: Date | null
  failed_at: Date | null
  last_error: MailTrouble | null
}
export type ListedRow = OutboxRow & { name?: string | null }
export type ClaimedRow = OutboxRow & { member_email_key: string | null }

export const mailOf = (row: ListedRow): Mail => ({
  id: row.id,
  kind: row.kind,
  memberId: row.member_id ?? undefined,
  memberName: row.name ?? undefined,
  language: row.language,
  subject: row.subject,
  state: stateOf(row),
  createdAt: row.created_at,
  goodUntil: row.good_until ?? undefined,
  sendAfter: row.send_after,
  attempts: row.attempts,
  endedAt: row.sent_at ?? row.failed_at ?? undefined,
  trouble: row.last_error ?? undefined,
  hasMessage: row.message_sealed !== null,
})

function stateOf({ sent_at, failed_at }: OutboxRow): MailState {
  if (sent_at !== null) return 'sent'
  return failed_at === null ? 'waiting' : 'failed'
}
