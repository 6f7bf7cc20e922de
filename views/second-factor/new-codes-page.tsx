/** New recovery codes, shown this once: to be kept on paper or in a file. */
import { useSpeech } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import type { AccountFrame } from '../parts/account-bar.tsx'
import { Alert } from '../parts/alert.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { secondFactorWordsOf } from './words/catalogue.ts'

export type NewCodesPageProps = {
  account: AccountFrame
  codes: readonly string[]
  /** An authenticator app was set up in the same moment. */
  isAfterSetUp?: boolean
  goOnHref: string
  organization?: string | undefined
}

export function NewCodesPage({ account, codes, isAfterSetUp = false, goOnHref, organization }: NewCodesPageProps) {
  const words = secondFactorWordsOf(useSpeech().language).codes
  return (
    <Page title={words.newTitle} shell="member" width="wide" organization={organization} account={account}>
      <h1>{words.newTitle}</h1>
      {isAfterSetUp && (
        <Alert tone="success" role="status">
          <p>{words.added}</p>
        </Alert>
      )}
      <Alert tone="warning" title={words.once}>
        <p>{words.keep}</p>
      </Alert>
      <ol class="code-list">
        {codes.map((code) => (
          <li key={code}>
            <code dir="ltr">{code}</code>
          </li>
        ))}
      </ol>
      <p class="no-print">
        <a href={fileOf(words.newTitle, codes)} download={words.file}>
          {words.download}
        </a>{' '}
        {words.print}
      </p>
      <div class="form-actions no-print">
        <ButtonLink href={goOnHref}>{words.kept}</ButtonLink>
      </div>
    </Page>
  )
}

/** Inside the page: the codes are asked for at no address, and a browser saves it without scripts. */
const fileOf = (title: string, codes: readonly string[]): string =>
  `data:text/plain;charset=utf-8,${encodeURIComponent(`${title}\r\n\r\n${codes.join('\r\n')}\r\n`)}`
