/** Finds out, inside the database, what the staged rows of one run mean: whom, what would change, and what is wrong. */
import { setImmediate } from 'node:timers/promises'
import type { Db } from '../../db/connect.ts'
import type { ImportPower } from './import.ts'
import { becomesStaff, cautions, checks, type ImportCheck } from './member-import-checks.ts'
import { ownerChecks } from './member-import-owner-checks.ts'

/** Repeatable: a run is judged anew when the store has changed in between, or somebody else confirms it. */
export async function judgeRun(db: Db, run: string, power: ImportPower): Promise<void> {
  const statements = [
    ...[forgetting, ...matching, comparing].map((sql) => ({ sql, code: null, field: null })),
    ...[...checks, ...(power === 'owner' ? [] : ownerChecks)].map((check) => ({
      ...check,
      sql: noting('problems', check),
    })),
    ...cautions.map((caution) => ({ ...caution, sql: noting('warnings', caution) })),
  ]
  for (const { sql, code, field } of statements) {
    await db.raw(sql, { run, code, field })
    // The embedded database answers without leaving the event loop: let the others have their turn.
    await setImmediate()
  }
}

const forgetting = `
  update member_import_rows
  set member_id = null, member_version = null, changed = '{}', ends_sessions = false,
    problems = reading_problems, warnings = '[]'
  where run_id = :run
    and (member_id is not null or changed <> '{}' or problems <> reading_problems or warnings <> '[]')`

const matching = [
  `update member_import_rows r set member_id = m.id, member_version = m.version
   from members m
   where r.run_id = :run and not r.external_id_issued and m.external_id_key = r.external_id_key`,
  // Only behind an ID that we made up may the address say who is meant; one that somebody gave is the identity.
  `update member_import_rows r set member_id = m.id, member_version = m.version
   from members m
   where r.run_id = :run and r.external_id_issued and m.external_id_issued and m.email_exact_key = r.email_exact_key
     and not exists (select 1 from members o where o.email_exact_key = m.email_exact_key and o.id <> m.id)`,
]

/**
 * Blank cells are null and differ from nothing. A password is only ever given to somebody who has none, or who loses it
 * because they become staff.
 */
const comparing = `
  update member_import_rows r set changed = d.changed, ends_sessions = d.ends_sessions
  from (
    select
      r.line,
      coalesce(r.is_active is false and m.status = 'active', false)
        or coalesce(r.email_exact_key <> m.email_exact_key, false) or coalesce(${becomesStaff}, false) as ends_sessions,
      array_remove(array[
        case when r.name <> m.name then 'name' end,
        case when r.email <> coalesce(m.email, '') then 'email' end,
        case when r.username <> coalesce(m.username, '') then 'username' end,
        case when r.phone <> coalesce(m.phone, '') then 'phone' end,
        case when r.organization <> coalesce(m.organization, '') then 'organization' end,
        case when r.locale <> coalesce(m.locale, '') then 'locale' end,
        case when r.email_verified <> (m.email_verified_at is not null) then 'email_verified' end,
        case when r.is_staff <> m.is_staff then 'staff' end,
        case when r.is_active <> (m.status = 'active') then 'active' end,
        case
          when coalesce(r.password_sealed, r.password_hash) is not null and (c.member_id is null or ${becomesStaff})
            then 'password'
        end
      ], null) || array(
        select 'field:' || given.key from jsonb_each_text(r.attributes) given
        where given.value is distinct from m.attributes ->> given.key order by 1
      ) as changed
    from member_import_rows r
    join members m on m.id = r.member_id
    left join credentials c on c.member_id = m.id and c.kind = 'password'
    where r.run_id = :run
  ) d
  where r.run_id = :run and r.line = d.line and d.changed <> '{}'`

const noting = (column: 'problems' | 'warnings', { lines }: ImportCheck<string>): string => `
  with every_row as (select * from member_import_rows where run_id = :run),
  readable as (select * from every_row where ${column === 'problems' ? "reading_problems = '[]'" : "problems = '[]'"}),
  noted as (${lines})
  update member_import_rows r
  set ${column} = r.${column} || jsonb_build_array(jsonb_build_object(
    'code', cast(:code as text), 'field', cast(:field as text), 'other', noted.other))
  from noted where r.run_id = :run and r.line = noted.line`
