/** Requests of members for their account to be erased. They go with the member. */
import type { Db } from '../../../db/connect.ts'

export type ErasuresStore = ReturnType<typeof erasuresStore>

export type ErasureRequest = {
  id: string
  memberId: string
  reason: string | undefined
  askedAt: Date
  withdrawnAt: Date | undefined
  declined: { at: Date; reason: string } | undefined
}

/** One that waits, with whose it is. */
export type WaitingErasure = {
  id: string
  reason: string | undefined
  askedAt: Date
  member: { id: string; name: string; externalId: string }
}

export function erasuresStore(db: Db) {
  return {
    /** False when one waits already. */
    async insert(request: {
      id: string
      memberId: string
      reason: string | undefined
      askedAt: Date
    }): Promise<boolean> {
      const { id, memberId, reason, askedAt } = request
      const { rows } = await db.raw<{ rows: unknown[] }>(
        `insert into erasure_requests (id, member_id, reason, asked_at) values (?, ?, ?, ?)
         on conflict (member_id) where withdrawn_at is null and declined_at is null do nothing returning id`,
        [id, memberId, reason ?? null, askedAt],
      )
      return rows.length === 1
    },

    async findLatestOf(memberId: string): Promise<ErasureRequest | undefined> {
      const row = await db<Row>('erasure_requests')
        .where({ member_id: memberId })
        .orderBy([
          { column: 'asked_at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ])
        .first()
      return row && requestOf(row)
    },

    /** The oldest first, at most a hundred. */
    async listOf(memberId: string): Promise<ErasureRequest[]> {
      const rows = await db<Row>('erasure_requests')
        .where({ member_id: memberId })
        .orderBy(['asked_at', 'id'])
        .limit(100)
      return rows.map(requestOf)
    },

    /** Succeeds once, and only while it waits. */
    async withdraw(memberId: string, at: Date): Promise<boolean> {
      return (await waiting(db).where({ member_id: memberId }).update({ withdrawn_at: at })) === 1
    },

    /** Succeeds once, and only while it waits. */
    async decline(id: string, given: { by: string; reason: string; at: Date }): Promise<boolean> {
      const { by, reason, at } = given
      const declined = { declined_at: at, declined_by: by, decline_reason: reason }
      return (await waiting(db).where({ id }).update(declined)) === 1
    },

    /** Undefined once it is settled. */
    async findWaiting(id: string): Promise<WaitingErasure | undefined> {
      const [found] = await listed(db, 'r.id = ?', [id, 1])
      return found
    },

    /** Those behind `after` (from the beginning without it), the oldest first. */
    async listWaiting(of: {
      after?: { askedAt: Date; id: string } | undefined
      limit: number
    }): Promise<WaitingErasure[]> {
      const { after, limit } = of
      return after
        ? listed(db, '(r.asked_at, r.id) > (cast(? as timestamptz), cast(? as uuid))', [after.askedAt, after.id, limit])
        : listed(db, 'true', [limit])
    },

    async countWaiting(): Promise<number> {
      const [row] = await waiting(db).count<{ waiting: string }[]>({ waiting: '*' })
      return Number(row?.waiting ?? 0)
    },
  }
}

const waiting = (db: Db) => db<Row>('erasure_requests').whereNull('withdrawn_at').whereNull('declined_at')

async function listed(
  db: Db,
  condition: string,
  values: readonly (string | number | Date)[],
): Promise<WaitingErasure[]> {
  const { rows } = await db.raw<{ rows: WaitingRow[] }>(
    `select r.id, r.reason, r.asked_at, m.id as member_id, m.name, m.external_id
     from erasure_requests r join members m on m.id = r.member_id
     where r.withdrawn_at is null and r.declined_at is null and ${condition}
     order by r.asked_at, r.id limit ?`,
    [...values],
  )
  return rows.map((row) => ({
    id: row.id,
    reason: row.reason ?? undefined,
    askedAt: row.asked_at,
    member: { id: row.member_id, name: row.name, externalId: row.external_id },
  }))
}

type WaitingRow = {
  id: string
  reason: string | null
  asked_at: Date
  member_id: string
  name: string
  external_id: string
}

type Row = {
  id: string
  member_id: string
  reason: string | null
  asked_at: Date
  withdrawn_at: Date | null
  declined_at: Date | null
  declined_by: string | null
  decline_reason: string | null
}

const requestOf = (row: Row): ErasureRequest => ({
  id: row.id,
  memberId: row.member_id,
  reason: row.reason ?? undefined,
  askedAt: row.asked_at,
  withdrawnAt: row.withdrawn_at ?? undefined,
  declined:
    row.declined_at === null || row.decline_reason === null
      ? undefined
      : { at: row.declined_at, reason: row.decline_reason },
})
