/**
 * What a file of anybody but an owner, or the command line, does not do: who is staff or holds a role is for owners. The
 * console refuses the same, row by row, and a file is no way around it.
 */
import type { JudgementCode } from './import-sentences.ts'
import type { ImportCheck } from './member-import-checks.ts'

export const ownerChecks: readonly ImportCheck<JudgementCode>[] = [
  {
    // Whoever imports holds a role as well: their own record is among these.
    code: 'role-holder-needs-owner',
    field: '',
    lines: `
      select r.line, null::integer as other from readable r join members m on m.id = r.member_id
      where m.role is not null and r.changed <> '{}'`,
  },
  {
    code: 'staff-flag-needs-owner',
    field: 'staff',
    lines: `
      select r.line, null::integer as other from readable r left join members m on m.id = r.member_id
      where m.role is null and r.is_staff <> coalesce(m.is_staff, false)`,
  },
  {
    // What opens their door: an address, the word that it is theirs, a password.
    code: 'staff-needs-owner',
    field: '',
    lines: `
      select r.line, null::integer as other from readable r join members m on m.id = r.member_id
      where m.is_staff and m.role is null and (
        r.email_exact_key <> coalesce(m.email_exact_key, '')
        or r.email_verified and m.email_verified_at is null
        or 'password' = any (r.changed)
      )`,
  },
  {
    // As `administrator-address`, which holds for every file.
    code: 'staff-address-needs-owner',
    field: 'email',
    lines: `
      select r.line, null::integer as other from readable r left join members own on own.id = r.member_id
      where (r.member_id is not null or not r.external_id_issued)
        and (
          own.id is null or r.email_exact_key is distinct from own.email_exact_key and r.email_exact_key is not null
          or 'password' = any (r.changed)
        )
        and exists (
          select 1 from members m
          where m.is_staff and m.role is null and m.id is distinct from r.member_id
            and m.email_exact_key = coalesce(r.email_exact_key, own.email_exact_key)
        )`,
  },
]
