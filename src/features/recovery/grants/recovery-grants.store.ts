/** One-time codes on paper, in the database: known by the hash of their code, worth something under conditions only. */
import type { Db } from '../../../db/connect.ts'
import { mayDo } from '../../administrators/administrators.policy.ts'

export type RecoveryGrantsStore = ReturnType<typeof recoveryGrantsStore>

export type NewRecoveryGrant = {
  id: string
  memberId: string
  codeHash: string
  madeBy: string
  /** Another owner than `madeBy` has to agree before it opens anything. */
  needsApproval: boolean
  createdAt: Date
  expiresAt: Date
}

/** Unused and good for now, whether or not it still waits for a second owner. */
export type RecoveryGrant = {
  id: string
  member: { id: string; name: string; externalId: string }
  madeBy: { id: string; name: string }
  isWaiting: boolean
  createdAt: Date
  expiresAt: Date
}

export function recoveryGrantsStore(db: Db) {
  return {
    async insert({ memberId, codeHash, madeBy, needsApproval, createdAt, expiresAt, id }: NewRecoveryGrant) {
      await db('recovery_grants').insert({
        id,
        member_id: memberId,
        code_hash: codeHash,
        made_by: madeBy,
        needs_approval: needsApproval,
        created_at: createdAt,
        expires_at: expiresAt,
      })
    },

    /** How many there were. */
    async endAllOf(memberId: string, at: Date): Promise<number> {
      return db('recovery_grants').where({ member_id: memberId, ended_at: null }).update({ ended_at: at })
    },

    /** The one that is left of a member, good for now; the newest, should there be two. */
    async findOf(memberId: string, now: Date): Promise<RecoveryGrant | undefined> {
      return (await listed(db, 'g.member_id = ?', [now, memberId]))[0]
    },

    /** All that wait for a second owner, at most a hundred; the latest first. */
    async listWaiting(now: Date): Promise<RecoveryGrant[]> {
      return listed(db, 'g.needs_approval and g.approved_at is null', [now])
    },

    /** False when it does not wait any more, was made by somebody who is no owner now, or `by` is one of the two it is about. */
    async approve(id: string, memberId: string, by: string, now: Date): Promise<boolean> {
      const { rows } = await db.raw<{ rows: unknown[] }>(
        `update recovery_grants g set approved_by = :by, approved_at = :now from members maker
         where g.id = cast(:id as uuid) and g.member_id = cast(:memberId as uuid) and g.expires_at > :now
           and g.needs_approval and g.approved_at is null and g.ended_at is null
           and cast(:by as uuid) not in (g.made_by, g.member_id)
           and maker.id = g.made_by and maker.role = 'owner' and maker.status = 'active'
         returning g.id`,
        { id, memberId, by, now },
      )
      return rows.length === 1
    },

    /** False when there was nothing left to take back. */
    async withdraw(id: string, memberId: string, now: Date): Promise<boolean> {
      const ended = await db('recovery_grants')
        .where({ id, member_id: memberId, ended_at: null })
        .update({ ended_at: now })
      return ended === 1
    },

    /** Whose code this is while it opens something. Looking at it changes nothing. */
    async find(codeHash: string, now: Date): Promise<{ memberId: string } | undefined> {
      const { rows } = await db.raw<{ rows: { member_id: string }[] }>(
        `select g.member_id from recovery_grants g join members m on m.id = g.member_id
         where g.code_hash = ? and g.expires_at > ? and ${opens}`,
        [codeHash, now],
      )
      return rows[0] && { memberId: rows[0].member_id }
    },

    /** Uses it up; succeeds once. */
    async consume(codeHash: string, now: Date): Promise<{ memberId: string } | undefined> {
      const { rows } = await db.raw<{ rows: { member_id: string }[] }>(
        `update recovery_grants g set ended_at = :now from members m
         where m.id = g.member_id and g.code_hash = :hash and g.expires_at > :now and ${opens}
         returning g.member_id`,
        { now, hash: codeHash },
      )
      return rows[0] && { memberId: rows[0].member_id }
    },

    /** A bounded piece of those made before then, used or not. */
    async deleteOld(before: Date): Promise<void> {
      const old = db('recovery_grants').select('id').where('created_at', '<', before).limit(1_000)
      await db('recovery_grants').whereIn('id', old).delete()
    },
  }
}

/** Whoever is staff or has a role, now or when the code was made, takes two owners. */
const takesTwo = '(g.needs_approval or m.is_staff or m.role is not null)'

/** Who may make one for a member who is neither. */
const makers = mayDo['members.change'].map((role) => `'${role}'`).join(', ')

/**
 * Judged at the very moment of use: whoever has become staff or got a role since needs two owners, and whoever can be
 * reached by mail has a better way. Nobody opens the account of an address that was proved with a code made before, nor
 * with the word of somebody who may not give it any more: the maker and, of staff, the other owner still answer for it.
 */
const opens = `g.ended_at is null and m.status = 'active' and m.email_verified_at is null
  and exists (
    select from members maker where maker.id = g.made_by and maker.status = 'active'
      and (maker.role = 'owner' or (maker.role in (${makers}) and not ${takesTwo}))
  )
  and (not ${takesTwo} or exists (
    select from members approver where approver.id = g.approved_by and g.approved_at is not null
      and approver.status = 'active' and approver.role = 'owner' and approver.id not in (g.made_by, g.member_id)
  ))`

type GrantRow = {
  id: string
  member_id: string
  member_name: string
  external_id: string
  made_by: string
  maker_name: string
  is_waiting: boolean
  created_at: Date
  expires_at: Date
}

/** `condition`: of ours; `values`: the moment first. */
async function listed(db: Db, condition: string, values: [Date, ...string[]]): Promise<RecoveryGrant[]> {
  const { rows } = await db.raw<{ rows: GrantRow[] }>(
    `select g.id, g.member_id, m.name as member_name, m.external_id, g.made_by, maker.name as maker_name,
       g.needs_approval and g.approved_at is null as is_waiting, g.created_at, g.expires_at
     from recovery_grants g join members m on m.id = g.member_id join members maker on maker.id = g.made_by
     where g.ended_at is null and g.expires_at > ? and ${condition}
     order by g.created_at desc, g.id limit 100`,
    values,
  )
  return rows.map((row) => ({
    id: row.id,
    member: { id: row.member_id, name: row.member_name, externalId: row.external_id },
    madeBy: { id: row.made_by, name: row.maker_name },
    isWaiting: row.is_waiting,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }))
}
