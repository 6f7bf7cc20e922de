/** After a new password was saved: what changed, and the way to use it. */
import { useWords } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import { ButtonLink } from '../parts/button.tsx'

export type PasswordSavedPageProps = {
  /** The sign-in, leading on to where the member was on the way to. */
  signInHref: string
  organization?: string | undefined
}

export function PasswordSavedPage({ signInHref, organization }: PasswordSavedPageProps) {
  const { parts, setup } = useWords()
  return (
    <Page title={setup.savedTitle} shell="member" organization={organization}>
      <div class="stack stack-tight">
        <h1>{setup.savedHeading}</h1>
        <p class="lead">{setup.savedLead}</p>
      </div>
      <ButtonLink href={signInHref} size="wide">
        {parts.signIn}
      </ButtonLink>
    </Page>
  )
}
