/** Reads an e-mail address that somebody typed: what we keep, what we send, or why we refuse it. Strips nothing inside. */
import { asciiDomain } from './email-domain.ts'
import { hiddenCharacter } from './hidden-characters.ts'

export type ReadEmailAddress =
  | {
      kind: 'address'
      /** Trimmed, otherwise as typed: what is stored and written to. */
      address: string
      /** Lower-case with ASCII domain: what goes to Zendesk. Equal to the exact key of the address. */
      sent: string
    }
  | { kind: 'refused'; code: 'malformed-email' | 'email-hidden-characters'; why: string }

const localPart = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u

export function readEmailAddress(typed: string): ReadEmailAddress {
  const address = typed.trim()
  if (address === '') return malformed('The e-mail address is empty.')
  if (address.length > 254) return malformed('The e-mail address is longer than 254 characters.')
  const invisible = hiddenCharacter.exec(address)
  if (invisible) {
    const codePoint = (invisible[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    return {
      kind: 'refused',
      code: 'email-hidden-characters',
      why: `The e-mail address holds an invisible character (U+${codePoint}, character ${invisible.index + 1}). Type it again.`,
    }
  }

  const at = address.lastIndexOf('@')
  if (at < 0) return malformed('The e-mail address has no @.')
  const local = address.slice(0, at)
  const why = whyNotLocalPart(local)
  if (why) return malformed(why)

  const domain = asciiDomain(address.slice(at + 1))
  if (!domain) return malformed('The part after the @ is not a mail domain.')
  const sent = `${local.toLowerCase()}@${domain}`
  if (sent.length > 254) return malformed('The e-mail address is longer than 254 characters.')
  return { kind: 'address', address, sent }
}

function whyNotLocalPart(local: string): string | undefined {
  if (local === '') return 'The e-mail address has nothing before the @.'
  if (local.includes('"')) return 'Quotation marks in an e-mail address are not supported.'
  if (/[\s,;<>()]/.test(local)) return 'Give one plain address: no blanks, commas, brackets or display names.'
  if (Buffer.byteLength(local) > 64) return 'The part before the @ is longer than 64 bytes.'
  // Letters and numbers such as '⑴' or 'ﷺ' turn into brackets, dots and blanks wherever someone normalises.
  if (!localPart.test(local) || !localPart.test(local.normalize('NFKC'))) {
    return 'The part before the @ has characters, or dots in places, that an e-mail address cannot have.'
  }
  return undefined
}

function malformed(why: string): ReadEmailAddress {
  return { kind: 'refused', code: 'malformed-email', why }
}
