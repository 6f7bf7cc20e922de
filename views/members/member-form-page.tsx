/** Adds a member, or changes one. What the administrator may not change is not on the form. */
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { CheckField, Field, TextAreaField } from '../parts/field.tsx'

export type MemberFormValues = {
  externalId: string
  name: string
  email: string
  username: string
  phone: string
  organization: string
  locale: string
  /** One `name: value` a line. */
  attributes: string
  isStaff: boolean
}

export type MemberFormPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  values: MemberFormValues
  /** The member being changed, and the version the form is made for; left out when one is added. */
  editing?:
    | {
        id: string
        name: string
        externalId: string
        version: number
        /** Staff or a role holder already. */
        isForOwners: boolean
      }
    | undefined
  may: Readonly<Record<'changeAddress' | 'changeClaims' | 'changeStaff' | 'chooseExternalId', boolean>>
  /** Somebody else saved while this was being typed: what is stored now and what was typed, where they differ. */
  conflict?: readonly { label: string; stored: string; typed: string }[] | undefined
  errors?: Readonly<Partial<Record<string, string>>> | undefined
}

export function MemberFormPage({ frame, csrfToken, values, editing, may, conflict, errors = {} }: MemberFormPageProps) {
  const title = editing ? `Edit ${editing.name}` : 'Add a member'
  const home = editing ? `/admin/members/${editing.id}` : '/admin/members'
  const hasErrors = conflict !== undefined || Object.keys(errors).length > 0
  return (
    <Page title={hasErrors ? `Error: ${title}` : title} shell="console" frame={frame}>
      <Breadcrumbs
        items={[
          { label: 'Members', href: '/admin/members' },
          ...(editing ? [{ label: editing.name, href: home }] : []),
        ]}
        here={editing ? 'Edit' : 'Add a member'}
      />
      <h1>
        <bdi>{title}</bdi>
      </h1>
      <form class="form" method="post" action={home}>
        <ErrorSummary errors={errors} />
        {conflict && <Conflict differences={conflict} />}
        <CsrfField token={csrfToken} />
        {editing && <input type="hidden" name="version" value={editing.version} />}
        <Field
          name="name"
          label="Full name"
          value={values.name}
          isPlainWriting
          hasFocus={!editing && !hasErrors}
          autocomplete="off"
          error={errors['name']}
        />
        {may.changeAddress ? (
          <Field
            name="email"
            label="E-mail address"
            isOptional
            value={values.email}
            keyboard="email"
            autocomplete="off"
            hint={
              editing
                ? 'Another address has to be proved anew, and ends their sessions.'
                : 'Zendesk knows people by it. Nobody is handed over before it is proved to be theirs.'
            }
            error={errors['email']}
          />
        ) : (
          <p class="hint">
            The address of staff, and of whoever has a role in this console, is changed by owners only.
          </p>
        )}
        {editing ? (
          <p class="hint">
            External ID{' '}
            <code>
              <Bidi>{editing.externalId}</Bidi>
            </code>
            . It never changes.
          </p>
        ) : (
          may.chooseExternalId && (
            <Field
              name="externalId"
              label="External ID"
              isOptional
              isMonospaced
              value={values.externalId}
              autocomplete="off"
              hint="What Zendesk will know them by, for good. Leave it blank and one is issued; give one if another system or Zendesk has it already."
              error={errors['externalId']}
            />
          )
        )}
        <Field
          name="username"
          label="Username"
          isOptional
          isMonospaced
          value={values.username}
          autocomplete="off"
          hint="Another name to sign in with. Neither @ nor blanks."
          error={errors['username']}
        />
        <Field
          name="phone"
          label="Telephone"
          isOptional
          value={values.phone}
          autocomplete="off"
          hint="With its country code, such as +44 20 7946 0958."
          error={errors['phone']}
        />
        {may.changeClaims && (
          <Field
            name="organization"
            label="Organisation"
            isOptional
            isPlainWriting
            value={values.organization}
            autocomplete="off"
            error={errors['organization']}
          />
        )}
        <Field
          name="locale"
          label="Language"
          isOptional
          value={values.locale}
          autocomplete="off"
          hint="A language tag, such as en, de-AT or pt-BR."
          error={errors['locale']}
        />
        {may.changeClaims ? (
          <TextAreaField
            name="attributes"
            label="Further attributes"
            isOptional
            rows={4}
            value={values.attributes}
            hint="One a line, such as member_since: 2019. A line that begins with two blanks goes on with the one above it."
            error={errors['attributes']}
          />
        ) : (
          <p class="hint">
            Your own organisation and attributes are changed by owners only: Zendesk may be told by them what you may do
            there.
          </p>
        )}
        {may.changeStaff && (
          <CheckField
            name="staff"
            label="Staff"
            isChecked={values.isStaff}
            hint={`Allowed to act as a Zendesk agent or admin. Tick it only for people who work there.${
              editing && !editing.isForOwners
                ? ' It ends their sessions and removes their password and second factors, since whoever brought them in may know or hold them: send them a password link afterwards.'
                : ''
            }`}
            error={errors['staff']}
          />
        )}
        <div class="form-actions">
          <Button>{editing ? 'Save changes' : 'Add member'}</Button>
          <ButtonLink href={home} kind="quiet">
            Cancel
          </ButtonLink>
        </div>
      </form>
    </Page>
  )
}

function Conflict({ differences }: { differences: NonNullable<MemberFormPageProps['conflict']> }) {
  return (
    <Alert tone="warning" title="Somebody else changed this member while you were editing" role="alert">
      <p>Nothing was saved yet. What you typed is below; saving now puts it in place of what is stored.</p>
      {differences.length === 0 ? (
        <p>It is what is stored already.</p>
      ) : (
        <dl class="details">
          {differences.map(({ label, stored, typed }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                Stored now: <Bidi>{stored}</Bidi>
              </dd>
              <dd>
                You typed: <Bidi>{typed}</Bidi>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Alert>
  )
}
