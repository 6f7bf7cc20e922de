/** Links that prove an address, in the database: known by the hash of their token, good for the address they were sent to. */
import type { Db } from '../../db/connect.ts'

export type VerificationLinksStore = ReturnType<typeof verificationLinksStore>

export type NewVerificationLink = {
  tokenHash: string
  memberId: string
  /** Of the address it is sent to; the link is void once the member has another one. */
  emailExactKey: string
  createdAt: Date
  expiresAt: Date
}

export type VerificationLinkState = 'open' | 'spent' | 'expired' | 'void'
export type VerificationLink = { memberId: string; state: VerificationLinkState }

export function verificationLinksStore(db: Db) {
  return {
    async insert(link: NewVerificationLink): Promise<void> {
      await db('verification_links').insert({
        token_hash: link.tokenHash,
        member_id: link.memberId,
        email_exact_key: link.emailExactKey,
        created_at: link.createdAt,
        expires_at: link.expiresAt,
      })
    },

    /** Ends all unused links of this member. */
    async void(memberId: string, at: Date): Promise<void> {
      await db('verification_links')
        .where({ member_id: memberId, used_at: null, voided_at: null })
        .update({ voided_at: at })
    },

    /** Looking at a link changes nothing. */
    async find(tokenHash: string, now: Date): Promise<VerificationLink | undefined> {
      const { rows } = await db.raw<{ rows: LinkRow[] }>(
        `select l.member_id, case
           when l.used_at is not null then 'spent'
           when l.voided_at is not null or m.email_exact_key is distinct from l.email_exact_key then 'void'
           when l.expires_at <= ? then 'expired'
           else 'open' end as state
         from verification_links l join members m on m.id = l.member_id where l.token_hash = ?`,
        [now, tokenHash],
      )
      const [row] = rows
      return row && { memberId: row.member_id, state: row.state }
    },

    /**
     * Uses the link up and marks the address as proved, in one statement: the member must have that address at this very
     * moment. Succeeds once; undefined when it did not.
     */
    async confirm(tokenHash: string, now: Date): Promise<{ memberId: string } | undefined> {
      const { rows } = await db.raw<{ rows: { id: string }[] }>(
        `with used as (
           update verification_links l set used_at = :now
           from members m
           where l.token_hash = :hash and l.used_at is null and l.voided_at is null and l.expires_at > :now
             and m.id = l.member_id and m.email_exact_key = l.email_exact_key
           returning l.member_id, l.email_exact_key
         )
         update members m set email_verified_at = :now, version = m.version + 1, updated_at = :now
         from used where m.id = used.member_id and m.email_exact_key = used.email_exact_key
         returning m.id`,
        { now, hash: tokenHash },
      )
      return rows[0] && { memberId: rows[0].id }
    },

    /** Whether another member who can sign in has the same address. */
    async isAddressShared(memberId: string): Promise<boolean> {
      const { rows } = await db.raw<{ rows: { is_shared: boolean }[] }>(
        `select exists (
           select from members m join members other on other.email_exact_key = m.email_exact_key and other.id <> m.id
           join credentials c on c.member_id = other.id where m.id = ?
         ) as is_shared`,
        [memberId],
      )
      return rows[0]?.is_shared ?? true
    },

    /** A bounded piece of the links made before then, used or not. */
    async deleteOld(before: Date): Promise<void> {
      const old = db('verification_links').select('token_hash').where('created_at', '<', before).limit(1_000)
      await db('verification_links').whereIn('token_hash', old).delete()
    },
  }
}

type LinkRow = { member_id: string; state: VerificationLinkState }
