/**
 * What is known of the users of one Zendesk account, and of its settings of single sign-on: dated, and complete or not.
 * Files fill it now, the API may later; whoever asks does not see the difference.
 */
import { after, days } from '../../kernel/clock.ts'

/** Where knowledge of users comes from. A team-member export knows agents and admins only. */
export const sourceKinds = ['team-export', 'user-export', 'api'] as const
export type SourceKind = (typeof sourceKinds)[number]

/** What files are brought in as. */
export type FileKind = Exclude<SourceKind, 'api'>

/** `unknown`: the source does not say. */
export type ZendeskRole = 'end-user' | 'agent' | 'admin' | 'unknown'

/** What a source may not tell of its users. */
export const lackable = ['external-id', 'email', 'name', 'phone', 'role', 'suspended', 'last-sign-in'] as const
export type Lack = (typeof lackable)[number]

export type ZendeskAddress = { email: string; isPrimary: boolean; isVerified: boolean | undefined }

/** One user as a source tells of them. Undefined: the source does not say. */
export type ZendeskUser = {
  zendeskId: string
  name: string | undefined
  role: ZendeskRole | undefined
  /** `{ known: true, value: undefined }`: the source says that there is none. */
  externalId: { isKnown: boolean; value: string | undefined }
  isSuspended: boolean | undefined
  isDeleted: boolean
  /** E.164 where it could be read as such. */
  phone: string | undefined
  addresses: readonly ZendeskAddress[]
  /** Secondary addresses are told as well. */
  areAllAddresses: boolean
  lastLoginAt: Date | undefined
  updatedAt: Date | undefined
}

export type ZendeskSource = {
  kind: SourceKind
  /** The users are told of as they were then. */
  asOf: Date
  importedAt: Date
  /** Undefined: the command line, or somebody who is gone. */
  importedBy: string | undefined
  users: number
  isComplete: boolean
  lacks: readonly Lack[]
}

/** One configuration of single sign-on in Zendesk (developer.zendesk.com, remote_authentications). */
export type SsoConfiguration = {
  id: string
  kind: 'jwt' | 'saml' | 'oidc'
  name: string
  isActive: boolean
  updateExternalIds: boolean | undefined
  remoteLoginUrl: string | undefined
  remoteLogoutUrl: string | undefined
  /** Its first six characters, then asterisks. */
  maskedSecret: string | undefined
  isForEndUsers: boolean | undefined
  isForTeamMembers: boolean | undefined
}

export type SeenSsoConfiguration = SsoConfiguration & {
  asOf: Date
  /** Which settings differed when it last differed from the look before, and when that was seen. */
  changed: readonly string[]
  changedAt: Date | undefined
}

/** All that is known of one account. */
export type ZendeskDirectory = {
  sources: readonly ZendeskSource[]
  ssoConfigurations: readonly SeenSsoConfiguration[]
}

export const isStale = (asOf: Date, now: Date, staleAfterDays: number): boolean =>
  asOf < after(now, -days(staleAfterDays))

/**
 * Why what is known does not show everything, as codes; none of them: nothing is missing. `nothing`: no source at all.
 * `no-end-users`: team members only. The rest is about the sources that are there.
 */
export type Blindness =
  | 'nothing'
  | 'old'
  | 'incomplete'
  | 'no-end-users'
  | 'no-external-ids'
  | 'no-addresses'
  | 'no-roles'
  | 'no-suspensions'
  | 'no-last-sign-ins'

/** Each kind of fact is known when one fresh source tells it. */
export function blindnessOf(
  sources: readonly ZendeskSource[],
  { now, staleAfterDays }: { now: Date; staleAfterDays: number },
): Blindness[] {
  if (sources.length === 0) return ['nothing']
  const fresh = sources.filter(({ asOf }) => !isStale(asOf, now, staleAfterDays))
  if (fresh.length === 0) return ['old']
  const isTold = (lack: Lack): boolean => fresh.some(({ lacks }) => !lacks.includes(lack))
  const everybody = fresh.filter(({ kind }) => kind !== 'team-export')
  const found: [Blindness, boolean][] = [
    ['incomplete', !fresh.some(({ isComplete }) => isComplete)],
    ['no-end-users', everybody.length === 0],
    ['no-external-ids', !isTold('external-id')],
    ['no-addresses', !isTold('email')],
    ['no-roles', !isTold('role') && !fresh.some(({ kind }) => kind === 'team-export')],
    ['no-suspensions', !isTold('suspended')],
    ['no-last-sign-ins', !isTold('last-sign-in')],
  ]
  return found.filter(([, isMissing]) => isMissing).map(([code]) => code)
}
