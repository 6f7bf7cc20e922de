/** Events about a member, newest first: what happened, who did it, and what it was before. */
import { Bidi } from '../parts/bidi.tsx'
import { Moment } from '../parts/moment.tsx'
import { eventWords } from './event-words.ts'

export type HistoryLine = {
  id: string
  at: Date
  type: string
  isRefused: boolean
  codes: readonly string[]
  /** A member's name, or a word for who it was. */
  actor: string
  isOwn: boolean
  app: string | undefined
  ip: string | undefined
  reason: string | undefined
  /** What was changed, as people call it; values are gone once a member is erased, and older events have none. */
  changes: readonly { label: string; before: string | undefined; after: string | undefined }[]
}

export function HistoryList({ lines }: { lines: readonly HistoryLine[] }) {
  if (lines.length === 0) return <p class="quiet">Nothing has happened yet.</p>
  return (
    <ol class="history">
      {lines.map((line) => (
        <li key={line.id}>
          <p class="history-what">
            <strong>{eventWords(line.type)}</strong>
            {line.app !== undefined && (
              <>
                {' · '}
                <Bidi>{line.app}</Bidi>
              </>
            )}
            {line.isRefused && <span class="note"> · refused</span>}
          </p>
          <p class="note">
            <Moment at={line.at} />
            {!line.isOwn && (
              <>
                {' by '}
                <Bidi>{line.actor}</Bidi>
              </>
            )}
            {line.ip !== undefined && (
              <>
                {' from '}
                <Bidi>{line.ip}</Bidi>
              </>
            )}
            {line.codes.length > 0 && ` · ${line.codes.join(', ')}`}
          </p>
          {line.reason !== undefined && (
            <p class="history-reason">
              <Bidi>{line.reason}</Bidi>
            </p>
          )}
          {line.changes.length > 0 && (
            <ul class="history-changes">
              {line.changes.map(({ label, before, after }) => (
                <li key={label}>
                  {label}
                  {(before !== undefined || after !== undefined) && (
                    <>
                      {': '}
                      <del>
                        <Bidi>{before ?? 'none'}</Bidi>
                      </del>
                      {' → '}
                      <ins>
                        <Bidi>{after ?? 'none'}</Bidi>
                      </ins>
                    </>
                  )}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}
