/** What the pages behind a verification link say, in the languages of members: one entry a sentence. */
import type { ComponentChildren } from 'preact'

export type LinkEnd = 'confirmed' | 'spent' | 'expired' | 'void' | 'unknown'

export type VerificationWords = {
  title: string
  isThisYours: (email: string) => ComponentChildren
  accountOf: (person: string) => ComponentChildren
  onlyIf: string
  button: string
  signIn: string
  ends: Record<LinkEnd, { title: string; sentence: string }>
}
