/** The fallback sheet of an app: what it says now, under which fingerprint, and the file itself. */
import { createHash } from 'node:crypto'
import type { SheetContent } from '../../../views/fallback/fallback-sheet.tsx'
import { renderSheet, sheetWords } from '../../../views/fallback/render-sheet.tsx'
import { languages, type Language } from '../../../views/languages/language.ts'
import type { Config } from '../../config/config.ts'
import type { App } from '../apps/app.ts'
import { fallbackLinks, zendeskOrigin } from '../apps/zendesk-origin.ts'
import { shadesOf } from '../branding/accent.ts'
import type { Branding } from '../branding/branding.ts'

export type Sheet = {
  content: SheetContent
  /** Of all that it says: 64 hexadecimal digits. */
  hash: string
  accent: string | undefined
}

const ourAccent = { light: '#0b5d70', dark: '#67c7da' }

/** `chosen`: none means the organisation's own language and English. */
export function sheetOf(
  config: Pick<Config, 'zendeskOrigin'>,
  app: Pick<App, 'name' | 'subdomain'>,
  branding: Branding,
  chosen: readonly Language[] = [],
): Sheet {
  const origin = zendeskOrigin(config, app.subdomain)
  const { organizationName: organization, language, support, notes, accent } = branding
  const content: SheetContent = {
    appName: app.name,
    host: new URL(origin).host,
    links: fallbackLinks(origin),
    brand: { organization, language, support, notes },
    languages: inOrder(chosen, language),
  }
  return { content, accent, hash: createHash('sha256').update(sheetWords(content)).digest('hex') }
}

export function sheetFile({ content, accent, hash }: Sheet, at: Date): string {
  const colours =
    accent === undefined
      ? ourAccent
      : { light: shadesOf(accent, 'light').accent, dark: shadesOf(accent, 'dark').accent }
  return renderSheet({ content, colours, fingerprint: shortHash(hash), at })
}

/** What the file may load under our address: the style that is in it, and nothing else. */
export function sheetPolicy(file: string): string {
  const style = /<style>([\s\S]*?)<\/style>/.exec(file)?.[1] ?? ''
  const hash = createHash('sha256').update(style).digest('base64')
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
}

/** The key of an app is a slug, so nothing in it needs quoting. */
export const sheetDownload = ({ key }: Pick<App, 'key'>): string => `attachment; filename="fallback-${key}.html"`

/** As it is printed on the sheet. */
export const shortHash = (hash: string): string => hash.slice(0, 12)

/** The organisation's own language first, then the others in our usual order. */
function inOrder(chosen: readonly Language[], own: Language): SheetContent['languages'] {
  const wanted = chosen.length > 0 ? chosen : [own, 'en']
  const [first = own, ...others] = [own, ...languages.filter((each) => each !== own)].filter((each) =>
    wanted.includes(each),
  )
  return [first, ...others]
}
