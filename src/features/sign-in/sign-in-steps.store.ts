/** Sign-ins that are half done: the password was right, and the second factor is still to come. Known by a token's hash. */
import type { Db } from '../../db/connect.ts'
import { readProofs, type Proof } from '../sessions/proof.ts'

export type SignInStepsStore = ReturnType<typeof signInStepsStore>

export type SignInStep = {
  memberId: string
  /** The member's, when they proved what they have proved so far. */
  sessionEpoch: number
  proofs: readonly Proof[]
  /** A path of our own to go on to. */
  continueTo: string | undefined
  /** A form that is to be offered again, as JSON. */
  keptForm: string | undefined
  createdAt: Date
  expiresAt: Date
}

export function signInStepsStore(db: Db) {
  return {
    async insert(tokenHash: string, step: SignInStep): Promise<void> {
      await db('sign_in_steps').insert({
        token_hash: tokenHash,
        member_id: step.memberId,
        session_epoch: step.sessionEpoch,
        proofs: [...step.proofs],
        continue_to: step.continueTo ?? null,
        kept_form: step.keptForm ?? null,
        created_at: step.createdAt,
        expires_at: step.expiresAt,
      })
    },

    /** Undefined once it has expired, was consumed, or all sessions of the member were ended. Changes nothing. */
    async find(tokenHash: string, now: Date): Promise<SignInStep | undefined> {
      const { rows } = await db.raw<{ rows: StepRow[] }>(`select s.* ${openSteps}`, { tokenHash, now })
      return rows[0] && stepOf(rows[0])
    },

    /** The same, and nobody else's until the transaction ends: of two tabs one is after the other. */
    async lock(tokenHash: string, now: Date): Promise<SignInStep | undefined> {
      const { rows } = await db.raw<{ rows: StepRow[] }>(`select s.* ${openSteps} for update of s`, { tokenHash, now })
      return rows[0] && stepOf(rows[0])
    },

    /** Uses it up; succeeds once. */
    async consume(tokenHash: string, now: Date): Promise<SignInStep | undefined> {
      const { rows } = await db.raw<{ rows: StepRow[] }>(
        `delete from sign_in_steps where token_hash in (select s.token_hash ${openSteps}) returning *`,
        { tokenHash, now },
      )
      return rows[0] && stepOf(rows[0])
    },

    /** A bounded piece of those that have expired. */
    async deleteOld(now: Date): Promise<void> {
      const old = db('sign_in_steps').select('token_hash').where('expires_at', '<=', now).limit(100)
      await db('sign_in_steps').whereIn('token_hash', old).delete()
    },
  }
}

/** One that lies ahead was begun by a clock that has been set back since; those of two servers may differ a little. */
const openSteps = `
  from sign_in_steps s join members m on m.id = s.member_id
  where s.token_hash = :tokenHash and s.expires_at > :now
    and s.created_at <= cast(:now as timestamptz) + interval '1 minute'
    and m.session_epoch = s.session_epoch and m.status = 'active'`

type StepRow = {
  member_id: string
  session_epoch: number
  proofs: string[]
  continue_to: string | null
  kept_form: string | null
  created_at: Date
  expires_at: Date
}

const stepOf = (row: StepRow): SignInStep => ({
  memberId: row.member_id,
  sessionEpoch: row.session_epoch,
  proofs: readProofs(row.proofs),
  continueTo: row.continue_to ?? undefined,
  keptForm: row.kept_form ?? undefined,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
})
