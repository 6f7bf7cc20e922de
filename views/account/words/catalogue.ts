/** The words in all languages. An entry that is missing in one of them, or one too many, does not compile. */
import type { Language } from '../../languages/language.ts'
import { de } from './de.tsx'
import { en } from './en.tsx'
import { es } from './es.tsx'
import { fr } from './fr.tsx'
import { ja } from './ja.tsx'
import { nl } from './nl.tsx'
import type { AccountWords } from './words.ts'

const catalogue: Readonly<Record<Language, AccountWords>> = { en, de, fr, es, nl, ja }

export const accountWordsOf = (language: Language): AccountWords => catalogue[language]
