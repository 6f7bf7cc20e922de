/** Holds an export of Zendesk's team members against our staff: whose external ID is seen, whose differs, who is on one side only. */
import type { Clock } from '../../../kernel/clock.ts'
import { readEmailAddress } from '../../../kernel/email-address.ts'
import { emailKeys } from '../../../kernel/email-keys.ts'
import type { InTransaction } from '../../../kernel/transaction.ts'
import type { AppStores } from '../../apps/add-app.ts'
import type { By } from '../../events/event.ts'
import type { TeamExport, TeamMember } from './read-team-export.ts'
import type { EvidenceFound, StaffEvidence } from './staff-evidence.ts'
import type { NamedPerson, StaffEvidenceStore, StaffMatch } from './staff-evidence.store.ts'

export type CompareTeamExportDeps = {
  clock: Clock
  inTransaction: InTransaction<AppStores & { staffEvidence: StaffEvidenceStore }>
}

/** A row of the file that needs a person to look. */
export type TeamRemark = {
  line: number
  name: string
  email: string
  because:
    /** The address is no address. */
    | 'unreadable'
    | 'no-member'
    /** A member has the address, but is not marked as staff. */
    | 'not-staff'
    | 'suspended'
    /** Several of the staff have it. */
    | 'shared'
  /** The staff member who has this row's external ID, under another address. */
  idOf: string | undefined
}

export type DifferingId = {
  person: NamedPerson
  there: string
  /** The staff member whose ID it is. */ idOf: string | undefined
}

export type TeamReport = {
  hasExternalIds: boolean
  rows: number
  /** Active staff who are in the file, and what it says of their external ID. */
  found: Record<EvidenceFound | 'not-told', number>
  differing: DifferingId[]
  remarks: TeamRemark[]
  notInFile: { people: NamedPerson[]; count: number }
}

/** Lists in a report end here; the counts do not. */
const longest = 200

export async function compareTeamExport(
  deps: CompareTeamExportDeps,
  { key, file, readBy, ...by }: By & { key: string; file: Extract<TeamExport, { kind: 'read' }>; readBy: string },
): Promise<TeamReport> {
  const rows = file.people.map((row) => ({ ...row, emailKey: keyOf(row.email) }))
  const emails = [...new Set(rows.flatMap(({ emailKey }) => (emailKey === undefined ? [] : [emailKey])))]
  const ids = [...new Set(rows.flatMap(({ externalId }) => (externalId ? [storable(externalId).toLowerCase()] : [])))]

  return deps.inTransaction(async ({ apps, events, staffEvidence }) => {
    const { id: appId, subdomain } = await apps.get(key)
    const staff = await staffEvidence.findStaff(emails, ids)
    const others = new Set(await staffEvidence.listOtherMembersKeys(emails))
    const { seen, differing, remarks } = judgeRows(rows, staff, others)

    const evidence = [...seen].flatMap(([memberId, found]) => (found === 'not-told' ? [] : [{ memberId, found }]))
    const at = deps.clock.now()
    await staffEvidence.put({ appId, subdomain, source: 'team-member-export', at, by: readBy }, evidence)
    const found = countOf(seen)
    const notInFile = await staffEvidence.listStaffWithout(emails, longest)
    await events.record({
      ...by,
      type: 'staff.export-compared',
      outcome: 'done',
      appId,
      codes: differing.length > 0 ? ['external-id-differs'] : [],
      detail: {
        key,
        rows: rows.length,
        has_external_ids: file.hasExternalIds,
        ...found,
        differing: evidence
          .filter((each) => each.found === 'other')
          .map(({ memberId }) => memberId)
          .slice(0, longest),
        not_in_file: notInFile.count,
      },
    })
    return {
      hasExternalIds: file.hasExternalIds,
      rows: rows.length,
      found,
      differing: differing.slice(0, longest),
      remarks: remarks.slice(0, longest),
      notInFile,
    }
  })
}

type Row = TeamMember & { emailKey: string | undefined }
type Seen = Map<string, StaffEvidence['found'] | 'not-told'>
type Judged = { seen: Seen; differing: DifferingId[]; remarks: TeamRemark[] }

/** An ID counts as seen only where address and ID are those of one person: the same ID under another address is a remark. */
function judgeRows(rows: readonly Row[], staff: readonly StaffMatch[], others: ReadonlySet<string>): Judged {
  const byEmail = groupByEmail(staff)
  const byId = new Map(staff.map((person) => [person.externalId.toLowerCase(), person]))
  const judged: Judged = { seen: new Map(), differing: [], remarks: [] }
  for (const row of rows) {
    const holders = row.emailKey === undefined ? [] : (byEmail.get(row.emailKey) ?? [])
    const [person] = holders
    const owner = row.externalId ? byId.get(row.externalId.toLowerCase()) : undefined
    const because = whyNot(row, holders, others)
    if (because !== undefined || person === undefined) {
      const { line, name, email } = row
      judged.remarks.push({ line, name, email, because: because ?? 'no-member', idOf: owner?.name })
      continue
    }
    const found = foundIn(row, person)
    // A person who stands there twice is as good as the worse of the two.
    const before = judged.seen.get(person.id)
    if (before === undefined || badness.indexOf(found) > badness.indexOf(before)) judged.seen.set(person.id, found)
    if (found === 'other') {
      const { id, name, externalId } = person
      const there = { id, name, externalId, email: row.email }
      judged.differing.push({ person: there, there: row.externalId ?? '', idOf: owner?.name })
    }
  }
  return judged
}

const badness = ['same', 'not-told', 'none', 'other'] as const

function groupByEmail(staff: readonly StaffMatch[]): Map<string, StaffMatch[]> {
  const groups = new Map<string, StaffMatch[]>()
  for (const person of staff) {
    if (person.emailKey === undefined) continue
    groups.set(person.emailKey, [...(groups.get(person.emailKey) ?? []), person])
  }
  return groups
}

function whyNot(
  { emailKey }: Row,
  holders: readonly StaffMatch[],
  others: ReadonlySet<string>,
): TeamRemark['because'] | undefined {
  if (emailKey === undefined) return 'unreadable'
  if (holders.length > 1) return 'shared'
  if (holders.length === 0) return others.has(emailKey) ? 'not-staff' : 'no-member'
  return holders[0]?.isActive === true ? undefined : 'suspended'
}

function foundIn({ externalId }: Row, person: StaffMatch): EvidenceFound | 'not-told' {
  if (externalId === undefined) return 'not-told'
  if (externalId === '') return 'none'
  // Zendesk compares external IDs without regard to case.
  return externalId.toLowerCase() === person.externalId.toLowerCase() ? 'same' : 'other'
}

function countOf(seen: Seen): TeamReport['found'] {
  const found: TeamReport['found'] = { same: 0, other: 0, none: 0, 'not-told': 0 }
  for (const each of seen.values()) found[each] += 1
  return found
}

/** Undefined for what is no address; that includes whatever a spreadsheet would take for a formula. */
function keyOf(email: string): string | undefined {
  const read = readEmailAddress(email)
  return read.kind === 'address' ? emailKeys(read.address).exact : undefined
}

const storable = (text: string): string => text.replaceAll('\0', '\ufffd')
