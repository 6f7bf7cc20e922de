/**
 * Watches from outside whom Zendesk takes each member for, and says when a promise is broken. It believes nothing that
 * Latchkey believes: it sees the people in the practice Zendesk, and the decisions that were on record at a hand-off.
 */
import type { Deps } from '../../src/deps.ts'
import type { Member } from '../../src/features/members/member.ts'
import { isTeamMember, type Person } from '../../src/features/practice/practice-state.ts'
import { sameKey } from './people.ts'
import type { Position } from './positions.ts'

/** `was`: the same person in Zendesk before; undefined: somebody new. */
export type Landing = { member: Member; person: Person; was: Person | undefined }
export type Onlooker = ReturnType<typeof onlooker>

type Decision = { code: string; evidence: Record<string, unknown>; first_by: string | null; decided_by: string | null }

/** `linkedStaff`: the member who is the agent that everybody knows. */
export function onlooker(position: Position, linkedStaff: string) {
  const landedOn = new Map<number, Set<string>>()
  const merged = groups()
  const excused = groups()
  const broken: string[] = []

  return {
    /** What was promised and not kept, in words. */
    broken,

    /** Somebody's recorded word says that these two are one person. */
    merge(one: string, other: string): void {
      merged.join(one, other)
      excused.join(one, other)
    },

    async watch(deps: Deps, landing: Landing): Promise<void> {
      const { member, person } = landing
      const { codes, decisions } = await issuedLast(deps, member.id)
      const where = `${nameOf(landing)}, with ${codes.length > 0 ? codes.join(', ') : 'no remark'}`
      const isKept = position.knowledge === 'users' || (await isKeptHere(deps, landing))
      const isThemselves = position.knowledge === 'none' && merged.areOne(linkedStaff, member.id)
      const isApproved = member.isStaff || isThemselves || decisions.some((each) => isOfTwo(each))
      if (isKept && isGuarded(position, landing) && !isApproved) {
        broken.push(`no staff, and signed in as one of the team: ${where}`)
      }
      const here = landedOn.get(person.id) ?? new Set<string>()
      for (const other of here) {
        if (excused.areOne(other, member.id)) continue
        const isAllowed = isBeyond(position, landing) || decisions.some((each) => isAbout(each, other, person))
        if (isAllowed) excused.join(other, member.id)
        else broken.push(`two members are one person: ${where}`)
      }
      landedOn.set(person.id, here.add(member.id))
    },
  }
}

/** Who counts as one with whom, whatever happens later. */
function groups() {
  const groupOf = new Map<string, Set<string>>()
  return {
    areOne: (one: string, other: string): boolean => one === other || (groupOf.get(one)?.has(other) ?? false),
    join(one: string, other: string): void {
      const all = new Set([one, other, ...(groupOf.get(one) ?? []), ...(groupOf.get(other) ?? [])])
      for (const each of all) groupOf.set(each, all)
    },
  }
}

/** An agent is somebody here, too, who is staff, has the address that they have in Zendesk, and can sign in. */
async function isKeptHere(deps: Deps, { was }: Landing): Promise<boolean> {
  if (was?.externalId === undefined) return false
  const row: unknown = await deps.database
    .db('members')
    .where({ external_id_key: sameKey(was.externalId), is_staff: true, has_credentials: true })
    .first('email')
  return (row as { email: string } | undefined)?.email.toLowerCase() === was.email.toLowerCase()
}

/**
 * With knowledge of Zendesk: everybody of the team. Without, the team is unknown, and what keeps others away is what is
 * known here: an agent who is staff here and linked. Who was staff and is none any more still comes
 * as themselves, until their role is taken away there.
 */
function isGuarded(position: Position, landing: Landing): boolean {
  const { was } = landing
  if (!was || !isTeamMember(was.role)) return false
  if (position.knowledge === 'users') return true
  return sameKey(was.externalId) === 'staff-1' && !isByTheirOwnId(landing) && !isBeyond(position, landing)
}

/** No finding can tell: an address that Zendesk alone knows, while nothing is known of Zendesk; accents among end users. */
function isBeyond({ switches, knowledge }: Position, landing: Landing): boolean {
  const { member, was } = landing
  if (!was || isByTheirOwnId(landing)) return false
  const address = member.email?.toLowerCase() ?? ''
  if (knowledge === 'none' && was.secondaryEmails.some((other) => other.toLowerCase() === address)) return true
  const isSpelledAlike = [was.email, ...was.secondaryEmails].some((other) => other.toLowerCase() === address)
  return switches.emailComparison === 'ignore-accents' && !isSpelledAlike
}

const isByTheirOwnId = ({ member, was }: Landing): boolean => sameKey(was?.externalId) === sameKey(member.externalId)

async function issuedLast(deps: Deps, memberId: string): Promise<{ codes: string[]; decisions: Decision[] }> {
  const { db } = deps.database
  const of = { type: 'handoff.issued', subject_id: memberId }
  const row: unknown = await db('events').where(of).orderBy('id', 'desc').first('codes', 'detail')
  const event = row as { codes: string[]; detail: { decisions?: string[] } }
  const ids = event.detail.decisions ?? []
  return {
    codes: event.codes,
    decisions: ids.length === 0 ? [] : ((await db('gate_decisions').whereIn('id', ids)) as Decision[]),
  }
}

/** Whoever gave an address up may be gone: then nobody can be named. */
const isAbout = ({ code, evidence }: Decision, other: string, { id }: Person): boolean =>
  code === 'email-recycled' || `member:${other}` in evidence || `zendesk:${id}` in evidence

const isOfTwo = ({ first_by: first, decided_by: second }: Decision): boolean =>
  first !== null && second !== null && first !== second

const nameOf = ({ member, person, was }: Landing): string =>
  `${member.externalId} <${member.email ?? ''}> as ${(was ?? person).name} <${(was ?? person).email}>`
