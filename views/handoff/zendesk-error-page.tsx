/** Zendesk sent the member back with an error: its words as a quote, ours beside them, and one way to try again. */
import { useWords } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { ButtonLink } from '../parts/button.tsx'
import type { FallbackHrefs } from '../parts/fallback-links.tsx'
import { NextSteps } from '../parts/next-steps.tsx'
import { OwnNote } from '../parts/own-note.tsx'
import { OtherWays } from '../parts/other-ways.tsx'
import { Reference } from '../parts/reference.tsx'

export type ZendeskErrorPageProps = {
  appName: string
  /** As it arrived, at most 300 characters: anybody can write it into a link, so it is shown as somebody's words. */
  message?: string | undefined
  /** The same in ours. */
  explanation: string
  next: readonly string[]
  /** Left out when trying again would only go in circles. */
  retryHref?: string | undefined
  fallback?: FallbackHrefs | undefined
  /** The public page about both. */
  fallbackHref?: string | undefined
  reference: string
  organization?: string | undefined
}

export function ZendeskErrorPage(props: ZendeskErrorPageProps) {
  const { appName, message, explanation, next, retryHref, fallback, fallbackHref, reference, organization } = props
  const { zendeskError } = useWords()
  return (
    <Page
      title={zendeskError.title}
      shell="member"
      width="wide"
      organization={organization}
      fallbackHref={fallbackHref}
    >
      <div class="stack stack-tight">
        <h1>{zendeskError.heading(appName)}</h1>
        <p class="lead">{explanation}</p>
      </div>
      <NextSteps steps={next} />
      <OwnNote kind="refusal" />
      {retryHref !== undefined && (
        <div class="row">
          <ButtonLink href={retryHref}>{zendeskError.retry}</ButtonLink>
        </div>
      )}
      {message !== undefined && (
        <figure class="stack stack-tight">
          <figcaption class="note">{zendeskError.wordForWord}</figcaption>
          <blockquote class="quote">
            <Bidi>{message}</Bidi>
          </blockquote>
        </figure>
      )}
      {fallback && <OtherWays links={fallback} />}
      <Reference reference={reference} />
    </Page>
  )
}
