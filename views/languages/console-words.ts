/** What the frame of the console says. English only for now: another language is another value of this type. */

export type ConsoleWords = {
  skip: string
  /** Names of landmarks, for whoever hears the page. */
  mode: string
  console: string
  breadcrumbs: string
  signedInAs: string
  signOut: string
  nav: { overview: string; apps: string; members: string; safeguards: string; events: string; settings: string }
  /** The banner above everything while hand-offs go elsewhere. */
  practice(zendeskOrigin: string): string
  copy: { button: string; what(label: string): string; copied: string; pressKeys: string; notCopied: string }
}

export const consoleEnglish: ConsoleWords = {
  skip: 'Skip to content',
  mode: 'Mode',
  console: 'Console',
  breadcrumbs: 'Breadcrumbs',
  signedInAs: 'Signed in as',
  signOut: 'Sign out',
  nav: {
    overview: 'Overview',
    apps: 'Apps',
    members: 'Members',
    safeguards: 'Safeguards',
    events: 'Events',
    settings: 'Settings',
  },
  practice: (zendeskOrigin) => `Practice: hand-offs go to ${zendeskOrigin} (ZENDESK_ORIGIN), not to the real Zendesk.`,
  copy: {
    button: 'Copy',
    what: (label) => `Copy ${label}`,
    copied: 'Copied',
    pressKeys: 'Press Ctrl+C',
    notCopied: 'Not copied. The text is selected, press Ctrl+C.',
  },
}
