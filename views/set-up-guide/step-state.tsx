/** How far a step is, and how far all of them are: pieces that a check's answer brings along to replace them in place. */
import { Badge } from '../parts/badge.tsx'
import type { StepId, StepState } from './guide-props.ts'

type OutOfBand = {
  /** `replace`: comes beside an answer, and takes the place of the one on the page. */ arrival?: 'replace'
}

export function StepStateBadge({ id, state, arrival }: { id: StepId; state: StepState } & OutOfBand) {
  const { tone, words } = badges[state]
  return (
    <span id={`state-${id}`} class="guide-state" {...swap(arrival)}>
      <Badge tone={tone}>{words}</Badge>
    </span>
  )
}

export type ProgressProps = { doneCount: number; count: number; current: { number: number; id: StepId } | undefined }

export function Progress({ doneCount, count, current, arrival }: ProgressProps & OutOfBand) {
  return (
    <div id="progress" class="stack stack-tight" {...swap(arrival)}>
      <p>
        <strong>
          {doneCount} of {count} steps done.
        </strong>{' '}
        {current ? (
          <a href={`#step-${current.id}`}>
            Go on with step {current.number}: {stepTitles[current.id]}
          </a>
        ) : (
          'Nothing is left to do. Come back when something here asks for your attention.'
        )}
      </p>
      <progress class="guide-progress" max={count} value={doneCount} aria-label="Steps done" />
    </div>
  )
}

export const stepTitles: Record<StepId, string> = {
  registered: 'Register the app',
  'help-center': 'See that the Help Center answers',
  configuration: 'Create the JWT configuration in Zendesk',
  secret: 'Enter the shared secret here',
  'external-ids': 'Keep “Update of external IDs?” Off',
  endpoint: 'See that Latchkey answers at its address',
  clock: 'Compare the clocks',
  staff: 'Let staff in',
  'end-users': 'Let end users in',
  enabled: 'Make it the way in',
  fallback: 'Publish the fallback sheet',
}

const badges = {
  done: { tone: 'success', words: 'Done' },
  'to-do': { tone: 'info', words: 'To do' },
  attention: { tone: 'danger', words: 'Needs attention' },
  unknown: { tone: 'warning', words: 'Could not be checked' },
  stale: { tone: 'warning', words: 'Check again' },
  later: { tone: 'neutral', words: 'Later' },
} as const

const swap = (arrival: OutOfBand['arrival']) => (arrival === 'replace' ? { 'hx-swap-oob': 'true' } : {})
