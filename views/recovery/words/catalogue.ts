/** The words in all languages. An entry that is missing in one of them, or one too many, does not compile. */
import type { Language } from '../../languages/language.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { ja } from './ja.ts'
import { nl } from './nl.ts'
import type { RecoveryWords } from './words.ts'

const catalogue: Readonly<Record<Language, RecoveryWords>> = { en, de, fr, es, nl, ja }

export const recoveryWordsOf = (language: Language): RecoveryWords => catalogue[language]
