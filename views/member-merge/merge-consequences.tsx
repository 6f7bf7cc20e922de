/** What becomes of all that hangs on two members when they are merged, here and in Zendesk. */
import { Bidi } from '../parts/bidi.tsx'
import { PerZendesk } from '../parts/per-zendesk.tsx'
import { listWords, type MergeSide } from './sides.tsx'

export type ConsequencesProps = { survivor: MergeSide; loser: MergeSide }

export function Consequences({ survivor, loser }: ConsequencesProps) {
  const denied = loser.appLists.filter(({ list }) => list === 'denied')
  const others = loser.appLists.filter(({ list }) => list !== 'denied')
  return (
    <section class="card stack prose-card" aria-labelledby="consequences">
      <h2 id="consequences">What becomes of the rest</h2>
      <ul class="stack stack-tight">
        <li>
          Sessions: {sessionWords(survivor.sessions + loser.sessions)} They sign in anew, with what the one who stays
          has.
        </li>
        <li>
          Password, passkeys, authenticator app, recovery codes, links and known browsers of the one who goes: gone for
          good, even if you undo the merge. Nobody proves themselves with what somebody else may know.
        </li>
        {denied.length > 0 && (
          <li>
            Kept out by name: <Bidi>{denied.map(({ app }) => app).join(', ')}</Bidi>. The one who stays is kept out
            there, too.
          </li>
        )}
        {others.length > 0 && (
          <li>
            Not carried over:{' '}
            <Bidi>{others.map(({ app, list }) => `${app} (${listWords[list] ?? list})`).join(', ')}</Bidi>. Name the one
            who stays there yourself, if they are to be let in.
          </li>
        )}
        <li>
          {loser.holds === 0
            ? 'Held sign-ins of the one who goes: none.'
            : `Held sign-ins of the one who goes: ${loser.holds}, which end undecided.`}{' '}
          What was approved for them does not count for the one who stays.
        </li>
        <li>Findings about the one who goes: the next audit looks anew, and resolves what is right by then.</li>
        <li>Addresses that the one who goes had before count as former addresses of the one who stays.</li>
        <li>The history of both stays. If the one who stays is erased one day, what is personal in both goes.</li>
      </ul>
    </section>
  )
}

function sessionWords(count: number): string {
  if (count === 0) return 'none is open.'
  return count === 1 ? 'the one that is open ends.' : `all ${count} of both end.`
}

export function InZendesk({ survivor, loser }: ConsequencesProps) {
  return (
    <section class="card stack prose-card" aria-labelledby="zendesk">
      <h2 id="zendesk">What Zendesk keeps</h2>
      <p>
        Zendesk hears nothing of this merge.{' '}
        {loser.linkedIn.length === 0 ? (
          <>
            Whether somebody there has the external ID{' '}
            <code>
              <Bidi>{loser.externalId}</Bidi>
            </code>{' '}
            is not known here; if so, that Zendesk user stays, with their tickets.
          </>
        ) : (
          <>
            The Zendesk user with the external ID{' '}
            <code>
              <Bidi>{loser.externalId}</Bidi>
            </code>{' '}
            stays, with their tickets, in: <Bidi>{loser.linkedIn.join(', ')}</Bidi>.
          </>
        )}
      </p>
      <p>
        To make one of two end users there, remove the external ID of both, merge{' '}
        <code>
          <Bidi>{loser.externalId}</Bidi>
        </code>{' '}
        into{' '}
        <code>
          <Bidi>{survivor.externalId}</Bidi>
        </code>
        , and let the member sign in once more, which links them again. With single sign-on, two end users can be merged
        only while neither has an external ID; agents and admins cannot be merged; and a merge there cannot be undone.{' '}
        <PerZendesk article="4408887695898" />
      </p>
    </section>
  )
}
