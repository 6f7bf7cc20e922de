/** The ways back in for whoever lost the password: asking, typing a code, the sheet of paper and who has to agree to it. */
import type { VNode } from 'preact'
import { ForgotPasswordPage } from '../../../views/recovery/forgot-password-page.tsx'
import { OneTimeCodePage } from '../../../views/recovery/one-time-code-page.tsx'
import { RecoverPage } from '../../../views/recovery/recover-page.tsx'
import { RecoveryAskedPage } from '../../../views/recovery/recovery-asked-page.tsx'
import { WaitingCodesPage } from '../../../views/recovery/waiting-codes-page.tsx'
import type { ConsoleFrame } from '../../../views/parts/console-shell.tsx'
import { nav } from './around.ts'
import type { Words } from './words.ts'

const csrfToken = 'csrf-of-visitor'
const at = new Date('2026-11-03T08:05:00Z')
const ways = { signInHref: '/sign-in?continue=%2Faccount', recoverHref: '/recover?continue=%2Faccount' }

export function recoveryPages({ person, organization, typed }: Words): Record<string, VNode> {
  const frame: ConsoleFrame = { organization, nav, signedIn: { name: person, csrfToken } }
  const asking = { csrfToken, continueTo: '/account', organization, ...ways }
  return {
    'forgot-password': <ForgotPasswordPage {...asking} identifier={typed} problem={{ throttledFor: 90 }} />,
    'recovery-asked': <RecoveryAskedPage {...ways} askAgainHref="/forgot-password" organization={organization} />,
    recover: <RecoverPage {...asking} isRefused />,
    'one-time-code': (
      <OneTimeCodePage
        frame={frame}
        member={{ id: 'one', name: person, externalId: typed, locale: 'de-AT' }}
        code="0123456789ABCDEFGHJKMNPQRSTV"
        expiresAt={at}
        needsApproval
        publicUrl="https://login.example.org"
      />
    ),
    'waiting-codes': (
      <WaitingCodesPage
        frame={frame}
        waiting={[
          {
            id: 'g',
            member: { id: 'one', name: person, externalId: typed },
            madeBy: { id: 'two', name: person },
            createdAt: at,
            expiresAt: at,
          },
        ]}
      />
    ),
  }
}
