/**
 * Zendesk's numbers for languages, as it puts them into `locale_id`: those of ours, with all their regions. Zendesk lists
 * them at /api/v2/locales/public.json of every account; read from support.zendesk.com and checked against
 * go-zendesk's list, which is generated from there. A number that is not here says nothing.
 */
import type { Language } from '../../views/languages/language.ts'

const numbers: Readonly<Record<Language, readonly number[]>> = {
  // en-US, en-GB, en-CA, en-AU, en-IN, en-IE, en-SG, en-NZ, en-ZA, en-BE, en-PH
  en: [1, 1176, 1181, 1277, 1278, 1279, 1281, 1288, 1289, 1350, 1392],
  // de, de-AT, de-CH
  de: [8, 1294, 1295],
  // fr, fr-CA, fr-BE, fr-CH, fr-FR
  fr: [16, 1187, 1291, 1292, 1365],
  // es, es-ES, es-419, es-MX
  es: [2, 1186, 1194, 1364],
  // nl, nl-BE
  nl: [1005, 1293],
  ja: [67],
}

const byNumber = new Map(
  Object.entries(numbers).flatMap(([language, all]) => all.map((number) => [String(number), language as Language])),
)

/** `given`: a parameter as it arrived, whatever it is. */
export const languageOfZendeskLocale = (given: unknown): Language | undefined =>
  typeof given === 'string' ? byNumber.get(given) : undefined
