/** Reads the name of a member, by whichever door it comes in: a form, the command line or a member file. */
import { misleadingCharacter } from '../../kernel/hidden-characters.ts'

export type ReadMemberName =
  | { kind: 'name'; /** Trimmed, otherwise as typed. */ name: string }
  | { kind: 'refused'; code: 'missing-name' | 'name-too-long' | 'damaged-text' | 'hidden-characters'; why: string }

/** In UTF-16 units, as browsers count. */
const longestName = 255

export function readMemberName(typed: string): ReadMemberName {
  const name = typed.trim()
  if (name === '') return refused('missing-name', 'A name is needed.')
  if (name.length > longestName) return refused('name-too-long', `Use at most ${longestName} characters for the name.`)
  if (name.includes('\ufffd')) return refused('damaged-text', 'The name holds the character U+FFFD: letters were lost.')
  if (misleadingCharacter.test(name)) {
    return refused(
      'hidden-characters',
      'The name holds an invisible character: a line break, a control character or a mark that changes the writing direction. Type it again.',
    )
  }
  return { kind: 'name', name }
}

type Refused = Extract<ReadMemberName, { kind: 'refused' }>

const refused = (code: Refused['code'], why: string): Refused => ({ kind: 'refused', code, why })
