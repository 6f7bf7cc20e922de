/** Turns the domain of an e-mail address into its ASCII form, or says that it is none; and back into what people see. */
import { domainToASCII, domainToUnicode } from 'node:url'

const plainName = /^[a-z0-9.-]+$/
const encodedLabel = /(?:^|\.)xn--/
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const numericLabel = /^(?:\d+|0x[0-9a-f]*)$/

// domainToASCII reads a whole authority: it would cut 'a.com/x' short, decode 'ex%41mple.com' and drop tabs.
const notInDomain = /[\s\p{Cc}%/?#\\:@[\]<>^|]/u

/**
 * The lower-case ASCII form of `domain` ('Bücher.example' -> 'xn--bcher-kva.example'), or undefined for what no mail
 * domain looks like: fewer than two labels, empty or overlong labels, outer hyphens, a trailing dot, an IP address.
 */
export function asciiDomain(domain: string): string | undefined {
  const ascii = toAscii(domain)
  if (ascii.length > 253) return undefined
  const labels = ascii.split('.')
  const last = labels.at(-1) ?? ''
  if (labels.length < 2 || numericLabel.test(last)) return undefined
  return labels.every((each) => label.test(each)) ? ascii : undefined
}

/** What people see of a domain in ASCII form: 'xn--bcher-kva.example' -> 'bücher.example'. What is none stays as it is. */
export function unicodeDomain(ascii: string): string {
  return encodedLabel.test(ascii) ? domainToUnicode(ascii) || ascii : ascii
}

function toAscii(domain: string): string {
  if (domain.length > 320) return ''
  const lower = domain.toLowerCase()
  if (plainName.test(lower) && !encodedLabel.test(lower)) return lower
  return notInDomain.test(domain) ? '' : domainToASCII(domain)
}
