/** Where a member is signed in, as far as Latchkey knows, and the ways to end it. */
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { Moment } from '../parts/moment.tsx'

export type MemberSessionsProps = {
  sessions: readonly { handle: string; signedInAt: Date; lastSeenAt: Date | undefined; endsAt: Date }[]
  mayEnd: boolean
  csrfToken: string
  home: string
}

export function MemberSessions({ sessions, mayEnd, csrfToken, home }: MemberSessionsProps) {
  if (sessions.length === 0) return <p class="quiet">They are signed in nowhere.</p>
  return (
    <>
      <ul class="sessions">
        {sessions.map(({ handle, signedInAt, lastSeenAt, endsAt }) => (
          <li key={handle}>
            <span>
              Signed in <Moment at={signedInAt} />
              <span class="note">
                {lastSeenAt && (
                  <>
                    Last seen about <Moment at={lastSeenAt} />.{' '}
                  </>
                )}
                Ends <Moment at={endsAt} /> unless it is used.
              </span>
            </span>
            {mayEnd && (
              <form method="post" action={`${home}/end-session`}>
                <CsrfField token={csrfToken} />
                <input type="hidden" name="session" value={handle} />
                <Button kind="secondary" size="small">
                  End
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {mayEnd && (
        <form method="post" action={`${home}/end-sessions`}>
          <CsrfField token={csrfToken} />
          <Button kind="secondary">End all sessions</Button>
        </form>
      )}
      <p class="note">Ending them here signs nobody out of Zendesk: sessions there are Zendesk’s own.</p>
    </>
  )
}
