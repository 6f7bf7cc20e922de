/** The ways in which somebody shows their second factor: one form each, so that all of them work without scripts. */
import { useSpeech } from '../languages/speak.tsx'
import { passkeyWordsOf } from '../passkeys/words/catalogue.ts'
import { PasskeyForm, type PasskeyRequest } from '../passkeys/passkey-form.tsx'
import { Alert } from '../parts/alert.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { CheckField, Field } from '../parts/field.tsx'
import { KeptFields, type KeptField } from '../parts/kept-fields.tsx'
import { secondFactorWordsOf } from './words/catalogue.ts'
import type { SecondFactorWords } from './words/words.ts'

/** What the member has to offer. */
export type FactorWays = {
  hasTotp: boolean
  hasRecoveryCodes: boolean
  /** Of one of their passkeys, if they have any. */
  passkey?: PasskeyRequest | undefined
}

export type ProofWay = 'password' | 'totp' | 'recovery-code' | 'passkey'

export type ProofProblem =
  { way: ProofWay; kind: 'blank' | 'wrong' | 'too-late' } | { way: ProofWay; kind: 'throttled'; seconds: number }

export type FactorFormsProps = FactorWays & {
  csrfToken: string
  action: string
  kept: readonly KeptField[]
  problem?: ProofProblem | undefined
  /** Of the button. */
  label: string
  /** Undefined: it is not offered. */
  rememberDays?: number | undefined
}

/** No form that asks for a proof is kept with what is in these; none of ours has others of the same names. */
export const proofFields = {
  password: 'proof',
  totp: 'proof-code',
  'recovery-code': 'proof-recovery-code',
  passkey: 'proof-passkey',
} as const satisfies Record<ProofWay, string>

/** The answer of a passkey, beside the field that says that there is one. */
export const assertionField = 'assertion'
export const rememberField = 'remember'

export function FactorForms(props: FactorFormsProps) {
  const { csrfToken, action, kept, problem, label, hasTotp, hasRecoveryCodes, passkey, rememberDays } = props
  const { language } = useSpeech()
  const { ask } = secondFactorWordsOf(language)
  const form = { csrfToken, action, kept }
  const problemOf = (way: ProofWay) => problem?.way === way && factorProblem(ask, problem)
  return (
    <>
      {hasTotp && (
        <form class="form" method="post" action={action}>
          <CsrfField token={csrfToken} />
          <KeptFields fields={kept} />
          <Field
            name={proofFields.totp}
            label={ask.code}
            hint={ask.codeHint}
            error={problemOf('totp') || undefined}
            keyboard="numeric"
            autocomplete="one-time-code"
            isMonospaced
            hasFocus={problem === undefined || problem.way === 'totp'}
          />
          <Remember days={rememberDays} name={rememberField} />
          <Button size="wide">{label}</Button>
        </form>
      )}
      {problem?.way === 'passkey' && (
        <Alert tone="danger" role="alert">
          <p>{passkeyProblem(language, problem)}</p>
        </Alert>
      )}
      {passkey && (
        <PasskeyForm
          {...form}
          kept={[...kept, { name: proofFields.passkey, value: 'yes' }]}
          request={passkey}
          kind={hasTotp ? 'secondary' : 'primary'}
        >
          {/* Once on a page, since a label belongs to one box. */}
          {!hasTotp && <Remember days={rememberDays} name={rememberField} />}
        </PasskeyForm>
      )}
      {hasRecoveryCodes && (
        <details class="disclosure" open={problem?.way === 'recovery-code' || (!hasTotp && !passkey)}>
          <summary>{ask.useRecoveryCode}</summary>
          <form class="form" method="post" action={action}>
            <CsrfField token={csrfToken} />
            <KeptFields fields={kept} />
            <Field
              name={proofFields['recovery-code']}
              label={ask.recoveryCode}
              hint={ask.recoveryCodeHint}
              error={problemOf('recovery-code') || undefined}
              autocomplete="off"
              isMonospaced
              hasFocus={problem?.way === 'recovery-code'}
            />
            <Button kind="secondary" size="wide">
              {label}
            </Button>
          </form>
        </details>
      )}
    </>
  )
}

function Remember({ days, name }: { days: number | undefined; name: string }) {
  const { ask } = secondFactorWordsOf(useSpeech().language)
  if (days === undefined || days === 0) return null
  return <CheckField name={name} label={ask.remember(days)} hint={ask.rememberHint} isChecked={false} />
}

function factorProblem(words: SecondFactorWords['ask'], problem: ProofProblem): string {
  if (problem.kind === 'blank') return words.blank
  if (problem.kind === 'throttled') return words.throttled(problem.seconds)
  return problem.way === 'totp' ? words.wrongCode : words.wrongRecoveryCode
}

function passkeyProblem(language: ReturnType<typeof useSpeech>['language'], problem: ProofProblem): string {
  if (problem.kind === 'throttled') return secondFactorWordsOf(language).ask.throttled(problem.seconds)
  const { tooLate, refused } = passkeyWordsOf(language)
  return problem.kind === 'too-late' ? tooLate : refused
}
