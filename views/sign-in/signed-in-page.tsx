/** Where a member lands who opens the sign-in page while signed in: go on as they are, or be somebody else. */
import { useWords } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { SignedInAs } from '../parts/signed-in-as.tsx'

export type SignedInPageProps = {
  csrfToken: string
  name: string
  continueHref: string
  /** The place in words, such as "Contoso Help Center". */
  destination?: string | undefined
  organization?: string | undefined
}

export function SignedInPage({ csrfToken, name, continueHref, destination, organization }: SignedInPageProps) {
  const { signedIn } = useWords()
  return (
    <Page title={signedIn.title} shell="member" organization={organization}>
      <SignedInAs name={name} />
      <ButtonLink href={continueHref} size="wide">
        {destination === undefined ? signedIn.goOn : signedIn.goOnTo(destination)}
      </ButtonLink>
      <form class="form" method="post" action="/sign-out">
        <CsrfField token={csrfToken} />
        <Button kind="secondary" size="wide">
          {signedIn.notYou}
        </Button>
      </form>
    </Page>
  )
}
