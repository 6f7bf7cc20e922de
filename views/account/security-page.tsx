/** How a member signs in, and where they are signed in: each with the way to change it. */
import { useSpeech } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import type { AccountFrame } from '../parts/account-bar.tsx'
import { Alert } from '../parts/alert.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { LinkRow } from '../parts/link-row.tsx'
import { BrowserList, type KnownBrowser } from './browser-list.tsx'
import { DoneAlert } from './done-alert.tsx'
import { SessionList, type OpenSession } from './session-list.tsx'
import { accountWordsOf } from './words/catalogue.ts'
import type { AccountDone } from './words/words.ts'

export type SecurityPageProps = {
  account: AccountFrame
  /** Undefined: there is no password. */
  hasPassword: boolean
  factors: {
    hasTotp: boolean
    passkeys: number
    /** Unused ones. */
    recoveryCodes: number
    /** The policy wants one of them, and they have none. */
    isMissing: boolean
  }
  sessions: readonly OpenSession[]
  browsers: readonly KnownBrowser[]
  done?: AccountDone | undefined
  organization?: string | undefined
}

export function SecurityPage(props: SecurityPageProps) {
  const { account, hasPassword, factors, sessions, browsers, done, organization } = props
  const words = accountWordsOf(useSpeech().language).security
  return (
    <Page
      title={words.title}
      shell="member"
      width="wide"
      modules={['moment']}
      organization={organization}
      account={account}
    >
      <h1>{words.title}</h1>
      <DoneAlert done={done} />
      <section class="section" aria-labelledby="password">
        <h2 id="password">{words.password.heading}</h2>
        {!hasPassword && <p>{words.password.none}</p>}
        <p>
          <ButtonLink href="/account/security/password" kind="secondary">
            {hasPassword ? words.password.change : words.password.choose}
          </ButtonLink>
        </p>
      </section>
      <Factors {...factors} />
      <section class="section" aria-labelledby="sessions">
        <h2 id="sessions">{words.sessions.heading}</h2>
        <SessionList sessions={sessions} csrfToken={account.csrfToken} />
      </section>
      <section class="section" aria-labelledby="browsers">
        <h2 id="browsers">{words.browsers.heading}</h2>
        <BrowserList browsers={browsers} csrfToken={account.csrfToken} />
      </section>
    </Page>
  )
}

function Factors({ hasTotp, passkeys, recoveryCodes, isMissing }: SecurityPageProps['factors']) {
  const words = accountWordsOf(useSpeech().language).security.factors
  const hasAny = hasTotp || passkeys > 0
  return (
    <section class="section" aria-labelledby="factors">
      <h2 id="factors">{words.heading}</h2>
      <p>{words.lead}</p>
      {isMissing && (
        <Alert tone="warning">
          <p>{words.needed}</p>
        </Alert>
      )}
      <ul class="link-list link-list-notes">
        <LinkRow
          href="/account/security/second-factor/totp"
          label={words.totp}
          note={hasTotp ? words.isSetUp : words.isNot}
        />
        <LinkRow
          href="/account/security/passkeys"
          label={words.passkeys}
          note={passkeys > 0 ? words.count(passkeys) : words.isNot}
        />
        {(hasAny || recoveryCodes > 0) && (
          <LinkRow
            href="/account/security/second-factor/recovery-codes"
            label={words.recoveryCodes}
            note={words.left(recoveryCodes)}
          />
        )}
      </ul>
    </section>
  )
}
