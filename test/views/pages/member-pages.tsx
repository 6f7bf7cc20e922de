/** What members see outside a hand-off: the way in and out, their account, the ways round us. */
import type { VNode } from 'preact'
import { AccountPage } from '../../../views/account/account-page.tsx'
import { FallbackListPage, FallbackPage } from '../../../views/fallback/fallback-page.tsx'
import { ProblemPage } from '../../../views/problem-page.tsx'
import { PasswordSavedPage } from '../../../views/setup/password-saved-page.tsx'
import { SetupPage } from '../../../views/setup/setup-page.tsx'
import { SignInPage } from '../../../views/sign-in/sign-in-page.tsx'
import { SignedInPage } from '../../../views/sign-in/signed-in-page.tsx'
import { SignedOutPage } from '../../../views/sign-in/signed-out-page.tsx'
import { fallback } from './around.ts'
import { passkeyRequest } from './passkey-pages.tsx'
import type { Words } from './words.ts'

export function memberPages({ person, app, organization, email, host, sentence, typed }: Words): Record<string, VNode> {
  const apps = [
    { key: 'contoso', name: app, href: '/sso/zendesk/contoso' },
    { key: 'fabrikam', name: 'Fabrikam Support', href: '/sso/zendesk/fabrikam' },
  ]
  const csrfToken = 'csrf-of-member'
  const account = {
    account: { name: person, csrfToken, here: 'home' as const },
    email,
    externalId: typed,
    organization,
  }
  const setup = { csrfToken, action: '/setup/once', passwordMinimum: 15, organization }
  return {
    'sign-in': (
      <SignInPage
        csrfToken={csrfToken}
        identifier=""
        destination={app}
        registerHref="/register"
        passkey={passkeyRequest}
        organization={organization}
      />
    ),
    'sign-in-again': (
      <SignInPage csrfToken={csrfToken} identifier={typed} continueTo={typed} destination={app} problem={sentence} />
    ),
    'signed-in': <SignedInPage csrfToken={csrfToken} name={person} continueHref="/account" destination={app} />,
    'signed-out': <SignedOutPage organization={organization} />,
    'signed-out-of-app': (
      <SignedOutPage organization={organization} place={app} backHref="https://contoso.zendesk.com/hc" />
    ),
    account: <AccountPage {...account} isEmailVerified apps={apps} isAdministrator />,
    'account-unverified': (
      <AccountPage {...account} isEmailVerified={false} apps={[]} factorHref="/account/security/second-factor" />
    ),
    setup: <SetupPage {...setup} purpose={{ kind: 'first-administrator', name: '', email: '' }} />,
    'setup-errors': (
      <SetupPage
        {...setup}
        purpose={{ kind: 'first-administrator', name: person, email: typed }}
        errors={{ email: sentence, password: 'Use at least 15 characters.' }}
      />
    ),
    'new-password': <SetupPage {...setup} purpose={{ kind: 'new-password', name: person }} />,
    'password-saved': <PasswordSavedPage signInHref="/sign-in" organization={organization} />,
    'fallback-list': <FallbackListPage apps={apps} organization={organization} />,
    'fallback-none': <FallbackListPage apps={[]} />,
    fallback: (
      <FallbackPage
        appName={app}
        host={host}
        links={fallback}
        sheetHref="/fallback/contoso/sheet"
        organization={organization}
      />
    ),
    problem: (
      <ProblemPage
        status={404}
        title="There is no such page"
        sentence={sentence}
        reference="7f3c2a90"
        links={[
          { label: 'Your account', href: '/account' },
          { label: 'Other ways into Zendesk', href: '/fallback' },
        ]}
        organization={organization}
      />
    ),
  }
}
