/** The app registrations in the console. */
import type { VNode } from 'preact'
import { AppFormPage } from '../../../views/apps/app-form-page.tsx'
import { AppListPage } from '../../../views/apps/app-list-page.tsx'
import { AppPage, type AppPageProps } from '../../../views/apps/app-page.tsx'
import type { ConsoleFrame } from '../../../views/parts/console-shell.tsx'
import { nav } from './around.ts'
import type { Words } from './words.ts'

export function appPages({ person, app, organization, host, sentence, message, typed }: Words): Record<string, VNode> {
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
    stage: 'everyone' as const,
    secretSetAt: new Date('2026-11-03T08:05:00Z'),
    createdAt: new Date('2026-11-02T16:40:00Z'),
  }
  const appPage = { csrfToken, fallbackHref: '/fallback/contoso', canChange: true }
  const typedValues = { name: typed, subdomain: message, hosts: `${host}\n${typed}` }
  return {
    apps: (
      <AppListPage
        frame={loudFrame}
        canAdd
        apps={[
          { key: 'contoso', name: app, host, state: 'everyone' },
          { key: 'fabrikam', name: 'Fabrikam Support', host: 'fabrikam.zendesk.com', state: 'draft' },
          { key: 'sandbox', name: 'Sandbox', host: 'contoso-sandbox.zendesk.com', state: 'no-secret' },
        ]}
      />
    ),
    'apps-empty': <AppListPage frame={frame} canAdd apps={[]} />,
    'app-add': <AppFormPage frame={frame} csrfToken={csrfToken} values={{ name: '', subdomain: '', hosts: '' }} />,
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
        values={typedValues}
        editing={{ key: 'contoso', name: app, version: 3, hasSecret: false }}
        errors={{ name: sentence }}
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
        app={{ ...details, stage: 'draft', isEnabled: false, secretSetAt: undefined }}
        fallbackHref={undefined}
      />
    ),
    'app-without-secret-checked': (
      <AppPage
        {...appPage}
        frame={frame}
        app={{ ...details, stage: 'draft', isEnabled: false, secretSetAt: undefined }}
        fallbackHref={undefined}
        checked={{ kind: 'unknown', sentence: message }}
      />
    ),
    'app-without-secret-read-only': (
      <AppPage
        {...appPage}
        frame={frame}
        app={{ ...details, stage: 'draft', isEnabled: false, secretSetAt: undefined }}
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
