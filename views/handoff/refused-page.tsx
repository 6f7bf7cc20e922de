/** A hand-off that did not happen: what the reason is, what to do next, and the doors that stay open. */
import { useSpeech, useWords } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import type { FallbackHrefs } from '../parts/fallback-links.tsx'
import { NextSteps } from '../parts/next-steps.tsx'
import { OwnNote } from '../parts/own-note.tsx'
import { OtherWays } from '../parts/other-ways.tsx'
import { Reference } from '../parts/reference.tsx'
import { verificationWordsOf } from '../verification/words/catalogue.ts'

export type RefusedPageProps = {
  appName: string
  /** Why, in one plain sentence that gives nothing away to a stranger. */
  sentence: string
  /** What to do, most useful first. */
  next: readonly string[]
  reference: string
  /** The ordinary Zendesk sign-in, where that is the way to go for now. */
  ordinaryHref?: string | undefined
  fallback?: FallbackHrefs | undefined
  /** The public page about both. */
  fallbackHref?: string | undefined
  /** Offered when trying again can help, such as after a short rush. */
  retryHref?: string | undefined
  /** Where the member proves their address, and goes on from there. */
  addressHref?: string | undefined
  /** Where a signed-in member sees what we know of them, and can sign out. */
  accountHref?: string | undefined
  /** The sign-out form right here, where the caller has a CSRF token at hand. */
  signedIn?: { name: string; csrfToken: string } | undefined
  organization?: string | undefined
}

export function RefusedPage(props: RefusedPageProps) {
  const { appName, sentence, next, reference, ordinaryHref, fallback, fallbackHref, retryHref, accountHref } = props
  const { signedIn, addressHref, organization } = props
  const words = useWords()
  const { refused } = words
  const { verify } = verificationWordsOf(useSpeech().language).links
  return (
    <Page title={refused.title} shell="member" width="wide" organization={organization} fallbackHref={fallbackHref}>
      <h1>{refused.heading(appName)}</h1>
      <Alert tone="warning" role="alert">
        <p>{sentence}</p>
      </Alert>
      <NextSteps steps={next} />
      <OwnNote kind="refusal" />
      {ordinaryHref !== undefined && (
        <div class="row">
          <ButtonLink href={ordinaryHref}>{words.fallback.normal}</ButtonLink>
        </div>
      )}
      {addressHref !== undefined && (
        <div class="row">
          <ButtonLink href={addressHref}>{verify.title}</ButtonLink>
        </div>
      )}
      {retryHref !== undefined && (
        <p>
          <a class="button" href={retryHref}>
            {refused.retry}
          </a>
        </p>
      )}
      {accountHref !== undefined && (
        <p>
          {refused.account((text) => (
            <a href={accountHref}>{text}</a>
          ))}
        </p>
      )}
      {signedIn && (
        <form class="row" method="post" action="/sign-out">
          <CsrfField token={signedIn.csrfToken} />
          <span>{refused.signedInAs(signedIn.name)}</span>
          <Button kind="secondary" size="small">
            {words.parts.signOut}
          </Button>
        </form>
      )}
      {fallback && <OtherWays links={fallback} />}
      <Reference reference={reference} />
    </Page>
  )
}
