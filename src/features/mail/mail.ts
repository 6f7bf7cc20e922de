/** A message on its way to a member: what kinds there are, and what can become of one. */
import type { MailFault } from '../../kernel/mailer.ts'

/** Written around one address to follow. */
export const linkMailKinds = [
  'verification',
  'reset',
  /** To the address that a member wants to have, and to the one they had. */
  'address-proof',
  'address-undo',
  /** To an address that is nobody's yet. */
  'registration',
  'registration-approved',
  'registration-refused',
  /** Somebody tried to register with, or to change to, the address that the member has. */
  'registration-known',
] as const
export type LinkMailKind = (typeof linkMailKinds)[number]

/** What happened to an account: nothing in it works once only. */
export const noticeKinds = [
  'password-changed',
  'password-reset',
  'password-marked-compromised',
  'password-removed',
  'totp-added',
  'totp-removed',
  'passkey-added',
  'passkey-removed',
  'passkey-refused',
  'recovery-codes-made',
  'recovery-code-used',
  'second-factor-refused',
  'second-factors-reset',
  'address-changed',
  'address-restored',
  'new-device',
  'erasure-declined',
  /** What administrators decided about a hand-off that was held. */
  'handoff-approved',
  'handoff-declined',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** What opens the account has changed, or somebody tried it: whoever lost the address to a thief has to hear of it. */
export const isAboutCredentials = (kind: NoticeKind): boolean =>
  !['address-changed', 'address-restored', 'erasure-declined', 'handoff-approved', 'handoff-declined'].includes(kind)

/** What the safeguards have to tell administrators. */
export type MailKind = LinkMailKind | NoticeKind | 'digest'

/** Their link leads to a page that is there for everybody. */
const plainKinds: readonly MailKind[] = [...noticeKinds, 'digest', 'registration-known', 'registration-refused']

/** Whether whoever reads the message can do with it what only one person should. */
export const holdsOneTimeLink = (kind: MailKind): boolean => !plainKinds.includes(kind)

/**
 * Whether a newer one takes the place of one that still waits. Not where each undoes a change of its own: whoever made the
 * change must not call one back by making another.
 */
export const isReplacedByNewer = (kind: MailKind): boolean => holdsOneTimeLink(kind) && kind !== 'address-undo'

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
export type MailMessage = {
  to: string
  text: string
  html: string
  /** It is for this address, whichever the member has by the time it is sent. */
  isForThisAddress?: boolean | undefined
}

/** Where a message is sealed for; it opens nowhere else. */
export const mailPlace = (id: string) => ({ table: 'outbox_messages', column: 'message_sealed', id }) as const
