/** What a finding stands beside, and what happened to it. */
import { EventSentence } from '../../events/sentence.tsx'
import type { Telling } from '../../events/telling.ts'
import { Bidi } from '../../parts/bidi.tsx'
import { Moment } from '../../parts/moment.tsx'
import { counted, SeverityBadge, StateBadge, titleOf, type FindingState, type Severity } from './finding-badges.tsx'

export type RelatedFindingsProps = {
  related: readonly { fingerprint: string; code: string; severity: Severity; state: FindingState; shared: number }[]
}

export function RelatedFindings({ related }: RelatedFindingsProps) {
  return (
    <section class="card stack" aria-labelledby="related">
      <h2 id="related">Related, over the same people</h2>
      <ul class="history">
        {related.map(({ fingerprint, code, severity, state, shared }) => (
          <li key={fingerprint}>
            <a href={`/admin/safeguards/findings/${fingerprint}`}>{titleOf(code)}</a>
            <span class="badges">
              <SeverityBadge severity={severity} />
              <StateBadge state={state} />
              <span class="note">{counted(shared, 'person in common', 'people in common')}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

export type FindingHistoryProps = {
  history: readonly (Telling & { id: string; at: Date; reason: string | undefined })[]
}

export function FindingHistory({ history }: FindingHistoryProps) {
  return (
    <section class="card stack" aria-labelledby="history">
      <h2 id="history">History</h2>
      {history.length === 0 ? (
        <p class="quiet">Nothing is recorded of it yet.</p>
      ) : (
        <ol class="history">
          {history.map((event) => (
            <li key={event.id}>
              <a class="event-link" href={`/admin/events/${event.id}`}>
                <EventSentence event={event} />
              </a>
              <p class="note">
                <Moment at={event.at} />
              </p>
              {event.reason !== undefined && (
                <p class="history-reason">
                  <Bidi>{event.reason}</Bidi>
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
