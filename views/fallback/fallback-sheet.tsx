/** The ways into Zendesk as one file that needs nothing else: to be kept where it survives an outage, or printed on one A4 sheet. */
import { noteIn, type Brand } from '../branding/brand.ts'
import { wordsOf } from '../languages/catalogue.ts'
import { languageNames, type Language } from '../languages/language.ts'
import { Speak } from '../languages/speak.tsx'
import { Bidi, plainText } from '../parts/bidi.tsx'
import type { FallbackHrefs } from '../parts/fallback-links.tsx'
import { SupportWays } from '../parts/support-contact.tsx'
import { QrCode } from './qr-code.tsx'
import { sheetStyle, type SheetColours, type SheetDensity } from './sheet-style.ts'

/** What the sheet says. */
export type SheetContent = {
  appName: string
  /** The Zendesk host that both links lead to. */
  host: string
  links: FallbackHrefs
  brand: Pick<Brand, 'organization' | 'support' | 'notes' | 'language'>
  /** At least one; the first one is the sheet's own. */
  languages: readonly [Language, ...Language[]]
}

export type FallbackSheetProps = {
  content: SheetContent
  colours: SheetColours
  /** Tells this sheet from another that says something else. */
  fingerprint: string
  /** When it was made. */
  at: Date
  /** How full it is, and so how small its print gets. */
  density: SheetDensity
}

export function FallbackSheet({ content, colours, fingerprint, at, density }: FallbackSheetProps) {
  const [own] = content.languages
  return (
    <html lang={own} dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{plainText(wordsOf(own).fallback.title(content.appName))}</title>
        <style>{sheetStyle(colours)}</style>
      </head>
      <body>
        <main class={`sheet sheet-${density}`}>
          <SheetBody content={content} />
          <footer>
            <p>
              {wordsOf(own).parts.perZendesk} {wordsOf(own).parts.article('4408882128666')}.{' '}
              {wordsOf(own).shell.trademark}
            </p>
            <p class="mark">
              <time dateTime={at.toISOString()}>{at.toISOString().slice(0, 10)}</time> · <code>{fingerprint}</code>
            </p>
          </footer>
        </main>
      </body>
    </html>
  )
}

/** Everything whose change makes another sheet of it. */
export function SheetBody({ content }: { content: SheetContent }) {
  const { appName, host, links, brand, languages } = content
  return (
    <>
      <header>
        {brand.organization !== undefined && (
          <p class="organization">
            <Bidi>{brand.organization}</Bidi>
          </p>
        )}
        <h1>
          <Bidi>{appName}</Bidi>
        </h1>
        <p class="host" dir="ltr">
          {host}
        </p>
      </header>
      <div class="doors">
        <Door number="1" href={links.normal} />
        <Door number="2" href={links.bypass} />
      </div>
      <div class="languages">
        {languages.map((language) => (
          <InLanguage key={language} language={language} content={content} />
        ))}
      </div>
      <Contact content={content} />
    </>
  )
}

function Door({ number, href }: { number: string; href: string }) {
  return (
    <div class="door">
      <QrCode text={href} />
      <p>
        <span class="number">{number}</span>
        <a href={href} dir="ltr">
          {href.split(/(?<=\/)/).map((part) => (
            <>
              {part}
              <wbr />
            </>
          ))}
        </a>
      </p>
    </div>
  )
}

/** The numbers are those of the links above; names and addresses stand there once, however long they are. */
function InLanguage({ language, content: { brand } }: { language: Language; content: SheetContent }) {
  const { fallback } = wordsOf(language)
  // A note in another language than this stands in that language's own part.
  const note = noteIn({ ...brand, language }, 'fallback', language)
  return (
    <section lang={language} aria-labelledby={`in-${language}`}>
      <p class="language">{languageNames[language]}</p>
      <h2 id={`in-${language}`}>{fallback.listTitle}</h2>
      <p>{fallback.lead('Zendesk')}</p>
      {note && (
        <p class="note" dir="auto">
          {note.text}
        </p>
      )}
      <ol>
        <li>
          <b>{fallback.normal}</b> – {fallback.normalHint} {fallback.normalExpect}
        </li>
        <li>
          <b>{fallback.bypass}</b> – {fallback.bypassHint} {fallback.bypassExpect}
        </li>
      </ol>
      <p>{fallback.neitherLead}</p>
    </section>
  )
}

function Contact({ content: { brand, languages } }: { content: SheetContent }) {
  const { support } = brand
  if (Object.values(support).every((value) => value === undefined)) return null
  return (
    <section class="contact">
      <p class="contact-title">
        {languages.map((language, place) => (
          <span key={language} lang={language}>
            {place > 0 && ' · '}
            {wordsOf(language).support.heading}
          </span>
        ))}
      </p>
      {support.name !== undefined && (
        <p>
          <Bidi>{support.name}</Bidi>
        </p>
      )}
      <Speak speech={{ language: languages[0] }}>
        <SupportWays support={support} />
      </Speak>
    </section>
  )
}
