/**
 * Pages of the members' list, by name, within a tenth of a second however many members there are.
 *
 * Filters have an index each in the order of the list, so that a page is read off it. What has none (words, shared
 * addresses, second factors) is asked in two ways: first a walk through the next few thousand members, which is enough for whatever many
 * have; only for what they hardly have is looked up in its own index, and sorted.
 */
import type { Db } from '../../../db/connect.ts'
import type { MemberStatus, Role } from '../../members/member.ts'
import type { MemberFilters } from './member-list.input.ts'
import { searchPatterns, typedWords, type SearchPatterns } from './search-patterns.ts'

export type MemberListQuery = ReturnType<typeof memberListQuery>

/** A member as a line of the list. */
export type MemberEntry = {
  id: string
  externalId: string
  name: string
  email: string | undefined
  isVerified: boolean
  organization: string | undefined
  isStaff: boolean
  status: MemberStatus
  role: Role | undefined
  hasCredentials: boolean
  lastSignedInAt: Date | undefined
}

export type MemberListRequest = {
  typed: string
  filters: MemberFilters
  /** A member; a page of those behind them, or before them. One who is gone: the first page. */
  after?: string | undefined
  before?: string | undefined
  limit: number
}

/** In the order of the list; `hasMore` in the direction that was asked for. `isFirst`: nothing can be before it. */
export type MemberListPage = { entries: MemberEntry[]; hasMore: boolean; isFirst: boolean }

/** Members that a walk looks at: some ten milliseconds. */
const stride = 5_000

export function memberListQuery(db: Db) {
  return {
    async list(request: MemberListRequest): Promise<MemberListPage> {
      const patterns = await patternsOf(db, request.typed)
      const cursor = await findCursor(db, request.after ?? request.before)
      const isBackward = cursor !== undefined && request.after === undefined
      const asked: Asked = {
        filters: filtersOf(request.filters),
        sparse: [
          ...searching(patterns),
          ...(request.filters.shared ? [sharing] : []),
          ...(request.filters.factor ? [secondFactor[request.filters.factor]] : []),
        ],
        beyond: cursor && beyond(cursor, isBackward),
        order: isBackward ? 'm.name_key desc, m.id desc' : 'm.name_key, m.id',
        // One more than fits tells whether there is another page.
        limit: request.limit + 1,
      }
      const rows = await find(db, asked)
      const entries = rows.slice(0, request.limit).map(entryOf)
      return {
        entries: isBackward ? entries.reverse() : entries,
        hasMore: rows.length > request.limit,
        isFirst: cursor === undefined,
      }
    },
  }
}

/** A condition with its values. */
type Condition = { sql: string; values: readonly unknown[] }
type Asked = { filters: Condition[]; sparse: Condition[]; beyond: Condition | undefined; order: string; limit: number }

async function find(db: Db, asked: Asked): Promise<EntryRow[]> {
  if (asked.sparse.length === 0) return run(db, inOrder(asked))
  const near = await run(db, walk(asked))
  return near.length >= asked.limit ? near : run(db, lookUp(asked))
}

function inOrder({ filters, beyond, order, limit }: Asked): Condition {
  const where = all([...filters, ...(beyond ? [beyond] : [])])
  return {
    sql: `select ${columns} from members m where ${where.sql} order by ${order} limit ?`,
    values: [...where.values, limit],
  }
}

function walk(asked: Asked): Condition {
  const next = inOrder({ ...asked, limit: stride })
  const where = all(asked.sparse)
  return {
    sql: `select * from (${next.sql}) m where ${where.sql} order by ${asked.order} limit ?`,
    values: [...next.values, ...where.values, asked.limit],
  }
}

/**
 * Materialised, so that the order of the list does not tempt the planner into walking after all; and narrow, so that some
 * ten thousand hits stay in memory while they are sorted.
 */
function lookUp({ filters, sparse, beyond, order, limit }: Asked): Condition {
  const where = all([...sparse, ...filters])
  const rest = all(beyond ? [beyond] : [])
  return {
    sql: `with hits as materialized (select m.id, m.name_key from members m where ${where.sql}),
      page as materialized (select m.id from hits m where ${rest.sql} order by ${order} limit ?)
      select ${columns} from page join members m on m.id = page.id order by ${order}`,
    values: [...where.values, ...rest.values, limit],
  }
}

const columns = `
  m.id, m.external_id, m.name, m.email, m.email_exact_key, m.email_verified_at is not null as is_verified, m.organization,
  m.is_staff, m.status, m.role, m.has_credentials, m.last_signed_in_at, m.name_key, m.search_text`

/** To the letter as in the conditions of their indexes. */
const narrowing = {
  status: { active: `m.status = 'active'`, suspended: `m.status = 'suspended'` },
  staff: { yes: 'm.is_staff', no: 'not m.is_staff' },
  verified: { yes: 'm.email_verified_at is not null', no: 'm.email_verified_at is null' },
  credentials: { yes: 'm.has_credentials', no: 'not m.has_credentials' },
  signedIn: { yes: 'm.has_signed_in', never: 'not m.has_signed_in' },
} as const

function filtersOf({ role, organization, ...filters }: MemberFilters): Condition[] {
  const plain = (Object.keys(narrowing) as (keyof typeof narrowing)[]).flatMap((name) => {
    const conditions: Record<string, string> = narrowing[name]
    const sql = conditions[filters[name] ?? '']
    return sql === undefined ? [] : [{ sql, values: [] }]
  })
  return [
    ...plain,
    ...(role === undefined ? [] : [{ sql: 'm.role is not null', values: [] }]),
    ...(role === undefined || role === 'any' ? [] : [{ sql: 'm.role = ?', values: [role] }]),
    ...(organization === '' ? [] : [{ sql: 'm.organization = ?', values: [organization] }]),
  ]
}

const searching = (patterns: SearchPatterns): Condition[] =>
  patterns.length === 0
    ? []
    : [
        {
          sql: `(${patterns.map((row) => `(${row.map(() => 'm.search_text like ?').join(' and ')})`).join(' or ')})`,
          values: patterns.flat(),
        },
      ]

const sharing: Condition = {
  sql: 'm.email_exact_key in (select s.email_exact_key from shared_addresses s)',
  values: [],
}

/** Looked up from the factors, which are fewer than members; who has none is mostly found within one walk. */
const withFactor = `(
  select f.member_id from totp_factors f union select k.member_id from passkeys k
)`

const secondFactor = {
  yes: { sql: `m.id in ${withFactor}`, values: [] },
  no: {
    sql: `not exists (select from totp_factors f where f.member_id = m.id)
      and not exists (select from passkeys k where k.member_id = m.id)`,
    values: [],
  },
} as const satisfies Record<string, Condition>

type Cursor = { name_key: string; id: string }

const beyond = ({ name_key, id }: Cursor, isBackward: boolean): Condition => ({
  sql: `(m.name_key, m.id) ${isBackward ? '<' : '>'} (?, cast(? as uuid))`,
  values: [name_key, id],
})

const all = (conditions: readonly Condition[]): Condition => ({
  sql: conditions.map(({ sql }) => sql).join(' and ') || 'true',
  values: conditions.flatMap(({ values }) => values),
})

async function findCursor(db: Db, id: string | undefined): Promise<Cursor | undefined> {
  return id === undefined ? undefined : db('members').select<Cursor[]>('name_key', 'id').where({ id }).first()
}

/** Folded by the function that folded what is searched, so that both always agree. */
async function patternsOf(db: Db, typed: string): Promise<SearchPatterns> {
  const words = typedWords(typed)
  if (words.length === 0) return []
  const { rows } = await db.raw<{ rows: { folded: string }[] }>(
    `select btrim(fold_for_search(word)) as folded from unnest(cast(? as text[])) with ordinality as typed (word, place)
     order by place`,
    [words],
  )
  return searchPatterns(
    words,
    rows.map(({ folded }) => folded),
  )
}

async function run(db: Db, { sql, values }: Condition): Promise<EntryRow[]> {
  const { rows } = await db.raw<{ rows: EntryRow[] }>(sql, values as string[])
  return rows
}

type EntryRow = {
  id: string
  external_id: string
  name: string
  email: string | null
  is_verified: boolean
  organization: string | null
  is_staff: boolean
  status: MemberStatus
  role: Role | null
  has_credentials: boolean
  last_signed_in_at: Date | null
}

const entryOf = (row: EntryRow): MemberEntry => ({
  id: row.id,
  externalId: row.external_id,
  name: row.name,
  email: row.email ?? undefined,
  isVerified: row.is_verified,
  organization: row.organization ?? undefined,
  isStaff: row.is_staff,
  status: row.status,
  role: row.role ?? undefined,
  hasCredentials: row.has_credentials,
  lastSignedInAt: row.last_signed_in_at ?? undefined,
})
