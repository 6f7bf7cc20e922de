/** Authenticator apps in the database: one a member, its secret sealed. */
import type { Db } from '../../../db/connect.ts'

export type TotpFactorsStore = ReturnType<typeof totpFactorsStore>

export type TotpFactor = { memberId: string; secretSealed: string; confirmedAt: Date }
export type SealedTotp = Pick<TotpFactor, 'memberId' | 'secretSealed'>

/** Names the lock that whoever stores a sealed secret shares. */
const writing = `hashtextextended('latchkey.totp-factors', 0)`

export function totpFactorsStore(db: Db) {
  return {
    async find(memberId: string): Promise<TotpFactor | undefined> {
      const row = await db<TotpRow>('totp_factors').where({ member_id: memberId }).first<TotpRow | undefined>()
      return row && { memberId, secretSealed: row.secret_sealed, confirmedAt: row.confirmed_at }
    },

    /** In the place of another one, if there is one. `step`: of the code that confirmed it, which is good no more. */
    async put({ memberId, secretSealed, confirmedAt }: TotpFactor, step: number): Promise<void> {
      await db.raw(`select pg_advisory_xact_lock_shared(${writing})`)
      const row = {
        secret_sealed: secretSealed,
        confirmed_at: confirmedAt,
        last_step: step,
      }
      await db('totp_factors')
        .insert({ member_id: memberId, ...row })
        .onConflict('member_id')
        .merge(row)
    },

    /**
     * True once for every step, and never for one before the latest: of two requests with one code, one gets in. Neither
     * does a clock that was set back bring old codes back. It is that one factor or none: another has steps of its own.
     */
    async useStep({ memberId, confirmedAt }: TotpFactor, step: number): Promise<boolean> {
      const used = await db('totp_factors')
        .where({ member_id: memberId, confirmed_at: confirmedAt })
        .whereRaw('(last_step is null or last_step < ?)', [step])
        .update({ last_step: step })
      return used === 1
    },

    /** False when there was none. */
    async remove(memberId: string): Promise<boolean> {
      return (await db('totp_factors').where({ member_id: memberId }).delete()) === 1
    },

    /** Nobody sets one up until the transaction ends. Sign-ins go on: they note the step of a code, and seal nothing. */
    async holdWriters(): Promise<void> {
      await db.raw(`select pg_advisory_xact_lock(${writing})`)
    },

    /** A bounded piece of those that are not sealed under the key of this name, from the first one on, locked. */
    async listSealedUnderOthers(keyId: string, after: string | undefined, limit: number): Promise<SealedTotp[]> {
      const page = db<TotpRow>('totp_factors')
        .select('member_id', 'secret_sealed')
        .whereRaw(`split_part(secret_sealed, '.', 2) <> ?`, [keyId])
        .orderBy('member_id')
        .limit(limit)
        .forUpdate()
      if (after !== undefined) void page.where('member_id', '>', after)
      const rows = await page
      return rows.map((row) => ({ memberId: row.member_id, secretSealed: row.secret_sealed }))
    },

    async replaceSealed(factors: readonly SealedTotp[]): Promise<void> {
      await db.raw(
        `update totp_factors f set secret_sealed = anew.sealed
         from unnest(cast(? as uuid[]), cast(? as text[])) as anew (member_id, sealed)
         where f.member_id = anew.member_id`,
        [factors.map(({ memberId }) => memberId), factors.map(({ secretSealed }) => secretSealed)],
      )
    },

    /** The names of all keys that sealed one. */
    async listKeyIds(): Promise<string[]> {
      const { rows } = await db.raw<{ rows: { key_id: string }[] }>(
        `select distinct split_part(secret_sealed, '.', 2) as key_id from totp_factors`,
      )
      return rows.map(({ key_id }) => key_id)
    },
  }
}

type TotpRow = { member_id: string; secret_sealed: string; confirmed_at: Date }
