/** Facts that every check of the hand-off is content with. */
import { everyoneMayEnter } from '../../src/features/access/access-policy.ts'
import type { CheckedFacts } from '../../src/features/handoff/check.ts'

export const goodFacts: CheckedFacts = {
  app: {
    id: 'a',
    key: 'acme',
    name: 'Acme',
    subdomain: 'acme',
    returnHosts: [],
    stage: 'everyone',
    isEnabled: true,
    accessPolicy: everyoneMayEnter,
    fieldMapping: [],
    version: 1,
    secretSealed: '',
  },
  member: {
    id: '6f1c0f5e-6f6e-4a53-9d0a-0f3c9d1c2b11',
    externalId: 'm-1',
    username: undefined,
    name: 'Ada',
    email: 'ada@example.org',
    isVerified: true,
    phone: undefined,
    organization: undefined,
    locale: undefined,
    attributes: {},
    isStaff: false,
    hasRole: false,
    isActive: true,
    hasCredentials: true,
    namedIn: [],
    sharesAddress: false,
    recentErrors: 0,
  },
  proof: { proofs: ['password'], at: new Date('2026-01-01T00:00:00Z') },
  policy: { secondFactorFor: 'nobody', handoffProofMinutes: undefined },
  stamp: '',
  canSign: true,
}
