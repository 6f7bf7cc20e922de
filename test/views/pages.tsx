/** Every page of the product with given words in every place where words from outside can stand. */
import type { VNode } from 'preact'
import { AccountPage } from '../../views/account/account-page.tsx'
import { AppFormPage } from '../../views/apps/app-form-page.tsx'
import { AppListPage } from '../../views/apps/app-list-page.tsx'
import { AppPage, type AppPageProps } from '../../views/apps/app-page.tsx'
import { FallbackListPage, FallbackPage } from '../../views/apps/fallback-page.tsx'
import { HandoffPage } from '../../views/handoff/handoff-page.tsx'
import { RefusedPage } from '../../views/handoff/refused-page.tsx'
import { ZendeskErrorPage } from '../../views/handoff/zendesk-error-page.tsx'
import type { ConsoleFrame } from '../../views/parts/console-shell.tsx'
import { ProblemPage } from '../../views/problem-page.tsx'
import { PasswordSavedPage } from '../../views/setup/password-saved-page.tsx'
import { SetupPage } from '../../views/setup/setup-page.tsx'
import { SignInPage } from '../../views/sign-in/sign-in-page.tsx'
import { SignedInPage } from '../../views/sign-in/signed-in-page.tsx'
import { SignedOutPage } from '../../views/sign-in/signed-out-page.tsx'

export type Words = {
  person: string
  app: string
  organization: string
  email: string
  host: string
  sentence: string
  message: string
  typed: string
}

export const ordinaryWords: Words = {
  person: 'Zoë Ångström',
  app: 'Contoso Help Center',
  organization: 'Contoso Society of Engineers',
  email: 'zoe.angstrom@example.org',
  host: 'contoso.zendesk.com',
  sentence: 'Your e-mail address has not been confirmed yet, so Zendesk must not rely on it.',
  message: 'User is invalid: External has already been taken',
  typed: 'zoe.angstrom@example.org',
}

/** Names as they really occur, at the length where careless pages break. */
export const longWords: Words = {
  person: 'Maximiliane-Charlotte von Hohenlohe-Waldenburg-Schillingsfürst',
  app: 'مركز المساعدة Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  organization: 'The International Federation of Independent Associations for Very Long Names and Abbreviations',
  email:
    'a-really-long-mailbox-name-without-any-break-at-all-0123456789@subdomain.of.an.even.longer.domain.example.org',
  host: 'the-international-federation-of-independent-associations.zendesk.com',
  sentence:
    'Two members who can both sign in share this e-mail address, and Zendesk would take them for one and the same person, so neither of them is let in by it.',
  message:
    'Users with the email address a-really-long-mailbox-name-without-any-break-at-all-0123456789@subdomain.of.an.even.longer.domain.example.org are not allowed to sign up for this help desk',
  typed: 'UnbrokenUnbrokenUnbrokenUnbrokenUnbrokenUnbrokenUnbrokenUnbrokenUnbroken',
}

export const nonce = 'bm9uY2U'

/** Pages by a name that says which state they show. */
export function pages(words: Words): Record<string, VNode> {
  return { ...memberPages(words), ...handoffPages(words), ...consolePages(words) }
}

function memberPages({ person, app, organization, email, host, sentence, typed }: Words): Record<string, VNode> {
  const apps = [
    { key: 'contoso', name: app, href: '/sso/zendesk/contoso' },
    { key: 'fabrikam', name: 'Fabrikam Support', href: '/sso/zendesk/fabrikam' },
  ]
  const csrfToken = 'csrf-of-member'
  const account = { csrfToken, name: person, email, externalId: typed, organization }
  const setup = { csrfToken, action: '/setup/once', passwordMinimum: 15, organization }
  return {
    'sign-in': <SignInPage csrfToken={csrfToken} identifier="" destination={app} organization={organization} />,
    'sign-in-again': (
      <SignInPage csrfToken={csrfToken} identifier={typed} continueTo={typed} destination={app} problem={sentence} />
    ),
    'signed-in': <SignedInPage csrfToken={csrfToken} name={person} continueHref="/account" destination={app} />,
    'signed-out': <SignedOutPage organization={organization} />,
    'signed-out-of-app': (
      <SignedOutPage organization={organization} place={app} backHref="https://contoso.zendesk.com/hc" />
    ),
    account: <AccountPage {...account} isEmailVerified apps={apps} isAdministrator />,
    'account-unverified': <AccountPage {...account} isEmailVerified={false} apps={[]} />,
    setup: <SetupPage {...setup} purpose={{ kind: 'first-administrator', name: '', email: '' }} />,
    'setup-errors': (
      <SetupPage
        {...setup}
        purpose={{ kind: 'first-administrator', name: person, email: typed }}
        errors={{ email: sentence, password: 'Use at least 15 characters.' }}
      />
    ),
    'new-password': <SetupPage {...setup} purpose={{ kind: 'new-password', name: person }} />,
    'password-saved': <PasswordSavedPage organization={organization} />,
    'fallback-list': <FallbackListPage apps={apps} organization={organization} />,
    'fallback-none': <FallbackListPage apps={[]} />,
    fallback: <FallbackPage appName={app} host={host} links={fallback} organization={organization} />,
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

function handoffPages({ person, app, organization, sentence, message, typed }: Words): Record<string, VNode> {
  const next = ['Open the confirmation message we sent you, and follow its link.', sentence]
  const common = { appName: app, next, reference: '7f3c2a90', fallback, organization }
  const token = { action: 'https://contoso.zendesk.com/access/jwt', jwt: 'eyJ.eyJ.sig', nonce, appName: app }
  return {
    handoff: <HandoffPage {...token} returnTo={typed} />,
    refused: <RefusedPage {...common} sentence={sentence} signedIn={{ name: person, csrfToken: 'csrf-of-member' }} />,
    'refused-elsewhere': (
      <RefusedPage {...common} sentence={sentence} retryHref="/sso/zendesk/contoso" accountHref="/account" />
    ),
    'zendesk-error': (
      <ZendeskErrorPage {...common} message={message} explanation={sentence} retryHref="/sso/zendesk/contoso" />
    ),
    'zendesk-error-loop': <ZendeskErrorPage {...common} explanation={sentence} />,
  }
}

function consolePages({ person, app, organization, host, sentence, message, typed }: Words): Record<string, VNode> {
  const csrfToken = 'csrf-of-administrator'
  const frame: ConsoleFrame = { organization, nav, signedIn: { name: person, csrfToken } }
  const loudFrame: ConsoleFrame = {
    ...frame,
    banner: 'ZENDESK_ORIGIN is not the real Zendesk: practice mode.',
    flash: { tone: 'success', message: sentence },
  }
  const details: AppPageProps['app'] = {
    key: 'contoso',
    name: app,
    host,
    hosts: [host, 'help.example.org'],
    isEnabled: true,
    remoteLoginUrl: 'https://id.example.org/sso/zendesk/contoso',
    remoteLogoutUrl: 'https://id.example.org/sso/zendesk/contoso/logout?email=&external_id=',
    secretSetAt: new Date('2026-11-03T08:05:00Z'),
    createdAt: new Date('2026-11-02T16:40:00Z'),
  }
  const appPage = { csrfToken, fallbackHref: '/fallback/contoso', canChange: true }
  const typedValues = { name: typed, subdomain: message, hosts: `${host}\n${typed}`, isEnabled: true }
  return {
    apps: (
      <AppListPage
        frame={loudFrame}
        canAdd
        apps={[
          { key: 'contoso', name: app, host, state: 'enabled' },
          { key: 'fabrikam', name: 'Fabrikam Support', host: 'fabrikam.zendesk.com', state: 'disabled' },
          { key: 'sandbox', name: 'Sandbox', host: 'contoso-sandbox.zendesk.com', state: 'no-secret' },
        ]}
      />
    ),
    'apps-empty': <AppListPage frame={frame} canAdd apps={[]} />,
    'app-add': (
      <AppFormPage
        frame={frame}
        csrfToken={csrfToken}
        values={{ name: '', subdomain: '', hosts: '', isEnabled: false }}
      />
    ),
    'app-add-errors': (
      <AppFormPage
        frame={frame}
        csrfToken={csrfToken}
        values={typedValues}
        errors={{ subdomain: sentence, secret: 'The secret holds a space. Copy it again from Zendesk.' }}
      />
    ),
    'app-edit': (
      <AppFormPage
        frame={frame}
        csrfToken={csrfToken}
        values={typedValues}
        editing={{ key: 'contoso', name: app, version: 3, hasSecret: true }}
      />
    ),
    'app-edit-without-secret': (
      <AppFormPage
        frame={frame}
        csrfToken={csrfToken}
        values={{ ...typedValues, isEnabled: false }}
        editing={{ key: 'contoso', name: app, version: 3, hasSecret: false }}
        errors={{ enabled: sentence }}
      />
    ),
    'app-edit-conflict': (
      <AppFormPage
        frame={frame}
        csrfToken={csrfToken}
        values={typedValues}
        editing={{ key: 'contoso', name: app, version: 3, hasSecret: true }}
        conflict={[{ label: 'Friendly name', stored: app }]}
      />
    ),
    app: <AppPage {...appPage} frame={loudFrame} app={details} checked={{ kind: 'good' }} />,
    'app-off': (
      <AppPage
        {...appPage}
        frame={frame}
        app={{ ...details, isEnabled: false, hosts: [] }}
        checked={{ kind: 'bad', sentence: message }}
        deleteError={sentence}
      />
    ),
    'app-without-secret': (
      <AppPage
        {...appPage}
        frame={{ ...frame, flash: { tone: 'danger', message: sentence } }}
        app={{ ...details, isEnabled: false, secretSetAt: undefined }}
        fallbackHref={undefined}
      />
    ),
    'app-without-secret-checked': (
      <AppPage
        {...appPage}
        frame={frame}
        app={{ ...details, isEnabled: false, secretSetAt: undefined }}
        fallbackHref={undefined}
        checked={{ kind: 'unknown', sentence: message }}
      />
    ),
    'app-without-secret-read-only': (
      <AppPage
        {...appPage}
        frame={frame}
        app={{ ...details, isEnabled: false, secretSetAt: undefined }}
        fallbackHref={undefined}
        canChange={false}
      />
    ),
    'app-read-only': (
      <AppPage
        {...appPage}
        frame={{ ...frame, flash: { tone: 'danger', message: sentence } }}
        app={details}
        canChange={false}
      />
    ),
  }
}

const fallback = {
  normal: 'https://contoso.zendesk.com/access/normal',
  bypass: 'https://contoso.zendesk.com/access/sso_bypass',
}

/** As many entries as the console will ever have, so that the frame is tried at its fullest. */
const nav = ['Apps', 'Members', 'Safeguards', 'Audits', 'Events', 'Jobs', 'Settings'].map((label) => ({
  label,
  href: `/admin/${label.toLowerCase()}`,
  isCurrent: label === 'Apps',
}))
