/** How the console speaks of messages: their kinds, and what became of them. */

import type { LinkMailKind, NoticeKind } from './words/words.ts'

export type MailKind = LinkMailKind | NoticeKind | 'digest'
export type MailState = 'waiting' | 'sent' | 'failed'

export const kindWords: Record<MailKind, string> = {
  verification: 'Confirm an address',
  reset: 'Choose a new password',
  'address-proof': 'Confirm a new address',
  'address-undo': 'Undo a change of address',
  registration: 'Confirm a registration',
  'registration-approved': 'Registration approved',
  'registration-refused': 'Registration not approved',
  'registration-known': 'Address is in use already',
  digest: 'Digest of the safeguards',
  'password-changed': 'Password was changed',
  'password-reset': 'New password was chosen',
  'password-marked-compromised': 'Password was marked as known to others',
  'password-removed': 'Password was removed',
  'totp-added': 'Authenticator app was added',
  'totp-removed': 'Authenticator app was removed',
  'passkey-added': 'Passkey was added',
  'passkey-removed': 'Passkey was removed',
  'passkey-refused': 'Passkey was refused',
  'recovery-codes-made': 'Recovery codes were made',
  'recovery-code-used': 'Recovery code was used',
  'second-factor-refused': 'Wrong codes after the right password',
  'second-factors-reset': 'Second factors were removed',
  'address-changed': 'Address was changed',
  'address-restored': 'Address was restored',
  'new-device': 'Sign-in with a new browser',
  'erasure-declined': 'Request to be erased was declined',
  'handoff-approved': 'Held sign-in was approved',
  'handoff-declined': 'Held sign-in was not approved',
}

export const stateWords: Record<MailState, string> = { waiting: 'Waiting', sent: 'Sent', failed: 'Failed' }

/** What went wrong, and what to do about it. */
export const troubleWords = {
  'server-unreachable': 'The mail server could not be reached. Check the host and port in SMTP_URL.',
  timeout: 'The mail server did not answer in time.',
  'encryption-refused':
    'The mail server offered no encryption, or its certificate does not hold. Use smtps, or a server that can encrypt.',
  'credentials-refused': 'The mail server did not accept the user and password in SMTP_URL.',
  'sender-refused': 'The mail server does not send for the address in MAIL_FROM.',
  'recipient-refused': 'The mail server does not know the member’s address, or does not accept mail for it.',
  'message-refused': 'The mail server did not accept the message itself.',
  'try-later': 'The mail server asked for another try later.',
  unknown: 'The mail server refused for a reason that Latchkey does not know. Its own log may tell.',
  expired: 'The link in it stopped working before the message could be sent. Have a new one sent.',
  superseded: 'A newer message took its place.',
  'address-changed': 'The member has another address by now, so the link in it is void.',
  unreadable:
    'No key opens the message. Put the missing key back into SECRET_KEYS and try again, or have a new one sent.',
} as const satisfies Record<string, string>

export type MailTrouble = keyof typeof troubleWords
