/** Words from outside: as they usually are, and as long as they get. */

export type Words = {
  person: string
  app: string
  organization: string
  email: string
  host: string
  sentence: string
  message: string
  typed: string
}

export const ordinaryWords: Words = {
  person: 'Zoë Ångström',
  app: 'Contoso Help Center',
  organization: 'Contoso Society of Engineers',
  email: 'zoe.angstrom@example.org',
  host: 'contoso.zendesk.com',
  sentence: 'Your e-mail address has not been confirmed yet, so Zendesk must not rely on it.',
  message: 'User is invalid: External has already been taken',
  typed: 'zoe.angstrom@example.org',
}

/** Names as they really occur, at the length where careless pages break. */
export const longWords: Words = {
  person: 'Maximiliane-Charlotte von Hohenlohe-Waldenburg-Schillingsfürst',
  app: 'مركز المساعدة Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  organization: 'The International Federation of Independent Associations for Very Long Names and Abbreviations',
  email:
    'a-really-long-mailbox-name-without-any-break-at-all-0123456789@subdomain.of.an.even.longer.domain.example.org',
  host: 'the-international-federation-of-independent-associations.zendesk.com',
  sentence:
    'Two members who can both sign in share this e-mail address, and Zendesk would take them for one and the same person, so neither of them is let in by it.',
  message:
    'Users with the email address a-really-long-mailbox-name-without-any-break-at-all-0123456789@subdomain.of.an.even.longer.domain.example.org are not allowed to sign up for this help desk',
  typed: 'UnbrokenUnbrokenUnbrokenUnbrokenUnbrokenUnbrokenUnbrokenUnbrokenUnbroken',
}

export const nonce = 'bm9uY2U'
