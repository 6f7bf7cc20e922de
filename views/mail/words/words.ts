/** What messages to members say, in their languages. One entry a sentence. */

/** A message written around a link. `site`: the host that the link leads to, which is ours. */
export type LinkMailWords = {
  subject: string
  lead: (site: string) => string
  /** Undefined: there is nothing to follow. */
  button: string | undefined
  /** What to do for whoever did not expect it. */
  unexpected: string
}

/** A message that something happened. */
export type NoticeWords = {
  subject: string
  what: (site: string) => string
  /** Beside or instead of what is said to whoever did not do it. */
  next: string
}

export type LinkMailKind =
  | 'verification'
  | 'reset'
  | 'address-proof'
  | 'address-undo'
  | 'registration'
  | 'registration-approved'
  | 'registration-refused'
  | 'registration-known'

export type NoticeKind =
  | 'password-changed'
  | 'password-reset'
  | 'password-marked-compromised'
  | 'password-removed'
  | 'totp-added'
  | 'totp-removed'
  | 'passkey-added'
  | 'passkey-removed'
  | 'passkey-refused'
  | 'recovery-codes-made'
  | 'recovery-code-used'
  | 'second-factor-refused'
  | 'second-factors-reset'
  | 'address-changed'
  | 'address-restored'
  | 'new-device'
  | 'erasure-declined'
  | 'handoff-approved'
  | 'handoff-declined'

export type MailWords = {
  greeting: (name: string) => string
  /** For whom no name can be written safely. */
  greetingWithoutName: string
  /** `moment`: date and time, with the zone. */
  until: (moment: string) => string
  /** Six digits stand below it. */
  code: string
  codeUntil: (moment: string) => string
  copy: string
  footer: (site: string) => string
  /** One line each: when it happened, from which address of the network, in which browser on which system. */
  when: (moment: string) => string
  from: (ip: string) => string
  browser: (browser: string, system: string | undefined) => string
  /** Leads to the page with their factors and sessions. */
  security: string
  /** Leads to the page with what is kept of them. */
  data: string
  /** Leads to the page from which they go on to Zendesk. */
  account: string
  links: Record<LinkMailKind, LinkMailWords>
  notices: Record<NoticeKind, NoticeWords>
}
