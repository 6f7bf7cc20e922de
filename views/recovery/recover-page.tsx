/** Where a member types the one-time code they were handed on paper. What was typed does not come back: it is a secret. */
import { useSpeech, useWords } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { Field } from '../parts/field.tsx'
import { recoveryWordsOf } from './words/catalogue.ts'

export type RecoverPageProps = {
  csrfToken: string
  /** Where to go afterwards; carried along unread. */
  continueTo: string | undefined
  signInHref: string
  isRefused: boolean
  organization?: string | undefined
}

export function RecoverPage({ csrfToken, continueTo, signInHref, isRefused, organization }: RecoverPageProps) {
  const { code, backToSignIn } = recoveryWordsOf(useSpeech().language)
  const { parts } = useWords()
  return (
    <Page title={isRefused ? `${parts.error} ${code.title}` : code.title} shell="member" organization={organization}>
      <div class="stack stack-tight">
        <h1>{code.title}</h1>
        <p class="lead">{code.lead}</p>
      </div>
      {isRefused && (
        <Alert tone="danger" role="alert">
          <p>{code.refused}</p>
        </Alert>
      )}
      <form class="form" method="post" action="/recover">
        <CsrfField token={csrfToken} />
        {continueTo !== undefined && <input type="hidden" name="continue" value={continueTo} />}
        <Field name="code" label={code.label} hint={code.hint} isMonospaced autocomplete="off" hasFocus />
        <Button size="wide">{code.button}</Button>
      </form>
      <ul class="way-list">
        <li>
          <a href={signInHref}>{backToSignIn}</a>
        </li>
      </ul>
    </Page>
  )
}
