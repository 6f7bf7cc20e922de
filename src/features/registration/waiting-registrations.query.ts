/** Registrations that wait for somebody's decision, each with the members who may be the same person. */
import type { Db } from '../../db/connect.ts'

export type WaitingRegistrationsQuery = ReturnType<typeof waitingRegistrationsQuery>

/** What a member has in common with whoever registers. */
export type Likeness =
  /** The very address: they cannot be let in any more. */
  | 'address'
  /** Another spelling of the address, or another address of the same mailbox. */
  | 'mailbox'
  | 'name'

export type AlikeMember = { memberId: string; name: string; likeness: Likeness }

export type WaitingRegistration = {
  id: string
  name: string
  email: string
  locale: string | undefined
  createdAt: Date
  provedAt: Date
  /** Without a decision until then it goes by itself. */
  expiresAt: Date
  /** A few of them, closest first. */
  alike: AlikeMember[]
}

/** Of each kind, of each registration: enough to look twice. */
const mostAlike = 3

export function waitingRegistrationsQuery(db: Db) {
  return {
    async count(now: Date): Promise<number> {
      const [row] = await waiting(db, now).count<{ waiting: string }[]>({ waiting: '*' })
      return Number(row?.waiting ?? 0)
    },

    /** Whoever waits longest comes first. */
    async list(now: Date, limit: number): Promise<WaitingRegistration[]> {
      const rows = await waiting(db, now).orderBy(['proved_at', 'id']).limit(limit).select<WaitingRow[]>('*')
      const alike = rows.length === 0 ? [] : await findAlike(rows.map(({ id }) => id))
      return rows.map((row) => ({
        id: row.id,
        name: row.name,
        email: row.email,
        locale: row.locale ?? undefined,
        createdAt: row.created_at,
        provedAt: row.proved_at,
        expiresAt: row.expires_at,
        alike: alike
          .filter(({ registration_id }) => registration_id === row.id)
          .map(({ member_id, name, likeness }) => ({ memberId: member_id, name, likeness })),
      }))
    },
  }

  async function findAlike(ids: readonly string[]): Promise<AlikeRow[]> {
    const { rows } = await db.raw<{ rows: AlikeRow[] }>(
      `select registration_id, member_id, name, likeness
       from (
         select distinct on (registration_id, member_id) * from (${likenesses}) found
         order by registration_id, member_id, place
       ) closest
       order by registration_id, place, name, member_id`,
      [[...ids], [...ids], [...ids], [...ids]],
    )
    return rows
  }
}

const waiting = (db: Db, now: Date) =>
  db('registrations').whereNotNull('proved_at').where({ ended_at: null }).andWhere('expires_at', '>', now)

/** Four look-ups by index, bounded: half a town may have the same name. Each takes the ids once. */
const likenesses = (
  [
    ['address', 1, 'm.email_exact_key = r.email_exact_key'],
    ['mailbox', 2, 'm.email_accentless_key = r.email_accentless_key'],
    ['mailbox', 2, 'm.email_mailbox_key = r.email_mailbox_key'],
    ['name', 3, 'm.name_key = btrim(fold_for_search(r.name))'],
  ] as const
)
  .map(
    ([likeness, place, condition]) => `
      select r.id as registration_id, found.id as member_id, found.name, '${likeness}' as likeness, ${place} as place
      from registrations r
      cross join lateral (select m.id, m.name from members m where ${condition} limit ${mostAlike}) found
      where r.id = any(cast(? as uuid[]))`,
  )
  .join(' union all ')

type WaitingRow = {
  id: string
  name: string
  email: string
  locale: string | null
  created_at: Date
  proved_at: Date
  expires_at: Date
}

type AlikeRow = { registration_id: string; member_id: string; name: string; likeness: Likeness }
