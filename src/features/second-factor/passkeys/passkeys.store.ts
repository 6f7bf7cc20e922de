/** Members' passkeys in the database. */
import type { Db } from '../../../db/connect.ts'
import type { Passkey } from './passkey.ts'

export type PasskeysStore = ReturnType<typeof passkeysStore>

export function passkeysStore(db: Db) {
  return {
    /** The oldest first. */
    async listOf(memberId: string): Promise<Passkey[]> {
      const rows = await db<PasskeyRow>('passkeys').where({ member_id: memberId }).orderBy(['created_at', 'id'])
      return rows.map(passkeyOf)
    },

    /** `id` may be any text. */
    async find(memberId: string, id: string): Promise<Passkey | undefined> {
      const row = await db<PasskeyRow>('passkeys').where({ member_id: memberId }).whereRaw('id::text = ?', [id]).first()
      return row && passkeyOf(row)
    },

    async findByCredential(credentialId: string): Promise<Passkey | undefined> {
      const row = await db<PasskeyRow>('passkeys').where({ credential_id: credentialId }).first()
      return row && passkeyOf(row)
    },

    /** False when it is registered already, whoever has it. */
    async insert(passkey: Passkey): Promise<boolean> {
      const inserted = await db('passkeys')
        .insert({
          id: passkey.id,
          member_id: passkey.memberId,
          credential_id: passkey.credentialId,
          public_key: passkey.publicKey,
          sign_count: passkey.signCount,
          transports: passkey.transports,
          is_backup_eligible: passkey.isBackupEligible,
          is_backed_up: passkey.isBackedUp,
          name: passkey.name,
          created_at: passkey.createdAt,
          last_used_at: passkey.lastUsedAt ?? null,
        })
        .onConflict('credential_id')
        .ignore()
        .returning<unknown[]>('id')
      return inserted.length === 1
    },

    /**
     * False when its counter did not go on: somebody may have a copy. A passkey that says 0 does not count, as long as it
     * never did. One statement: of two answers with the same count one is refused.
     */
    async noteUse(id: string, used: { signCount: number; isBackedUp: boolean; at: Date }): Promise<boolean> {
      const { signCount, isBackedUp, at } = used
      const noted = await db('passkeys')
        .where({ id })
        .whereRaw('(sign_count < :signCount or (sign_count = 0 and :signCount = 0))', { signCount })
        .update({ sign_count: signCount, is_backed_up: isBackedUp, last_used_at: at })
      return noted === 1
    },

    async rename(memberId: string, id: string, name: string): Promise<void> {
      await db('passkeys').where({ member_id: memberId, id }).update({ name })
    },

    /** False when it is gone already. */
    async remove(memberId: string, id: string): Promise<boolean> {
      return (await db('passkeys').where({ member_id: memberId, id }).delete()) === 1
    },
  }
}

type PasskeyRow = {
  id: string
  member_id: string
  credential_id: string
  public_key: string
  sign_count: string | number
  transports: string[]
  is_backup_eligible: boolean
  is_backed_up: boolean
  name: string
  created_at: Date
  last_used_at: Date | null
}

const passkeyOf = (row: PasskeyRow): Passkey => ({
  id: row.id,
  memberId: row.member_id,
  credentialId: row.credential_id,
  publicKey: row.public_key,
  signCount: Number(row.sign_count),
  transports: row.transports,
  isBackupEligible: row.is_backup_eligible,
  isBackedUp: row.is_backed_up,
  name: row.name,
  createdAt: row.created_at,
  lastUsedAt: row.last_used_at ?? undefined,
})
