/** Opened from a one-time link: makes the first administrator, or gives an account a new password. */
import { useWords } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { Field } from '../parts/field.tsx'
import { PasswordField } from '../parts/password-field.tsx'

export type SetupField = 'name' | 'email' | 'password' | 'passwordAgain'

export type SetupPageProps = {
  csrfToken: string
  /** The link itself, so that the form goes back to it. */
  action: string
  purpose: { kind: 'first-administrator'; name: string; email: string } | { kind: 'new-password'; name: string }
  passwordMinimum: number
  errors?: Readonly<Partial<Record<SetupField, string>>> | undefined
  organization?: string | undefined
}

export function SetupPage({ csrfToken, action, purpose, passwordMinimum, errors = {}, organization }: SetupPageProps) {
  const { parts, setup } = useWords()
  const isFirst = purpose.kind === 'first-administrator'
  const title = isFirst ? setup.firstTitle : setup.newPasswordTitle
  const hasErrors = Object.keys(errors).length > 0
  return (
    <Page
      title={hasErrors ? `${parts.error} ${title}` : title}
      shell="member"
      organization={organization}
      modules={['password']}
      links={[]}
    >
      <div class="stack stack-tight">
        <h1>{title}</h1>
        <p class="lead">{isFirst ? setup.firstLead : setup.newPasswordLead(purpose.name)}</p>
      </div>
      <ErrorSummary errors={errors} />
      <form class="form" method="post" action={action}>
        <CsrfField token={csrfToken} />
        {isFirst && (
          <>
            <Field
              name="name"
              label={setup.name}
              value={purpose.name}
              autocomplete="name"
              isPlainWriting
              hasFocus
              error={errors.name}
            />
            <Field
              name="email"
              label={setup.email}
              keyboard="email"
              value={purpose.email}
              autocomplete="username"
              hint={setup.emailHint}
              error={errors.email}
            />
          </>
        )}
        <PasswordField
          name="password"
          label={setup.password}
          autocomplete="new-password"
          minLength={passwordMinimum}
          hasFocus={!isFirst}
          hint={setup.passwordHint(passwordMinimum)}
          error={errors.password}
        />
        <PasswordField
          name="passwordAgain"
          label={setup.passwordAgain}
          autocomplete="new-password"
          error={errors.passwordAgain}
        />
        <Button size="wide">{isFirst ? setup.create : setup.save}</Button>
      </form>
    </Page>
  )
}
