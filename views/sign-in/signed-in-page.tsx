/** Where a member lands who opens the sign-in page while signed in: go on as they are, or be somebody else. */
import { Page } from '../layout.tsx'
import { Bidi } from '../parts/bidi.tsx'
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
  return (
    <Page title="You are signed in" shell="member" organization={organization}>
      <SignedInAs name={name} />
      <ButtonLink href={continueHref} size="wide">
        {destination === undefined ? (
          'Go on'
        ) : (
          <>
            Go on to <Bidi>{destination}</Bidi>
          </>
        )}
      </ButtonLink>
      <form class="form" method="post" action="/sign-out">
        <CsrfField token={csrfToken} />
        <Button kind="secondary" size="wide">
          Not you? Sign out
        </Button>
      </form>
    </Page>
  )
}
