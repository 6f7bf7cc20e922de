/** Asks who is at the keyboard before something dangerous is done; carries along what is to be done. */
import { Page } from '../layout.tsx'
import { Button } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { KeptFields, type KeptField } from '../parts/kept-fields.tsx'
import { PasswordField } from '../parts/password-field.tsx'

export type ProofPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  /** Where the form was on its way to. */
  action: string
  kept: readonly KeptField[]
  /** The name of the password's field. */
  field: string
  problem?: string | undefined
}

export function ProofPage({ frame, csrfToken, action, kept, field, problem }: ProofPageProps) {
  return (
    <Page title="Confirm it is you" shell="console" frame={frame} modules={['password']}>
      <div class="page-head">
        <h1>Confirm it is you</h1>
      </div>
      <section class="card card-narrow stack">
        <p>
          What you are about to do needs your own password once more, since an unlocked screen should not be enough for
          it. What you entered is kept. You will not be asked again for ten minutes.
        </p>
        <form class="form" method="post" action={action}>
          <CsrfField token={csrfToken} />
          <KeptFields fields={kept} />
          <PasswordField name={field} label="Your password" autocomplete="current-password" hasFocus error={problem} />
          <div class="form-actions">
            <Button>Confirm and go on</Button>
          </div>
        </form>
        <p class="hint">Nothing has been changed yet. To leave it at that, use the menu above or close this page.</p>
      </section>
    </Page>
  )
}
