/** What still stands between an app and its next stage, and the button that moves it there. */
import type { ComponentChildren } from 'preact'
import { Alert } from '../parts/alert.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { TextAreaField } from '../parts/field.tsx'
import { stageWords, type Stage } from './stage-words.ts'

export type Requirement = {
  code: 'secret' | 'external-ids-off' | 'no-staff' | 'credentials' | 'sign-ins' | 'external-ids'
  /** `unknown`: there is nobody to ask it of, which is not good news. */
  state: 'met' | 'missing' | 'unknown'
  /** How many of how many staff are missing it. */
  count?: { missing: number; of: number } | undefined
}

export type NextStepProps = {
  csrfToken: string
  /** Of the roll-out, and of the app. */
  home: string
  appHome: string
  from: Stage
  to: Stage
  requirements: readonly Requirement[]
  canChange: boolean
  /** Worth a thought before moving on, though nothing is in the way. */
  advice?: string | undefined
  /** Undefined for those who may not go past the guard, and where it cannot be gone past. */
  override?: { reason: string; problem?: string | undefined } | undefined
  /** An owner could go past it. */
  isForOwner: boolean
}

export function NextStep(props: NextStepProps) {
  const { csrfToken, home, appHome, from, to, requirements, canChange, advice, override, isForOwner } = props
  const isOpen = requirements.every(({ state }) => state === 'met')
  const target = stageWords[to].name.toLowerCase()
  return (
    <section class="card stack" aria-labelledby="next-step">
      <h2 id="next-step">Next: {target}</h2>
      <ul class="checks">
        {requirements.map((requirement) => (
          <li key={requirement.code} class={`checks-${requirement.state}`}>
            <Mark state={requirement.state} />
            <span>{wordsOf(requirement, appHome)}</span>
          </li>
        ))}
      </ul>
      {advice !== undefined && (
        <Alert tone="warning">
          <p>{advice}</p>
        </Alert>
      )}
      {canChange && isOpen && (
        <form method="post" action={`${home}/forward`}>
          <CsrfField token={csrfToken} />
          <input type="hidden" name="from" value={from} />
          <Button>Move on to {target}</Button>
        </form>
      )}
      {!isOpen && <p class="quiet">It can move on once nothing above is missing.</p>}
      {override && <OverrideForm {...props} override={override} target={target} />}
      {isForOwner && <p class="note">An owner can open it past what is missing of the staff, with a reason.</p>}
    </section>
  )
}

function OverrideForm({
  csrfToken,
  home,
  from,
  override,
  target,
}: NextStepProps & { override: NonNullable<NextStepProps['override']>; target: string }) {
  return (
    <details class="disclosure" open={override.problem !== undefined}>
      <summary>Open it all the same</summary>
      <form class="form" method="post" action={`${home}/override`}>
        <Alert tone="danger" title="Somebody could arrive as one of your staff">
          <p>
            A Zendesk profile of staff without an external ID goes to the first who signs in with its address. Open past
            this guard only if you know why each of them is safe.
          </p>
        </Alert>
        <CsrfField token={csrfToken} />
        <input type="hidden" name="from" value={from} />
        <TextAreaField
          name="reason"
          label="Why"
          value={override.reason}
          hint="10 to 500 characters. It is kept with your name and shown on this page."
          error={override.problem}
        />
        <div class="form-actions">
          <Button kind="danger">Move on to {target} past the guard</Button>
        </div>
      </form>
    </details>
  )
}

const marks = {
  met: { words: 'Done: ', path: 'm4.5 10.5 3.5 3.5 7.5-8' },
  missing: { words: 'Missing: ', path: 'M5.5 5.5l9 9M14.5 5.5l-9 9' },
  unknown: { words: 'Cannot be told: ', path: 'M5 10h10' },
} as const

function Mark({ state }: { state: Requirement['state'] }) {
  return (
    <>
      <svg
        viewBox="0 0 20 20"
        aria-hidden="true"
        focusable="false"
        fill="none"
        stroke="currentColor"
        stroke-width="2.5"
        stroke-linecap="round"
      >
        <path d={marks[state].path} />
      </svg>
      <span class="visually-hidden">{marks[state].words}</span>
    </>
  )
}

function wordsOf({ code, state, count }: Requirement, appHome: string): ComponentChildren {
  const isMet = state === 'met'
  const lacking = count && count.missing > 0 ? `: ${count.missing} of ${count.of} not yet` : ''
  switch (code) {
    case 'secret':
      return isMet ? 'A shared secret is stored.' : <a href={`${appHome}/edit`}>Enter the shared secret</a>
    case 'external-ids-off':
      return isMet ? (
        'Somebody confirmed that “Update of external IDs?” is Off in Zendesk, and that still counts.'
      ) : (
        <>
          <a href={`${appHome}/set-up#step-external-ids`}>Confirm in the set-up guide</a> that “Update of external IDs?”
          is Off in Zendesk. A confirmation runs out after a while.
        </>
      )
    case 'no-staff':
      return isMet
        ? 'At least one active member is marked as staff.'
        : 'No active member is marked as staff. Zendesk has agents and admins, so mark yours, or nobody can tell whether they are safe.'
    case 'credentials':
      return `Every staff member has credentials here${lacking}.`
    case 'sign-ins':
      return `Every staff member was handed over to Zendesk, and no error came back${lacking}.`
    case 'external-ids':
      return `The external ID of every staff member was seen in Zendesk${lacking}.`
  }
}
