/** Opened from a link in a mail: shows which address it is about, and does what it is for at the press of a button only. */
import { useSpeech } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { verificationWordsOf } from './words/catalogue.ts'
import type { LinkPurpose } from './words/words.ts'

export type VerifyPageProps = {
  csrfToken: string
  /** The link itself, so that the form goes back to it. */
  action: string
  purpose: LinkPurpose
  name: string
  email: string
  /** For whoever is not signed in as the one who has to be: where they do that. */
  signInHref?: string | undefined
  organization?: string | undefined
}

export function VerifyPage(props: VerifyPageProps) {
  const { csrfToken, action, purpose, name, email, signInHref, organization } = props
  const { links, signIn, signInFirst } = verificationWordsOf(useSpeech().language)
  const words = links[purpose]
  return (
    <Page title={words.title} shell="member" organization={organization}>
      <div class="stack stack-tight">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead(email)}</p>
      </div>
      <p>{words.about(name)}</p>
      {signInHref === undefined ? (
        <form class="form" method="post" action={action}>
          <CsrfField token={csrfToken} />
          <Button size="wide">{words.button}</Button>
        </form>
      ) : (
        <>
          <p>{signInFirst}</p>
          <ButtonLink href={signInHref} size="wide">
            {signIn}
          </ButtonLink>
        </>
      )}
      <p class="hint">{words.onlyIf}</p>
    </Page>
  )
}
