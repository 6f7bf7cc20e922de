/** Challenges that a passkey has answered, until they would have run out anyway: each is answered once, in every process. */
import type { Db } from '../../../db/connect.ts'

export type UsedChallengesStore = ReturnType<typeof usedChallengesStore>

export function usedChallengesStore(db: Db) {
  return {
    /** True the first time. */
    async use(challengeHash: string, expiresAt: Date): Promise<boolean> {
      const inserted = await db('used_challenges')
        .insert({ challenge_hash: challengeHash, expires_at: expiresAt })
        .onConflict('challenge_hash')
        .ignore()
        .returning<unknown[]>('challenge_hash')
      return inserted.length === 1
    },

    /** A bounded piece of those that have run out. */
    async deleteOld(now: Date): Promise<void> {
      const old = db('used_challenges').select('challenge_hash').where('expires_at', '<=', now).limit(100)
      await db('used_challenges').whereIn('challenge_hash', old).delete()
    },
  }
}
