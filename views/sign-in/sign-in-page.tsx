/** Where a member proves who they are. Says nothing about whether a member exists. */
import { useBrand, useWords } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { Field } from '../parts/field.tsx'
import { OwnNote } from '../parts/own-note.tsx'
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
  /** A form that is to be sent once the member is signed in, carried along unread. */
  kept?: string | undefined
  /** How to get there when signing in here does not work. */
  fallbackHref?: string | undefined
  organization?: string | undefined
}

export function SignInPage(props: SignInPageProps) {
  const { csrfToken, identifier, continueTo, destination, problem, kept, fallbackHref, organization } = props
  const { parts, signIn } = useWords()
  const ours = useBrand()?.organization
  return (
    <Page
      title={problem === undefined ? parts.signIn : signIn.problemTitle}
      shell="member"
      organization={organization}
      fallbackHref={fallbackHref}
      modules={['password']}
    >
      <div class="stack stack-tight">
        <h1>{parts.signIn}</h1>
        {destination !== undefined && <p class="lead">{signIn.toContinue(destination)}</p>}
      </div>
      {problem !== undefined && (
        <Alert tone="danger" role="alert">
          <p>{problem}</p>
        </Alert>
      )}
      <form class="form" method="post" action="/sign-in">
        <CsrfField token={csrfToken} />
        {continueTo !== undefined && <input type="hidden" name="continue" value={continueTo} />}
        {kept !== undefined && <input type="hidden" name="kept" value={kept} />}
        <Field
          name="identifier"
          label={signIn.identifier}
          value={identifier}
          autocomplete="username"
          keyboard="email"
          hasFocus={identifier === ''}
        />
        <PasswordField
          name="password"
          label={signIn.password}
          autocomplete="current-password"
          hasFocus={identifier !== ''}
        />
        <Button size="wide">{parts.signIn}</Button>
      </form>
      <p class="hint">{signIn.hint(organization ?? ours)}</p>
      <OwnNote kind="signIn" />
    </Page>
  )
}
