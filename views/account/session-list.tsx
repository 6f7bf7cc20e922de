/** Where a member is signed in, and the ways to end it. */
import { useSpeech } from '../languages/speak.tsx'
import { Badge } from '../parts/badge.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { Moment } from '../parts/moment.tsx'
import { accountWordsOf } from './words/catalogue.ts'

export type OpenSession = {
  /** Names it and opens nothing. */
  handle: string
  isHere: boolean
  /** As far as it is known. */
  browser: string | undefined
  system: string | undefined
  ip: string | undefined
  signedInAt: Date
  lastSeenAt: Date
}

export type SessionListProps = { sessions: readonly OpenSession[]; csrfToken: string }

export function SessionList({ sessions, csrfToken }: SessionListProps) {
  const { sessions: words } = accountWordsOf(useSpeech().language).security
  return (
    <>
      <ul class="places">
        {sessions.map((session) => (
          <SessionRow key={session.handle} session={session} csrfToken={csrfToken} />
        ))}
      </ul>
      <div class="form-actions">
        {sessions.some(({ isHere }) => !isHere) && (
          <form method="post" action="/account/security/end-other-sessions">
            <CsrfField token={csrfToken} />
            <Button kind="secondary">{words.endOthers}</Button>
          </form>
        )}
        <form method="post" action="/account/security/end-all-sessions">
          <CsrfField token={csrfToken} />
          <Button kind="secondary">{words.endAll}</Button>
        </form>
      </div>
      <p class="note">{words.zendesk}</p>
    </>
  )
}

function SessionRow({ session, csrfToken }: { session: OpenSession; csrfToken: string }) {
  const { sessions: words, browserOn } = accountWordsOf(useSpeech().language).security
  const { handle, isHere, browser, system, ip, signedInAt, lastSeenAt } = session
  const name = browserOn(browser, system)
  return (
    <li>
      <div class="place">
        <p class="row">
          <strong>{name}</strong>
          {isHere && <Badge tone="success">{words.here}</Badge>}
        </p>
        <p class="note">
          {words.signedIn(<Moment at={signedInAt} />)} {!isHere && <>{words.lastSeen(<Moment at={lastSeenAt} />)} </>}
          {ip !== undefined && words.from(<Bidi>{ip}</Bidi>)}
        </p>
      </div>
      {!isHere && (
        <form method="post" action="/account/security/end-session">
          <CsrfField token={csrfToken} />
          <input type="hidden" name="session" value={handle} />
          <Button kind="secondary" size="small">
            {words.end}
            <span class="visually-hidden">: {name}</span>
          </Button>
        </form>
      )}
    </li>
  )
}
