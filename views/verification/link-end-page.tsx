/** The end of a link about an address: it did its work, or why it cannot do it any more. */
import { useSpeech } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { verificationWordsOf } from './words/catalogue.ts'
import type { LinkEnd } from './words/words.ts'

export type LinkEndPageProps = {
  end: LinkEnd
  /** With where the member was going, where that is known. */
  signInHref?: string | undefined
  organization?: string | undefined
}

/** What helps next. Nothing does where only the organisation can help. */
const nexts: Readonly<Partial<Record<LinkEnd, 'sign-in' | 'address' | 'password'>>> = {
  confirmed: 'sign-in',
  spent: 'sign-in',
  expired: 'address',
  void: 'address',
  unknown: 'address',
  'change-spent': 'sign-in',
  'change-expired': 'address',
  'change-void': 'address',
  restored: 'password',
  'undo-spent': 'password',
}

export function LinkEndPage({ end, signInHref = '/sign-in', organization }: LinkEndPageProps) {
  const words = verificationWordsOf(useSpeech().language)
  const { title, sentence } = words.ends[end]
  const next = nexts[end]
  return (
    <Page title={title} shell="member" organization={organization}>
      <div class="stack stack-tight">
        <h1>{title}</h1>
        <p class="lead">{sentence}</p>
      </div>
      {next === 'sign-in' && (
        <ButtonLink href={signInHref} size="wide">
          {words.signIn}
        </ButtonLink>
      )}
      {next === 'address' && (
        <ButtonLink href="/account/address" size="wide">
          {words.yourAddress}
        </ButtonLink>
      )}
      {next === 'password' && (
        <ButtonLink href="/forgot-password" size="wide">
          {words.forgotPassword}
        </ButtonLink>
      )}
    </Page>
  )
}
