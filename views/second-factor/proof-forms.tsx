/** Asks somebody who is signed in to show that it is them: by their second factor, or by the password where they have none. */
import { useSpeech } from '../languages/speak.tsx'
import type { BrowserModule } from '../layout.tsx'
import { passkeyModule } from '../passkeys/passkey-form.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { KeptFields, type KeptField } from '../parts/kept-fields.tsx'
import { PasswordField } from '../parts/password-field.tsx'
import { FactorForms, proofFields, type FactorWays, type ProofProblem } from './factor-forms.tsx'
import { secondFactorWordsOf } from './words/catalogue.ts'
import type { SecondFactorWords } from './words/words.ts'

export type ProofFormsProps = {
  csrfToken: string
  /** Where the form was on its way to. */
  action: string
  kept: readonly KeptField[]
  /** Undefined: they have no second factor, so their password is asked for. */
  factors: FactorWays | undefined
  problem?: ProofProblem | undefined
}

/** For `modules` of the page. */
export function proofModules(factors: FactorWays | undefined): BrowserModule[] {
  if (!factors) return ['password']
  return factors.passkey ? [passkeyModule] : []
}

export function ProofForms({ csrfToken, action, kept, factors, problem }: ProofFormsProps) {
  const { ask, prove } = secondFactorWordsOf(useSpeech().language)
  if (factors) return <FactorForms {...factors} {...{ csrfToken, action, kept, problem }} label={prove.confirm} />
  return (
    <form class="form" method="post" action={action}>
      <CsrfField token={csrfToken} />
      <KeptFields fields={kept} />
      <PasswordField
        name={proofFields.password}
        label={prove.password}
        autocomplete="current-password"
        hasFocus
        error={problem && passwordProblem({ ask, prove }, problem)}
      />
      <div class="form-actions">
        <Button>{prove.confirm}</Button>
      </div>
    </form>
  )
}

function passwordProblem({ ask, prove }: Pick<SecondFactorWords, 'ask' | 'prove'>, problem: ProofProblem): string {
  if (problem.kind === 'throttled') return ask.throttled(problem.seconds)
  return problem.kind === 'blank' ? prove.blankPassword : prove.wrongPassword
}
