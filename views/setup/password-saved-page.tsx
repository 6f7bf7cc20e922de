/** After a new password was saved: what changed, and the way to use it. */
import { Page } from '../layout.tsx'
import { ButtonLink } from '../parts/button.tsx'

export type PasswordSavedPageProps = { organization?: string | undefined }

export function PasswordSavedPage({ organization }: PasswordSavedPageProps) {
  return (
    <Page title="Password saved" shell="member" organization={organization}>
      <div class="stack stack-tight">
        <h1>Your password is saved</h1>
        <p class="lead">You were signed out everywhere else. Sign in with the new password now.</p>
      </div>
      <ButtonLink href="/sign-in" size="wide">
        Sign in
      </ButtonLink>
    </Page>
  )
}
