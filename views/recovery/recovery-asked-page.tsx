/** After somebody asked for a new password: the same words whoever was meant, and what to do when no mail comes. */
import { useSpeech } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import { recoveryWordsOf } from './words/catalogue.ts'

export type RecoveryAskedPageProps = {
  askAgainHref: string
  signInHref: string
  recoverHref: string
  organization?: string | undefined
}

export function RecoveryAskedPage({ askAgainHref, signInHref, recoverHref, organization }: RecoveryAskedPageProps) {
  const { asked, haveCode, backToSignIn } = recoveryWordsOf(useSpeech().language)
  return (
    <Page title={asked.title} shell="member" organization={organization}>
      <div class="stack stack-tight">
        <h1>{asked.title}</h1>
        <p class="lead">{asked.lead}</p>
      </div>
      <p>{asked.goodFor}</p>
      <section class="stack stack-tight" aria-labelledby="no-mail">
        <h2 id="no-mail">{asked.noMailTitle}</h2>
        <ul>
          <li>{asked.lookElsewhere}</li>
          <li>{asked.otherAddress}</li>
          <li>{asked.onPaper}</li>
        </ul>
      </section>
      <ul class="way-list">
        <li>
          <a href={askAgainHref}>{asked.again}</a>
        </li>
        <li>
          <a href={recoverHref}>{haveCode}</a>
        </li>
        <li>
          <a href={signInHref}>{backToSignIn}</a>
        </li>
      </ul>
    </Page>
  )
}
