/** Opened from a verification link: shows whose address it proves, and proves it at the press of a button only. */
import { useSpeech } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { verificationWordsOf } from './words/catalogue.ts'

export type VerifyPageProps = {
  csrfToken: string
  /** The link itself, so that the form goes back to it. */
  action: string
  name: string
  email: string
  organization?: string | undefined
}

export function VerifyPage({ csrfToken, action, name, email, organization }: VerifyPageProps) {
  const words = verificationWordsOf(useSpeech().language)
  return (
    <Page title={words.title} shell="member" organization={organization}>
      <div class="stack stack-tight">
        <h1>{words.title}</h1>
        <p class="lead">{words.isThisYours(email)}</p>
      </div>
      <p>{words.accountOf(name)}</p>
      <form class="form" method="post" action={action}>
        <CsrfField token={csrfToken} />
        <Button size="wide">{words.button}</Button>
      </form>
      <p class="hint">{words.onlyIf}</p>
    </Page>
  )
}
