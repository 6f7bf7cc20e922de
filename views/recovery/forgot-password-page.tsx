/** Where somebody who lost the password says who they are. Says nothing about whether they are a member. */
import { useSpeech, useWords } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { Field } from '../parts/field.tsx'
import { recoveryWordsOf } from './words/catalogue.ts'

export type ForgotPasswordPageProps = {
  csrfToken: string
  /** What was typed, here or at the sign-in. */
  identifier: string
  /** Where to go afterwards; carried along unread. */
  continueTo: string | undefined
  /** The place in words, such as "Contoso Help Center". */
  destination?: string | undefined
  signInHref: string
  recoverHref: string
  problem?: 'missing' | { throttledFor: number } | undefined
  organization?: string | undefined
}

export function ForgotPasswordPage(props: ForgotPasswordPageProps) {
  const { csrfToken, identifier, continueTo, destination, signInHref, recoverHref, problem, organization } = props
  const { ask, haveCode, backToSignIn } = recoveryWordsOf(useSpeech().language)
  const { parts, signIn } = useWords()
  const error = problem === 'missing' ? ask.missing : undefined
  const throttled = typeof problem === 'object' ? signIn.throttled(problem.throttledFor) : undefined
  return (
    <Page
      title={problem === undefined ? ask.title : `${parts.error} ${ask.title}`}
      shell="member"
      organization={organization}
    >
      <div class="stack stack-tight">
        <h1>{ask.title}</h1>
        {destination !== undefined && <p class="lead">{signIn.toContinue(destination)}</p>}
        <p class={destination === undefined ? 'lead' : undefined}>{ask.lead}</p>
      </div>
      {throttled !== undefined && (
        <Alert tone="danger" role="alert">
          <p>{throttled}</p>
        </Alert>
      )}
      <ErrorSummary errors={{ identifier: error }} />
      <form class="form" method="post" action="/forgot-password">
        <CsrfField token={csrfToken} />
        {continueTo !== undefined && <input type="hidden" name="continue" value={continueTo} />}
        <Field
          name="identifier"
          label={signIn.identifier}
          value={identifier}
          autocomplete="username"
          keyboard="email"
          hasFocus={error === undefined}
          error={error}
        />
        <Button size="wide">{ask.button}</Button>
      </form>
      <ul class="way-list">
        <li>
          <a href={recoverHref}>{haveCode}</a>
        </li>
        <li>
          <a href={signInHref}>{backToSignIn}</a>
        </li>
      </ul>
    </Page>
  )
}
