/**
 * Which mail providers deliver several spellings of an address to one mailbox. Feeds the mailbox key and nothing else.
 * Sources: validator's and MaxMind's published lists, email-normalize, lichess. Change a row: raise KEYS_VERSION.
 */
export type ProviderRule = {
  /** The domain that stands for all domains of one mailbox. */
  domain: string
  /** The local part ends before the first of these characters. */
  cutAt: '+' | '+-'
  dropDots: boolean
  /** `possible`: some providers under this rule do, some do not. */
  certainty: 'certain' | 'possible'
}

/** The rule for a lower-case ASCII domain. Domains nobody lists get the one guess that is often right: cut at '+'. */
export function ruleForDomain(domain: string): ProviderRule {
  const listed = rules.get(domain)
  if (listed) return listed
  return { domain, cutAt: isYahoo(domain) ? '+-' : '+', dropDots: false, certainty: 'possible' }
}

/** 'user.fastmail.com' -> { user: 'user', domain: 'fastmail.com' }: Fastmail's anything@user.domain is user@domain. */
export function readSubdomainAddress(domain: string): { user: string; domain: string } | undefined {
  const dot = domain.indexOf('.')
  const parent = domain.slice(dot + 1)
  return fastmail.has(parent) ? { user: domain.slice(0, dot), domain: parent } : undefined
}

const certain = { cutAt: '+', dropDots: false, certainty: 'certain' } as const

/** Rules by `domain`; `aliases` share its mailboxes. */
const families: { rule: ProviderRule; aliases?: string[] }[] = [
  { rule: { ...certain, domain: 'gmail.com', dropDots: true }, aliases: ['googlemail.com'] },
  { rule: { ...certain, domain: 'icloud.com' }, aliases: ['me.com', 'mac.com'] },
  { rule: { ...certain, domain: 'protonmail.com', dropDots: true }, aliases: ['proton.me', 'pm.me'] },
  {
    rule: { ...certain, domain: 'yandex.ru' },
    aliases: ['yandex.com', 'yandex.by', 'yandex.kz', 'yandex.ua', 'ya.ru'],
  },
]

/** Cut at '+', each domain with mailboxes of its own. */
const plusAddressing = [
  ...under('outlook', 'at be cl co.il co.nz co.th com com.ar com.au com.br com.gr com.pe com.tr com.vn cz de dk es fr'),
  ...under('outlook', 'hu id ie in it jp kr lv my ph pt sa sg sk'),
  ...under(
    'hotmail',
    'at be ca cl co.il co.nz co.th co.uk com com.ar com.au com.br com.gr com.mx com.pe com.tr com.vn',
  ),
  ...under('hotmail', 'cz de dk es fr hu id ie in it jp kr lv my ph pt sa sg sk'),
  ...under('live', 'be co.uk com com.ar com.mx de es eu fr it nl'),
  ...words('msn.com passport.com zoho.com zohomail.com zohomail.eu'),
]

const fastmail = new Set([
  ...under('fastmail', 'cn co.uk com com.au de es fm fr im in jp mx net nl org se to tw uk us'),
  ...words('123mail.org 150mail.com 150ml.com 16mail.com 2-mail.com 4email.net 50mail.com airpost.net allmail.net'),
  ...words('bestmail.us cluemail.com elitemail.org emailcorner.net emailengine.net emailengine.org emailgroups.net'),
  ...words('emailplus.org emailuser.net eml.cc f-m.fm fast-email.com fast-mail.org fastem.com fastemail.us'),
  ...words('fastemailer.com fastest.cc fastimap.com fastmailbox.net fastmessaging.com fea.st fmail.co.uk fmailbox.com'),
  ...words('fmgirl.com fmguy.com ftml.net h-mail.us hailmail.net imap-mail.com imap.cc imapmail.org inoutbox.com'),
  ...words('internet-e-mail.com internet-mail.org internetemails.net internetmailing.net jetemail.net justemail.net'),
  ...words(
    'letterboxes.org mail-central.com mail-page.com mailandftp.com mailas.com mailbolt.com mailc.net mailcan.com',
  ),
  ...words('mailforce.net mailftp.com mailhaven.com mailingaddress.org mailite.com mailmight.com mailnew.com'),
  ...words('mailsent.net mailservice.ms mailup.net mailworks.org ml1.net mm.st myfastmail.com mymacmail.com'),
  ...words('nospammail.net ownmail.net petml.com postinbox.com postpro.net proinbox.com promessage.com realemail.net'),
  ...words('reallyfast.biz reallyfast.info rushpost.com sent.as sent.at sent.com speedpost.net speedymail.org'),
  ...words('ssl-mail.com swift-mail.com the-fastest.net the-quickest.com theinternetemail.com veryfast.biz'),
  ...words('veryspeedy.net warpmail.net xsmail.com yepmail.net your-mail.com'),
])

const rules = new Map<string, ProviderRule>([
  ...families.flatMap(({ rule, aliases = [] }) => [rule.domain, ...aliases].map((domain) => [domain, rule] as const)),
  ...[...plusAddressing, ...fastmail].map((domain) => [domain, { ...certain, domain }] as const),
])

/** Every domain with a rule of its own, for the test that ties the table to KEYS_VERSION. */
export const listedDomains: ReadonlyMap<string, ProviderRule> = rules

// Yahoo's disposable addresses are 'name-word@', but people also have hyphens in their names: only ever possible.
function isYahoo(domain: string): boolean {
  return /^(?:yahoo(?:\.[a-z]{2,3}){1,2}|(?:ymail|rocketmail|y7mail|myyahoo)\.com)$/.test(domain)
}

function under(name: string, suffixes: string): string[] {
  return words(suffixes).map((suffix) => `${name}.${suffix}`)
}

function words(text: string): string[] {
  return text.split(' ')
}
