/** The attacks that were seen: one row for each kind and source, so that of several processes one records it, and once. */
import type { Db } from '../../../db/connect.ts'
import type { Attack, AttackKind } from './attack.ts'

export type SeenAttacksStore = ReturnType<typeof seenAttacksStore>

export type SeenAttack = {
  kind: AttackKind
  /** Undefined: from many. */
  source: string | undefined
  beganAt: Date
  lastSeenAt: Date
  /** The most that were counted at once. */
  failures: number
  names: number
}

export function seenAttacksStore(db: Db) {
  return {
    /** True when it begins: it was not seen since `quietSince`. */
    async note({ kind, source, failures, names }: Attack, now: Date, quietSince: Date): Promise<boolean> {
      const { rows } = await db.raw<{ rows: { begins: boolean }[] }>(
        `insert into sign_in_attacks as a (kind, source, began_at, last_seen_at, sightings, failures, names)
         values (:kind, :source, :now, :now, 1, :failures, :names)
         on conflict (kind, source) do update set
           last_seen_at = excluded.last_seen_at,
           began_at = case when ${isOver} then excluded.began_at else a.began_at end,
           sightings = case when ${isOver} then 1 else a.sightings + 1 end,
           failures = case when ${isOver} then excluded.failures else greatest(a.failures, excluded.failures) end,
           names = case when ${isOver} then excluded.names else greatest(a.names, excluded.names) end
         returning sightings = 1 as begins`,
        { kind, source: source ?? everywhere, now, quietSince, failures, names },
      )
      return rows[0]?.begins ?? false
    },

    /** The latest first, a few of them. */
    async listSince(since: Date): Promise<SeenAttack[]> {
      const rows = await db<SeenRow>('sign_in_attacks')
        .where('last_seen_at', '>', since)
        .orderBy('last_seen_at', 'desc')
        .limit(20)
      return rows.map(seenOf)
    },

    /** Where they came from is personal. A bounded piece of those not seen since then. */
    async deleteOld(before: Date): Promise<void> {
      const old = db('sign_in_attacks').select('kind', 'source').where('last_seen_at', '<', before).limit(1_000)
      await db('sign_in_attacks').whereIn(['kind', 'source'], old).delete()
    },
  }
}

const everywhere = ''
const isOver = 'a.last_seen_at < :quietSince'

type SeenRow = {
  kind: AttackKind
  source: string
  began_at: Date
  last_seen_at: Date
  failures: number
  names: number
}

const seenOf = (row: SeenRow): SeenAttack => ({
  kind: row.kind,
  source: row.source === everywhere ? undefined : row.source,
  beganAt: row.began_at,
  lastSeenAt: row.last_seen_at,
  failures: row.failures,
  names: row.names,
})
