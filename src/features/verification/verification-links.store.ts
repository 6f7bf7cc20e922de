/**
 * Links that prove an address, and the codes beside them, in the database: known by the hash of their token, good for the
 * address they were sent to.
 */
import type { Db } from '../../db/connect.ts'
import { mostCodeTries } from './one-time-code.ts'

export type VerificationLinksStore = ReturnType<typeof verificationLinksStore>

export type NewVerificationLink = {
  tokenHash: string
  memberId: string
  /** Of the address it is sent to; the link is void once the member has another one. */
  emailExactKey: string
  codeHash: string
  codeExpiresAt: Date
  /** A path of our own to go on to. */
  continueTo: string | undefined
  createdAt: Date
  expiresAt: Date
}

export type VerificationLinkState = 'open' | 'spent' | 'expired' | 'void'
export type VerificationLink = { memberId: string; state: VerificationLinkState; continueTo: string | undefined }

/** A mail that is on its way to the address that the member has. */
export type OpenVerification = { createdAt: Date; expiresAt: Date; takesCode: boolean }

export function verificationLinksStore(db: Db) {
  return {
    async insert(link: NewVerificationLink): Promise<void> {
      await db('verification_links').insert({
        token_hash: link.tokenHash,
        member_id: link.memberId,
        email_exact_key: link.emailExactKey,
        code_hash: link.codeHash,
        code_expires_at: link.codeExpiresAt,
        continue_to: link.continueTo ?? null,
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
        `select l.member_id, l.continue_to, case
           when l.used_at is not null then 'spent'
           when l.voided_at is not null or m.email_exact_key is distinct from l.email_exact_key then 'void'
           when l.expires_at <= ? then 'expired'
           else 'open' end as state
         from verification_links l join members m on m.id = l.member_id where l.token_hash = ?`,
        [now, tokenHash],
      )
      const [row] = rows
      return row && { memberId: row.member_id, state: row.state, continueTo: row.continue_to ?? undefined }
    },

    /** The newest that still works. */
    async findOpen(memberId: string, now: Date): Promise<OpenVerification | undefined> {
      const { rows } = await db.raw<{ rows: OpenRow[] }>(
        `select l.created_at, l.expires_at, coalesce(l.code_expires_at > :now and l.code_tries < :most, false) as takes_code
         from verification_links l join members m on m.id = l.member_id
         where l.member_id = :memberId and ${isOpen} order by l.created_at desc limit 1`,
        { memberId, now, most: mostCodeTries },
      )
      const [row] = rows
      return row && { createdAt: row.created_at, expiresAt: row.expires_at, takesCode: row.takes_code }
    },

    /** When one was made since then, whatever became of it; the latest first. */
    async listMadeSince(memberId: string, since: Date): Promise<Date[]> {
      const rows = await db<{ member_id: string; created_at: Date }>('verification_links')
        .select('created_at')
        .where({ member_id: memberId })
        .where('created_at', '>', since)
        .orderBy('created_at', 'desc')
      return rows.map(({ created_at }) => created_at)
    },

    /** Counts a try at the code of an open link, before it is looked at. Undefined when there is no try left. */
    async countCodeTry(memberId: string, now: Date): Promise<{ tokenHash: string; codeHash: string } | undefined> {
      const { rows } = await db.raw<{ rows: { token_hash: string; code_hash: string }[] }>(
        `update verification_links l set code_tries = l.code_tries + 1 from members m
         where l.member_id = :memberId and ${isOpen} and l.code_expires_at > :now and l.code_tries < :most
         returning l.token_hash, l.code_hash`,
        { memberId, now, most: mostCodeTries },
      )
      return rows[0] && { tokenHash: rows[0].token_hash, codeHash: rows[0].code_hash }
    },

    /**
     * Uses the link and its code up and marks the address as proved, in one statement: the member must have that address at
     * this very moment. Succeeds once; undefined when it did not.
     */
    async confirm(
      tokenHash: string,
      now: Date,
    ): Promise<{ memberId: string; continueTo: string | undefined } | undefined> {
      const { rows } = await db.raw<{ rows: { id: string; continue_to: string | null }[] }>(
        `with used as (
           update verification_links l set used_at = :now
           from members m
           where l.token_hash = :hash and ${isOpen}
           returning l.member_id, l.email_exact_key, l.continue_to
         )
         update members m set email_verified_at = :now, version = m.version + 1, updated_at = :now
         from used where m.id = used.member_id and m.email_exact_key = used.email_exact_key
         returning m.id, used.continue_to`,
        { now, hash: tokenHash },
      )
      return rows[0] && { memberId: rows[0].id, continueTo: rows[0].continue_to ?? undefined }
    },

    /** Whether another member who can sign in has the same address. */
    async isAddressShared(memberId: string): Promise<boolean> {
      const { rows } = await db.raw<{ rows: { is_shared: boolean }[] }>(
        `select exists (
           select from members m join members other on other.email_exact_key = m.email_exact_key and other.id <> m.id
           where m.id = ? and other.has_credentials
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

const isOpen = `(
  l.used_at is null and l.voided_at is null and l.expires_at > :now
  and m.id = l.member_id and m.email_exact_key = l.email_exact_key
)`

type LinkRow = { member_id: string; state: VerificationLinkState; continue_to: string | null }
type OpenRow = { created_at: Date; expires_at: Date; takes_code: boolean }
