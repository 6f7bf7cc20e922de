/** How the safeguards work, in the console. */
import type { VNode } from 'preact'
import type { ConsoleFrame } from '../../../views/parts/console-shell.tsx'
import {
  SafeguardSettingsPage,
  type SafeguardSettingsPageProps,
} from '../../../views/safeguard-settings/safeguard-settings-page.tsx'
import { nav } from './around.ts'
import type { Words } from './words.ts'

export function safeguardSettingsPages({ person, organization, host, typed }: Words): Record<string, VNode> {
  const frame: ConsoleFrame = { organization, nav, signedIn: { name: person, csrfToken: 'csrf-of-administrator' } }
  const values = {
    schedule: '',
    zone: 'Europe/Berlin',
    staleAfterDays: '7',
    secretMaxAgeDays: '365',
    mixedDomains: host,
  }
  const settings: SafeguardSettingsPageProps = {
    ...{ frame, csrfToken: 'csrf-of-administrator', canChange: true, usualSchedule: '0 3 * * *', version: 1 },
    nextRuns: [new Date('2026-11-21T03:00:00Z'), new Date('2026-11-22T03:00:00Z')],
    people: [{ id: 'a', name: person }],
    values: { ...values, 'digest:a': 'on' },
  }
  return {
    'safeguard settings with faults': (
      <SafeguardSettingsPage
        {...settings}
        values={{ ...values, schedule: typed }}
        errors={{ schedule: 'Give five fields as cron has them.' }}
        conflict={{ stored: values, typed: { ...values, zone: typed } }}
      />
    ),
    'safeguard settings to read': <SafeguardSettingsPage {...settings} canChange={false} nextRuns={[]} />,
  }
}
