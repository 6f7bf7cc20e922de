/** What may be typed about the organisation: one schema for its looks and contact, one for texts of its own. */
import { z } from 'zod'
import { noteKinds, type NoteKind, type Notes } from '../../../views/branding/brand.ts'
import { languages, type Language } from '../../../views/languages/language.ts'
import { readEmailAddress } from '../../kernel/email-address.ts'
import { misleadingCharacter } from '../../kernel/hidden-characters.ts'

export const longestNote = 300

const version = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)

/** `accent`: `#rrggbb` with or without the #. Blank fields are left out. */
export const brandingInput = z
  .object({
    organizationName: line(80),
    language: z.enum(languages, 'Choose one of the languages.').default('en'),
    accent: z
      .string()
      .default('')
      .transform((typed) => typed.trim().toLowerCase().replace(/^#/, ''))
      .refine(
        (typed) => typed === '' || /^[0-9a-f]{6}$/.test(typed),
        'Write the colour as # and six digits, such as #0b5d70.',
      )
      .transform((typed) => (typed === '' ? undefined : `#${typed}`)),
    supportName: line(80),
    supportEmail: line(254).transform((typed, context) => {
      if (typed === undefined) return undefined
      const read = readEmailAddress(typed)
      return read.kind === 'address'
        ? read.address
        : refuse(context, 'Write one plain e-mail address, such as help@example.org.')
    }),
    supportPhone: line(40).refine(
      (typed) => typed === undefined || (/^[+0-9][0-9 ()/.-]*$/.test(typed) && (typed.match(/\d/g) ?? []).length >= 3),
      'Write digits, blanks and + ( ) / . - only, such as +44 20 7946 0000.',
    ),
    supportUrl: line(300).transform((typed, context) => {
      if (typed === undefined) return undefined
      const url = URL.canParse(typed) ? new URL(typed) : undefined
      const isGood = url?.protocol === 'https:' && url.username === '' && url.password === ''
      return isGood ? url.href : refuse(context, 'Write an address that begins with https://.')
    }),
    supportHours: line(120),
    version,
  })
  .transform(({ supportName, supportEmail, supportPhone, supportUrl, supportHours, ...rest }) => ({
    ...rest,
    support: given({
      name: supportName,
      email: supportEmail,
      phone: supportPhone,
      url: supportUrl,
      hours: supportHours,
    }),
  }))

/** The field of a note, as in `note-signIn-de`. */
export const noteField = (kind: NoteKind, language: Language): string => `note-${kind}-${language}`

const noteFields = Object.fromEntries(
  noteKinds.flatMap((kind) => languages.map((language) => [noteField(kind, language), line(longestNote)])),
)

export const notesInput = z.object({ ...noteFields, version }).transform((typed) => ({
  version: typed.version,
  notes: Object.fromEntries(noteKinds.map((kind) => [kind, notesOf(kind, typed)])) as Notes,
}))

export const versionInput = z.object({ version })

function notesOf(kind: NoteKind, typed: Record<string, unknown>): Partial<Record<Language, string>> {
  return Object.fromEntries(
    languages.flatMap((language) => {
      const text = typed[noteField(kind, language)]
      return typeof text === 'string' ? [[language, text]] : []
    }),
  )
}

/** One line: line breaks become blanks. Undefined when there is nothing in it. */
function line(most: number) {
  return z
    .string()
    .default('')
    .transform((typed) => typed.normalize('NFC').replace(/\s+/g, ' ').trim())
    .refine((typed) => Array.from(typed).length <= most, `At most ${most} characters.`)
    .refine(
      (typed) => !misleadingCharacter.test(typed) && typed.isWellFormed(),
      'There is an invisible character in it, or one that turns the writing around. Type it again by hand.',
    )
    .transform((typed) => (typed === '' ? undefined : typed))
}

function given<T extends Record<string, string | undefined>>(fields: T): { [Name in keyof T]?: string } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: string
  }
}

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message })
  return z.NEVER
}
