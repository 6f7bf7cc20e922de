/** The four stages side by side: where the app is, what each lets in, and the way back. */
import { Badge } from '../parts/badge.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { Moment } from '../parts/moment.tsx'
import { stageOrder, stageWords, type Stage } from './stage-words.ts'

/** How the app came to the stage it is at. */
export type StageEntry = {
  at: Date
  by: { kind: 'member'; name: string } | { kind: 'command-line' | 'system' | 'nobody-known' }
  isOverride: boolean
  reason: string | undefined
  /** How many of the staff were missing something then; undefined when nobody counted. */
  missing: number | undefined
}

export type StagePathProps = {
  csrfToken: string
  home: string
  stage: Stage
  entry: StageEntry | undefined
  canChange: boolean
}

export function StagePath({ csrfToken, home, stage, entry, canChange }: StagePathProps) {
  const reached = stageOrder.indexOf(stage)
  return (
    <ol class="stages">
      {stageOrder.map((each, index) => (
        <li
          key={each}
          class={index < reached ? 'stage stage-behind' : 'stage'}
          aria-current={index === reached ? 'step' : undefined}
        >
          <div class="stage-name">
            <h3>{stageWords[each].name}</h3>
            {index === reached && <Badge tone="info">Now</Badge>}
          </div>
          <p>{stageWords[each].lets}</p>
          {index === reached && entry && (
            <p class="note">
              Since <Moment at={entry.at} />, <EntryBy by={entry.by} />
            </p>
          )}
          {index < reached && canChange && (
            <form class="stage-back" method="post" action={`${home}/back`}>
              <CsrfField token={csrfToken} />
              <Button kind="secondary" size="small" name="to" value={each}>
                Back to {stageWords[each].name.toLowerCase()}
              </Button>
            </form>
          )}
        </li>
      ))}
    </ol>
  )
}

export function EntryBy({ by }: { by: StageEntry['by'] }) {
  switch (by.kind) {
    case 'member':
      return (
        <>
          by <Bidi>{by.name}</Bidi>
        </>
      )
    case 'command-line':
      return <>from the command line</>
    case 'system':
      return <>by Latchkey itself</>
    case 'nobody-known':
      return <>by somebody who is no member any more</>
  }
}
