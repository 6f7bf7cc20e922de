/** Asks a member who is signed in to show once more that it is them, and carries along what they were about to do. */
import { useSpeech } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import type { AccountFrame } from '../parts/account-bar.tsx'
import { ProofForms, proofModules, type ProofFormsProps } from './proof-forms.tsx'
import { secondFactorWordsOf } from './words/catalogue.ts'

export type ProvePageProps = ProofFormsProps & {
  /** Something was sent that waits for the proof; otherwise it is only the way on that does. */
  reason: 'dangerous' | 'again'
  account?: AccountFrame | undefined
  organization?: string | undefined
}

export function ProvePage({ reason, account, organization, ...forms }: ProvePageProps) {
  const { ask, prove } = secondFactorWordsOf(useSpeech().language)
  return (
    <Page
      title={forms.problem === undefined ? ask.title : ask.problemTitle}
      shell="member"
      organization={organization}
      account={account}
      modules={proofModules(forms.factors)}
    >
      <div class="stack stack-tight">
        <h1>{ask.title}</h1>
        <p class="lead">{prove[reason]}</p>
      </div>
      <ProofForms {...forms} />
      {forms.factors && <p class="hint">{ask.lost}</p>}
      {reason === 'dangerous' && <p class="hint">{prove.nothingChanged}</p>}
    </Page>
  )
}
