/** Writes one message whole: its subject, its text and the same in HTML. Nothing in it is loaded from anywhere. */
import { renderToString } from 'preact-render-to-string'
import { isReachable, type Support } from '../branding/brand.ts'
import { wordsOf } from '../languages/catalogue.ts'
import type { Language } from '../languages/language.ts'
import { plainText } from '../parts/bidi.tsx'
import { LinkMail } from './link-mail.tsx'
import { mailWordsOf } from './words/catalogue.ts'

export type MailContent = {
  kind: 'verification' | 'reset'
  language: Language
  /** The member's, as stored. */
  name: string
  /** The one link in the message. */
  link: string
  until: Date
  /** Whose mail it is, and whom to turn to. */
  sender?: MailSender | undefined
}

export type MailSender = { organization: string | undefined; support: Support }

export type RenderedMail = { subject: string; text: string; html: string }

export function renderMail({ kind, language, name, link, until, sender }: MailContent): RenderedMail {
  const words = mailWordsOf(language)
  const { subject, lead, button, unexpected } = words[kind]
  const site = new URL(link).host
  const safeName = nameInMail(name)
  const parts = {
    language,
    organization: sender?.organization === undefined ? undefined : plainText(sender.organization),
    support: supportLine(language, sender?.support ?? {}),
    subject,
    greeting: safeName === undefined ? words.greetingWithoutName : words.greeting(safeName),
    lead: lead(site),
    button,
    link,
    copy: words.copy,
    until: words.until(momentIn(language, until)),
    unexpected,
    footer: words.footer(site),
  }
  const end = ['-- ', parts.organization, parts.support, parts.footer].filter((line) => line !== undefined)
  const text = [parts.greeting, parts.lead, link, parts.until, unexpected, end.join('\n')].join('\n\n')
  return { subject, text: `${text}\n`, html: `<!doctype html>${renderToString(<LinkMail {...parts} />)}` }
}

/**
 * Undefined for a name that mail programs would turn into a link or an address of their own: nobody else's link is to
 * stand in a message of ours.
 */
function nameInMail(name: string): string | undefined {
  const plain = plainText(name.replace(/\s+/g, ' ')).trim()
  return plain === '' || plain.length > 100 || /[/\\@:<>]|www\.|\p{L}\.\p{L}{2}/iu.test(plain) ? undefined : plain
}

/** As plain words, since mail programs make links of what can be followed. */
function supportLine(language: Language, support: Support): string | undefined {
  if (!isReachable(support)) return undefined
  const { heading } = wordsOf(language).support
  const { name, email, phone, url, hours } = support
  const ways = [name, email, phone, url, hours].filter((way) => way !== undefined).map(plainText)
  return `${heading} ${ways.join(' · ')}`
}

/** In UTC, and says so: nobody knows where the mail is read. */
const momentIn = (language: Language, at: Date): string =>
  `${new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(at)} UTC`
