/**
 * A point in time. The server writes UTC, which is right for everyone; the browser module `moment` turns it into the
 * viewer's own zone. The exact time is what one gets on hovering.
 */
import { languages, type Language } from '../languages/language.ts'
import { useSpeech } from '../languages/speak.tsx'

export type MomentProps = { at: Date }

export function Moment({ at }: MomentProps) {
  const { language } = useSpeech()
  const exact = at.toISOString()
  return <time dateTime={exact} title={exact}>{`${formats[language].format(at)} UTC`}</time>
}

const formatIn = (language: Language) =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  })

const formats = Object.fromEntries(languages.map((language) => [language, formatIn(language)])) as Readonly<
  Record<Language, Intl.DateTimeFormat>
>
