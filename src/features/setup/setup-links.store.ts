/** One-time links in the database, known by the hash of their token only. */
import type { Db } from '../../db/connect.ts'

export type SetupLinksStore = ReturnType<typeof setupLinksStore>

/** `memberId` undefined: the link that makes the first owner. */
export type SetupLink = {
  memberId: string | undefined
  createdAt: Date
  expiresAt: Date
  /** Exact key of the address it was mailed to; the link is void once the member has another one. */
  emailExactKey?: string | undefined
  /** Where the member was on the way to when they asked for it. */
  continueTo?: string | undefined
}

export function setupLinksStore(db: Db) {
  return {
    async insert(tokenHash: string, link: SetupLink): Promise<void> {
      await db('setup_links').insert({
        token_hash: tokenHash,
        member_id: link.memberId ?? null,
        created_at: link.createdAt,
        expires_at: link.expiresAt,
        email_exact_key: link.emailExactKey ?? null,
        continue_to: link.continueTo ?? null,
      })
    },

    /** Ends all unused links for this member; `undefined`: for the first owner. */
    async void(memberId: string | undefined, at: Date): Promise<void> {
      await db('setup_links')
        .where({ member_id: memberId ?? null })
        .whereNull('consumed_at')
        .update({ consumed_at: at })
    },

    /** Ends those that went by mail: a stranger who has another one sent takes nothing from whoever was handed a link. */
    async voidMailed(memberId: string | undefined, at: Date): Promise<void> {
      await db('setup_links')
        .where({ member_id: memberId ?? null, consumed_at: null })
        .whereNotNull('email_exact_key')
        .update({ consumed_at: at })
    },

    /** A link that can still be used at `now`. Looking at it changes nothing. */
    async find(tokenHash: string, now: Date): Promise<SetupLink | undefined> {
      const row = await db<SetupLinkRow>('setup_links')
        .where({ token_hash: tokenHash, consumed_at: null })
        .where('expires_at', '>', now)
        .whereRaw(memberStands)
        .first()
      return row && linkOf(row)
    },

    /** Uses it up; succeeds once. */
    async consume(tokenHash: string, now: Date): Promise<SetupLink | undefined> {
      const [row] = await db<SetupLinkRow>('setup_links')
        .where({ token_hash: tokenHash, consumed_at: null })
        .where('expires_at', '>', now)
        .whereRaw(memberStands)
        .update({ consumed_at: now })
        .returning('*')
      return row && linkOf(row)
    },

    /** A bounded piece of the links made before then, used or not: they have been worth nothing for long. */
    async deleteOld(before: Date): Promise<void> {
      const old = db('setup_links').select('token_hash').where('created_at', '<', before).limit(1_000)
      await db('setup_links').whereIn('token_hash', old).delete()
    },
  }
}

/**
 * A link that went by mail opens nothing for whoever reads an address that the member has left, and none does for somebody
 * who was suspended since, by whatever way.
 */
const memberStands = `(
  member_id is null or exists (
    select from members m where m.id = setup_links.member_id and m.status = 'active'
      and (setup_links.email_exact_key is null or m.email_exact_key = setup_links.email_exact_key)
  )
)`

type SetupLinkRow = {
  token_hash: string
  member_id: string | null
  created_at: Date
  expires_at: Date
  consumed_at: Date | null
  email_exact_key: string | null
  continue_to: string | null
}

const linkOf = (row: SetupLinkRow): SetupLink => ({
  memberId: row.member_id ?? undefined,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  emailExactKey: row.email_exact_key ?? undefined,
  continueTo: row.continue_to ?? undefined,
})
