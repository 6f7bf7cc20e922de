/** Writes one message whole: its subject, its text and the same in HTML. Nothing in it is loaded from anywhere. */
import { renderToString } from 'preact-render-to-string'
import type { VNode } from 'preact'
import { isReachable, type Support } from '../branding/brand.ts'
import { wordsOf } from '../languages/catalogue.ts'
import type { Language } from '../languages/language.ts'
import { plainText } from '../parts/bidi.tsx'
import { DigestMail } from './digest-mail.tsx'
import { LinkMail } from './link-mail.tsx'
import type { MailFrame } from './mail-sheet.tsx'
import { NoticeMail } from './notice-mail.tsx'
import { mailWordsOf } from './words/catalogue.ts'
import type { LinkMailKind, NoticeKind } from './words/words.ts'

type Content = {
  language: Language
  /** The member's, as stored; undefined: of nobody we know. */
  name: string | undefined
  /** The one link in the message. */
  link: string
  /** Whose mail it is, and whom to turn to. */
  sender?: MailSender | undefined
}

export type LinkMailContent = Content & {
  kind: LinkMailKind
  until: Date
  /** Six digits; `until` where they do not work as long as the link does. */
  code?: { digits: string; until: Date | undefined } | undefined
}

export type NoticeContent = Content & {
  kind: NoticeKind
  at: Date
  ip: string | undefined
  browser: { browser: string | undefined; system: string | undefined }
}

export type MailSender = { organization: string | undefined; support: Support }

export type RenderedMail = { subject: string; text: string; html: string }

export function renderLinkMail({ kind, until, code, ...content }: LinkMailContent): RenderedMail {
  const { language, link } = content
  const words = mailWordsOf(language)
  const { subject, lead, button, unexpected } = words.links[kind]
  const site = siteOf(link)
  const parts = {
    lead: lead(site),
    link: button === undefined ? undefined : { label: button, href: link, copy: words.copy },
    until: worksForEver.includes(kind) ? undefined : words.until(momentIn(language, until)),
    code: code && {
      lead: words.code,
      digits: spaced(code.digits),
      until: code.until && words.codeUntil(momentIn(language, code.until)),
    },
    unexpected,
  }
  const frame = frameOf(content, subject)
  return written(frame, <LinkMail {...frame} {...parts} />, [
    parts.lead,
    parts.link?.href,
    parts.until,
    ...(parts.code ? [parts.code.lead, parts.code.digits, parts.code.until] : []),
    unexpected,
  ])
}

export function renderNotice({ kind, at, ip, browser, ...content }: NoticeContent): RenderedMail {
  const { language, link } = content
  const words = mailWordsOf(language)
  const { subject, what, next } = words.notices[kind]
  const { browser: name, system } = browser
  const facts = [
    words.when(momentIn(language, at)),
    ip === undefined ? undefined : words.from(plainText(ip)),
    name === undefined ? undefined : words.browser(name, system),
  ].filter((fact) => fact !== undefined)
  const label = words[labels[kind] ?? 'security']
  const parts = { what: what(siteOf(link)), facts, next, link: { label, href: link, copy: words.copy } }
  const frame = frameOf(content, subject)
  return written(frame, <NoticeMail {...frame} {...parts} />, [parts.what, facts.join('\n'), next, `${label}:`, link])
}

/** `news`: something to look at; `quiet`: there is not, and somebody still looks. */
export type DigestContent = Omit<Content, 'language'> & { kind: 'news' | 'quiet'; facts: readonly string[] }

export function renderDigest({ kind, facts, ...given }: DigestContent): RenderedMail {
  const content = { ...given, language: 'en' as const }
  const { copy } = mailWordsOf('en')
  const subject = kind === 'news' ? 'The safeguards found something' : 'The safeguards: all quiet'
  const lead =
    kind === 'news'
      ? `The latest audit at ${siteOf(given.link)} has something for you to look at.`
      : `Audits run at ${siteOf(given.link)} as planned, and there is nothing new.`
  const label = 'See the findings'
  const next = 'You get this message because an owner chose you. Who is meant stands in the console alone.'
  const frame = frameOf(content, subject)
  return written(
    frame,
    <DigestMail {...frame} lead={lead} facts={facts} link={{ label, href: given.link, copy }} next={next} />,
    [lead, facts.join('\n'), `${label}:`, given.link, next],
  )
}

const labels: Readonly<Partial<Record<NoticeKind, 'data' | 'account'>>> = {
  'erasure-declined': 'data',
  'handoff-approved': 'account',
  'handoff-declined': 'account',
}

const worksForEver: readonly LinkMailKind[] = ['registration-known', 'registration-refused']

const siteOf = (link: string): string => new URL(link).host

/** Read and typed more easily in two halves; whoever reads codes leaves blanks out. */
const spaced = (digits: string): string => `${digits.slice(0, 3)} ${digits.slice(3)}`

function frameOf({ language, name, link, sender }: Content, subject: string): MailFrame {
  const words = mailWordsOf(language)
  const safeName = name === undefined ? undefined : nameInMail(name)
  return {
    language,
    organization: sender?.organization === undefined ? undefined : plainText(sender.organization),
    support: supportLine(language, sender?.support ?? {}),
    subject,
    greeting: safeName === undefined ? words.greetingWithoutName : words.greeting(safeName),
    footer: words.footer(siteOf(link)),
  }
}

function written(frame: MailFrame, html: VNode, paragraphs: readonly (string | undefined)[]): RenderedMail {
  const { subject, greeting, organization, support, footer } = frame
  const end = ['-- ', organization, support, footer].filter((line) => line !== undefined)
  const text = [greeting, ...paragraphs, end.join('\n')].filter((paragraph) => paragraph !== undefined).join('\n\n')
  return { subject, text: `${text}\n`, html: `<!doctype html>${renderToString(html)}` }
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
