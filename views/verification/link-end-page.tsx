/** The end of a verification link: it did its work, or why it cannot do it any more. */
import { useSpeech } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { verificationWordsOf } from './words/catalogue.ts'
import type { LinkEnd } from './words/words.ts'

export type LinkEndPageProps = { end: LinkEnd; organization?: string | undefined }

export function LinkEndPage({ end, organization }: LinkEndPageProps) {
  const words = verificationWordsOf(useSpeech().language)
  const { title, sentence } = words.ends[end]
  const canSignIn = end === 'confirmed' || end === 'spent'
  return (
    <Page title={title} shell="member" organization={organization}>
      <div class="stack stack-tight">
        <h1>{title}</h1>
        <p class="lead">{sentence}</p>
      </div>
      {canSignIn && (
        <ButtonLink href="/sign-in" size="wide">
          {words.signIn}
        </ButtonLink>
      )}
    </Page>
  )
}
