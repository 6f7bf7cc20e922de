/** What was decided about a finding, by whom and until when; and the ways to decide, to agree, and to take it back. */
import { Alert } from '../../parts/alert.tsx'
import { Bidi } from '../../parts/bidi.tsx'
import { Button } from '../../parts/button.tsx'
import { CsrfField } from '../../parts/csrf-field.tsx'
import { Moment } from '../../parts/moment.tsx'
import { DecisionFields, type DecisionFieldsProps } from './decision-fields.tsx'
import { stateWords, type FindingState } from './finding-badges.tsx'

export type DecisionSectionProps = {
  csrfToken: string
  /** Of the finding. */
  home: string
  /** What the form was shown with, so that a change meanwhile is noticed. */
  seen: string
  decision: ShownDecision | undefined
  /** Undefined: one may only look, or it is resolved. */
  form: DecisionFieldsProps | undefined
  /** Whether whoever looks may be the second person. */
  canSecond: boolean
}

export type ShownDecision = {
  state: FindingState
  isWaitingForSecond: boolean
  at: Date
  /** Undefined: the command line, or somebody who is gone. */
  by: string | undefined
  secondedBy: string | undefined
  reason: string
  until: Date
}

export function DecisionSection({ csrfToken, home, seen, decision, form, canSecond }: DecisionSectionProps) {
  return (
    <section class="card stack" aria-labelledby="decision">
      <h2 id="decision">Decision</h2>
      {decision ? <InForce decision={decision} /> : <p class="quiet">Nobody has decided anything about it.</p>}
      {decision && (form ?? (decision.isWaitingForSecond && canSecond)) && (
        <div class="row">
          {decision.isWaitingForSecond && canSecond && (
            <form method="post" action={`${home}/second`}>
              <CsrfField token={csrfToken} />
              <input type="hidden" name="seen" value={seen} />
              <Button>Agree, as the second person</Button>
            </form>
          )}
          {form && (
            <form method="post" action={`${home}/withdraw`}>
              <CsrfField token={csrfToken} />
              <input type="hidden" name="seen" value={seen} />
              <Button kind="secondary">
                {decision.isWaitingForSecond ? 'Take the request back' : 'Open it again'}
              </Button>
            </form>
          )}
        </div>
      )}
      {form && (
        <form class="form decision" method="post" action={`${home}/decide`}>
          <CsrfField token={csrfToken} />
          <input type="hidden" name="seen" value={seen} />
          <DecisionFields {...form} />
          <div class="form-actions">
            <Button>{form.needsTwo ? 'Ask a second person' : 'Decide'}</Button>
          </div>
        </form>
      )}
    </section>
  )
}

function InForce({
  decision: { state, isWaitingForSecond, at, by, secondedBy, reason, until },
}: {
  decision: ShownDecision
}) {
  return (
    <Alert
      tone={isWaitingForSecond ? 'warning' : 'info'}
      title={isWaitingForSecond ? `Asked for: ${stateWords[state].toLowerCase()}` : stateWords[state]}
    >
      <p>
        By <Bidi>{by ?? 'the command line, or somebody who is gone'}</Bidi>
        {secondedBy !== undefined && (
          <>
            {' and '}
            <Bidi>{secondedBy}</Bidi>
          </>
        )}
        , <Moment at={at} />; until <Moment at={until} />.
      </p>
      <p class="lines">
        <Bidi>{reason}</Bidi>
      </p>
      {isWaitingForSecond && <p>It is open until a second administrator agrees, who is not among those it is about.</p>}
    </Alert>
  )
}
