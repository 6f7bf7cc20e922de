/** How many recovery codes are left, and making new ones. */
import { useSpeech } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import type { AccountFrame } from '../parts/account-bar.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { secondFactorWordsOf } from './words/catalogue.ts'

export type RecoveryCodesPageProps = {
  csrfToken: string
  account: AccountFrame
  action: string
  continueTo?: string | undefined
  /** Whether there is anything that they could stand in for. */
  hasFactor: boolean
  left: number
  factorsHref: string
  organization?: string | undefined
}

export function RecoveryCodesPage(props: RecoveryCodesPageProps) {
  const { csrfToken, account, action, continueTo, hasFactor, left, factorsHref, organization } = props
  const { codes, totp } = secondFactorWordsOf(useSpeech().language)
  return (
    <Page title={codes.title} shell="member" width="wide" organization={organization} account={account}>
      <div class="stack stack-tight">
        <h1>{codes.title}</h1>
        <p class="lead">{codes.lead}</p>
      </div>
      {!hasFactor && <p>{codes.factorFirst}</p>}
      {hasFactor && <p>{left === 0 ? codes.noneLeft : codes.left(left)}</p>}
      {!hasFactor && (
        <div class="form-actions">
          <ButtonLink href={factorsHref}>{codes.setUp}</ButtonLink>
        </div>
      )}
      {hasFactor && (
        <form class="form" method="post" action={action}>
          <CsrfField token={csrfToken} />
          {continueTo !== undefined && <input type="hidden" name="continue" value={continueTo} />}
          {left > 0 && <p class="hint">{codes.makeLead}</p>}
          <div class="form-actions">
            <Button kind={left > 0 ? 'secondary' : 'primary'}>{codes.make}</Button>
          </div>
        </form>
      )}
      <p>
        <a href={factorsHref}>{totp.back}</a>
      </p>
    </Page>
  )
}
