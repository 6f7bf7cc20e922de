/**
 * Findings for people: what matters first (severity, then whether staff is touched, then the newest), a page at a time, and
 * counted by kind. Each combination of state, severity and staff is a range of an index in the order of the list, so that a
 * page is read off it however many findings there are.
 */
import type { Db } from '../../../../db/connect.ts'
import { severities, type FindingCode, type Severity } from '../../catalogue.ts'
import type { Finding, FindingState } from '../../finding.ts'
import { findingColumns, findingOf, type StoredFinding } from '../finding.columns.ts'

export type FindingListQuery = ReturnType<typeof findingListQuery>

export type FindingFilter = {
  states: readonly FindingState[]
  severity?: Severity | undefined
  code?: FindingCode | undefined
  appId?: string | undefined
  /** True: only what touches staff. */
  isStaff?: boolean | undefined
  /** Only what is about one of these; a few hundred at the most. */
  memberIds?: readonly string[] | undefined
}

/** A finding as a line of the list. */
export type ListedFinding = Finding & {
  appName: string | undefined
  openedAt: Date
  decidedUntil: Date | undefined
  /** Somebody asked for a decision that a second person has to agree to. */
  isWaitingForSecond: boolean
  /** The first few it is about. */
  who: FindingSubjectName[]
}

/** `name` is from outside; without one there is the subject as it is stored, such as `network:192.0.2.1`. */
export type FindingSubjectName = { subject: string; memberId: string | undefined; name: string | undefined }

export type FindingPage = { findings: ListedFinding[]; hasMore: boolean }

/** `severity` and `touchesStaff`: of those that come first in it. */
export type FindingGroup = { code: FindingCode; severity: Severity; touchesStaff: boolean; count: number }

export type FindingTally = {
  code: FindingCode
  state: FindingState
  severity: Severity
  touchesStaff: boolean
  count: number
}

export function findingListQuery(db: Db) {
  return {
    /** `after`: a fingerprint; one that is gone: the first page. */
    async listPage(
      filter: FindingFilter,
      { after, limit }: { after?: string | undefined; limit: number },
    ): Promise<FindingPage> {
      const cursor = after === undefined ? undefined : await findCursor(db, after)
      const ids = await readIds(db, filter, cursor, limit + 1)
      return { findings: await readLines(db, ids.slice(0, limit)), hasMore: ids.length > limit }
    },

    /** Those that are there, in the order of the list. */
    async listByFingerprint(fingerprints: readonly string[]): Promise<ListedFinding[]> {
      const rows = await db('findings').whereIn('fingerprint', fingerprints).select<{ id: string }[]>('id')
      const lines = await readLines(
        db,
        rows.map(({ id }) => id),
      )
      return lines.sort(
        (one, other) => placeOf(one) - placeOf(other) || other.openedAt.getTime() - one.openedAt.getTime(),
      )
    },

    /** The first few of each kind, in the order of the list. */
    async listFirstOf(
      groups: readonly FindingGroup[],
      filter: FindingFilter,
      each: number,
    ): Promise<Map<FindingCode, ListedFinding[]>> {
      const ids: string[] = []
      for (const { code } of groups) ids.push(...(await readIds(db, { ...filter, code }, undefined, each)))
      const lines = await readLines(db, ids)
      return new Map(groups.map(({ code }) => [code, lines.filter((line) => line.code === code)]))
    },

    /** How many of what, without those that are resolved. */
    async tally(appId?: string): Promise<FindingTally[]> {
      const { rows } = await db.raw<{ rows: TallyRow[] }>(
        `select code, state, severity, touches_staff, count(*)::integer as count from findings
        where state <> 'resolved' ${appId === undefined ? '' : 'and app_id = cast(? as uuid)'}
        group by code, state, severity, touches_staff`,
        appId === undefined ? [] : [appId],
      )
      return rows.map(({ touches_staff, ...row }) => ({ ...row, touchesStaff: touches_staff }))
    },
  }
}

/** Kinds with their counts, what matters first. */
export function groupsOf(tallies: readonly FindingTally[], filter: FindingFilter): FindingGroup[] {
  const { states, severity, isStaff } = filter
  const fitting = tallies.filter(
    (tally) =>
      states.includes(tally.state) &&
      (severity === undefined || tally.severity === severity) &&
      (isStaff !== true || tally.touchesStaff),
  )
  return [...new Set(fitting.map(({ code }) => code))]
    .flatMap((code) => {
      const of = fitting.filter((tally) => tally.code === code)
      const [first] = of.toSorted((one, other) => placeOf(one) - placeOf(other))
      const count = of.reduce((sum, tally) => sum + tally.count, 0)
      return first ? [{ code, severity: first.severity, touchesStaff: first.touchesStaff, count }] : []
    })
    .sort((one, other) => placeOf(one) - placeOf(other) || other.count - one.count)
}

/** Lower comes first. */
const placeOf = ({ severity, touchesStaff }: { severity: Severity; touchesStaff: boolean }): number =>
  severities.indexOf(severity) * 2 + (touchesStaff ? 0 : 1)

type Cursor = { id: string; place: number }

async function findCursor(db: Db, fingerprint: string): Promise<Cursor | undefined> {
  const row = await db('findings')
    .where({ fingerprint })
    .first<{ id: string; severity: Severity; touches_staff: boolean } | undefined>('id', 'severity', 'touches_staff')
  return row && { id: row.id, place: placeOf({ severity: row.severity, touchesStaff: row.touches_staff }) }
}

/** One range of the index. */
type Bucket = { state: FindingState; severity: Severity; isStaff: boolean }

function placesOf({ states, severity, isStaff }: FindingFilter): { place: number; buckets: Bucket[] }[] {
  const wanted = severity === undefined ? severities : [severity]
  const staff = isStaff === true ? [true] : [true, false]
  return wanted.flatMap((one) =>
    staff.map((touchesStaff) => ({
      place: placeOf({ severity: one, touchesStaff }),
      buckets: states.map((state) => ({ state, severity: one, isStaff: touchesStaff })),
    })),
  )
}

/** In the order of the list. */
async function readIds(db: Db, filter: FindingFilter, cursor: Cursor | undefined, limit: number): Promise<string[]> {
  const ids: string[] = []
  // Place by place: most pages are full long before the last one.
  for (const { place, buckets } of placesOf(filter)) {
    const rest = limit - ids.length
    if (rest <= 0) break
    if (cursor !== undefined && place < cursor.place) continue
    ids.push(...(await readPlace(db, filter, buckets, cursor?.place === place ? cursor : undefined, rest)))
  }
  return ids
}

async function readPlace(
  db: Db,
  { code, appId, memberIds }: FindingFilter,
  buckets: readonly Bucket[],
  cursor: Cursor | undefined,
  limit: number,
): Promise<string[]> {
  const ranges = buckets.map(({ state, severity, isStaff }) => {
    const conditions: [string, readonly unknown[]][] = [
      ['f.state = ? and f.severity = ? and f.touches_staff = ?', [state, severity, isStaff]],
      ...(code === undefined ? [] : [['f.code = ?', [code]] as [string, unknown[]]]),
      ...(appId === undefined ? [] : [['f.app_id = cast(? as uuid)', [appId]] as [string, unknown[]]]),
      ...(memberIds === undefined ? [] : [[aboutMembers, [[...memberIds]]] as [string, unknown[]]]),
      ...(cursor === undefined ? [] : [[beyond, [cursor.id, cursor.id]] as [string, unknown[]]]),
    ]
    return {
      sql: `(select f.id, f.opened_at from findings f where ${conditions.map(([sql]) => sql).join(' and ')}
        order by f.opened_at desc, f.id desc limit ${Math.trunc(limit)})`,
      values: conditions.flatMap(([, values]) => values),
    }
  })
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `select id::text as id from (${ranges.map(({ sql }) => sql).join(' union all ')}) found
    order by opened_at desc, found.id desc limit ${Math.trunc(limit)}`,
    ranges.flatMap(({ values }) => values) as string[],
  )
  return rows.map(({ id }) => id)
}

const aboutMembers = 'f.id in (select finding_id from finding_subjects where member_id = any(cast(? as uuid[])))'

/** Compared in the database, whose times are finer than ours. */
const beyond = `(f.opened_at, f.id) < ((select opened_at from findings where id = cast(? as bigint)), cast(? as bigint))`

const shownNames = 3

async function readLines(db: Db, ids: readonly string[]): Promise<ListedFinding[]> {
  if (ids.length === 0) return []
  const { rows } = await db.raw<{ rows: LineRow[] }>(
    `select ${findingColumns}, a.name as app_name, f.opened_at, f.decided_until,
      coalesce(f.asked_evidence_hash = f.evidence_hash, false) as is_waiting_for_second,
      coalesce((
        select json_agg(json_build_object('subject', s.subject, 'member_id', s.member_id, 'name', s.name)) from (
          select s.subject, s.member_id, coalesce(m.name, about.name, s.evidence ->> 'name', s.evidence ->> 'email') as name
          from finding_subjects s left join members m on m.id = s.member_id
          left join apps about on s.subject = 'app:' || about.key
          where s.finding_id = f.id order by s.subject limit ${shownNames}
        ) s
      ), '[]') as who
    from unnest(cast(? as bigint[])) with ordinality as page (id, place)
    join findings f on f.id = page.id left join apps a on a.id = f.app_id
    order by page.place`,
    [[...ids]],
  )
  return rows.map((row) => ({
    ...findingOf(row),
    appName: row.app_name ?? undefined,
    openedAt: row.opened_at,
    decidedUntil: row.decided_until ?? undefined,
    isWaitingForSecond: row.is_waiting_for_second,
    who: row.who.map(({ subject, member_id, name }) => ({
      subject,
      memberId: member_id ?? undefined,
      name: name ?? undefined,
    })),
  }))
}

type TallyRow = Omit<FindingTally, 'touchesStaff'> & { touches_staff: boolean }

type LineRow = StoredFinding & {
  app_name: string | null
  opened_at: Date
  decided_until: Date | null
  is_waiting_for_second: boolean
  who: { subject: string; member_id: string | null; name: string | null }[]
}
