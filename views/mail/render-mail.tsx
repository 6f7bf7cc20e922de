/** Writes one message whole: its subject, its text and the same in HTML. Nothing in it is loaded from anywhere. */
import { renderToString } from 'preact-render-to-string'
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
}

export type RenderedMail = { subject: string; text: string; html: string }

export function renderMail({ kind, language, name, link, until }: MailContent): RenderedMail {
  const words = mailWordsOf(language)
  const { subject, lead, button, unexpected } = words[kind]
  const site = new URL(link).host
  const safeName = nameInMail(name)
  const parts = {
    language,
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
  const text = [parts.greeting, parts.lead, link, parts.until, unexpected, `-- \n${parts.footer}`].join('\n\n')
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

/** In UTC, and says so: nobody knows where the mail is read. */
const momentIn = (language: Language, at: Date): string =>
  `${new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(at)} UTC`
