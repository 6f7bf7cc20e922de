/** How long the history keeps addresses and before/after values. */
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { CheckField, Field } from '../parts/field.tsx'

export type HistorySettingsPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  /** What is in force. */
  keepDays: number | 'never'
  canChange: boolean
  typed: { days: string; isNever: boolean }
  errors?: Readonly<Record<string, string>>
  /** What a shorter time would take; the page then asks once more. */
  toConfirm?: { count: number; isMore: boolean; was: string } | undefined
}

const home = '/admin/settings/history'

export function HistorySettingsPage(props: HistorySettingsPageProps) {
  const { frame, keepDays, canChange, toConfirm } = props
  return (
    <Page title="History" shell="console" frame={frame}>
      <Breadcrumbs items={[{ label: 'Settings', href: '/admin/settings' }]} here="History" />
      <div class="page-head">
        <div class="stack stack-tight">
          <h1>History</h1>
          <p class="quiet">{inForce(keepDays)}</p>
        </div>
        <ButtonLink href="/admin/events" kind="secondary">
          Events
        </ButtonLink>
      </div>
      {canChange && (toConfirm ? <Confirmation {...props} toConfirm={toConfirm} /> : <KeepForm {...props} />)}
      <section class="card stack" aria-labelledby="stays">
        <h2 id="stays">What goes, and what stays</h2>
        <p>
          After that time an event loses the network address it came from, and the values that were there before and
          after a change. They are personal, and nobody gets them back.
        </p>
        <p>
          The line itself stays: when it was, what it was, and how it ended. It names members by a random number that
          means nobody once a member is erased, and the chain of hashes that proves the history is unchanged needs every
          line.
        </p>
        <p>When a member is erased, what is personal in events about them goes at once, whatever is set here.</p>
      </section>
    </Page>
  )
}

const inForce = (keepDays: number | 'never'): string =>
  keepDays === 'never'
    ? 'Addresses and before/after values are kept for ever.'
    : `Addresses and before/after values are forgotten after ${keepDays} days.`

function KeepForm({ csrfToken, typed, errors = {} }: HistorySettingsPageProps) {
  return (
    <form class="card stack" method="post" action={home} aria-label="How long to keep them">
      <ErrorSummary errors={errors} />
      <CsrfField token={csrfToken} />
      <Field
        name="days"
        label="Forget them after how many days"
        hint="From 30 to 3650."
        value={typed.days}
        error={errors['days']}
        isOptional
        isMonospaced
        maxLength={5}
      />
      <CheckField
        name="never"
        label="Never: keep them for ever"
        hint="The number above does not count then."
        isChecked={typed.isNever}
      />
      <div class="row">
        <Button>Save</Button>
      </div>
    </form>
  )
}

type ConfirmationProps = HistorySettingsPageProps & { toConfirm: NonNullable<HistorySettingsPageProps['toConfirm']> }

function Confirmation({ csrfToken, typed, toConfirm: { count, isMore, was } }: ConfirmationProps) {
  return (
    <form class="card stack" method="post" action={home} aria-label="Shorten it">
      <Alert tone={count > 0 ? 'warning' : 'info'} title="Not changed yet">
        <p>
          {count === 0
            ? `No event loses anything right away when they are forgotten after ${typed.days} days.`
            : `When they are forgotten after ${typed.days} days, ${events(count, isMore)} within the hour. This cannot be undone.`}
        </p>
      </Alert>
      <CsrfField token={csrfToken} />
      <input type="hidden" name="days" value={typed.days} />
      <input type="hidden" name="was" value={was} />
      <div class="row">
        <Button kind={count > 0 ? 'danger' : 'primary'}>{`Forget them after ${typed.days} days`}</Button>
        <ButtonLink href={home} kind="quiet">
          Leave it as it is
        </ButtonLink>
      </div>
    </form>
  )
}

const numbers = new Intl.NumberFormat('en-GB')

function events(count: number, isMore: boolean): string {
  if (isMore) return `more than ${numbers.format(count)} events lose their address or values`
  return count === 1
    ? '1 event loses its address or values'
    : `${numbers.format(count)} events lose their address or values`
}
