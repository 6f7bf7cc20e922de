/** Pages for members in other languages. */
import type { VNode } from 'preact'
import { languages } from '../../../views/languages/language.ts'
import { Speak } from '../../../views/languages/speak.tsx'
import { handoffPages } from './handoff-pages.tsx'
import { memberPages } from './member-pages.tsx'
import type { Words } from './words.ts'

/** What members see most of in German, whose words are the longest, and the page with most sentences in all languages. */
export function translatedPages(words: Words): Record<string, VNode> {
  const all = { ...memberPages(words), ...handoffPages(words) }
  const inGerman = ['sign-in', 'signed-out-of-app', 'account', 'setup-errors', 'fallback', 'zendesk-error', 'problem']
  const translated = [
    ...inGerman.map((name) => ({ name, language: 'de' as const })),
    ...languages.map((language) => ({ name: 'refused', language })),
  ]
  return Object.fromEntries(
    translated.map(({ name, language }) => [
      `${name}-${language}`,
      <Speak speech={{ language, query: 'continue=%2Faccount' }}>{all[name]}</Speak>,
    ]),
  )
}
