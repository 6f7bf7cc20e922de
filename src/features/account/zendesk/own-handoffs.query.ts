/** When a member was handed over, or Zendesk answered with an error: the latest times of each app. */
import type { Db } from '../../../db/connect.ts'

export type OwnHandoffsQuery = ReturnType<typeof ownHandoffsQuery>

export type OwnHandoff = {
  id: string
  appKey: string
  at: Date
  /** The names of what was sent; undefined: Zendesk answered with an error. */
  claims: string[] | undefined
}

export function ownHandoffsQuery(db: Db) {
  return {
    /** The latest first; at most `limit` of each app. */
    async listOf(memberId: string, limit: number): Promise<OwnHandoff[]> {
      const { rows } = await db.raw<{ rows: Row[] }>(
        `select a.key as app_key, e.id::text as id, e.at, e.type, e.detail
         from apps a cross join lateral (
           select id, at, type, detail from events
           where subject_id = ? and app_id = a.id and type in ('handoff.issued', 'zendesk.error')
           order by id desc limit ?
         ) e
         where a.deleted_at is null and a.first_enabled_at is not null
         order by e.id desc`,
        [memberId, limit],
      )
      return rows.map(handoffOf)
    },
  }
}

type Row = { app_key: string; id: string; at: Date; type: string; detail: Record<string, unknown> }

function handoffOf({ app_key: appKey, id, at, type, detail }: Row): OwnHandoff {
  const claims = Array.isArray(detail['claims']) ? detail['claims'].map(String) : []
  return { id, appKey, at, claims: type === 'handoff.issued' ? claims : undefined }
}
