/** Takes the six digits out of a mail. */
import { useSpeech } from '../languages/speak.tsx'
import { Alert } from '../parts/alert.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { Field } from '../parts/field.tsx'
import { verificationWordsOf } from './words/catalogue.ts'

export type CodeFormProps = {
  csrfToken: string
  action: string
  /** False once the code has run out or was tried too often. */
  takesCode: boolean
  continueTo: string | undefined
  problem: string | undefined
}

export function CodeForm({ csrfToken, action, takesCode, continueTo, problem }: CodeFormProps) {
  const { address } = verificationWordsOf(useSpeech().language)
  if (!takesCode) return <CodeGone problem={problem} />
  return (
    <form class="form" method="post" action={action}>
      <CsrfField token={csrfToken} />
      <ContinueField continueTo={continueTo} />
      <Field
        name="code"
        label={address.code}
        hint={address.codeHint}
        error={problem}
        keyboard="numeric"
        autocomplete="one-time-code"
        hasFocus={problem !== undefined}
        isMonospaced
      />
      <div class="row">
        <Button>{address.confirm}</Button>
      </div>
    </form>
  )
}

function CodeGone({ problem }: Pick<CodeFormProps, 'problem'>) {
  const { address } = verificationWordsOf(useSpeech().language)
  if (problem === undefined) return <p class="note">{address.codeGone}</p>
  return (
    <Alert tone="warning" role="alert">
      <p>{problem}</p>
    </Alert>
  )
}

/** Carries along where the member is on the way to. */
export function ContinueField({ continueTo }: { continueTo: string | undefined }) {
  return continueTo === undefined ? null : <input type="hidden" name="continue" value={continueTo} />
}
