/** What happened to a member, newest first, and what they did to others. */
import type { Db } from '../../../db/connect.ts'

export type MemberHistoryQuery = ReturnType<typeof memberHistoryQuery>

export type HistoryEntry = {
  id: string
  at: Date
  type: string
  outcome: string
  codes: string[]
  /** The name of a member who acted, where there still is one; otherwise the word for who it was. */
  actor: string
  /** Whether the actor is the member themselves. */
  isOwn: boolean
  app: string | undefined
  ip: string | undefined
  requestId: string | undefined
  detail: Record<string, unknown>
  personal: Record<string, unknown> | undefined
}

/** What somebody did to others, without whom they did it to. */
export type Deed = { id: string; at: Date; type: string; outcome: string; app: string | undefined }

export function memberHistoryQuery(db: Db) {
  return {
    /** Events about the member that are older than `before` (an event's id), of these types or of any. */
    async listAbout(of: {
      memberId: string
      before?: string | undefined
      types?: readonly string[] | undefined
      limit: number
    }): Promise<HistoryEntry[]> {
      const { rows } = await db.raw<{ rows: Row[] }>(
        `select cast(e.id as text) as id, e.at, e.type, e.outcome, e.codes, coalesce(who.name, e.actor) as actor,
          e.actor = 'member:' || cast(e.subject_id as text) as is_own, a.name as app, e.ip, e.request_id, e.detail, e.personal
        from events e
        left join members who on who.id = case when e.actor like 'member:%' then cast(substr(e.actor, 8) as uuid) end
        left join apps a on a.id = e.app_id
        where e.subject_id = :memberId and (cast(:before as bigint) is null or e.id < cast(:before as bigint))
          and (cast(:types as text[]) is null or e.type = any (cast(:types as text[])))
        order by e.id desc limit :limit`,
        { memberId: of.memberId, before: of.before ?? null, types: of.types ? [...of.types] : null, limit: of.limit },
      )
      return rows.map(entryOf)
    },

    /** The oldest first, behind `after` (an event's id). */
    async listDeeds(of: { memberId: string; after: string; limit: number }): Promise<Deed[]> {
      const { rows } = await db.raw<{ rows: (Omit<Deed, 'app'> & { app: string | null })[] }>(
        `select cast(e.id as text) as id, e.at, e.type, e.outcome, a.key as app
        from events e left join apps a on a.id = e.app_id
        where e.actor = :actor and e.actor like 'member:%'
          and (e.subject_id is null or e.actor <> 'member:' || cast(e.subject_id as text)) and e.id > cast(:after as bigint)
        order by e.id limit :limit`,
        { actor: `member:${of.memberId}`, after: of.after, limit: of.limit },
      )
      return rows.map(({ app, ...row }) => ({ ...row, app: app ?? undefined }))
    },
  }
}

type Row = Omit<HistoryEntry, 'isOwn' | 'app' | 'ip' | 'requestId' | 'personal'> & {
  is_own: boolean
  app: string | null
  ip: string | null
  request_id: string | null
  personal: Record<string, unknown> | null
}

const entryOf = ({ is_own, request_id, ...row }: Row): HistoryEntry => ({
  ...row,
  isOwn: is_own,
  app: row.app ?? undefined,
  ip: row.ip ?? undefined,
  requestId: request_id ?? undefined,
  personal: row.personal ?? undefined,
})
