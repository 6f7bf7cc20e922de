/** A few words of the organisation's own, where it has written some. */
import { noteIn, type NoteKind } from '../branding/brand.ts'
import { useBrand, useSpeech } from '../languages/speak.tsx'
import { Bidi } from './bidi.tsx'

export type OwnNoteProps = { kind: NoteKind }

export function OwnNote({ kind }: OwnNoteProps) {
  const brand = useBrand()
  const { language } = useSpeech()
  const note = brand && noteIn(brand, kind, language)
  if (!note) return null
  return (
    <p class="own-note" lang={note.language} dir="auto">
      <Bidi>{note.text}</Bidi>
    </p>
  )
}
