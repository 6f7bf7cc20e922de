/** The browsers a member has signed in with, which of them are remembered, and the ways to forget them. */
import { useSpeech } from '../languages/speak.tsx'
import { Badge } from '../parts/badge.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { Moment } from '../parts/moment.tsx'
import { accountWordsOf } from './words/catalogue.ts'

export type KnownBrowser = {
  id: string
  isHere: boolean
  /** As far as it is known. */
  browser: string | undefined
  system: string | undefined
  firstSeenAt: Date
  lastSeenAt: Date
  /** It is not asked for the second factor until then. */
  rememberedUntil: Date | undefined
}

export type BrowserListProps = { browsers: readonly KnownBrowser[]; csrfToken: string }

export function BrowserList({ browsers, csrfToken }: BrowserListProps) {
  const { browsers: words } = accountWordsOf(useSpeech().language).security
  if (browsers.length === 0) return <p class="quiet">{words.none}</p>
  return (
    <>
      <p>{words.lead}</p>
      <ul class="places">
        {browsers.map((browser) => (
          <BrowserRow key={browser.id} known={browser} csrfToken={csrfToken} />
        ))}
      </ul>
      <form class="stack stack-tight" method="post" action="/account/security/forget-browsers">
        <CsrfField token={csrfToken} />
        <p>
          <Button kind="secondary">{words.forgetAll}</Button>
        </p>
        <p class="note">{words.forgetAllHint}</p>
      </form>
    </>
  )
}

function BrowserRow({ known, csrfToken }: { known: KnownBrowser; csrfToken: string }) {
  const { browsers: words, sessions, browserOn } = accountWordsOf(useSpeech().language).security
  const { id, isHere, browser, system, firstSeenAt, lastSeenAt, rememberedUntil } = known
  const name = browserOn(browser, system)
  return (
    <li>
      <div class="place">
        <p class="row">
          <strong>{name}</strong>
          {isHere && <Badge tone="success">{sessions.here}</Badge>}
        </p>
        <p class="note">
          {words.firstSeen(<Moment at={firstSeenAt} />)} {words.lastSeen(<Moment at={lastSeenAt} />)}{' '}
          {rememberedUntil && words.remembered(<Moment at={rememberedUntil} />)}
        </p>
      </div>
      <form method="post" action="/account/security/forget-browser">
        <CsrfField token={csrfToken} />
        <input type="hidden" name="browser" value={id} />
        <Button kind="secondary" size="small">
          {words.forget}
          <span class="visually-hidden">: {name}</span>
        </Button>
      </form>
    </li>
  )
}
