/** A note that somebody put an app's fallback sheet somewhere, and what was different on it then. */
import type { Language } from '../../../views/languages/language.ts'
import type { Sheet } from './fallback-sheet.ts'

/** What a published sheet said, in so far as somebody may want to know later. */
export type PublishedContent = {
  appName: string
  links: { normal: string; bypass: string }
  organization: string | undefined
  support: Readonly<Record<string, string | undefined>>
  notes: Readonly<Partial<Record<Language, string>>>
  languages: readonly Language[]
}

export type Publication = {
  id: string
  publishedAt: Date
  /** The member's name; undefined when they are gone. */
  publishedBy: string | undefined
  /** In the administrator's words, or an https address. */
  place: string
  hash: string
  content: PublishedContent
}

export type SheetChange = 'links' | 'name' | 'organization' | 'support' | 'notes' | 'wording'

export function contentOf({ content }: Sheet): PublishedContent {
  const { appName, links, brand, languages } = content
  return {
    appName,
    links: { normal: links.normal, bypass: links.bypass },
    organization: brand.organization,
    support: { ...brand.support },
    notes: Object.fromEntries(languages.flatMap((each) => Object.entries({ [each]: brand.notes.fallback[each] }))),
    languages,
  }
}

/** Why a published sheet is no longer what would be published today; empty while it is. `now`: in the same languages. */
export function changesSince(
  { hash, content: then }: Pick<Publication, 'hash' | 'content'>,
  now: Sheet,
): SheetChange[] {
  if (hash === now.hash) return []
  const today = contentOf(now)
  const isOther = (one: unknown, other: unknown): boolean => told(one) !== told(other)
  const changes: SheetChange[] = [
    ...(isOther(then.links, today.links) ? (['links'] as const) : []),
    ...(then.appName === today.appName ? [] : (['name'] as const)),
    ...(then.organization === today.organization ? [] : (['organization'] as const)),
    ...(isOther(then.support, today.support) ? (['support'] as const) : []),
    ...(isOther(then.notes, today.notes) ? (['notes'] as const) : []),
  ]
  // Our own sentences on it, which a new version of Latchkey may bring.
  return changes.length > 0 ? changes : ['wording']
}

/** Comparable, whatever order the database hands names back in and whatever it left out. */
const told = (value: unknown): string =>
  JSON.stringify(
    Object.entries(value ?? {})
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
