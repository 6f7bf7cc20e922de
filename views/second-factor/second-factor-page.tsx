/** The second step of a sign-in: the password was right, and what only its owner has is asked for. */
import { useSpeech, useWords } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import { passkeyModule } from '../passkeys/passkey-form.tsx'
import { FactorForms, type FactorWays, type ProofProblem } from './factor-forms.tsx'
import { secondFactorWordsOf } from './words/catalogue.ts'

export type SecondFactorPageProps = {
  csrfToken: string
  ways: FactorWays
  /** Carried along unread; the step itself knows it as well. */
  continueTo?: string | undefined
  /** The place in words, such as "Contoso Help Center". */
  destination?: string | undefined
  rememberDays: number
  problem?: ProofProblem | undefined
  startAgainHref: string
  fallbackHref?: string | undefined
  organization?: string | undefined
}

export function SecondFactorPage(props: SecondFactorPageProps) {
  const { csrfToken, ways, continueTo, destination, rememberDays, problem, startAgainHref } = props
  const { ask } = secondFactorWordsOf(useSpeech().language)
  const { signIn } = useWords()
  return (
    <Page
      title={problem === undefined ? ask.title : ask.problemTitle}
      shell="member"
      organization={props.organization}
      fallbackHref={props.fallbackHref}
      modules={ways.passkey ? [passkeyModule] : []}
    >
      <div class="stack stack-tight">
        <h1>{ask.title}</h1>
        {destination !== undefined && <p class="lead">{signIn.toContinue(destination)}</p>}
      </div>
      <p>{ask.oneMore}</p>
      <FactorForms
        {...ways}
        csrfToken={csrfToken}
        action="/sign-in/second-factor"
        kept={continueTo === undefined ? [] : [{ name: 'continue', value: continueTo }]}
        problem={problem}
        label={ask.goOn}
        rememberDays={rememberDays}
      />
      <p class="hint">{ask.lost}</p>
      <p>
        <a href={startAgainHref}>{ask.startAgain}</a>
      </p>
    </Page>
  )
}
