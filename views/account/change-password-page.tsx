/** Another password, of somebody who knows the present one; without one, where to get one. */
import { useSpeech, useWords } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import type { AccountFrame } from '../parts/account-bar.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { PasswordField } from '../parts/password-field.tsx'
import { accountWordsOf } from './words/catalogue.ts'

export type ChangePasswordPageProps = {
  account: AccountFrame
  hasPassword: boolean
  /** Characters, at least. */
  least: number
  errors?: Readonly<Partial<Record<'current' | 'password' | 'passwordAgain', string>>>
  organization?: string | undefined
}

export function ChangePasswordPage(props: ChangePasswordPageProps) {
  const { account, hasPassword, least, errors = {}, organization } = props
  const words = accountWordsOf(useSpeech().language).password
  const { setup } = useWords()
  const title = hasPassword ? words.title : words.none.title
  return (
    <Page
      title={title}
      shell="member"
      width="wide"
      modules={['password']}
      organization={organization}
      account={account}
    >
      <div class="stack stack-tight">
        <h1>{title}</h1>
        <p class="lead">{hasPassword ? words.lead : words.none.sentence}</p>
      </div>
      {!hasPassword && (
        <p>
          <ButtonLink href="/forgot-password">{words.none.link}</ButtonLink>
        </p>
      )}
      {hasPassword && (
        <>
          <ErrorSummary errors={errors} />
          <form class="form" method="post" action="/account/security/password">
            <CsrfField token={account.csrfToken} />
            <PasswordField
              name="current"
              label={words.current}
              autocomplete="current-password"
              error={errors.current}
            />
            <PasswordField
              name="password"
              label={words.next}
              autocomplete="new-password"
              hint={setup.passwordHint(least)}
              error={errors.password}
            />
            <PasswordField
              name="passwordAgain"
              label={words.again}
              autocomplete="new-password"
              error={errors.passwordAgain}
            />
            <div class="form-actions">
              <Button>{words.save}</Button>
            </div>
          </form>
        </>
      )}
    </Page>
  )
}
