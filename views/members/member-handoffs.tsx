/** What left for Zendesk about a member, and what Zendesk answered; values are in no record, only their names. */
import { Bidi } from '../parts/bidi.tsx'
import { Moment } from '../parts/moment.tsx'

export type MemberHandoffsProps = {
  handoffs: readonly {
    id: string
    at: Date
    app: string | undefined
    /** Undefined: Zendesk answered with an error. */
    sent: { claims: readonly string[]; tokenId: string | undefined } | undefined
  }[]
}

export function MemberHandoffs({ handoffs }: MemberHandoffsProps) {
  if (handoffs.length === 0) return <p class="quiet">Nothing has been sent to Zendesk about them.</p>
  return (
    <ol class="history">
      {handoffs.map(({ id, at, app, sent }) => (
        <li key={id}>
          <p class="history-what">
            <strong>{sent ? 'Handed over' : 'Zendesk answered with an error'}</strong>
            {app !== undefined && (
              <>
                {' · '}
                <Bidi>{app}</Bidi>
              </>
            )}
          </p>
          <p class="note">
            <Moment at={at} />
          </p>
          {sent && (
            <p class="note">
              With <Bidi>{sent.claims.join(', ') || 'no claims on record'}</Bidi>
              {sent.tokenId !== undefined && (
                <>
                  {' · token '}
                  <code>{sent.tokenId}</code>
                </>
              )}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
