/** What messages to members say, in their languages. One entry a sentence. */

/** `site`: the host that the link leads to, which is ours. */
export type LinkMailWords = {
  subject: string
  lead: (site: string) => string
  button: string
  /** What to do for whoever did not expect it. */
  unexpected: string
}

export type MailWords = {
  greeting: (name: string) => string
  /** For whom no name can be written safely. */
  greetingWithoutName: string
  /** `moment`: date and time, with the zone. */
  until: (moment: string) => string
  copy: string
  footer: (site: string) => string
  verification: LinkMailWords
  reset: LinkMailWords
}
