/** What members see of their own account, and the console of those who ask to be erased. */
import type { VNode } from 'preact'
import { ChangePasswordPage } from '../../../views/account/change-password-page.tsx'
import { DataPage } from '../../../views/account/data-page.tsx'
import { ProfilePage } from '../../../views/account/profile-page.tsx'
import { SecurityPage } from '../../../views/account/security-page.tsx'
import { ZendeskPage } from '../../../views/account/zendesk-page.tsx'
import { DeclineErasurePage } from '../../../views/erasures/decline-erasure-page.tsx'
import { ErasureListPage } from '../../../views/erasures/erasure-list-page.tsx'
import { Speak } from '../../../views/languages/speak.tsx'
import type { ConsoleFrame } from '../../../views/parts/console-shell.tsx'
import { nav } from './around.ts'
import type { Words } from './words.ts'

const at = new Date('2026-11-03T08:05:00Z')
const later = new Date('2026-11-04T09:00:00Z')

export function accountPages(words: Words): Record<string, VNode> {
  const { person, app, organization, email, sentence, typed } = words
  const csrfToken = 'csrf-of-member'
  const around = { account: { name: person, csrfToken }, organization }
  const frame: ConsoleFrame = { organization, nav, signedIn: { name: person, csrfToken: 'csrf-of-administrator' } }
  const request = { id: 'one', reason: sentence, askedAt: at, member: { id: 'two', name: person, externalId: typed } }
  const profile = profilePage(words)
  const security = securityPage(words)
  return {
    profile,
    'profile-de': <Speak speech={{ language: 'de', query: '' }}>{profile}</Speak>,
    'account-security': security,
    'account-security-de': <Speak speech={{ language: 'de', query: '' }}>{security}</Speak>,
    'change-password': (
      <ChangePasswordPage {...around} hasPassword least={15} errors={{ current: sentence, password: sentence }} />
    ),
    'change-password-none': <ChangePasswordPage {...around} hasPassword={false} least={15} />,
    'what-zendesk-knows': (
      <ZendeskPage
        {...around}
        apps={[
          {
            key: 'contoso',
            name: app,
            now: [
              { claim: 'email', value: email },
              { claim: 'external_id', value: typed },
              { claim: `user_fields.${typed}`, value: sentence },
            ],
            times: [
              { id: '2', at: later, claims: ['email', 'name', `user_fields.${typed}`] },
              { id: '1', at, claims: undefined },
            ],
          },
          { key: 'fabrikam', name: 'Fabrikam Support', now: undefined, times: [] },
        ]}
      />
    ),
    'your-data': <DataPage {...around} reason={typed} errors={{ reason: sentence }} />,
    'your-data-asked': <DataPage {...around} erasure={{ askedAt: at }} done="erasure-asked" />,
    'your-data-declined': <DataPage {...around} erasure={{ askedAt: at, declined: { at: later, reason: sentence } }} />,
    erasures: (
      <ErasureListPage
        frame={frame}
        requests={[request, { ...request, id: 'three', reason: undefined }]}
        moreHref="/admin/members/erasures?after=x"
      />
    ),
    'erasures-none': <ErasureListPage frame={frame} requests={[]} moreHref={undefined} />,
    'decline-erasure': (
      <DeclineErasurePage
        frame={frame}
        csrfToken="csrf-of-administrator"
        request={request}
        typed={typed}
        error={sentence}
      />
    ),
  }
}

function profilePage({ person, app, organization, email, sentence, typed }: Words): VNode {
  return (
    <ProfilePage
      account={{ name: person, csrfToken: 'csrf-of-member', here: 'profile' }}
      organization={organization}
      member={{
        name: person,
        externalId: typed,
        username: typed,
        organization,
        email,
        isEmailVerified: false,
        phone: '+442079460958',
        locale: 'pt-BR',
      }}
      told={{
        name: 'everywhere',
        externalId: 'everywhere',
        username: 'nowhere',
        organization: [app, 'Fabrikam Support'],
        email: 'everywhere',
        phone: 'everywhere',
        locale: [app],
      }}
      form={{ version: 2, phone: typed, locale: 'pt-BR', errors: { phone: sentence }, isOutdated: true }}
    />
  )
}

function securityPage({ person, organization }: Words): VNode {
  const place = { browser: 'Firefox', system: 'Linux', isHere: true, lastSeenAt: later }
  const unknown = { browser: undefined, system: undefined, isHere: false }
  return (
    <SecurityPage
      account={{ name: person, csrfToken: 'csrf-of-member', here: 'security' }}
      organization={organization}
      hasPassword
      factors={{ hasTotp: false, passkeys: 0, recoveryCodes: 3, isMissing: true }}
      sessions={[
        { ...place, handle: 'a1', ip: '2001:db8:85a3:8d3:1319:8a2e:370:7348', signedInAt: at },
        { ...place, ...unknown, handle: 'b2', ip: undefined, signedInAt: at },
      ]}
      browsers={[
        { ...place, id: 'one', firstSeenAt: at, rememberedUntil: later },
        { ...place, ...unknown, id: 'two', firstSeenAt: at, rememberedUntil: undefined },
      ]}
      done="session-ended"
    />
  )
}
