/** The languages that members are spoken to in. */

export const languages = ['en', 'de', 'fr', 'es', 'nl', 'ja'] as const
export type Language = (typeof languages)[number]

/** What each language calls itself, for whoever cannot read the page. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  nl: 'Nederlands',
  ja: '日本語',
}

export const isLanguage = (text: unknown): text is Language => languages.some((language) => language === text)

/** The language of a tag such as `de-AT`; undefined when it is none of ours. */
export function languageOfLocale(locale: string | undefined): Language | undefined {
  const [primary] = locale?.toLowerCase().split('-') ?? []
  return isLanguage(primary) ? primary : undefined
}
