/** What may be typed about an app and is refused: one table for the schema, the console and the command line. */
import { sharedSecret } from '../support/make.ts'

export const goodApp = { name: 'Contoso Help', subdomain: 'contoso', secret: sharedSecret, hosts: '' }

export type BadApp = { title: string; typed: Record<string, string>; field: string; says: RegExp }

const name = (title: string, typed: string, says: RegExp): BadApp => ({
  title,
  typed: { name: typed },
  field: 'name',
  says,
})
const subdomain = (typed: string, says: RegExp): BadApp => ({
  title: `subdomain ${JSON.stringify(typed)}`,
  typed: { subdomain: typed },
  field: 'subdomain',
  says,
})
const secret = (title: string, typed: string, says: RegExp): BadApp => ({
  title: `secret ${title}`,
  typed: { secret: typed },
  field: 'secret',
  says,
})
const hosts = (typed: string, says: RegExp): BadApp => ({
  title: `hosts ${JSON.stringify(typed.slice(0, 60))}`,
  typed: { hosts: typed },
  field: 'hosts',
  says,
})

const customDomain = /native zendesk\.com subdomain/

export const badApps: BadApp[] = [
  name('no name', '', /Enter a name/),
  name('a blank name', ' \t ', /Enter a name/),
  name('a name too long', 'x'.repeat(101), /100 characters/),
  name('a direction override in the name', 'Contoso \u202Eplaeh', /invisible/),
  name('a zero-width space in the name', 'Con\u200Btoso', /invisible/),
  name('a line break in the name', 'Contoso\nHelp', /invisible/),
  name('a NUL in the name', 'Contoso\0', /invisible/),

  subdomain('', /Enter the subdomain/),
  subdomain('help.contoso.com', customDomain),
  subdomain('https://help.contoso.com/hc/en-us', customDomain),
  subdomain('contoso.zendesk.com.evil.example', customDomain),
  subdomain('contoso.zendesk.co', customDomain),
  subdomain('contosozendesk.com', customDomain),
  subdomain('127.0.0.1', customDomain),
  subdomain('brand.contoso.zendesk.com', /one name before/),
  subdomain('https://contoso.zendesk.com@evil.example/', /neither/),
  subdomain('https://user:pass@contoso.zendesk.com/', /neither/),
  subdomain('https://contoso.zendesk.com:8443/', /neither/),
  subdomain('ftp://contoso.zendesk.com', /neither/),
  subdomain('javascript:alert(1)', /neither/),
  subdomain('//contoso.zendesk.com\\@evil.example', /neither/),
  subdomain('contoso zendesk', /3 to 63/),
  subdomain('co', /3 to 63/),
  subdomain('-contoso', /3 to 63/),
  subdomain('contoso-', /3 to 63/),
  subdomain('cont_oso', /3 to 63/),
  subdomain('contöso', /3 to 63/),
  subdomain('соntoso', /3 to 63/),
  subdomain('a'.repeat(64), /3 to 63/),
  subdomain('support.zendesk.com', /Zendesk itself/),
  subdomain('www', /Zendesk itself/),

  secret('that is a blank', ' ', /before or after/),
  secret('with a space in front', ` ${sharedSecret}`, /before or after/),
  secret('with a line break behind', `${sharedSecret}\n`, /before or after/),
  secret('with a space inside', `${sharedSecret.slice(0, 20)} ${sharedSecret.slice(20)}`, /inside/),
  secret('of 31 bytes', sharedSecret.slice(0, 31), /31 characters/),
  secret('of one byte', 's', /1 characters/),
  secret('with an umlaut', `ä${sharedSecret}`, /plain letters and digits/),
  secret('with a zero-width space', `${sharedSecret}\u200b`, /plain letters and digits/),
  secret('with a NUL', `${sharedSecret}\0`, /plain letters and digits/),
  secret('as Zendesk masks it', `Zq8vT2${'*'.repeat(42)}`, /masked/),
  secret('of one letter', 'a'.repeat(48), /can be guessed/),
  secret('of a repeated word', 'hunter2!'.repeat(6), /can be guessed/),
  secret('from the samples', 'your-shared-secret-goes-here-0123456789', /can be guessed/),
  secret('that counts up', 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKL', /can be guessed/),
  secret('that is far too long', sharedSecret.repeat(6), /at most 256/),

  hosts('*.contoso.com', /wildcards/),
  hosts('https://help.contoso.com', /only the host name/),
  hosts('help.contoso.com/hc', /only the host name/),
  hosts('help.contoso.com:8443', /without a port/),
  hosts('user@help.contoso.com', /only the host name/),
  hosts('192.0.2.1', /not an IP address/),
  hosts('0x7f.1', /not an IP address|full name/),
  hosts('localhost', /full name/),
  hosts('help..contoso.com', /full name/),
  hosts('-help.contoso.com', /full name/),
  hosts('help.contoso.com.', /full name/),
  hosts('help.\u202econtoso.com', /full name/),
  hosts('*.zendesk.com', /wildcards/),
  hosts('zendesk.com', /exact subdomain/),
  hosts(Array.from({ length: 21 }, (_, at) => `h${at}.contoso.com`).join('\n'), /At most 20/),
]
