/**
 * Decides in which language a page speaks. What the person chose here wins over everything; then the language that
 * Zendesk showed them, then the one their organisation wrote down for them, then what their browser asks for, then
 * English. See docs/decisions/008-languages.md.
 */
import type { Request, RequestHandler } from 'express'
import type { Brand } from '../../views/branding/brand.ts'
import { isLanguage, languageOfLocale, languages, type Language } from '../../views/languages/language.ts'
import type { Speech } from '../../views/languages/speak.tsx'
import { days } from '../kernel/clock.ts'
import { languageOfZendeskLocale } from './zendesk-locales.ts'

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- Express is extended through this namespace
  namespace Express {
    // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- merging needs an interface
    interface Locals {
      /** How the organisation shows itself, as far as it is known at this point of the request. */
      brand?: Brand
    }
  }
}

export type LanguageHints = {
  /** BCP 47, of the member the page is for, where one is known. */
  memberLocale?: string | undefined
  /** The address that a sign-in leads on to, which carries Zendesk's `locale_id`. */
  continueTo?: string | undefined
}

export type SpeechHints = LanguageHints & {
  /**
   * Parameters without which the address of this page would be another page. Given, they are kept when the page is
   * asked for in another language; left out of a page that answers a form, it offers no other language.
   */
  keeping?: Readonly<Record<string, string | undefined>>
}

export function languageOf(request: Request, { memberLocale, continueTo }: LanguageHints = {}): Language {
  const { query } = request
  return (
    readLanguage(query['language']) ??
    chosenBefore(request) ??
    languageOfZendeskLocale(query['locale_id']) ??
    languageOfZendeskLocale(localeIdIn(continueTo)) ??
    languageOfLocale(memberLocale) ??
    readLanguage(request.acceptsLanguages(...languages)) ??
    'en'
  )
}

/** The same with what links to the other languages need, and how the organisation shows itself. */
export function speechOf(request: Request, { keeping, ...hints }: SpeechHints = {}): Speech {
  const language = languageOf(request, hints)
  const canBeAskedAgain = keeping !== undefined || request.method === 'GET'
  return {
    language,
    query: canBeAskedAgain ? queryOf(keeping ?? {}) : undefined,
    brand: request.res?.locals.brand,
  }
}

/** Remembers the language of a link in the footer. Anybody may link here with it: all it changes is words. */
export function rememberLanguage(settings: { isHttps: boolean }): RequestHandler {
  const cookie = { path: '/', sameSite: 'lax', httpOnly: true, secure: settings.isHttps, maxAge: days(365) } as const
  return (request, response, next) => {
    // Looked for in the text first, since the hot path passes here and its parameters are parsed at each look.
    const chosen = request.url.includes('language=') ? readLanguage(request.query['language']) : undefined
    if (chosen !== undefined) response.cookie(cookieName, chosen, cookie)
    next()
  }
}

const cookieName = 'latchkey-language'
const inCookies = new RegExp(`(?:^|;)\\s*${cookieName}=([a-z]{2})(?:;|$)`)

const chosenBefore = ({ headers }: Request): Language | undefined =>
  readLanguage(inCookies.exec(headers.cookie ?? '')?.[1])

const readLanguage = (given: unknown): Language | undefined => (isLanguage(given) ? given : undefined)

const localeIdIn = (address: string | undefined): string | null =>
  new URLSearchParams(address?.split('?')[1] ?? '').get('locale_id')

function queryOf(keeping: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(keeping)) if (value !== undefined) query.set(name, value)
  return query.toString()
}
