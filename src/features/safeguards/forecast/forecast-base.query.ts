/**
 * Every member judged once, as the hand-off and Zendesk would: one statement for all, since there may be a million. What a
 * finding does, its gate says: the app's own where an owner changed it, else the catalogue's.
 */
import type { Db } from '../../../db/connect.ts'
import type { AccessPolicy } from '../../access/access-policy.ts'
import { join, letsIn, type Sql } from '../../access/policy-sql.query.ts'
import type { FindingCode, GateSetting } from '../catalogue.ts'
import type { ForecastCase } from './predict.ts'

export type ForecastBaseQuery = ReturnType<typeof forecastBaseQuery>

type Group = 'linked' | 'adopted' | 'created' | 'exposed' | 'decision' | 'blocked' | 'unknown'

export type BaseOf = {
  appId: string
  policy: AccessPolicy
  /** Enough is known of Zendesk's users to tell the cases. */
  isKnown: boolean
  gates: readonly { code: FindingCode; gate: GateSetting }[]
  now: Date
}

/** `reason`: a condition of the hand-off, or the code of a finding. */
export type GroupCount = { group: Group; reason: string | undefined; members: number }

export type ForecastPerson = {
  id: string
  name: string
  externalId: string
  email: string | undefined
  group: Group
  reason: string | undefined
  /** Undefined where too little is known. */
  case: ForecastCase | undefined
  /** Whom Zendesk would take them for, by external ID before address. */
  zendesk: { id: string; name: string; role: string } | undefined
}

export type PageOf = { group: Group; reason: string | undefined; after: string | undefined; limit: number }

export function forecastBaseQuery(db: Db) {
  const run = async <Row>({ text, values }: Sql): Promise<Row[]> => {
    const { rows } = await db.raw<{ rows: Row[] }>(text, values as string[])
    return rows
  }

  return {
    async count(of: BaseOf): Promise<GroupCount[]> {
      const rows = await run<CountRow>(join`
        with ${judged(of)}
        select judged."group", judged.reason, count(*)::integer as members from judged group by 1, 2 order by 1, 2`)
      return rows.map(({ group, reason, members }) => ({ group, reason: reason ?? undefined, members }))
    },

    /** In order of names, behind the member `after`; `hasMore` when there is another page. */
    async listPage(of: BaseOf, page: PageOf): Promise<{ people: ForecastPerson[]; hasMore: boolean }> {
      const rows = await run<PersonRow>(join`
        with ${judged(of)}
        select judged.* from judged
        where judged."group" = ${value(page.group)} and ${reasonIs(page.reason)} and ${behind(page.after)}
        order by judged.name_key, judged.id limit ${value(page.limit + 1)}`)
      return { people: rows.slice(0, page.limit).map(personOf), hasMore: rows.length > page.limit }
    },

    async findLastAudit(): Promise<Date | undefined> {
      const rows = await run<{ at: Date | null }>(
        join`select max(finished_at) as at from audit_runs where state = 'finished'`,
      )
      return rows[0]?.at ?? undefined
    },
  }
}

const value = (given: unknown): Sql => ({ text: '?', values: [given] })

const reasonIs = (reason: string | undefined): Sql =>
  reason === undefined ? { text: 'true', values: [] } : { text: 'judged.reason = ?', values: [reason] }

const behind = (after: string | undefined): Sql =>
  after === undefined
    ? { text: 'true', values: [] }
    : {
        text: '(judged.name_key, judged.id) > ((select name_key from members where id = ?::uuid), ?::uuid)',
        values: [after, after],
      }

/** These are judged anew by what is known of Zendesk now; findings may be older. */
const ofCases = [
  'staff-email-match',
  'external-id-mismatch',
  'split-identity',
  'email-rewrite-pending',
  'secondary-email-match',
  'suspended-or-deleted-match',
] as const satisfies readonly FindingCode[]

const judged = (of: BaseOf): Sql => join`
  effective as materialized (
    select given.code, case coalesce(o.gate, given.gate) when 'block' then 2 when 'hold' then 1 else 0 end as strictness
    from unnest(${value(of.gates.map(({ code }) => code))}::text[], ${value(of.gates.map(({ gate }) => gate))}::text[])
      as given (code, gate)
    left join gate_overrides o on o.app_id = ${value(of.appId)}::uuid and o.code = given.code
  ), approved as materialized (
    select d.member_id, d.code from gate_decisions d
    where d.app_id = ${value(of.appId)}::uuid and d.state = 'approved'
      and (d.valid_until is null or d.valid_until > ${value(of.now)}::timestamptz)
  ), gated as materialized (
    select fs.member_id, f.code, e.strictness
    from findings f
    join effective e on e.code = f.code and e.strictness > 0
    join finding_subjects fs on fs.finding_id = f.id and fs.member_id is not null
    where f.state <> 'resolved' and (f.app_id is null or f.app_id = ${value(of.appId)}::uuid)
      and f.code <> all (${value([...ofCases])}::text[])
      and not exists (select from approved a where a.member_id = fs.member_id and a.code = f.code)
  ), matched as (
    select m.id, m.name_key, m.name, m.external_id, m.email, m.status, m.has_credentials, m.is_staff,
      m.email_verified_at is not null as is_verified, not coalesce(${letsIn(of.appId, of.policy)}, false) as is_kept_out,
      m.email_exact_key in (select s.email_exact_key from shared_addresses s) and exists (
        select from members other
        where other.email_exact_key = m.email_exact_key and other.id <> m.id and other.has_credentials
      ) as is_shared,
      x.zendesk_id as x_id, o.zendesk_id as o_id, o.is_primary, o.external_id as o_external_id,
      x.name as x_name, o.name as o_name, x.role as x_role, o.role as o_role,
      x.is_suspended as x_suspended, o.is_suspended as o_suspended, x.has_address as x_has_address
    from members m
    left join (
      select u.*, exists (
        select from zendesk_user_addresses a where a.app_id = u.app_id and a.zendesk_id = u.zendesk_id and a.is_primary
      ) as has_address
      from zendesk_users u
    ) x on x.app_id = ${value(of.appId)}::uuid and x.external_id_key = m.external_id_key and not x.is_deleted
    left join (
      select a.app_id, a.email_exact_key, a.is_primary, u.zendesk_id, u.name, u.role, u.external_id, u.is_suspended
      from zendesk_user_addresses a
      join zendesk_users u on u.app_id = a.app_id and u.zendesk_id = a.zendesk_id and not u.is_deleted
    ) o on o.app_id = ${value(of.appId)}::uuid and o.email_exact_key = m.email_exact_key
  ), cases as (
    select matched.*, case
        when not ${value(of.isKnown)}::boolean then null
        when x_id is not null and x_id = o_id and is_primary then 'B'
        when x_id is not null and o_id is not null and x_id <> o_id then 'F'
        when x_id is not null then 'C'
        when o_id is null then 'A'
        when not is_primary then 'G'
        when o_external_id is null then 'D'
        else 'E'
      end as "case"
    from matched
  ), coded as materialized (
    select cases.*, coalesce("case" = 'B', false) as is_linked, array_remove(array[
        case when (x_role in ('agent', 'admin') or o_role in ('agent', 'admin')) and not (is_staff and is_verified)
          then 'staff-email-match' end,
        case when "case" = 'E' then 'external-id-mismatch' end,
        case when "case" = 'F' then 'split-identity' end,
        case when "case" = 'C' and x_has_address then 'email-rewrite-pending' end,
        case when "case" = 'G' then 'secondary-email-match' end,
        case when x_suspended or o_suspended then 'suspended-or-deleted-match' end
      ], null) as codes
    from cases
  ), found as materialized (
    select coded.id, g.code, g.strictness from gated g join coded on coded.id = g.member_id
    where not (g.code = 'duplicate-email' and coded.is_linked)
    union all
    select coded.id, e.code, e.strictness
    from coded cross join lateral unnest(coded.codes) told (code)
    join effective e on e.code = told.code and e.strictness > 0
    where cardinality(coded.codes) > 0
      and not exists (select from approved a where a.member_id = coded.id and a.code = e.code)
  ), weighed as (
    select coded.*, worst.code as worst, coalesce(worst.strictness, 0) as strictness
    from coded left join (
      select distinct on (id) id, code, strictness from found order by id, strictness desc, code
    ) worst on worst.id = coded.id
  ), reasoned as (
    select weighed.*, case
        when status <> 'active' then 'member-suspended'
        when not has_credentials then 'no-credentials'
        when email is null then 'address-missing'
        when not is_verified then 'address-unverified'
        -- Whoever Zendesk knows by their external ID is the owner of an address that is shared.
        when is_shared and not is_linked then 'address-shared'
        when is_kept_out then 'not-allowed'
      end as own
    from weighed
  ), judged as (
    select reasoned.id, name_key, name, external_id, email, "case",
      coalesce(x_id, o_id) as zendesk_id, coalesce(x_name, o_name) as zendesk_name, coalesce(x_role, o_role) as zendesk_role,
      case
        when own is not null or strictness = 2 then 'blocked'
        when strictness = 1 then 'decision'
        when "case" is null then 'unknown'
        when "case" = 'A' then 'created'
        when cardinality(codes) > 0 then 'exposed'
        when "case" = 'D' then 'adopted'
        else 'linked'
      end as "group",
      coalesce(own, case when strictness > 0 then worst end) as reason
    from reasoned
  )`

type CountRow = { group: Group; reason: string | null; members: number }
type PersonRow = {
  id: string
  name: string
  external_id: string
  email: string | null
  group: Group
  reason: string | null
  case: ForecastCase | null
  zendesk_id: string | null
  zendesk_name: string | null
  zendesk_role: string | null
}

const personOf = (row: PersonRow): ForecastPerson => ({
  id: row.id,
  name: row.name,
  externalId: row.external_id,
  email: row.email ?? undefined,
  group: row.group,
  reason: row.reason ?? undefined,
  case: row.case ?? undefined,
  zendesk:
    row.zendesk_id === null
      ? undefined
      : { id: row.zendesk_id, name: row.zendesk_name ?? '', role: row.zendesk_role ?? 'unknown' },
})
