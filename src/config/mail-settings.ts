/** Reads SMTP_URL and MAIL_FROM: who carries mail for us, and from whom it is. */
import { asciiDomain } from '../kernel/email-domain.ts'
import { readEmailAddress } from '../kernel/email-address.ts'
import { hiddenCharacter, misleadingCharacter } from '../kernel/hidden-characters.ts'
import type { MailFrom, SmtpServer } from '../kernel/mailer.ts'

const shape = 'must look like smtp://user:password@host:587 or smtps://user:password@host:465'

export function readSmtpUrl(text: string): { kind: 'server'; server: SmtpServer } | { kind: 'refused'; why: string } {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (
    !url ||
    !/^smtps?:$/.test(url.protocol) ||
    url.hostname === '' ||
    !/^\/?$/.test(url.pathname) ||
    url.hash !== ''
  ) {
    return { kind: 'refused', why: shape }
  }
  // Nothing else is read from the address, so that no parameter can switch the checking of certificates off.
  const isOff = url.search === '?tls=off'
  if (url.search !== '' && !isOff) return { kind: 'refused', why: `${shape}; the only parameter is ?tls=off` }
  const isSecure = url.protocol === 'smtps:'
  if (isSecure && isOff) return { kind: 'refused', why: 'must not be smtps with ?tls=off: take smtp' }
  const credentials = credentialsOf(url)
  if (credentials === 'unreadable') {
    return { kind: 'refused', why: 'has a user or password that cannot be read: write % as %25, and so on' }
  }
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const port = Number(url.port || (isSecure ? 465 : 587))
  return { kind: 'server', server: { host, port, encryption: encryptionOf(host, isSecure, isOff), credentials } }
}

export function readMailFrom(text: string): { kind: 'from'; from: MailFrom } | { kind: 'refused'; why: string } {
  const [, given = '', inside] = /^([^<>]*)<([^<>]*)>$/.exec(text.trim()) ?? []
  const name = given.trim().replace(/^"(.*)"$/, '$1')
  const read = readEmailAddress(inside ?? text)
  if (read.kind === 'refused' || hiddenCharacter.test(name) || misleadingCharacter.test(name)) {
    return { kind: 'refused', why: 'must be an address, or a name and an address: Help desk <help@example.org>' }
  }
  return { kind: 'from', from: { name, address: withAsciiDomain(read.address) } }
}

/** For people and listings: without user and password. */
export const serverName = ({ host, port, encryption }: SmtpServer): string =>
  `${encryption === 'from-the-start' ? 'smtps' : 'smtp'}://${host.includes(':') ? `[${host}]` : host}:${port}`

export const fromLine = ({ name, address }: MailFrom): string => (name === '' ? address : `${name} <${address}>`)

function encryptionOf(host: string, isSecure: boolean, isOff: boolean): SmtpServer['encryption'] {
  if (isSecure) return 'from-the-start'
  if (isOff) return 'none'
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host) ? 'if-offered' : 'demanded'
}

function credentialsOf({ username, password }: URL): SmtpServer['credentials'] | 'unreadable' {
  if (username === '' && password === '') return undefined
  try {
    return { user: decodeURIComponent(username), password: decodeURIComponent(password) }
  } catch {
    return 'unreadable'
  }
}

function withAsciiDomain(address: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}@${asciiDomain(address.slice(at + 1)) ?? address.slice(at + 1)}`
}
