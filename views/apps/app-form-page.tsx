/** Adds an app, or changes one. The shared secret goes in and never comes out again. */
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { Field, SelectField, TextAreaField } from '../parts/field.tsx'
import { PasswordField } from '../parts/password-field.tsx'

export type AppField = 'profileType' | 'name' | 'subdomain' | 'secret' | 'hosts' | 'ownPassword'

export type AppFormPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  /** What was typed, without the secret. `hosts` holds one host a line. */
  values: { name: string; subdomain: string; hosts: string }
  /** The app being changed, and the version the form is made for; left out when one is added. */
  editing?: { key: string; name: string; version: number; hasSecret: boolean } | undefined
  /** Somebody else saved while this was being typed: what is stored now, where it differs. */
  conflict?: readonly { label: string; stored: string }[] | undefined
  errors?: Readonly<Partial<Record<AppField, string>>> | undefined
}

export function AppFormPage({ frame, csrfToken, values, editing, conflict, errors = {} }: AppFormPageProps) {
  const title = editing ? `Edit ${editing.name}` : 'Add an app'
  const home = editing ? `/admin/apps/${encodeURIComponent(editing.key)}` : '/admin/apps'
  const hasErrors = conflict !== undefined || Object.keys(errors).length > 0
  return (
    <Page title={hasErrors ? `Error: ${title}` : title} shell="console" frame={frame} modules={['password']}>
      <Breadcrumbs
        items={[{ label: 'Apps', href: '/admin/apps' }, ...(editing ? [{ label: editing.name, href: home }] : [])]}
        here={editing ? 'Edit' : 'Add an app'}
      />
      <h1>
        <bdi>{title}</bdi>
      </h1>
      <form class="form" method="post" action={home}>
        <ErrorSummary errors={errors} />
        {conflict && <Conflict stored={conflict} />}
        <CsrfField token={csrfToken} />
        {editing && <input type="hidden" name="version" value={editing.version} />}
        <SelectField
          name="profileType"
          label="Profile type"
          value="zendesk"
          choices={[{ value: 'zendesk', label: 'Zendesk' }]}
          error={errors.profileType}
        />
        <Field
          name="name"
          label="Friendly name"
          value={values.name}
          isPlainWriting
          hasFocus={!editing}
          autocomplete="off"
          hint={
            editing
              ? 'What people see when they sign in. The addresses below /sso/zendesk/ stay as they are.'
              : 'What people see when they sign in, such as “Contoso Help Center”. The addresses for Zendesk are made from it once and stay the same ever after.'
          }
          error={errors.name}
        />
        <Field
          name="subdomain"
          label="Zendesk subdomain"
          value={values.subdomain}
          isMonospaced
          autocomplete="off"
          hint={
            <>
              The native one, even if your help centre has a host-mapped address of its own. <code>contoso</code>,{' '}
              <code>contoso.zendesk.com</code> and a full URL are all fine.
              {editing && ' Another subdomain is another account: the app becomes a draft again.'}
            </>
          }
          error={errors.subdomain}
        />
        <SecretField state={secretStateOf(editing)} error={errors.secret} />
        {editing?.hasSecret && (
          <PasswordField
            name="ownPassword"
            label="Your own password"
            autocomplete="current-password"
            isOptional
            hint="Only when you enter a new shared secret, to prove that it is you."
            error={errors.ownPassword}
          />
        )}
        <TextAreaField
          name="hosts"
          label="Further hosts to return to"
          isOptional
          value={values.hosts}
          hint="Only if your help centre has host-mapped addresses: one host a line, such as help.contoso.com. People are sent back to these and to the Zendesk host, nowhere else."
          error={errors.hosts}
        />
        <div class="form-actions">
          <Button>{editing ? 'Save changes' : 'Add app'}</Button>
          <ButtonLink href={home} kind="quiet">
            Cancel
          </ButtonLink>
        </div>
      </form>
    </Page>
  )
}

/** `later`: the app was added without one. */
type SecretState = 'new' | 'later' | 'stored'

function secretStateOf(editing: AppFormPageProps['editing']): SecretState {
  if (!editing) return 'new'
  return editing.hasSecret ? 'stored' : 'later'
}

const secretHints: Record<SecretState, string> = {
  new: 'Zendesk shows it with the single sign-on configuration. If Zendesk wants our addresses first, leave this blank: they are on the next page, and you enter the secret afterwards. It is stored encrypted and never shown again.',
  later: 'Zendesk shows it with the single sign-on configuration. It is stored encrypted and never shown again.',
  stored: 'A secret is stored, encrypted, and is never shown. Leave this blank to keep it.',
}

function SecretField({ state, error }: { state: SecretState; error?: string | undefined }) {
  return (
    <PasswordField
      name="secret"
      label="Shared secret"
      autocomplete="off"
      isOptional
      hint={secretHints[state]}
      error={error}
    />
  )
}

function Conflict({ stored }: { stored: NonNullable<AppFormPageProps['conflict']> }) {
  return (
    <Alert tone="warning" title="Somebody else changed this app while you were editing" role="alert">
      <p>
        Nothing was saved yet. What you typed is below, except a new shared secret: type that again. Saving now puts
        yours in place of what is stored:
      </p>
      <dl class="details">
        {stored.map(({ label, stored }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <Bidi>{stored}</Bidi>
            </dd>
          </div>
        ))}
      </dl>
      {stored.length === 0 && <p>Apart from the secret, it is what you typed.</p>}
    </Alert>
  )
}
