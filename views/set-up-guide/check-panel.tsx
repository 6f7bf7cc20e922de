/** A check that Latchkey makes itself: the button, and what it last found with its age. */
import { Alert, type Tone } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { Moment } from '../parts/moment.tsx'
import { checkTitles, checkWords } from './check-words.ts'
import type { CheckName, GuideContext, ShownCheck } from './guide-props.ts'

export type CheckPanelProps = { context: GuideContext; check: CheckName }

/** Works as a plain form; with scripts the answer appears in place. */
export function CheckPanel({ context, check }: CheckPanelProps) {
  const { csrfToken, home, canChange } = context
  const action = `${home}/set-up/checks/${check}`
  return (
    <section class="guide-check stack stack-tight" aria-label={`Check: ${checkTitles[check]}`}>
      <p class="label">{checkTitles[check]}</p>
      <div id={`result-${check}`} class="stack stack-tight" aria-live="polite">
        <CheckAnswer context={context} check={check} />
      </div>
      {canChange && (
        <form
          method="post"
          action={action}
          hx-post={action}
          hx-target={`#result-${check}`}
          hx-swap="innerHTML"
          // A disabled button would lose the focus; a second press is dropped instead.
          hx-sync="this:drop"
        >
          <CsrfField token={csrfToken} />
          <Button kind="secondary" size="small">
            {context.checks[check].last ? 'Check again' : 'Check'}
            <span class="visually-hidden">: {checkTitles[check]}</span>
          </Button>
        </form>
      )}
    </section>
  )
}

export function CheckAnswer({ context: { checks, app, publicUrl }, check }: CheckPanelProps) {
  const { standing, last } = checks[check]
  if (standing === 'missing' || !last) return <p class="quiet">Not checked yet.</p>
  const { title, sentence } = checkWords(last.code, last.detail, { helpCenter: `${app.origin}/hc`, publicUrl })
  const isCurrent = standing === 'current'
  return (
    <>
      <Alert tone={isCurrent ? tones[last.outcome] : 'warning'} title={isCurrent ? title : outdated[standing]}>
        {isCurrent ? (
          <p>
            <Bidi>{sentence}</Bidi>
          </p>
        ) : (
          <p>
            The result of then was: <Bidi>{title}</Bidi>. It counts no longer, check again.
          </p>
        )}
      </Alert>
      <Age last={last} />
    </>
  )
}

function Age({ last: { at, by } }: { last: NonNullable<ShownCheck['last']> }) {
  return (
    <p class="note">
      Checked <Moment at={at} />
      {by !== undefined && (
        <>
          {' '}
          by <Bidi>{by}</Bidi>
        </>
      )}
    </p>
  )
}

const tones: Record<NonNullable<ShownCheck['last']>['outcome'], Tone> = {
  good: 'success',
  warning: 'warning',
  bad: 'danger',
  unknown: 'warning',
}

const outdated = {
  stale: 'Checked more than 30 days ago',
  void: 'Something it was about has changed since it was checked',
} as const
