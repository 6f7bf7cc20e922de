/** The end of a visit, with the way back in. */
import { Page } from '../layout.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { ButtonLink } from '../parts/button.tsx'

export type SignedOutPageProps = {
  /** Where the member was signed out of besides us, such as "Contoso Help Center". */
  place?: string | undefined
  /** Where `place` is, for going back as a guest. */
  backHref?: string | undefined
  organization?: string | undefined
}

export function SignedOutPage({ place, backHref, organization }: SignedOutPageProps) {
  return (
    <Page title="Signed out" shell="member" organization={organization}>
      <div class="stack stack-tight">
        <h1>You are signed out</h1>
        {place === undefined ? (
          <p class="lead">If Zendesk is still open in another tab, sign out there too.</p>
        ) : (
          <p class="lead">
            Here, and of <Bidi>{place}</Bidi>.
          </p>
        )}
      </div>
      <p>On a computer you share with others, close the browser as well.</p>
      <div class="stack stack-tight">
        {place !== undefined && backHref !== undefined && (
          <ButtonLink href={backHref} size="wide">
            Back to <Bidi>{place}</Bidi>
          </ButtonLink>
        )}
        <ButtonLink href="/sign-in" kind="secondary" size="wide">
          Sign in again
        </ButtonLink>
      </div>
    </Page>
  )
}
