/** Opened from the link of a registration: shows whose address it proves, and proves it at the press of a button only. */
import { useSpeech, useWords } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { Field } from '../parts/field.tsx'
import { registrationWordsOf } from './words/catalogue.ts'

export type RegisterConfirmPageProps = {
  csrfToken: string
  /** The link itself, so that the form goes back to it. */
  action: string
  email: string
  /** As whoever asked has typed it: the reader of the mail has the last word. */
  name: string
  error?: string | undefined
  organization?: string | undefined
}

export function RegisterConfirmPage({ csrfToken, action, email, name, error, organization }: RegisterConfirmPageProps) {
  const { confirm } = registrationWordsOf(useSpeech().language)
  const { parts } = useWords()
  return (
    <Page
      title={error === undefined ? confirm.title : `${parts.error} ${confirm.title}`}
      shell="member"
      organization={organization}
    >
      <div class="stack stack-tight">
        <h1>{confirm.title}</h1>
        <p class="lead">{confirm.isThisYours(email)}</p>
      </div>
      <ErrorSummary errors={{ name: error }} />
      <form class="form" method="post" action={action}>
        <CsrfField token={csrfToken} />
        <Field
          name="name"
          label={confirm.name}
          hint={confirm.nameHint}
          value={name}
          autocomplete="name"
          isPlainWriting
          error={error}
        />
        <Button size="wide">{confirm.button}</Button>
      </form>
      <p class="hint">{confirm.onlyIf}</p>
    </Page>
  )
}
