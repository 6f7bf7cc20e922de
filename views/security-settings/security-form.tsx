/** The form of the security settings, and what it asks once more before anything becomes weaker. */
import type { ComponentChildren } from 'preact'
import { ChoiceField } from '../access/choice-field.tsx'
import { Alert } from '../parts/alert.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { CheckField, Field, TextAreaField } from '../parts/field.tsx'
import { groupChoices, looseningWords, registrationChoices, settingLabels, withHours } from './setting-words.ts'

type Values = Readonly<Record<string, string>>

export type SecurityFormProps = {
  csrfToken: string
  /** What the fields hold, by their names. */
  values: Values
  version: number
  errors?: Values | undefined
  /** What would become weaker; the page then asks once more. */
  toConfirm?: readonly string[] | undefined
  /** Where whoever acts sets up the second factor that they lack. */
  setUpHref?: string | undefined
}

export function SecurityForm(props: SecurityFormProps) {
  const { csrfToken, version, toConfirm, setUpHref } = props
  return (
    <form class="stack stack-loose strictness" method="post" action="/admin/settings/security">
      <CsrfField token={csrfToken} />
      <input type="hidden" name="version" value={version} />
      {toConfirm && <Loosened codes={toConfirm} />}
      {setUpHref !== undefined && (
        <Alert tone="warning">
          <p>
            Nothing was saved. <a href={setUpHref}>Set up a second factor</a>, then you come back here.
          </p>
        </Alert>
      )}
      <SecondFactors {...props} />
      <Sessions {...props} />
      <Passwords {...props} />
      <Registration {...props} />
      <div class="form-actions">
        {toConfirm ? <Button kind="danger">Save all the same</Button> : <Button>Save</Button>}
        <ButtonLink href={toConfirm ? '/admin/settings/security' : '/admin/settings'} kind="quiet">
          {toConfirm ? 'Leave it as it is' : 'Cancel'}
        </ButtonLink>
      </div>
    </form>
  )
}

function Loosened({ codes }: { codes: readonly string[] }) {
  return (
    <>
      <input type="hidden" name="agreed" value={codes.join(' ')} />
      <Alert tone="warning" title="Not saved yet: this makes signing in less safe" role="alert">
        <ul>
          {codes.map((code) => (
            <li key={code}>{looseningWords[code] ?? code}</li>
          ))}
        </ul>
      </Alert>
    </>
  )
}

function SecondFactors(props: SecurityFormProps) {
  const { values, errors = {} } = props
  return (
    <Group legend="Second factors">
      <ChoiceField
        name="secondFactorFor"
        label={settingLabels.secondFactorFor}
        hint="An authenticator app or a passkey, besides the password. Whoever has none yet is led to set one up before going on. Less than staff and role holders is not recommended."
        value={values['secondFactorFor'] ?? ''}
        choices={groupChoices}
        error={errors['secondFactorFor']}
      />
      <NumberField
        {...props}
        name="rememberDays"
        hint="A remembered browser is not asked for the second factor again. From 0, which is never, to 365."
      />
    </Group>
  )
}

function Sessions(props: SecurityFormProps) {
  return (
    <Group legend="Sessions">
      <NumberField {...props} name="idleMinutes" hint={`From 5 to 43,200. ${lasting(props.values['idleMinutes'])}`} />
      <NumberField
        {...props}
        name="absoluteMinutes"
        hint={`However much it is used. From 5 to 43,200. ${lasting(props.values['absoluteMinutes'])}`}
      />
      <NumberField
        {...props}
        name="handoffMinutes"
        hint="Blank: never, while the session lasts. Either way, it does not end what is open in Zendesk."
        isOptional
      />
    </Group>
  )
}

function Passwords(props: SecurityFormProps) {
  const { values, errors = {} } = props
  return (
    <Group legend="Passwords">
      <NumberField
        {...props}
        name="leastCharacters"
        hint="From 8 to 64. Keep 15 where the password is the only factor. Passwords that are in use stay valid."
      />
      <CheckField
        name="checksBreaches"
        label={settingLabels.checksBreaches}
        hint="Latchkey sends the first five digits of the password’s hash, never the password. When nobody answers, the password is accepted and the history says so."
        isChecked={values['checksBreaches'] === 'on'}
        error={errors['checksBreaches']}
      />
      <Field
        name="breachHost"
        label={settingLabels.breachHost}
        value={values['breachHost']}
        isMonospaced
        autocomplete="off"
        hint="Counts only while the box above is ticked."
        error={errors['breachHost']}
      />
    </Group>
  )
}

function Registration({ values, errors = {} }: SecurityFormProps) {
  return (
    <Group legend="Registration">
      <ChoiceField
        name="registration"
        label={settingLabels.registration}
        value={values['registration'] ?? ''}
        choices={registrationChoices}
        error={errors['registration']}
      />
      <TextAreaField
        name="registrationDomains"
        label={settingLabels.registrationDomains}
        hint="One a line, such as example.org. Blank: every domain. Domains of your staff’s addresses are always refused, unless everybody can have one there."
        value={values['registrationDomains']}
        isOptional
        error={errors['registrationDomains']}
      />
    </Group>
  )
}

function Group({ legend, children }: { legend: string; children: ComponentChildren }) {
  return (
    <fieldset class="card stack field-group">
      <legend>{legend}</legend>
      {children}
    </fieldset>
  )
}

type NumberFieldProps = SecurityFormProps & { name: keyof typeof settingLabels; hint: string; isOptional?: boolean }

const NumberField = ({ values, errors = {}, name, hint, isOptional = false }: NumberFieldProps) => (
  <div class="short-number">
    <Field
      name={name}
      label={settingLabels[name]}
      value={values[name]}
      hint={hint}
      error={errors[name]}
      isMonospaced
      isOptional={isOptional}
      autocomplete="off"
      maxLength={6}
    />
  </div>
)

/** What the stored or typed minutes come to, where that helps. */
function lasting(minutes = ''): string {
  const words = withHours(minutes)
  return words === minutes ? '' : `Now ${words}.`
}
