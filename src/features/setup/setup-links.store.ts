/** One-time links in the database, known by the hash of their token only. */
import type { Db } from '../../db/connect.ts'

export type SetupLinksStore = ReturnType<typeof setupLinksStore>

/** `memberId` undefined: the link that makes the first owner. */
export type SetupLink = { memberId: string | undefined; createdAt: Date; expiresAt: Date }

export function setupLinksStore(db: Db) {
  return {
    async insert(tokenHash: string, { memberId, createdAt, expiresAt }: SetupLink): Promise<void> {
      await db('setup_links').insert({
        token_hash: tokenHash,
        member_id: memberId ?? null,
        created_at: createdAt,
        expires_at: expiresAt,
      })
    },

    /** Ends all unused links for this member; `undefined`: for the first owner. */
    async void(memberId: string | undefined, at: Date): Promise<void> {
      await db('setup_links')
        .where({ member_id: memberId ?? null })
        .whereNull('consumed_at')
        .update({ consumed_at: at })
    },

    /** A link that can still be used at `now`. Looking at it changes nothing. */
    async find(tokenHash: string, now: Date): Promise<SetupLink | undefined> {
      const row = await db<SetupLinkRow>('setup_links')
        .where({ token_hash: tokenHash, consumed_at: null })
        .where('expires_at', '>', now)
        .first()
      return row && linkOf(row)
    },

    /** Uses it up; succeeds once. */
    async consume(tokenHash: string, now: Date): Promise<SetupLink | undefined> {
      const [row] = await db<SetupLinkRow>('setup_links')
        .where({ token_hash: tokenHash, consumed_at: null })
        .where('expires_at', '>', now)
        .update({ consumed_at: now })
        .returning('*')
      return row && linkOf(row)
    },
  }
}

type SetupLinkRow = {
  token_hash: string
  member_id: string | null
  created_at: Date
  expires_at: Date
  consumed_at: Date | null
}

const linkOf = (row: SetupLinkRow): SetupLink => ({
  memberId: row.member_id ?? undefined,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
})
