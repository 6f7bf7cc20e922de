/** Asks who is at the keyboard before something dangerous is done in the console; carries along what is to be done. */
import { Page } from '../layout.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { ProofForms, proofModules, type ProofFormsProps } from '../second-factor/proof-forms.tsx'

export type ProofPageProps = ProofFormsProps & { frame: ConsoleFrame }

export function ProofPage({ frame, ...forms }: ProofPageProps) {
  const { factors, problem } = forms
  return (
    <Page
      title={problem === undefined ? 'Confirm it is you' : 'Not confirmed. Confirm it is you'}
      shell="console"
      frame={frame}
      modules={proofModules(factors)}
    >
      <div class="page-head">
        <h1>Confirm it is you</h1>
      </div>
      <section class="card card-narrow stack">
        <p>
          What you are about to do needs your own {factors ? 'second factor' : 'password'} once more, since an unlocked
          screen should not be enough for it. What you entered is kept. You will not be asked again for ten minutes.
        </p>
        <ProofForms {...forms} />
        <p class="hint">Nothing has been changed yet. To leave it at that, use the menu above or close this page.</p>
      </section>
    </Page>
  )
}
