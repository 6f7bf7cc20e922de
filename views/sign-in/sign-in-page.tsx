/** Where a member proves who they are. Says nothing about whether a member exists. */
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { Field } from '../parts/field.tsx'
import { PasswordField } from '../parts/password-field.tsx'

export type SignInPageProps = {
  csrfToken: string
  /** What was typed last time; empty on the first visit. */
  identifier: string
  /** Where to go afterwards; carried along unread. */
  continueTo?: string | undefined
  /** The place in words, such as "Contoso Help Center". */
  destination?: string | undefined
  /** One sentence; the same for every reason a sign-in fails. */
  problem?: string | undefined
  organization?: string | undefined
}

export function SignInPage(props: SignInPageProps) {
  const { csrfToken, identifier, continueTo, destination, problem, organization } = props
  return (
    <Page
      title={problem === undefined ? 'Sign in' : 'Not signed in. Sign in'}
      shell="member"
      organization={organization}
      modules={['password']}
    >
      <div class="stack stack-tight">
        <h1>Sign in</h1>
        {destination !== undefined && (
          <p class="lead">
            to continue to <Bidi>{destination}</Bidi>
          </p>
        )}
      </div>
      {problem !== undefined && (
        <Alert tone="danger" role="alert">
          <p>{problem}</p>
        </Alert>
      )}
      <form class="form" method="post" action="/sign-in">
        <CsrfField token={csrfToken} />
        {continueTo !== undefined && <input type="hidden" name="continue" value={continueTo} />}
        <Field
          name="identifier"
          label="E-mail address, username or member number"
          value={identifier}
          autocomplete="username"
          keyboard="email"
          hasFocus={identifier === ''}
        />
        <PasswordField name="password" label="Password" autocomplete="current-password" hasFocus={identifier !== ''} />
        <Button size="wide">Sign in</Button>
      </form>
      <p class="hint">
        Use the account you already have with <Bidi>{organization ?? 'your organisation'}</Bidi>. A separate Zendesk
        password does not work here.
      </p>
    </Page>
  )
}
