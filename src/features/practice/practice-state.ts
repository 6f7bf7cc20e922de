/** Everything the practice Zendesk remembers. In memory only: a stand-in starts afresh each time. */
import { defaultSwitches, type PracticeSwitches } from './practice-switches.ts'

export type PracticeSettings = {
  subdomain: string
  sharedSecret: string
  /** Either URL may be empty: then the practice Zendesk falls back on its own pages, as Zendesk does. */
  remoteLoginUrl: string
  remoteLogoutUrl: string
  /** Its own public origin; may be set later, when the port is known. */
  origin?: string
  /** Origins of further brands: good as return_to, refused as the place to post a token. */
  brandOrigins?: readonly string[]
  ipRanges?: string
  switches?: Partial<PracticeSwitches>
  people?: readonly SeedPerson[]
  organizations?: readonly Organization[]
  /** Custom profile fields that exist; others are passed over in silence, as Zendesk does. */
  userFields?: readonly UserField[]
  /** Addresses or domains that may not sign up. */
  blocklist?: readonly string[]
  tickets?: readonly SeedTicket[]
}

export type PracticeRole = 'end-user' | 'agent' | 'admin' | 'owner'
export type Organization = { name: string; externalId?: string }
export type UserField = { key: string; kind: 'text' | 'checkbox' | 'date' | 'number' } | Dropdown
type Dropdown = { key: string; kind: 'dropdown'; options: readonly string[] }
export type SeedTicket = { requester: string; subject: string; status?: Ticket['status'] }
export type Ticket = { id: number; requester: string; subject: string; status: 'open' | 'pending' | 'solved' }

export type SeedPerson = { name: string; email: string } & Partial<Omit<Person, 'id' | 'name' | 'email' | 'createdAt'>>
export type Person = {
  id: number
  name: string
  /** The primary address. */
  email: string
  secondaryEmails: string[]
  externalId?: string | undefined
  phone?: string | undefined
  role: PracticeRole
  customRoleId?: number | undefined
  localeId?: number | undefined
  photoUrl?: string | undefined
  organizations: string[]
  tags: string[]
  /** A map, so that no key a token brings can reach a prototype. */
  userFields: Map<string, unknown>
  isSuspended: boolean
  isDeleted: boolean
  createdAt: Date
  lastSignInAt?: Date | undefined
}

/**
 * A nobody; B one person has both; C only the external ID matches; D only the address, its owner has no external ID;
 * E only the address, its owner has another external ID; F external ID and address belong to two people; G the address
 * is somebody's secondary one. `email-only`: no external ID was sent and the address matches.
 */
export type MatchCase = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'email-only'

export type LoggedHandoff = {
  at: Date
  verdict: 'signed-in' | 'created' | 'refused'
  case: MatchCase | undefined
  message: string
  because: string
  /** What the token said, as text; the token itself is never kept. */
  claims: string | undefined
  personId: number | undefined
  hasSession: boolean
}

export type PracticeState = {
  subdomain: string
  sharedSecret: string
  remoteLoginUrl: string
  remoteLogoutUrl: string
  origin: string | undefined
  brandOrigins: string[]
  ipRanges: string
  switches: PracticeSwitches
  people: Person[]
  organizations: Organization[]
  userFields: UserField[]
  blocklist: string[]
  tickets: Ticket[]
  /** Newest first, at most fifty. */
  handoffs: LoggedHandoff[]
  usedJtis: Set<string>
  sessions: Map<string, PracticeSession>
}

export type PracticeSession = { personId: number; startedAt: Date }

export function createState(settings: PracticeSettings, now: Date): PracticeState {
  const state: PracticeState = {
    subdomain: settings.subdomain,
    sharedSecret: settings.sharedSecret,
    remoteLoginUrl: settings.remoteLoginUrl,
    remoteLogoutUrl: settings.remoteLogoutUrl,
    origin: settings.origin,
    brandOrigins: [...(settings.brandOrigins ?? [])],
    ipRanges: settings.ipRanges ?? '',
    switches: { ...defaultSwitches, ...settings.switches },
    people: [],
    organizations: [...(settings.organizations ?? [])],
    userFields: [...(settings.userFields ?? [])],
    blocklist: [...(settings.blocklist ?? [])],
    tickets: (settings.tickets ?? []).map((ticket, index) => ({ status: 'open', ...ticket, id: 101 + index })),
    handoffs: [],
    usedJtis: new Set(),
    sessions: new Map(),
  }
  for (const seed of settings.people ?? []) addPerson(state, seed, now)
  return state
}

export function addPerson(state: PracticeState, seed: SeedPerson, now: Date): Person {
  const person: Person = {
    secondaryEmails: [],
    role: 'end-user',
    organizations: [],
    tags: [],
    userFields: new Map(),
    isSuspended: false,
    isDeleted: false,
    ...structuredClone(seed),
    id: 360_000_000_001 + state.people.length,
    createdAt: now,
  }
  state.people.push(person)
  return person
}

/** Earlier tickets of any address this person has: what a hand-off opens to whoever comes with that address. */
export function listTickets(state: PracticeState, person: Person): Ticket[] {
  const addresses = [person.email, ...person.secondaryEmails].map((address) => address.toLowerCase())
  return state.tickets.filter(({ requester }) => addresses.includes(requester.toLowerCase()))
}

export const isTeamMember = (role: PracticeRole): boolean => role !== 'end-user'

/** Keeps the newest `limit` entries of a collection that remembers insertion order. */
export function forgetOldest(entries: Set<string> | Map<string, unknown>, limit: number): void {
  for (const key of entries.keys()) {
    if (entries.size <= limit) return
    entries.delete(key)
  }
}
