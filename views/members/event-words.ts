/** What a type of event says in plain words, for whoever reads somebody's history. */

const words: Readonly<Record<string, string>> = {
  'sign-in.succeeded': 'Signed in',
  'sign-in.failed': 'Failed to sign in',
  'sign-out': 'Signed out',
  'password.confirmed': 'Confirmed with the password',
  'password.refused': 'Gave a wrong password to confirm',
  'password.set': 'Password set',
  'password.removed': 'Password removed',
  'handoff.issued': 'Handed over to Zendesk',
  'handoff.refused': 'Hand-off to Zendesk refused',
  'zendesk.error': 'Zendesk answered with an error',
  'member.added': 'Added',
  'member.changed': 'Changed',
  'member.imported': 'Imported',
  'member.exported': 'Data exported',
  'member.erased': 'Erased',
  'member.removed': 'Removed',
  'member.unlocked': 'Unlocked after wrong passwords',
  'member.sessions-ended': 'Sessions ended',
  'setup-link.made': 'Password link made',
  'setup-link.used': 'Password link used',
  'verification-link.made': 'Verification link made',
  'address.verified': 'Address verified',
  'mail.sent': 'Mail sent',
  'mail.failed': 'Mail failed',
  'mail.retried': 'Mail tried again',
  'mail.opened': 'Mail read in the console',
}

/** A type without words of its own says its name: `thing.what-happened`. */
export const eventWords = (type: string): string => words[type] ?? type
