/** A message on its way to a member: what kinds there are, and what can become of one. */
import type { MailFault } from '../../kernel/mailer.ts'

export const mailKinds = ['verification', 'reset'] as const
export type MailKind = (typeof mailKinds)[number]

export const mailStates = ['waiting', 'sent', 'failed'] as const
export type MailState = (typeof mailStates)[number]

/** Why a message is not sent: what the server did with it, or what made it pointless before it got there. */
export type MailTrouble =
  | MailFault
  /** The link in it is not good any more. */
  | 'expired'
  /** A newer message of its kind took its place. */
  | 'superseded'
  /** The member has another address by now. */
  | 'address-changed'
  /** No key at hand opens it. */
  | 'unreadable'

/** Everything about a message but what it says and to whom. */
export type Mail = {
  id: string
  kind: MailKind
  /** Undefined: of nobody in the store. */
  memberId: string | undefined
  memberName: string | undefined
  language: string
  subject: string
  state: MailState
  createdAt: Date
  /** When the link in it stops working; after that it is not sent. */
  goodUntil: Date | undefined
  /** Of a waiting one: not before then. */
  sendAfter: Date
  attempts: number
  /** When it was sent or given up. */
  endedAt: Date | undefined
  trouble: MailTrouble | undefined
  /** False once what it says is gone. */
  hasMessage: boolean
}

/** What is sealed: where to, and what it says. */
export type MailMessage = { to: string; text: string; html: string }

/** Where a message is sealed for; it opens nowhere else. */
export const mailPlace = (id: string) => ({ table: 'outbox_messages', column: 'message_sealed', id }) as const
