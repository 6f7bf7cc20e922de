/** Recovery codes in the database, known by their hashes. */
import type { Db } from '../../../db/connect.ts'

export type RecoveryCodesStore = ReturnType<typeof recoveryCodesStore>

export function recoveryCodesStore(db: Db) {
  return {
    /** A new set; the old one is void, used codes and unused ones alike. */
    async replace(memberId: string, hashes: readonly string[], at: Date): Promise<void> {
      await db.raw(
        `with void as (delete from recovery_codes where member_id = :memberId)
         insert into recovery_codes (member_id, code_hash, created_at)
         select cast(:memberId as uuid), hash, cast(:at as timestamptz) from unnest(cast(:hashes as text[])) as hash`,
        { memberId, hashes: [...hashes], at },
      )
    },

    /** Uses one up; true once. */
    async use(memberId: string, hash: string, at: Date): Promise<boolean> {
      const used = await db('recovery_codes')
        .where({ member_id: memberId, code_hash: hash, used_at: null })
        .update({ used_at: at })
      return used === 1
    },

    /** Without a factor that could get lost they stand in for nothing: they go with the last one. */
    async removeIfAlone(memberId: string): Promise<void> {
      await db.raw(
        `delete from recovery_codes where member_id = :memberId
           and not exists (select from totp_factors where member_id = :memberId)
           and not exists (select from passkeys where member_id = :memberId)`,
        { memberId },
      )
    },
  }
}
