/** What hangs on a member beside their details: what a merge would end, keep or carry over. */
import type { Db } from '../../db/connect.ts'
import type { PeopleList } from '../access/access-policy.ts'

export type MergeSideQuery = ReturnType<typeof mergeSideQuery>

export type MergeSide = {
  hasPassword: boolean
  passkeys: number
  hasTotp: boolean
  hasCredentials: boolean
  sessions: number
  lastSignedInAt: Date | undefined
  createdAt: Date
  appLists: { app: string; list: PeopleList }[]
  /** Hand-offs of theirs that wait for a decision. */
  holds: number
  openFindings: number
  /** Keys of apps in whose Zendesk somebody carries their external ID. */
  linkedIn: string[]
  isErasureWaiting: boolean
}

export function mergeSideQuery(db: Db) {
  return {
    /** The id of the member with this external ID, capitals aside. */
    async findId(externalId: string): Promise<string | undefined> {
      const { rows } = await db.raw<{ rows: { id: string }[] }>(
        'select id from members where external_id_key = lower(?)',
        [externalId.trim().replaceAll('\0', '\ufffd')],
      )
      return rows[0]?.id
    },

    async find(memberId: string, now: Date): Promise<MergeSide> {
      const { rows } = await db.raw<{ rows: [Row] }>(sideStatement, { id: memberId, now })
      const [row] = rows
      return {
        hasPassword: row.has_password,
        passkeys: row.passkeys,
        hasTotp: row.has_totp,
        hasCredentials: row.has_credentials,
        sessions: row.sessions,
        lastSignedInAt: row.last_signed_in_at ?? undefined,
        createdAt: row.created_at,
        appLists: row.app_lists,
        holds: row.holds,
        openFindings: row.open_findings,
        linkedIn: row.linked_in,
        isErasureWaiting: row.is_erasure_waiting,
      }
    },
  }
}

const sideStatement = `
  select m.has_credentials, m.last_signed_in_at, m.created_at,
    exists (select from credentials c where c.member_id = m.id and c.kind = 'password') as has_password,
    exists (select from totp_factors t where t.member_id = m.id) as has_totp,
    (select count(*)::integer from passkeys k where k.member_id = m.id) as passkeys,
    (
      select count(*)::integer from sessions s
      where s.member_id = m.id::text and s.expire > cast(:now as timestamptz)
        and s.sess ->> 'epoch' = m.session_epoch::text
    ) as sessions,
    coalesce((
      select json_agg(json_build_object('app', a.name, 'list', p.list) order by a.name, p.list)
      from app_people p join apps a on a.id = p.app_id where p.member_id = m.id and a.deleted_at is null
    ), '[]') as app_lists,
    (
      select count(*)::integer from gate_decisions d where d.member_id = m.id and d.state in ('waiting', 'seconding')
    ) as holds,
    (
      select count(*)::integer from finding_subjects x join findings f on f.id = x.finding_id
      where x.member_id = m.id and f.state = 'open'
    ) as open_findings,
    coalesce((
      select json_agg(distinct a.key) from zendesk_users z join apps a on a.id = z.app_id
      where z.external_id_key = m.external_id_key and not z.is_deleted and a.deleted_at is null
    ), '[]') as linked_in,
    exists (
      select from erasure_requests e where e.member_id = m.id and e.withdrawn_at is null and e.declined_at is null
    ) as is_erasure_waiting
  from members m where m.id = cast(:id as uuid)`

type Row = {
  has_credentials: boolean
  last_signed_in_at: Date | null
  created_at: Date
  has_password: boolean
  has_totp: boolean
  passkeys: number
  sessions: number
  app_lists: { app: string; list: PeopleList }[]
  holds: number
  open_findings: number
  linked_in: string[]
  is_erasure_waiting: boolean
}
