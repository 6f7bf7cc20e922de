/** Puts branding on the screen: the form for looks and contact, and the one for texts. */
import type { Response } from 'express'
import { noteKinds, type Notes } from '../../../views/branding/brand.ts'
import { BrandingPage, type BrandingPageProps } from '../../../views/branding/branding-page.tsx'
import { TextsPage } from '../../../views/branding/texts-page.tsx'
import { languageNames, languages } from '../../../views/languages/language.ts'
import { renderPage } from '../../../views/layout.tsx'
import type { Flash } from '../../../views/parts/console-shell.tsx'
import type { Deps } from '../../deps.ts'
import { csrfToken } from '../../http/csrf.ts'
import { consoleFrame } from '../administrators/console-frame.ts'
import { shadesOf } from './accent.ts'
import { longestNote, noteField } from './branding.input.ts'
import { brandOf, type Branding } from './branding.ts'

type Values = Readonly<Record<string, string>>

type SettingsForm = {
  /** What is stored now. */
  stored: Branding
  /** What the fields hold, by their names. */
  values: Values
  /** What the form will be compared with when it comes back. */
  version: number
  canChange: boolean
  errors?: Readonly<Record<string, string>> | undefined
  isConflict?: true
  flash?: Flash | undefined
}

/** `looked`: a colour that is not stored yet, to be looked at. */
export function sendBrandingPage(
  { config }: Pick<Deps, 'config'>,
  response: Response,
  { stored, values, isConflict, flash, looked, ...form }: SettingsForm & { looked?: string | undefined },
): void {
  const accent = looked ?? stored.accent
  response.send(
    renderPage(
      <BrandingPage
        {...form}
        frame={consoleFrame(config, response, '/admin/settings', flash)}
        csrfToken={csrfToken(response)}
        values={values}
        name={(looked === undefined ? stored.organizationName : values['organizationName']) ?? ''}
        logoHref={brandOf(stored).logoHref}
        colour={accent === undefined ? undefined : lookOf(accent)}
        isTried={looked !== undefined}
        conflict={isConflict && differences(typedOf(stored), values, fieldWords)}
      />,
    ),
  )
}

export function sendNotesPage(
  { config }: Pick<Deps, 'config'>,
  response: Response,
  { stored, isConflict, flash, ...form }: SettingsForm,
): void {
  response.send(
    renderPage(
      <TextsPage
        {...form}
        frame={consoleFrame(config, response, '/admin/settings', flash)}
        csrfToken={csrfToken(response)}
        ownLanguage={stored.language}
        longest={longestNote}
        conflict={isConflict && differences(typedNotesOf(stored.notes), form.values, noteWords)}
      />,
    ),
  )
}

/** What is stored, as the form's fields hold it. */
export const typedOf = ({ organizationName, language, accent, support }: Branding): Values => ({
  organizationName: organizationName ?? '',
  language,
  accent: accent ?? '',
  supportName: support.name ?? '',
  supportEmail: support.email ?? '',
  supportPhone: support.phone ?? '',
  supportUrl: support.url ?? '',
  supportHours: support.hours ?? '',
})

export const typedNotesOf = (notes: Notes): Values =>
  Object.fromEntries(
    noteKinds.flatMap((kind) =>
      languages.map((language) => [noteField(kind, language), notes[kind][language] ?? ''] as const),
    ),
  )

const lookOf = (accent: string): NonNullable<BrandingPageProps['colour']> => ({
  chosen: accent,
  themes: (['light', 'dark'] as const).map((theme) => {
    const { accent: used, chosenRatio, ratio } = shadesOf(accent, theme)
    return { theme, used, chosenRatio, ratio }
  }),
})

const fieldWords: Values = {
  organizationName: 'Name',
  language: 'Language',
  accent: 'Colour',
  supportName: 'Support: name',
  supportEmail: 'Support: e-mail address',
  supportPhone: 'Support: telephone',
  supportUrl: 'Support: web address',
  supportHours: 'Support: hours',
}

const kindWords = { signIn: 'Sign-in', refusal: 'Refusals', fallback: 'Fallback' } as const

const noteWords: Values = Object.fromEntries(
  noteKinds.flatMap((kind) =>
    languages.map((language) => [noteField(kind, language), `${kindWords[kind]}, ${languageNames[language]}`] as const),
  ),
)

/** What is stored now, where it is not what was typed. */
function differences(stored: Values, typed: Values, words: Values): { label: string; stored: string }[] {
  return Object.entries(words)
    .filter(([name]) => (stored[name] ?? '') !== (typed[name] ?? '').trim())
    .map(([name, label]) => ({ label, stored: stored[name] === '' ? 'nothing' : (stored[name] ?? 'nothing') }))
}
