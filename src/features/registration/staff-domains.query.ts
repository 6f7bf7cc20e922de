/** The mail domains of everybody who is staff or holds a role. */
import type { Db } from '../../db/connect.ts'

export type StaffDomainsQuery = ReturnType<typeof staffDomainsQuery>

export function staffDomainsQuery(db: Db) {
  return {
    /** `domain` in lower-case ASCII, as in the exact keys of addresses. */
    async has(domain: string): Promise<boolean> {
      const { rows } = await db.raw<{ rows: { has: boolean }[] }>(
        `select exists (
           select from members
           where (is_staff or role is not null) and substring(email_exact_key from '@([^@]*)$') = ?
         ) as has`,
        [domain],
      )
      return rows[0]?.has ?? true
    },
  }
}
