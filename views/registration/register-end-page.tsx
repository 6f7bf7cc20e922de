/** Where a registration stops, for now or for good: why, and the way on. */
import { useSpeech } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { registrationWordsOf } from './words/catalogue.ts'
import type { RegistrationEnd } from './words/words.ts'

export type RegisterEndPageProps = {
  end: RegistrationEnd
  signInHref: string
  forgotPasswordHref: string
  /** Undefined where nobody registers any more. */
  registerHref: string | undefined
  organization?: string | undefined
}

export function RegisterEndPage({ end, organization, ...hrefs }: RegisterEndPageProps) {
  const words = registrationWordsOf(useSpeech().language)
  const { title, sentence } = words.ends[end]
  return (
    <Page title={title} shell="member" organization={organization}>
      <div class="stack stack-tight">
        <h1>{title}</h1>
        <p class="lead">{sentence}</p>
      </div>
      {(end === 'known' || end === 'spent') && (
        <>
          <ButtonLink href={hrefs.signInHref} size="wide">
            {words.signIn}
          </ButtonLink>
          <ul class="way-list">
            <li>
              <a href={hrefs.forgotPasswordHref}>{words.forgotPassword}</a>
            </li>
          </ul>
        </>
      )}
      {end === 'gone' && hrefs.registerHref !== undefined && (
        <ButtonLink href={hrefs.registerHref} size="wide">
          {words.registerAgain}
        </ButtonLink>
      )}
    </Page>
  )
}
