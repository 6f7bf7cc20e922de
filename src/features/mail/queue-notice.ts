/** Tells a member by mail what happened to their account: to the stored address, in the caller's transaction. */
import type { Member } from '../members/member.ts'
import type { QueueMailDeps, QueueMailOutcome } from './queue-mail.ts'

export const noticeKinds = [
  'password-changed',
  'password-reset',
  'password-marked-compromised',
  'totp-added',
  'totp-removed',
  'passkey-added',
  'passkey-removed',
  'recovery-codes-made',
  'recovery-code-used',
  'second-factors-reset',
  'address-changed',
  'address-restored',
  'new-device',
  'registration-approved',
  'registration-refused',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

export type NewNotice = {
  kind: NoticeKind
  member: Pick<Member, 'id' | 'name' | 'email' | 'locale'>
  /** Where it happened, as far as the request told. */
  ip?: string | undefined
  userAgent?: string | undefined
}

export type QueueNotice = (deps: QueueMailDeps, notice: NewNotice) => Promise<QueueMailOutcome>
