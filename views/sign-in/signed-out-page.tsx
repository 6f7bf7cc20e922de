/** The end of a visit, with the way back in. */
import { useWords } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import { ButtonLink } from '../parts/button.tsx'

export type SignedOutPageProps = {
  /** Where the member was signed out of besides us, such as "Contoso Help Center". */
  place?: string | undefined
  /** Where `place` is, for going back as a guest. */
  backHref?: string | undefined
  organization?: string | undefined
}

export function SignedOutPage({ place, backHref, organization }: SignedOutPageProps) {
  const { signedOut } = useWords()
  return (
    <Page title={signedOut.title} shell="member" organization={organization}>
      <div class="stack stack-tight">
        <h1>{signedOut.heading}</h1>
        <p class="lead">{place === undefined ? signedOut.stillOpen : signedOut.hereAndOf(place)}</p>
      </div>
      <p>{signedOut.sharedComputer}</p>
      <div class="stack stack-tight">
        {place !== undefined && backHref !== undefined && (
          <ButtonLink href={backHref} size="wide">
            {signedOut.backTo(place)}
          </ButtonLink>
        )}
        <ButtonLink href="/sign-in" kind="secondary" size="wide">
          {signedOut.again}
        </ButtonLink>
      </div>
    </Page>
  )
}
