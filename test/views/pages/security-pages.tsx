/** The page of the security settings: as it is, with everything wrong, asking before it loosens, and to be read. */
import type { VNode } from 'preact'
import type { ConsoleFrame } from '../../../views/parts/console-shell.tsx'
import {
  SecuritySettingsPage,
  type SecuritySettingsPageProps,
} from '../../../views/security-settings/security-settings-page.tsx'
import { looseningWords } from '../../../views/security-settings/setting-words.ts'
import type { Words } from './words.ts'

export function securityPages({ person, organization, typed, sentence }: Words): Record<string, VNode> {
  const csrfToken = 'csrf-of-administrator'
  const frame: ConsoleFrame = {
    organization,
    nav: [{ label: 'Settings', href: '/admin/settings', isCurrent: true }],
    signedIn: { name: person, csrfToken },
  }
  const page: SecuritySettingsPageProps = {
    ...{ frame, csrfToken, version: 3, canChange: true },
    people: { administrators: { all: 4, without: 1 }, staff: { all: 1_204, without: 96 } },
    values: {
      ...{ leastCharacters: '15', checksBreaches: 'on', breachHost: 'https://api.pwnedpasswords.com' },
      ...{ secondFactorFor: 'staff', rememberDays: '30', idleMinutes: '120', absoluteMinutes: '720' },
      ...{ handoffMinutes: '', registration: 'approved', registrationDomains: `example.org\n${typed}` },
    },
  }
  const { leastCharacters, registrationDomains, ...others } = page.values
  return {
    'security-settings': <SecuritySettingsPage {...page} toConfirm={Object.keys(looseningWords)} />,
    'security-settings-errors': (
      <SecuritySettingsPage
        {...page}
        values={{ ...others, leastCharacters: typed, registrationDomains: registrationDomains ?? '' }}
        errors={{ secondFactorFor: sentence, leastCharacters: sentence, registrationDomains: sentence }}
        conflict={{
          stored: page.values,
          typed: { ...others, leastCharacters: leastCharacters ?? '', idleMinutes: '1' },
        }}
        setUpHref="/account/security/second-factor?continue=%2Fadmin%2Fsettings%2Fsecurity"
      />
    ),
    'security-settings-read-only': <SecuritySettingsPage {...page} canChange={false} />,
  }
}
