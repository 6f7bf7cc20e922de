/** Adds a webhook, or changes one. */
import { Page } from '../layout.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { CheckField, Field } from '../parts/field.tsx'
import { eventTypeWords } from './webhook-words.ts'

export type WebhookFormPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  /** Undefined: a new one. */
  id?: string
  values: { url: string; description: string; isEnabled: boolean; eventTypes: readonly string[] }
  errors?: Readonly<Record<string, string>>
}

const list = '/admin/settings/webhooks'

export function WebhookFormPage({ frame, csrfToken, id, values, errors = {} }: WebhookFormPageProps) {
  const title = id === undefined ? 'Add a webhook' : 'Edit the webhook'
  const home = id === undefined ? list : `${list}/${id}`
  const hasErrors = Object.keys(errors).length > 0
  return (
    <Page title={hasErrors ? `Error: ${title}` : title} shell="console" frame={frame}>
      <Breadcrumbs
        items={[
          { label: 'Settings', href: '/admin/settings' },
          { label: 'Webhooks', href: list },
        ]}
        here={title}
      />
      <h1>{title}</h1>
      <form class="form" method="post" action={home}>
        <ErrorSummary errors={errors} />
        <CsrfField token={csrfToken} />
        <Field
          name="url"
          label="Address"
          value={values.url}
          isMonospaced
          hasFocus={id === undefined}
          autocomplete="off"
          hint="Where the other system takes messages, beginning with https://. It has to be reachable on the Internet: private networks are refused."
          error={errors['url']}
        />
        <Field
          name="description"
          label="What it is for"
          value={values.description}
          isPlainWriting
          isOptional
          autocomplete="off"
          error={errors['description']}
        />
        <fieldset class="stack" id="field-events" aria-describedby={errors['events'] && 'error-events'}>
          <legend class="label">What it is told</legend>
          {errors['events'] !== undefined && (
            <p class="field-error" id="error-events">
              {errors['events']}
            </p>
          )}
          {Object.entries(eventTypeWords).map(([type, label]) => (
            <CheckField
              key={type}
              name={`event:${type}`}
              label={label}
              isChecked={values.eventTypes.includes(type)}
              isOptional
            />
          ))}
        </fieldset>
        <CheckField
          name="enabled"
          label="Send messages"
          hint="While it is off, what is on its way waits, and nothing new is written."
          isChecked={values.isEnabled}
          isOptional
        />
        <div class="row">
          <Button>{id === undefined ? 'Add the webhook' : 'Save'}</Button>
          <ButtonLink href={home} kind="quiet">
            Cancel
          </ButtonLink>
        </div>
      </form>
    </Page>
  )
}
