/** The whole document around a page: head, shell and scripts. */
import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { consoleLanguageOf, consoleWordsOf, wordsOf } from './languages/catalogue.ts'
import { Speak, useBrand, useSpeech, type Speech } from './languages/speak.tsx'
import type { AccountFrame } from './parts/account-bar.tsx'
import { plainText } from './parts/bidi.tsx'
import { ConsoleShell, type ConsoleFrame } from './parts/console-shell.tsx'
import type { FooterLink } from './parts/footer.tsx'
import { MemberShell } from './parts/member-shell.tsx'

/** Browser modules in assets/ that a page may ask for; `submit-once` comes with every page, `moment` with every one of the console. */
export type BrowserModule = 'copy' | 'passkey' | 'password' | 'moment'

type Document = { title: string; modules?: readonly BrowserModule[]; children: ComponentChildren }

export type MemberPageProps = Document & {
  shell: 'member'
  organization?: string | undefined
  width?: 'narrow' | 'wide'
  links?: readonly FooterLink[] | undefined
  fallbackHref?: string | undefined
  account?: AccountFrame | undefined
}

export type ConsolePageProps = Document & { shell: 'console'; frame: ConsoleFrame }

export function Page(props: MemberPageProps | ConsolePageProps) {
  const { language } = useSpeech()
  const brand = useBrand()
  const isConsole = props.shell === 'console'
  const skip = isConsole ? consoleWordsOf(language).skip : wordsOf(language).shell.skip
  return (
    <html lang={isConsole ? consoleLanguageOf(language) : language}>
      <Head
        title={props.title}
        site={(isConsole ? undefined : brand?.organization) ?? 'Latchkey'}
        modules={props.modules ?? []}
        styleHref={isConsole ? undefined : brand?.styleHref}
        hasHtmx={isConsole}
      />
      <body>
        <a class="skip" href="#content">
          {skip}
        </a>
        {props.shell === 'console' ? <ConsoleShell {...props} /> : <MemberShell {...props} />}
      </body>
    </html>
  )
}

/** The text of a page, in English unless told otherwise. Everything that is not markup of ours is escaped. */
export function renderPage(page: VNode, speech?: Speech): string {
  return `<!doctype html>${renderToString(speech ? <Speak speech={speech}>{page}</Speak> : page)}`
}

/** The text of a piece of a page, for an answer that htmx puts in place. */
export function renderFragment(fragment: VNode): string {
  return renderToString(fragment)
}

/** No evaluation, no styles of its own, no scripts out of answers, no copies of pages in the browser's storage. */
const htmxConfig = JSON.stringify({
  allowEval: false,
  allowScriptTags: false,
  historyCacheSize: 0,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
})

type HeadProps = {
  title: string
  /** Whose page it is. */
  site: string
  modules: readonly BrowserModule[]
  /** The organisation's colour, over our own. */
  styleHref: string | undefined
  hasHtmx: boolean
}

function Head({ title, site, modules, styleHref, hasHtmx }: HeadProps) {
  return (
    <head>
      <meta charset="utf-8" />
      <title>{`${plainText(title)} · ${plainText(site)}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml" />
      <link rel="stylesheet" href="/assets/latchkey.css" />
      {styleHref !== undefined && <link rel="stylesheet" href={styleHref} />}
      {hasHtmx && <link rel="stylesheet" href="/assets/console.css" />}
      {hasHtmx && <meta name="htmx-config" content={htmxConfig} />}
      {hasHtmx && <script src="/assets/htmx.min.js" defer />}
      {['submit-once', ...(hasHtmx ? ['moment'] : []), ...modules].map((module) => (
        <script key={module} type="module" src={`/assets/${module}.js`} />
      ))}
    </head>
  )
}
