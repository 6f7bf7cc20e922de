/**
 * Reads a telephone number into E.164, the only form Zendesk takes.
 *
 * Uses the smallest metadata: it holds the lengths that are possible in each country, and possible is what we ask for.
 * The full patterns would refuse members whose number range is newer than our copy of the tables, and start slower.
 */
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min'

export type { CountryCode }

export type ReadPhone = { kind: 'phone'; e164: string } | { kind: 'refused'; why: string }

/** `defaultCountry` is the country whose national numbers are meant when the typed one does not begin with '+'. */
export function readPhone(typed: string, defaultCountry?: CountryCode): ReadPhone {
  const number = typed.normalize('NFKC').trim()
  if (number.length > 40 || !/^[+\d][\d\s().\/-]*$|^\([\d\s().\/-]*$/.test(number)) {
    return refused(
      'A telephone number has only digits, blanks, hyphens, dots, slashes and brackets, and may begin with +.',
    )
  }
  if (!number.startsWith('+') && !defaultCountry) {
    return refused('Give the telephone number with its country code, beginning with +, for example +44 20 7946 0958.')
  }
  const parsed = parsePhoneNumberFromString(number, { extract: false, ...(defaultCountry && { defaultCountry }) })
  if (!parsed) return refused('This is no telephone number, or its country code does not exist.')
  if (!parsed.isPossible()) return refused('The telephone number has too few or too many digits for its country.')
  return { kind: 'phone', e164: parsed.number }
}

function refused(why: string): ReadPhone {
  return { kind: 'refused', why }
}
