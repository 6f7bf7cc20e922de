/** Whom the policy could ask for a second factor that they do not have yet. */
import type { Db } from '../../db/connect.ts'

export type UncoveredPeopleQuery = ReturnType<typeof uncoveredPeopleQuery>

/** Active members who hold a role, and those who are staff or hold one: how many, and how many have no second factor. */
export type UncoveredPeople = {
  administrators: { all: number; without: number }
  staff: { all: number; without: number }
}

export function uncoveredPeopleQuery(db: Db) {
  return {
    async count(): Promise<UncoveredPeople> {
      const { rows } = await db.raw<{ rows: CountRow[] }>(
        `select count(*)::integer as staff, (count(*) filter (where not has_factor))::integer as staff_without,
           (count(*) filter (where has_role))::integer as administrators,
           (count(*) filter (where has_role and not has_factor))::integer as administrators_without
         from (
           select m.role is not null as has_role,
             exists (select from totp_factors t where t.member_id = m.id)
               or exists (select from passkeys p where p.member_id = m.id) as has_factor
           from members m where (m.is_staff or m.role is not null) and m.status = 'active'
         ) people`,
      )
      const [row] = rows
      if (!row) throw new Error('a query without a source gives one row')
      return {
        administrators: { all: row.administrators, without: row.administrators_without },
        staff: { all: row.staff, without: row.staff_without },
      }
    },
  }
}

type CountRow = {
  staff: number
  staff_without: number
  administrators: number
  administrators_without: number
}
