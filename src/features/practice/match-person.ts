/** Whom a hand-off means, and what becomes of external ID and address: the match matrix, with every reading of it. */
import { blocklisted, ourWords, seenAtZendesk } from './messages.ts'
import type { MatchCase, Person, PracticeState } from './practice-state.ts'
import type { PracticeSwitches } from './practice-switches.ts'

export type Decision =
  | { kind: 'create'; externalId: string | undefined }
  | { kind: 'sign-in'; person: Person; externalId?: string; address?: 'replace-primary' | 'add-secondary' }
  | { kind: 'refused'; message: string; because: string }

type Sent = { email: string; externalId: string | undefined }
type Found = { byId?: Person | undefined; byEmail?: Person | undefined; bySecondary?: Person | undefined }
type World = Pick<PracticeState, 'people' | 'switches' | 'blocklist'>

/** Changes nothing: the caller carries the decision out. */
export function matchPerson(sent: Sent, world: World): { case: MatchCase; decision: Decision } {
  const found = findPeople(sent, world)
  const { updateExternalIds, orderWhenOn } = world.switches
  const isEmailFirst = updateExternalIds && orderWhenOn === 'email-first'
  const decision = isEmailFirst ? decideByEmail(sent, found, world) : decideById(sent, found, world)
  return { case: nameCase(sent, found), decision }
}

/** The form in which two addresses are compared, for the chosen reading. */
function addressKey(address: string, comparison: PracticeSwitches['emailComparison']): string {
  if (comparison === 'exact') return address
  const lower = address.toLowerCase()
  if (comparison === 'ignore-plus-tag') return lower.replace(/\+[^@]*@/, '@')
  return comparison === 'ignore-accents' ? lower.normalize('NFD').replace(/\p{M}/gu, '') : lower
}

function findPeople({ email, externalId }: Sent, { people, switches }: World): Found {
  const keyOf = (address: string) => addressKey(address, switches.emailComparison)
  const alive = people.filter(({ isDeleted }) => !isDeleted)
  return {
    byId: externalId === undefined ? undefined : alive.find((person) => hasExternalId(person, externalId)),
    byEmail: alive.find((person) => keyOf(person.email) === keyOf(email)),
    bySecondary: alive.find((person) => person.secondaryEmails.some((other) => keyOf(other) === keyOf(email))),
  }
}

function nameCase({ externalId }: Sent, { byId, byEmail, bySecondary }: Found): MatchCase {
  const owner = byEmail ?? bySecondary
  if (byId) {
    if (byId === byEmail) return 'B'
    // An address that is somebody else's secondary one collides just as a primary one does.
    return owner && owner !== byId ? 'F' : 'C'
  }
  if (byEmail) {
    if (externalId === undefined) return 'email-only'
    return byEmail.externalId === undefined ? 'D' : 'E'
  }
  return bySecondary ? 'G' : 'A'
}

/** Updating is Off, or the reading that tries the external ID first. */
function decideById(sent: Sent, found: Found, world: World): Decision {
  const { byId, byEmail, bySecondary } = found
  const { switches } = world
  if (byId) {
    if (byId === byEmail || switches.emailRewrite === 'leave') return { kind: 'sign-in', person: byId }
    const owner = byEmail ?? bySecondary
    if (owner && owner !== byId) return emailTaken
    return { kind: 'sign-in', person: byId, address: switches.emailRewrite }
  }
  const isLookedUpByEmail = sent.externalId === undefined || switches.updateExternalIds
  if (byEmail && !isLookedUpByEmail && switches.whenIdUnknown === 'create-new') return emailTaken
  return byEmail ? takeOver(byEmail, sent, found, world) : decideWithoutPrimary(sent, found, world)
}

/** Updating is On, and the address stays the key even when an external ID is received. */
function decideByEmail(sent: Sent, found: Found, world: World): Decision {
  return found.byEmail ? takeOver(found.byEmail, sent, found, world) : decideWithoutPrimary(sent, found, world)
}

/** The address leads to `person`; may they have the external ID that came with it? */
function takeOver(person: Person, { externalId }: Sent, { byId }: Found, world: World): Decision {
  if (externalId === undefined || hasExternalId(person, externalId)) return { kind: 'sign-in', person }
  const { updateExternalIds, onMismatch } = world.switches
  if (person.externalId !== undefined && !updateExternalIds) {
    if (onMismatch === 'keep-id') return { kind: 'sign-in', person }
    return { kind: 'refused', message: ourWords.mismatch, because: 'match.other-external-id' }
  }
  if (byId !== undefined || isReserved(externalId, world)) return externalIdTaken
  return { kind: 'sign-in', person, externalId }
}

function decideWithoutPrimary(sent: Sent, found: Found, world: World): Decision {
  const { bySecondary, byId } = found
  const { secondaryMatch } = world.switches
  if (bySecondary && secondaryMatch === 'match') return takeOver(bySecondary, sent, found, world)
  if (bySecondary && secondaryMatch === 'refuse') return emailTaken
  if (isBlocked(sent.email, world.blocklist)) {
    return { kind: 'refused', message: blocklisted(sent.email), because: 'email.blocklisted' }
  }
  if (byId !== undefined || isReserved(sent.externalId, world)) return externalIdTaken
  return { kind: 'create', externalId: sent.externalId }
}

/** Unique per account, upper and lower case being the same, as in the Users API. */
const hasExternalId = (person: Person, externalId: string): boolean =>
  person.externalId?.toLowerCase() === externalId.toLowerCase()

const isReserved = (externalId: string | undefined, { people, switches }: World): boolean =>
  externalId !== undefined &&
  switches.deletedIds === 'reserved' &&
  people.some((person) => person.isDeleted && hasExternalId(person, externalId))

function isBlocked(email: string, blocklist: readonly string[]): boolean {
  const address = email.toLowerCase()
  return blocklist
    .map((entry) => entry.toLowerCase())
    .some((entry) => (entry.includes('@') ? entry === address : address.endsWith(`@${entry}`)))
}

const emailTaken: Decision = { kind: 'refused', message: ourWords.emailTaken, because: 'match.email-taken' }
const externalIdTaken: Decision = {
  kind: 'refused',
  message: seenAtZendesk.externalIdTaken,
  because: 'match.external-id-taken',
}
