/**
 * How ready staff and test people are for one app: credentials here, the last word of their hand-offs, what was seen of their
 * external ID in Zendesk. One statement for everybody at once, since there may be ten thousand of them.
 */
import type { Config } from '../../../config/config.ts'
import type { Db } from '../../../db/connect.ts'
import { runStatement } from '../../../db/query.ts'
import type { StaffCounts } from '../guard.ts'
import type { EvidenceFound, EvidenceSource } from './staff-evidence.ts'

export type StaffReadinessQuery = ReturnType<typeof staffReadinessQuery>

/** Hand-offs and evidence count for the Zendesk account that the app has now; evidence older than `expiredBefore` does not. */
export type ReadinessOf = { appId: string; subdomain: string; expiredBefore: Date }

export type ReadyPerson = {
  id: string
  name: string
  externalId: string
  email: string | undefined
  hasCredentials: boolean
  /**
   * The last word of their hand-offs. Zendesk tells of errors only: nobody here can know whether they arrived, or whether
   * an error never came back because they closed the tab.
   */
  handoff: { outcome: 'handed-over' | 'error'; at: Date } | undefined
  evidence:
    | {
        found: EvidenceFound
        source: EvidenceSource
        at: Date
        isExpired: boolean
        /** Who attested it. */ by: string | undefined
      }
    | undefined
}

/** Which of the staff: everybody, whoever is missing anything, or whoever is missing one thing. */
export const staffShown = ['all', 'missing', 'credentials', 'sign-ins', 'external-ids'] as const
export type StaffShown = (typeof staffShown)[number]

export const staffPageSize = 50

export function staffReadinessQuery(
  db: Db,
  { isPractice, zendeskOrigin }: Pick<Config, 'isPractice' | 'zendeskOrigin'>,
) {
  /** Hand-offs to a practice Zendesk say to which; those to the real one say nothing. */
  const valuesOf = ({ appId, subdomain, expiredBefore }: ReadinessOf): unknown[] => [
    appId,
    subdomain,
    expiredBefore,
    zendeskOrigin,
    isPractice ? zendeskOrigin : '',
  ]

  return {
    async countStaff(of: ReadinessOf): Promise<StaffCounts> {
      const { rows } = await runStatement<CountsRow>(
        db,
        `${peopleWho(activeStaff)}
         select count(*) as staff,
           count(*) filter (where ${conditions.credentials}) as without_credentials,
           count(*) filter (where ${conditions['sign-ins']}) as not_signed_in,
           count(*) filter (where ${conditions['external-ids']}) as id_not_seen,
           count(*) filter (where found = 'other') as id_differs,
           count(*) filter (where ${conditions.missing}) as missing
         from people`,
        valuesOf(of),
      )
      return countsOf(rows[0])
    },

    /** In order of names, those behind the member `after`; `hasMore` when there is another page. */
    async listStaff(
      of: ReadinessOf,
      { after, show }: { after: string | undefined; show: StaffShown },
    ): Promise<{ people: ReadyPerson[]; hasMore: boolean }> {
      const behind = after === undefined ? '' : `and (m.name_key, m.id) > (${nameOfAfter}, $6::uuid)`
      const { rows } = await runStatement<PersonRow>(
        db,
        `${peopleWho(`${activeStaff} ${behind}`)}
         select * from people where ${conditions[show]}
         order by name_key, id limit ${staffPageSize + 1}`,
        [...valuesOf(of), ...(after === undefined ? [] : [after])],
      )
      return { people: rows.slice(0, staffPageSize).map(personOf), hasMore: rows.length > staffPageSize }
    },

    /** Everybody on the list of test people, in order of names. */
    async listTestPeople(of: ReadinessOf): Promise<ReadyPerson[]> {
      const { rows } = await runStatement<PersonRow>(
        db,
        `${peopleWho(onTestList)} select * from people order by name_key, id`,
        valuesOf(of),
      )
      return rows.map(personOf)
    },
  }
}

const conditions: Record<StaffShown, string> = {
  all: 'true',
  missing: 'not (has_credentials and is_signed_in and is_seen)',
  credentials: 'not has_credentials',
  'sign-ins': 'not is_signed_in',
  'external-ids': 'not is_seen',
}

const activeStaff = `m.is_staff and m.status = 'active'`
const onTestList = `m.id in (select p.member_id from app_people p where p.app_id = $1 and p.list = 'test')`
/** A scalar, not a row, so that the index takes it for a bound. */
const nameOfAfter = '(select name_key from members where id = $6::uuid)'

/**
 * $1 app, $2 subdomain, $3 where evidence expired, $4 ZENDESK_ORIGIN, $5 the same, or blank for the real Zendesk. What was
 * handed over before the app got its present subdomain was handed to another Zendesk account. Of two pieces of evidence
 * the newer one counts, and of two as old the worse.
 */
const peopleWho = (condition: string): string => `
  with moved as (
    select coalesce(max(c.id), 0) as id from events c
    where c.app_id = $1::uuid and c.type = 'app.changed' and c.detail -> 'subdomain' is not null
  ), people as (
    select m.id, m.name, m.name_key, m.external_id, m.email, m.has_credentials,
      h.type as last_type, h.at as last_at, coalesce(h.type = 'handoff.issued', false) as is_signed_in,
      v.source, v.found, v.seen_at, v.attested_by, v.seen_at <= $3::timestamptz as is_expired,
      coalesce(v.found = 'same' and v.seen_at > $3::timestamptz, false) as is_seen
    from members m
    left join lateral (
      select e.type, e.at from events e
      where e.subject_id = m.id and e.app_id = $1::uuid and e.type in ('handoff.issued', 'zendesk.error')
        and e.id > (select id from moved)
        and (e.type <> 'handoff.issued' or coalesce(e.detail ->> 'zendesk_origin', '') = $5)
      order by e.id desc limit 1
    ) h on true
    left join lateral (
      select s.source, s.found, s.seen_at, by.name as attested_by
      from staff_evidence s left join members by on by.id = s.attested_by
      where s.app_id = $1::uuid and s.member_id = m.id and s.subdomain = $2 and s.zendesk_origin = $4
      order by s.seen_at desc, s.found = 'same' limit 1
    ) v on true
    where ${condition}
  )`

type CountsRow = Record<
  'staff' | 'without_credentials' | 'not_signed_in' | 'id_not_seen' | 'id_differs' | 'missing',
  string | number
>

const countsOf = (row: CountsRow | undefined): StaffCounts => ({
  staff: Number(row?.staff ?? 0),
  withoutCredentials: Number(row?.without_credentials ?? 0),
  notSignedIn: Number(row?.not_signed_in ?? 0),
  idNotSeen: Number(row?.id_not_seen ?? 0),
  idDiffers: Number(row?.id_differs ?? 0),
  missing: Number(row?.missing ?? 0),
})

type PersonRow = {
  id: string
  name: string
  external_id: string
  email: string | null
  has_credentials: boolean
  last_type: 'handoff.issued' | 'zendesk.error' | null
  last_at: Date | null
  source: EvidenceSource | null
  found: EvidenceFound | null
  seen_at: Date | null
  attested_by: string | null
  is_expired: boolean | null
}

const personOf = (row: PersonRow): ReadyPerson => ({
  id: row.id,
  name: row.name,
  externalId: row.external_id,
  email: row.email ?? undefined,
  hasCredentials: row.has_credentials,
  handoff: row.last_at
    ? { outcome: row.last_type === 'handoff.issued' ? 'handed-over' : 'error', at: row.last_at }
    : undefined,
  evidence:
    row.found && row.source && row.seen_at
      ? {
          found: row.found,
          source: row.source,
          at: row.seen_at,
          isExpired: row.is_expired ?? true,
          by: row.attested_by ?? undefined,
        }
      : undefined,
})
