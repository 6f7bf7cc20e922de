/** Of several members who may be one person: which of them to keep, and why. A suggestion; nobody is merged by it. */
import type { FindingCode } from '../../catalogue.ts'
import type { FindingMember } from './finding-record.query.ts'

/** In the order in which they count. */
const grounds = {
  /** Somebody in Zendesk carries their external ID. */
  linked: ({ linkedIn }) => (linkedIn.length > 0 ? 1 : 0),
  verified: ({ isVerified }) => (isVerified ? 1 : 0),
  'newest-sign-in': ({ lastSignedInAt }) => lastSignedInAt?.getTime() ?? 0,
  credentials: ({ hasCredentials }) => (hasCredentials ? 1 : 0),
  oldest: ({ createdAt }) => -createdAt.getTime(),
} as const satisfies Record<string, (member: FindingMember) => number>

export type SurvivorGround = keyof typeof grounds

/** `because`: what told them from the others, the weightiest first. */
export type Survivor = { memberId: string; because: SurvivorGround[] }

/** More share an address than one person would have accounts. */
const mostAccounts = 10

const mayBeOnePerson: ReadonlySet<FindingCode> = new Set([
  'duplicate-email',
  'equivalent-email',
  'accent-variant-email',
  'alias-email',
  'lookalike-email',
  'external-id-case-variant',
])

/** Undefined: they are hardly one person, too many, or nothing tells them apart. */
export function suggestSurvivor(code: FindingCode, members: readonly FindingMember[]): Survivor | undefined {
  if (!mayBeOnePerson.has(code) || members.length < 2 || members.length > mostAccounts) return undefined
  let left = [...members]
  const because: SurvivorGround[] = []
  for (const [name, worthOf] of Object.entries(grounds)) {
    const most = Math.max(...left.map(worthOf))
    const best = left.filter((member) => worthOf(member) === most)
    if (best.length < left.length) because.push(name as SurvivorGround)
    left = best
  }
  const [survivor, ...equals] = left
  return survivor && equals.length === 0 ? { memberId: survivor.id, because } : undefined
}
