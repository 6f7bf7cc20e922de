/** Events in the database: inserted in the caller's transaction, never changed. */
import type { Db } from '../../db/connect.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { NewEvent } from './event.ts'

export type EventsStore = ReturnType<typeof eventsStore>

export function eventsStore(db: Db, clock: Clock) {
  return {
    async record(event: NewEvent): Promise<void> {
      await db('events').insert(rowOf(event, clock.now()))
    },

    /** What one request did to several things, in one statement: some hundreds at the most. */
    async recordAll(events: readonly NewEvent[]): Promise<void> {
      const now = clock.now()
      if (events.length > 0) await db('events').insert(events.map((event) => rowOf(event, now)))
    },

    /**
     * Empties what is personal in the history of an erased member: outside the hash, so the chain stays whole. Where they
     * did something to others, the address is theirs; what was changed is not.
     */
    async forget(memberId: string): Promise<void> {
      await db('events')
        .where({ subject_id: memberId })
        .whereRaw('(ip is not null or personal is not null)')
        .update({ ip: null, personal: null })
      await db.raw(
        `update events set ip = null
         where actor = ? and actor like 'member:%' and (subject_id is null or actor <> 'member:' || subject_id::text)
           and ip is not null`,
        [`member:${memberId}`],
      )
    },

    /** Whether the member's last word with this app, since then, is a hand-off that Zendesk has not complained about. */
    async isHandoffUnanswered(of: { memberId: string; appId: string; since: Date }): Promise<boolean> {
      const last = await db('events')
        .where({ subject_id: of.memberId, app_id: of.appId })
        .whereIn('type', ['handoff.issued', 'zendesk.error'])
        .andWhere('at', '>', of.since)
        .orderBy('id', 'desc')
        .first<{ type: string } | undefined>('type')
      return last?.type === 'handoff.issued'
    },

    async countZendeskErrors(of: { memberId: string; appId: string; since: Date }): Promise<number> {
      const row = await db('events')
        .where({ type: 'zendesk.error', subject_id: of.memberId, app_id: of.appId })
        .andWhere('at', '>', of.since)
        .count({ count: '*' })
        .first()
      return Number(row?.count ?? 0)
    },
  }
}

const rowOf = (event: NewEvent, at: Date) => ({
  at,
  type: event.type,
  actor: event.actor,
  outcome: event.outcome,
  subject_id: event.subjectId ?? null,
  app_id: event.appId ?? null,
  codes: event.codes ?? [],
  request_id: event.requestId ?? null,
  detail: JSON.stringify(event.detail ?? {}),
  ip: event.ip ?? null,
  personal: event.personal === undefined ? null : JSON.stringify(event.personal),
})
