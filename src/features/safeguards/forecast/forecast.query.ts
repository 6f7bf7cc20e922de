/** Whom a hand-off of one member may mean in Zendesk. */
import type { Db } from '../../../db/connect.ts'
import type { Candidate, Situation } from './predict.ts'

export type ForecastQuery = ReturnType<typeof forecastQuery>

export function forecastQuery(db: Db) {
  return {
    /** Undefined when there is no such member. `email` is the member's, whether or not it could be sent. */
    async findSituation(appId: string, memberId: string): Promise<Situation | undefined> {
      const { rows } = await db.raw<{ rows: SituationRow[] }>(
        `select m.external_id, m.email,
           ${candidate('x')} as x, ${candidate('y')} as y, ${candidate('y2')} as y2,
           exists (
             select from zendesk_users d
             where d.app_id = :appId and d.external_id_key = m.external_id_key and d.is_deleted
           ) as is_id_of_deleted
         from members m
         left join lateral (
           select u.* from zendesk_users u
           where u.app_id = :appId and u.external_id_key = m.external_id_key and not u.is_deleted limit 1
         ) x on true
         left join lateral (${owner('a.is_primary')}) y on true
         left join lateral (${owner('not a.is_primary')}) y2 on true
         where m.id = :memberId`,
        { appId, memberId },
      )
      const [row] = rows
      return (
        row && {
          member: { externalId: row.external_id, email: row.email ?? undefined },
          x: candidateOf(row.x),
          y: candidateOf(row.y),
          y2: candidateOf(row.y2),
          isIdOfDeleted: row.is_id_of_deleted,
        }
      )
    },
  }
}

const owner = (condition: string): string => `
  select u.* from zendesk_user_addresses a
  join zendesk_users u on u.app_id = a.app_id and u.zendesk_id = a.zendesk_id and not u.is_deleted
  where a.app_id = :appId and a.email_exact_key = m.email_exact_key and ${condition}
  order by u.zendesk_id limit 1`

const candidate = (name: string): string => `
  case when ${name}.zendesk_id is not null then jsonb_build_object('zendesk_id', ${name}.zendesk_id, 'name', ${name}.name,
    'role', ${name}.role, 'is_suspended', ${name}.is_suspended, 'external_id', ${name}.external_id) end`

type CandidateRow = {
  zendesk_id: string
  name: string
  role: string
  is_suspended: boolean | null
  external_id: string | null
}
type SituationRow = {
  external_id: string
  email: string | null
  x: CandidateRow | null
  y: CandidateRow | null
  y2: CandidateRow | null
  is_id_of_deleted: boolean
}

const candidateOf = (row: CandidateRow | null): Candidate | undefined =>
  row === null
    ? undefined
    : {
        zendeskId: row.zendesk_id,
        name: row.name,
        isTeamMember: row.role === 'agent' || row.role === 'admin',
        isSuspended: row.is_suspended ?? false,
        externalId: row.external_id ?? undefined,
      }
