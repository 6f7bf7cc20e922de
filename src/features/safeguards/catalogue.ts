/**
 * The catalogue of findings: one row each, what it is worth and what it does to a hand-off. Its words are in
 * views/safeguards/finding-words.ts. Whoever adds a row adds a check, words, a positive and a negative test.
 */

/** What a failed check does to a hand-off: refuse it, keep it until somebody decides, or let it pass with a remark. */
export type Gate = 'block' | 'hold' | 'warn'

export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const
export type Severity = (typeof severities)[number]

export const confidences = ['certain', 'likely', 'possible'] as const
export type Confidence = (typeof confidences)[number]

/** What a finding does to a hand-off of whoever it is about; `none`: nothing. */
export type GateSetting = Gate | 'none'

/** What a finding is read from; without it the finding is unknown, not absent. */
export type Source =
  /** The member store. */
  | 'members'
  /** App registrations and Latchkey's own settings. */
  | 'configuration'
  /** What happened here: sign-ins, hand-offs, errors that Zendesk reported. */
  | 'history'
  /** Zendesk users: an export that was brought in, or the API. */
  | 'zendesk-users'
  /** Zendesk's settings of single sign-on: the API alone. */
  | 'zendesk-settings'
  /** Two looks at Zendesk, one after the other. */
  | 'zendesk-changes'

type Row = {
  /** Of an ordinary one; a check may say more where staff is touched. */
  severity: Severity
  confidence: Confidence
  gate: GateSetting
  needs: readonly Source[]
  /** `app`: each registration has its own. */
  of: 'house' | 'app'
}

const house = (
  severity: Severity,
  gate: GateSetting,
  needs: readonly Source[],
  confidence: Confidence = 'certain',
): Row => ({ severity, confidence, gate, needs, of: 'house' })
const app = (
  severity: Severity,
  gate: GateSetting,
  needs: readonly Source[],
  confidence: Confidence = 'certain',
): Row => ({ severity, confidence, gate, needs, of: 'app' })

export const catalogue = {
  // From the member store alone.
  'duplicate-email': house('critical', 'block', ['members']),
  'equivalent-email': house('high', 'hold', ['members'], 'likely'),
  'accent-variant-email': house('low', 'none', ['members'], 'possible'),
  'alias-email': house('medium', 'warn', ['members'], 'likely'),
  'lookalike-email': house('low', 'warn', ['members'], 'possible'),
  'lookalike-staff-email': house('high', 'hold', ['members'], 'likely'),
  'role-address-email': house('medium', 'warn', ['members'], 'likely'),
  'organisation-email-shared': house('high', 'block', ['members'], 'likely'),
  'unverified-email': house('high', 'block', ['members']),
  'staff-domain-self-registered': house('high', 'block', ['members'], 'likely'),
  'email-hidden-characters': house('high', 'block', ['members']),
  'malformed-email': house('medium', 'block', ['members']),
  'username-equals-foreign-email': house('high', 'block', ['members']),
  'email-recycled': house('high', 'hold', ['members'], 'likely'),
  'email-domain-dead': house('medium', 'warn', ['members'], 'likely'),
  'disposable-email': house('low', 'none', ['members'], 'likely'),
  'email-domain-typo': house('info', 'none', ['members'], 'possible'),
  'pending-email-change': house('medium', 'none', ['members']),
  'email-changed-recently': app('medium', 'warn', ['members', 'history']),
  'external-id-duplicate': app('critical', 'block', ['members', 'configuration']),
  'external-id-case-variant': house('high', 'block', ['members']),
  'external-id-reused': house('critical', 'block', ['members']),
  'external-id-unstable': house('medium', 'warn', ['members'], 'likely'),
  'shared-phone': house('low', 'none', ['members'], 'possible'),
  'import-would-collide': house('high', 'none', ['members']),

  // With what is known of Zendesk.
  'update-external-ids-on': app('critical', 'block', ['zendesk-settings']),
  'update-external-ids-unknown': app('medium', 'warn', ['configuration']),
  'staff-email-match': app('critical', 'block', ['zendesk-users']),
  'staff-without-external-id': app('high', 'block', ['zendesk-users']),
  'staff-external-id-unknown': app('high', 'hold', ['zendesk-users']),
  'end-users-enabled-before-staff': app('high', 'warn', ['zendesk-users']),
  'external-id-mismatch': app('high', 'block', ['zendesk-users']),
  'split-identity': app('high', 'hold', ['zendesk-users']),
  'email-rewrite-pending': app('high', 'hold', ['zendesk-users']),
  'secondary-email-match': app('medium', 'warn', ['zendesk-users']),
  'zendesk-duplicate-person': app('low', 'none', ['zendesk-users'], 'possible'),
  'orphan-external-id': app('medium', 'none', ['zendesk-users']),
  'external-id-foreign-format': app('medium', 'warn', ['zendesk-users'], 'possible'),
  'external-id-namespace-collision': app('critical', 'block', ['zendesk-users', 'configuration'], 'likely'),
  'secret-stale': app('high', 'none', ['zendesk-settings']),
  'remote-login-url-foreign': app('high', 'none', ['zendesk-settings']),
  'logout-url-leaks-identity': app('low', 'none', ['zendesk-settings']),
  'second-active-idp': app('medium', 'none', ['zendesk-settings']),
  'sso-inactive': app('info', 'none', ['zendesk-settings']),
  'zendesk-data-stale': app('medium', 'warn', ['configuration']),
  'suspended-or-deleted-match': app('medium', 'hold', ['zendesk-users']),

  // What was seen to happen.
  'external-id-overwritten': app('critical', 'none', ['zendesk-changes', 'history'], 'likely'),
  'external-id-added': app('info', 'none', ['zendesk-changes', 'history']),
  'email-overwritten': app('high', 'none', ['zendesk-changes', 'history'], 'likely'),
  'profile-flapping': app('high', 'none', ['zendesk-changes', 'history'], 'likely'),
  'staff-role-changed': app('high', 'none', ['zendesk-changes']),
  'sign-in-without-issuance': app('high', 'none', ['zendesk-users', 'history'], 'possible'),
  'sso-setting-changed': app('high', 'none', ['zendesk-settings']),
  'zendesk-sign-in-refused': app('medium', 'none', ['history']),
  'clock-skew': app('medium', 'none', ['history']),
  'token-burst': app('medium', 'none', ['history'], 'possible'),
  'password-spray': house('high', 'none', ['history'], 'likely'),
  'credential-stuffing': house('high', 'none', ['history'], 'likely'),
  'reset-burst': house('medium', 'none', ['history'], 'possible'),
  'enumeration-probe': house('medium', 'none', ['history'], 'possible'),

  // Our own configuration.
  'weak-shared-secret': app('critical', 'none', ['configuration']),
  'shared-secret-reused': app('high', 'none', ['configuration']),
  'secret-old': app('low', 'none', ['configuration']),
  'secret-exposed': app('high', 'none', ['configuration']),
  'return-to-unlisted': app('high', 'none', ['configuration']),
  'token-in-url': app('medium', 'none', ['configuration']),
  'role-claim-enabled': app('high', 'none', ['configuration']),
  'public-url-insecure': house('high', 'none', ['configuration']),
  'trust-proxy-open': house('medium', 'none', ['configuration']),
  'session-store-memory': house('medium', 'none', ['configuration']),
  'admin-without-mfa': house('high', 'none', ['configuration']),
  'debug-on': house('medium', 'none', ['configuration']),
  'duplicate-registration': app('medium', 'none', ['configuration']),
} as const satisfies Record<string, Row>

export type FindingCode = keyof typeof catalogue
export const findingCodes = Object.keys(catalogue) as readonly FindingCode[]
export const isFindingCode = (text: string): text is FindingCode => Object.hasOwn(catalogue, text)
/** What no audit looks for, and why: it is met elsewhere, or cannot come about here. */
export const notAudited: Readonly<Partial<Record<FindingCode, string>>> = {
  'import-would-collide': 'Looked for when a member file is brought in, before anything is written: see the import.',
  'email-domain-dead': 'Latchkey does not look up mail domains: it would tell a name server who the members are.',
  'token-in-url': 'Latchkey has no way to hand a token over in an address.',
  'session-store-memory': 'Sessions are in the database; there is no other store.',
}

export const rowOf = (code: FindingCode): Row => catalogue[code]
