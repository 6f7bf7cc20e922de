/** In which language the parts of a page speak: said once around the page, heard by every part within. */
import { createContext, type ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import type { Brand } from '../branding/brand.ts'
import { consoleWordsOf, wordsOf } from './catalogue.ts'
import type { ConsoleWords } from './console-words.ts'
import type { Language } from './language.ts'
import type { Words } from './words.ts'

export type Speech = {
  language: Language
  /**
   * What the address of this page must hold to be this page in another language, as a query without `?`; undefined
   * when it cannot be asked for again.
   */
  query?: string | undefined
  /** How the organisation shows itself; undefined: as nothing of its own. */
  brand?: Brand | undefined
}

const Speaking = createContext<Speech>({ language: 'en' })

export type SpeakProps = { speech: Speech; children: ComponentChildren }

export function Speak({ speech, children }: SpeakProps) {
  return <Speaking.Provider value={speech}>{children}</Speaking.Provider>
}

export const useSpeech = (): Speech => useContext(Speaking)
export const useBrand = (): Brand | undefined => useSpeech().brand
export const useWords = (): Words => wordsOf(useSpeech().language)
export const useConsoleWords = (): ConsoleWords => consoleWordsOf(useSpeech().language)
