/** Every page of the product with given words in every place where words from outside can stand. */
import type { VNode } from 'preact'
import { accessPages } from './pages/access-pages.tsx'
import { addressPages } from './pages/address-pages.tsx'
import { accountPages } from './pages/account-pages.tsx'
import { auditPages } from './pages/audit-pages.tsx'
import { appPages } from './pages/app-pages.tsx'
import { brandingPages } from './pages/branding-pages.tsx'
import { findingPages } from './pages/finding-pages.tsx'
import { gatePages } from './pages/gate-pages.tsx'
import { handoffPages } from './pages/handoff-pages.tsx'
import { historyPages } from './pages/history-pages.tsx'
import { importPages } from './pages/import-pages.tsx'
import { keptFormPages } from './pages/kept-form-pages.tsx'
import { mailPages } from './pages/mail-pages.tsx'
import { mappingPages } from './pages/mapping-pages.tsx'
import { memberListPages } from './pages/member-list-pages.tsx'
import { memberPages } from './pages/member-pages.tsx'
import { memberRecordPages } from './pages/member-record-pages.tsx'
import { mergePages } from './pages/merge-pages.tsx'
import { recoveryPages } from './pages/recovery-pages.tsx'
import { passkeyPages } from './pages/passkey-pages.tsx'
import { registrationPages } from './pages/registration-pages.tsx'
import { reportPages } from './pages/report-pages.tsx'
import { rolloutPages } from './pages/rollout-pages.tsx'
import { securityPages } from './pages/security-pages.tsx'
import { secondFactorPages } from './pages/second-factor-pages.tsx'
import { setUpGuidePages } from './pages/set-up-guide-pages.tsx'
import { translatedPages } from './pages/translated-pages.tsx'
import { safeguardSettingsPages } from './pages/safeguard-settings-pages.tsx'
import { webhookPages } from './pages/webhook-pages.tsx'
import { zendeskPages } from './pages/zendesk-pages.tsx'
import type { Words } from './pages/words.ts'

const rooms = [
  memberPages,
  secondFactorPages,
  addressPages,
  handoffPages,
  translatedPages,
  keptFormPages,
  passkeyPages,
  appPages,
  setUpGuidePages,
  recoveryPages,
  rolloutPages,
  accessPages,
  accountPages,
  mappingPages,
  memberListPages,
  memberRecordPages,
  mergePages,
  importPages,
  historyPages,
  auditPages,
  mailPages,
  registrationPages,
  brandingPages,
  securityPages,
  findingPages,
  reportPages,
  gatePages,
  safeguardSettingsPages,
  webhookPages,
  zendeskPages,
]

/** Pages by a name that says which state they show. */
export function pages(words: Words): Record<string, VNode> {
  const all = rooms.flatMap((room) => Object.entries(room(words)))
  const byName = new Map(all)
  if (byName.size < all.length) throw new Error('two states have one name')
  return Object.fromEntries(byName)
}
