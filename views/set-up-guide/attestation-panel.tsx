/** What an administrator puts their name under: the exact sentence, who did, when it runs out, and how to take it back. */
import { Alert } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { CheckField } from '../parts/field.tsx'
import { Moment } from '../parts/moment.tsx'
import type { AttestableStep, GuideContext, ShownAttestation } from './guide-props.ts'

export type AttestationPanelProps = {
  context: GuideContext
  step: AttestableStep
  /** `withdraw`: it may be taken back, but it is too early to say it. */
  offer?: 'confirm' | 'withdraw'
}

export function AttestationPanel({ context, step, offer = 'confirm' }: AttestationPanelProps) {
  const { attestations, canChange, csrfToken, home } = context
  const { state, last } = attestations[step]
  return (
    <section class="guide-check stack" aria-label={`Confirmation: ${about[step]}`}>
      {last && <Standing state={state} last={last} />}
      {canChange && state === 'valid' && (
        <form method="post" action={`${home}/set-up/withdraw`}>
          <CsrfField token={csrfToken} />
          <input type="hidden" name="step" value={step} />
          <Button kind="quiet" size="small">
            Withdraw this<span class="visually-hidden">: {about[step]}</span>
          </Button>
        </form>
      )}
      {canChange && offer === 'confirm' && <AttestForm context={context} step={step} />}
      {!canChange && !last && <p class="quiet">Nobody has confirmed it yet.</p>}
    </section>
  )
}

function AttestForm({
  context: { attestations, csrfToken, home, app, errors },
  step,
}: Omit<AttestationPanelProps, 'offer'>) {
  const form = (
    <form class="form" method="post" action={`${home}/set-up/attest`}>
      <CsrfField token={csrfToken} />
      <input type="hidden" name="step" value={step} />
      <input type="hidden" name="subdomain" value={app.subdomain} />
      <p class="guide-statement">
        <Bidi>{sentenceOf(step, app)}</Bidi>
      </p>
      <CheckField
        name={step}
        label="I confirm this"
        isChecked={false}
        hint={`Recorded with your name and today’s date, and asked again after ${goodFor[step]}.`}
        error={errors[step]}
      />
      <div class="form-actions">
        <Button kind="secondary">
          Confirm in my name<span class="visually-hidden">: {about[step]}</span>
        </Button>
      </div>
    </form>
  )
  if (attestations[step].state !== 'valid') return form
  return (
    <details class="disclosure" open={errors[step] !== undefined}>
      <summary>Confirm it anew</summary>
      {form}
    </details>
  )
}

function Standing({ state, last }: { state: ShownAttestation['state']; last: NonNullable<ShownAttestation['last']> }) {
  const { by, at, expiresAt, withdrawnAt } = last
  const who = by === undefined ? 'a former administrator' : <Bidi>{by}</Bidi>
  switch (state) {
    case 'valid':
      return (
        <Alert tone="success" title="Confirmed">
          <p>
            By {who} on <Moment at={at} />. Good until <Moment at={expiresAt} />.
          </p>
        </Alert>
      )
    case 'expired':
      return (
        <Alert tone="danger" title="This has run out: look again">
          <p>
            It was confirmed by {who} on <Moment at={at} />; that was good until <Moment at={expiresAt} />. Look in
            Zendesk, then confirm it anew.
          </p>
        </Alert>
      )
    case 'withdrawn':
      return (
        <Alert tone="warning" title="Withdrawn">
          <p>
            It was confirmed by {who} on <Moment at={at} />
            {withdrawnAt && (
              <>
                ; it was taken back on <Moment at={withdrawnAt} />
              </>
            )}
            .
          </p>
        </Alert>
      )
    case 'void':
      return (
        <Alert tone="danger" title="Latchkey has another address now">
          <p>
            It was confirmed by {who} on <Moment at={at} />, for the addresses of then. Paste the present ones, then
            confirm it anew.
          </p>
        </Alert>
      )
    case 'missing':
      return null
  }
}

/** The words one puts one's name under. */
function sentenceOf(step: AttestableStep, { host, origin }: GuideContext['app']): string {
  switch (step) {
    case 'help-center-active':
      return `I opened ${origin}/hc in a browser and saw the Help Center, or its sign-in.`
    case 'configuration-pasted':
      return `The JWT configuration in ${host} holds exactly the two addresses shown here.`
    case 'external-ids-off':
      return `I looked at the JWT configuration in ${host}: “Update of external IDs?” is Off.`
    case 'staff-assigned':
      return `In ${host}, this configuration is assigned to team members.`
    case 'end-users-assigned':
      return `In ${host}, this configuration is assigned to end users.`
  }
}

const about: Record<AttestableStep, string> = {
  'help-center-active': 'Help Center',
  'configuration-pasted': 'addresses in Zendesk',
  'external-ids-off': 'external IDs',
  'staff-assigned': 'team members',
  'end-users-assigned': 'end users',
}

const goodFor: Record<AttestableStep, string> = {
  'help-center-active': 'a year',
  'configuration-pasted': 'a year',
  'external-ids-off': '90 days',
  'staff-assigned': 'a year',
  'end-users-assigned': 'a year',
}
