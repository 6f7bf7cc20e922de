/** The frame of the console: where you are, who you are, and anything you must not overlook. */
import type { ComponentChildren } from 'preact'
import { useConsoleWords } from '../languages/speak.tsx'
import { Alert, type Tone } from './alert.tsx'
import { Bidi } from './bidi.tsx'
import { Button } from './button.tsx'
import { CsrfField } from './csrf-field.tsx'
import { Footer } from './footer.tsx'
import { Logo } from './logo.tsx'

export type NavItem = { label: string; href: string; isCurrent: boolean }
export type Flash = { tone: Tone; message: string }

/** What a console page needs to know about the visit; the same for every page of one request. */
export type ConsoleFrame = {
  organization?: string | undefined
  nav: readonly NavItem[]
  signedIn: { name: string; csrfToken: string }
  /** Stands above everything on every page, such as a Zendesk origin that is not the real one. */
  banner?: string | undefined
  /** The outcome of what was just done, shown once. */
  flash?: Flash | undefined
}

export type ConsoleShellProps = { frame: ConsoleFrame; children: ComponentChildren }

export function ConsoleShell({ frame, children }: ConsoleShellProps) {
  const { banner, flash } = frame
  const words = useConsoleWords()
  return (
    <>
      {banner !== undefined && (
        <div class="banner" role="region" aria-label={words.mode}>
          {banner}
        </div>
      )}
      <div class="console">
        <ConsoleBar frame={frame} />
        <div class="console-page">
          <main id="content" tabIndex={-1}>
            {flash && (
              <Alert tone={flash.tone} role={flash.tone === 'danger' ? 'alert' : 'status'}>
                <p>{flash.message}</p>
              </Alert>
            )}
            {children}
          </main>
          <Footer />
        </div>
      </div>
    </>
  )
}

function ConsoleBar({ frame: { organization, nav, signedIn } }: { frame: ConsoleFrame }) {
  const words = useConsoleWords()
  return (
    <header class="console-bar">
      <div class="console-brand">
        <a class="brand" href="/admin">
          <Logo />
          <span class="brand-words">
            Latchkey
            {organization !== undefined && (
              <span class="console-organization">
                <Bidi>{organization}</Bidi>
              </span>
            )}
          </span>
        </a>
      </div>
      <nav class="console-nav" aria-label={words.console}>
        <ul>
          {nav.map(({ label, href, isCurrent }) => (
            <li key={href}>
              <a href={href} aria-current={isCurrent ? 'page' : undefined}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form class="console-person" method="post" action="/sign-out">
        <CsrfField token={signedIn.csrfToken} />
        <span class="console-person-name">
          <span class="visually-hidden">{words.signedInAs} </span>
          <Bidi>{signedIn.name}</Bidi>
        </span>
        <Button kind="secondary" size="small">
          {words.signOut}
        </Button>
      </form>
    </header>
  )
}
