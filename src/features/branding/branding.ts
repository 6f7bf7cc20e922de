/** How the organisation shows itself: its name, colour and logo, whom to turn to, and texts of its own. */
import { noNotes, type Brand, type Notes, type Support } from '../../../views/branding/brand.ts'
import type { Language } from '../../../views/languages/language.ts'
import { accentStyleHref } from './accent.ts'

export type Branding = {
  organizationName: string | undefined
  /** The organisation's own language. */
  language: Language
  /** `#rrggbb`, lower-case. */
  accent: string | undefined
  logo: { hash: string; mediaType: LogoMediaType } | undefined
  support: Support
  notes: Notes
  /** Counts up with every change; 0 while nothing was ever entered. */
  version: number
}

export type LogoMediaType = 'image/png' | 'image/jpeg' | 'image/webp'

export const plainBranding: Branding = {
  organizationName: undefined,
  language: 'en',
  accent: undefined,
  logo: undefined,
  support: {},
  notes: noNotes,
  version: 0,
}

/** The same as pages take it. */
export const brandOf = ({ organizationName, language, accent, logo, support, notes }: Branding): Brand => ({
  organization: organizationName,
  language,
  logoHref: logo && `/branding/logo?v=${logo.hash}`,
  styleHref: accent === undefined ? undefined : accentStyleHref(accent),
  support,
  notes,
})
