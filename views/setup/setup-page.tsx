/** Opened from a one-time link: makes the first administrator, or gives an account a new password. */
import { Page } from '../layout.tsx'
import { Bidi } from '../parts/bidi.tsx'
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
  const isFirst = purpose.kind === 'first-administrator'
  const title = isFirst ? 'Set up Latchkey' : 'Choose a new password'
  const hasErrors = Object.keys(errors).length > 0
  return (
    <Page
      title={hasErrors ? `Error: ${title}` : title}
      shell="member"
      organization={organization}
      modules={['password']}
      links={[]}
    >
      <div class="stack stack-tight">
        <h1>{title}</h1>
        {isFirst ? (
          <p class="lead">Make the first administrator. This link works once.</p>
        ) : (
          <p class="lead">
            for <Bidi>{purpose.name}</Bidi>. This link works once.
          </p>
        )}
      </div>
      <ErrorSummary errors={errors} />
      <form class="form" method="post" action={action}>
        <CsrfField token={csrfToken} />
        {isFirst && (
          <>
            <Field
              name="name"
              label="Your name"
              value={purpose.name}
              autocomplete="name"
              isPlainWriting
              hasFocus
              error={errors.name}
            />
            <Field
              name="email"
              label="E-mail address"
              keyboard="email"
              value={purpose.email}
              autocomplete="username"
              hint="You sign in with it. Your holding this link vouches for it: no confirmation mail is sent."
              error={errors.email}
            />
          </>
        )}
        <PasswordField
          name="password"
          label="Password"
          autocomplete="new-password"
          minLength={passwordMinimum}
          hasFocus={!isFirst}
          hint={`At least ${passwordMinimum} characters. Four or five unrelated words are strong and easy to remember.`}
          error={errors.password}
        />
        <PasswordField
          name="passwordAgain"
          label="Password, once more"
          autocomplete="new-password"
          error={errors.passwordAgain}
        />
        <Button size="wide">{isFirst ? 'Create administrator' : 'Save password'}</Button>
      </form>
    </Page>
  )
}
