/** Whom a policy lets in: counts and lists over all members who can sign in at all, in one statement each. */
import type { Db } from '../../db/connect.ts'
import type { AccessPolicy, PeopleList } from './access-policy.ts'
import type { Entrant } from './may-enter.ts'
import { join, letsIn, type Sql } from './policy-sql.query.ts'

export type AccessQuery = ReturnType<typeof accessQuery>

/** The policy in force, and one that might take its place. */
export type Comparison = { appId: string; before: AccessPolicy; after: AccessPolicy }

/** Of the members who can sign in at all: active, with a password. */
export type AccessCounts = {
  members: number
  letIn: number
  keptOut: number
  newlyIn: number
  newlyOut: number
  staffNewlyIn: number
  staffNewlyOut: number
}

export const peopleCounted = [
  'let-in',
  'kept-out',
  'newly-in',
  'newly-out',
  'staff-newly-out',
  'administrators-newly-out',
] as const
/** The people behind a number. */
export type PeopleCounted = (typeof peopleCounted)[number]

export type CountedPerson = Entrant & { id: string; externalId: string; name: string; isAdministrator: boolean }

export function accessQuery(db: Db) {
  const run = async <Row>({ text, values }: Sql): Promise<Row[]> => {
    const { rows } = await db.raw<{ rows: Row[] }>(text, values as string[])
    return rows
  }

  return {
    /** Judges each member once: at most eight kinds of members come back. */
    async count(comparison: Comparison): Promise<AccessCounts> {
      const kinds = await run<KindRow>(join`
        select is_staff, was_let_in, is_let_in, count(*) as members from ${judged(comparison)} group by 1, 2, 3`)
      const countOf = (fits: (kind: KindRow) => boolean): number =>
        kinds.filter(fits).reduce((sum, { members }) => sum + Number(members), 0)
      return {
        members: countOf(() => true),
        letIn: countOf((kind) => kind.is_let_in),
        keptOut: countOf((kind) => !kind.is_let_in),
        newlyIn: countOf(isNewlyIn),
        newlyOut: countOf(isNewlyOut),
        staffNewlyIn: countOf((kind) => kind.is_staff && isNewlyIn(kind)),
        staffNewlyOut: countOf((kind) => kind.is_staff && isNewlyOut(kind)),
      }
    },

    /** In order of external IDs, behind the one with the key `after`. `last`: the key of the last, while there are more. */
    async listPage(comparison: Comparison, page: { people: PeopleCounted; after: string | undefined; limit: number }) {
      const rows = await run<PersonRow>(join`
        select ${personColumns(comparison.appId)} from ${judged(comparison)} join members m on m.id = judged.id
        where ${where(page.people)} and ${behind(page.after)}
        order by judged.external_id_key limit ${{ text: '?', values: [page.limit + 1] }}`)
      const shown = rows.slice(0, page.limit)
      return {
        people: shown.map(personOf),
        last: rows.length > page.limit ? shown.at(-1)?.external_id_key : undefined,
      }
    },

    /** One member as the policy of this app sees them, whether they can sign in or not. */
    async findPerson(appId: string, memberId: string): Promise<CountedPerson | undefined> {
      const [row] = await run<PersonRow>(
        join`select ${personColumns(appId)} from members m where m.id = ${{ text: '?', values: [memberId] }}`,
      )
      return row && personOf(row)
    },
  }
}

/** One row a member who can sign in at all, judged by both policies. */
const judged = ({ appId, before, after }: Comparison): Sql => join`(
  select m.id, m.external_id_key, m.is_staff, m.role, ${letsIn(appId, before)} as was_let_in, ${letsIn(appId, after)} as is_let_in
  from members m
  where m.status = 'active' and m.has_credentials
) judged`

const conditions: Record<PeopleCounted, string> = {
  'let-in': 'judged.is_let_in',
  'kept-out': 'not judged.is_let_in',
  'newly-in': 'judged.is_let_in and not judged.was_let_in',
  'newly-out': 'judged.was_let_in and not judged.is_let_in',
  'staff-newly-out': 'judged.was_let_in and not judged.is_let_in and judged.is_staff',
  'administrators-newly-out': 'judged.was_let_in and not judged.is_let_in and judged.role is not null',
}

const where = (people: PeopleCounted): Sql => ({ text: conditions[people], values: [] })

const behind = (key: string | undefined): Sql =>
  key === undefined ? { text: 'true', values: [] } : { text: 'judged.external_id_key > ?', values: [key] }

const personColumns = (appId: string): Sql => ({
  text: `m.id, m.external_id, m.external_id_key, m.name, m.organization, m.attributes, m.is_staff,
    m.status = 'active' as is_active, m.email_verified_at is not null as is_verified, m.role is not null as is_administrator,
    (
      select coalesce(array_agg(p.list order by p.list), '{}') from app_people p where p.member_id = m.id and p.app_id = ?
    ) as named_in`,
  values: [appId],
})

type KindRow = { is_staff: boolean; was_let_in: boolean; is_let_in: boolean; members: string | number }

const isNewlyIn = (kind: KindRow): boolean => kind.is_let_in && !kind.was_let_in
const isNewlyOut = (kind: KindRow): boolean => kind.was_let_in && !kind.is_let_in

type PersonRow = {
  id: string
  external_id: string
  external_id_key: string
  name: string
  organization: string | null
  attributes: Record<string, string>
  is_staff: boolean
  is_active: boolean
  is_verified: boolean
  is_administrator: boolean
  named_in: PeopleList[]
}

const personOf = (row: PersonRow): CountedPerson => ({
  id: row.id,
  externalId: row.external_id,
  name: row.name,
  organization: row.organization ?? undefined,
  attributes: row.attributes,
  isStaff: row.is_staff,
  isActive: row.is_active,
  isVerified: row.is_verified,
  isAdministrator: row.is_administrator,
  namedIn: row.named_in,
})
