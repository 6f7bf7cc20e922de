/** How the organisation shows itself on the pages its members see. */
import type { Language } from '../languages/language.ts'

/** Where an administrator may say something in words of their own. */
export const noteKinds = ['signIn', 'refusal', 'fallback'] as const
export type NoteKind = (typeof noteKinds)[number]

export type Notes = Readonly<Record<NoteKind, Readonly<Partial<Record<Language, string>>>>>

/** Whom people may turn to. Whatever is not known is left out. */
export type Support = {
  name?: string | undefined
  email?: string | undefined
  phone?: string | undefined
  /** An https address. */
  url?: string | undefined
  hours?: string | undefined
}

export type Brand = {
  organization: string | undefined
  /** The organisation's own language: what is not written in the reader's is shown in this one. */
  language: Language
  logoHref: string | undefined
  /** A style sheet with the organisation's colour in it. */
  styleHref: string | undefined
  support: Support
  notes: Notes
}

export const noNotes: Notes = { signIn: {}, refusal: {}, fallback: {} }

export const isReachable = ({ email, phone, url }: Support): boolean =>
  email !== undefined || phone !== undefined || url !== undefined

/** The note in the reader's language, else in the organisation's own, with the language it is in. */
export function noteIn(
  { notes, language: own }: Pick<Brand, 'notes' | 'language'>,
  kind: NoteKind,
  language: Language,
): { text: string; language: Language } | undefined {
  for (const each of [language, own]) {
    const text = notes[kind][each]
    if (text !== undefined) return { text, language: each }
  }
  return undefined
}
