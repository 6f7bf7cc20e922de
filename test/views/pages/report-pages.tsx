/** Choosing a report, in all its states. */
import type { VNode } from 'preact'
import type { ConsoleFrame } from '../../../views/parts/console-shell.tsx'
import { ExportPage, type ExportPageProps } from '../../../views/safeguards/reports/export-page.tsx'
import type { Words } from './words.ts'

const at = new Date('2026-11-19T14:03:00Z')

export function reportPages({ person, organization, typed }: Words): Record<string, VNode> {
  const frame: ConsoleFrame = {
    organization,
    nav: [{ label: 'Safeguards', href: '/admin/safeguards', isCurrent: true }],
    signedIn: { name: person, csrfToken: 'csrf-of-administrator' },
  }
  const page: ExportPageProps = {
    ...{ frame, csrfToken: 'csrf-of-administrator', errors: {} },
    last: { finishedAt: at, completeness: 'ok' },
    values: { format: 'html', minimum: 'info', hasNames: false, isNewOnly: false },
  }
  return {
    'export a report': <ExportPage {...page} />,
    'export a report of a blind audit, wrongly filled in': (
      <ExportPage
        {...page}
        last={{ finishedAt: at, completeness: 'blind' }}
        values={{ format: typed, minimum: typed, hasNames: true, isNewOnly: true }}
        errors={{ format: 'Choose a format.', minimum: 'Choose a severity.' }}
      />
    ),
    'export a report before any audit': <ExportPage {...page} last={undefined} />,
  }
}
