/** The places of the safeguards, side by side. */
import { Tabs } from '../parts/tabs.tsx'

export type SafeguardPlace = 'findings' | 'holds' | 'audits' | 'trend'

export function SafeguardTabs({ here }: { here: SafeguardPlace }) {
  return (
    <Tabs
      label="Safeguards"
      tabs={places.map(({ place, label, href }) => ({ label, href, isCurrent: place === here }))}
    />
  )
}

const places: readonly { place: SafeguardPlace; label: string; href: string }[] = [
  { place: 'findings', label: 'Findings', href: '/admin/safeguards' },
  { place: 'holds', label: 'Held hand-offs', href: '/admin/safeguards/holds' },
  { place: 'audits', label: 'Audits', href: '/admin/audits' },
  { place: 'trend', label: 'Trend', href: '/admin/safeguards/trend' },
]
