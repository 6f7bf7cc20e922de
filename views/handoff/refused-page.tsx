/** A hand-off that did not happen: what the reason is, what to do next, and the doors that stay open. */
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import type { FallbackHrefs } from '../parts/fallback-links.tsx'
import { NextSteps } from '../parts/next-steps.tsx'
import { OtherWays } from '../parts/other-ways.tsx'
import { Reference } from '../parts/reference.tsx'

export type RefusedPageProps = {
  appName: string
  /** Why, in one plain sentence that gives nothing away to a stranger. */
  sentence: string
  /** What to do, most useful first. */
  next: readonly string[]
  reference: string
  fallback?: FallbackHrefs | undefined
  /** Offered when trying again can help, such as after a short rush. */
  retryHref?: string | undefined
  /** Where a signed-in member sees what we know of them, and can sign out. */
  accountHref?: string | undefined
  /** The sign-out form right here, where the caller has a CSRF token at hand. */
  signedIn?: { name: string; csrfToken: string } | undefined
  organization?: string | undefined
}

export function RefusedPage(props: RefusedPageProps) {
  const { appName, sentence, next, reference, fallback, retryHref, accountHref, signedIn, organization } = props
  return (
    <Page title="Not signed in" shell="member" width="wide" organization={organization}>
      <h1>
        We did not sign you in to <Bidi>{appName}</Bidi>
      </h1>
      <Alert tone="warning" role="alert">
        <p>{sentence}</p>
      </Alert>
      <NextSteps steps={next} />
      {retryHref !== undefined && (
        <p>
          <a class="button" href={retryHref}>
            Try again
          </a>
        </p>
      )}
      {accountHref !== undefined && (
        <p>
          What we know about you stands on <a href={accountHref}>your account page</a>. You can sign out there too.
        </p>
      )}
      {signedIn && (
        <form class="row" method="post" action="/sign-out">
          <CsrfField token={signedIn.csrfToken} />
          <span>
            You are signed in as <Bidi>{signedIn.name}</Bidi>.
          </span>
          <Button kind="secondary" size="small">
            Sign out
          </Button>
        </form>
      )}
      {fallback && <OtherWays links={fallback} />}
      <Reference reference={reference} />
    </Page>
  )
}
