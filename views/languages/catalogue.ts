/** All words in all languages. An entry that is missing in one of them, or one too many, does not compile. */
import { consoleEnglish, type ConsoleWords } from './console-words.ts'
import { de } from './de.tsx'
import { en } from './en.tsx'
import { es } from './es.tsx'
import { fr } from './fr.tsx'
import { ja } from './ja.tsx'
import type { Language } from './language.ts'
import { nl } from './nl.tsx'
import type { Words } from './words.ts'

const catalogue: Readonly<Record<Language, Words>> = { en, de, fr, es, nl, ja }

/** The console follows one language at a time; until then it stays in English, and its pages say so in `lang`. */
const consoleCatalogue: Readonly<Partial<Record<Language, ConsoleWords>>> = { en: consoleEnglish }

export const wordsOf = (language: Language): Words => catalogue[language]

export const consoleWordsOf = (language: Language): ConsoleWords => consoleCatalogue[language] ?? consoleEnglish

/** The language that console pages are in for somebody who is spoken to in `language`. */
export const consoleLanguageOf = (language: Language): Language => (consoleCatalogue[language] ? language : 'en')
