/** What an import found and would change, in pages by the lines of the file. */
import type { Db } from '../../../db/connect.ts'
import type { Note } from '../import-report.ts'

export type ImportResultsQuery = ReturnType<typeof importResultsQuery>

export type ProblemKind = 'error' | 'warning'

/** Behind which line, and which of its notes, a page begins. */
export type NotePlace = { line: number; position: number }
export type PlacedNote = Note & { position: number }
/** The note is that of the first row. */
export type CodeCount = Note & { rows: number }

export type FieldChange = { field: string; before: string | undefined; after: string | undefined }
export type ChangedRow = { line: number; externalId: string; name: string; fields: FieldChange[] }
export type AddedRow = { line: number; externalId: string | undefined; name: string; email: string | undefined }

export function importResultsQuery(db: Db) {
  return {
    /** How many of each code, most first, each with what its first row says. */
    async countByCode(id: string, kind: ProblemKind): Promise<CodeCount[]> {
      const { rows } = await db.raw<{ rows: (Omit<NoteRow, 'position' | 'external_id'> & { rows: number })[] }>(
        `with counted as (
           select code, field, count(*)::integer as rows, min(line) as line
           from import_problems where import_id = ? and kind = ? group by code, field
         )
         select c.code, c.field, c.rows, c.line, first.other, first.message
         from counted c, lateral (
           select p.other, p.message from import_problems p
           where p.import_id = ? and p.kind = ? and p.line = c.line and p.code = c.code and p.field = c.field limit 1
         ) first
         order by c.rows desc, c.code, c.field limit 100`,
        [id, kind, id, kind],
      )
      return rows.map(({ other, message, ...row }) => ({
        ...row,
        externalId: undefined,
        other: other ?? undefined,
        message: message ?? undefined,
      }))
    },

    async listNotes(id: string, kind: ProblemKind, after: NotePlace, limit: number): Promise<PlacedNote[]> {
      const { rows } = await db.raw<{ rows: NoteRow[] }>(
        `select line, position, external_id, field, code, other, message from import_problems
         where import_id = ? and kind = ? and (line, position) > (?, ?) order by line, position limit ?`,
        [id, kind, after.line, after.position, limit],
      )
      return rows.map(noteOf)
    },

    /** The rows of a checked import wait in a table that a crash of the database empties; then it is checked again. */
    async hasRows(id: string): Promise<boolean> {
      const { rows } = await db.raw<{ rows: unknown[] }>('select 1 from member_import_rows where run_id = ? limit 1', [
        id,
      ])
      return rows.length > 0
    },

    /** Members who would be changed: each field as it is, and as the file wants it. */
    async listChanged(id: string, after: number, limit: number): Promise<ChangedRow[]> {
      const { rows } = await db.raw<{ rows: ChangedStored[] }>(
        `select r.line, m.external_id, m.name, r.changed, ${pairs}
         from member_import_rows r
         join members m on m.id = r.member_id
         where r.run_id = ? and r.line > ? and r.problems = '[]' and r.changed <> '{}'
         order by r.line limit ?`,
        [id, after, limit],
      )
      return rows.map(changedOf)
    },

    async listAdded(id: string, after: number, limit: number): Promise<AddedRow[]> {
      const { rows } = await db.raw<{ rows: AddedStored[] }>(
        `select r.line, case when not r.external_id_issued then r.external_id end as external_id, r.name, r.email
         from member_import_rows r
         where r.run_id = ? and r.line > ? and r.problems = '[]' and r.member_id is null
         order by r.line limit ?`,
        [id, after, limit],
      )
      return rows.map(({ external_id: externalId, email, ...row }) => ({
        ...row,
        externalId: externalId ?? undefined,
        email: email ?? undefined,
      }))
    },
  }
}

/** Our columns with the value in the store and in the file. */
const compared: readonly (readonly [field: string, before: string, after: string])[] = [
  ['name', 'm.name', 'r.name'],
  ['email', 'm.email', 'r.email'],
  ['username', 'm.username', 'r.username'],
  ['phone', 'm.phone', 'r.phone'],
  ['organization', 'm.organization', 'r.organization'],
  ['locale', 'm.locale', 'r.locale'],
  ['email_verified', '(m.email_verified_at is not null)', 'r.email_verified'],
  ['staff', 'm.is_staff', 'r.is_staff'],
  ['active', `(m.status = 'active')`, 'r.is_active'],
]

const objectOf = (values: readonly (readonly [string, string])[]): string =>
  `jsonb_build_object(${values.map(([field, value]) => `'${field}', ${value}`).join(', ')})`

const pairs = `
  ${objectOf(compared.map(([field, before]) => [field, before]))} as before,
  ${objectOf(compared.map(([field, , after]) => [field, after]))} as after,
  m.attributes as attributes_before, r.attributes as attributes_after`

type Value = string | boolean | null

type ChangedStored = {
  line: number
  external_id: string
  name: string
  changed: string[]
  before: Record<string, Value>
  after: Record<string, Value>
  attributes_before: Record<string, string>
  attributes_after: Record<string, string>
}

type AddedStored = { line: number; external_id: string | null; name: string; email: string | null }

const changedOf = (row: ChangedStored): ChangedRow => ({
  line: row.line,
  externalId: row.external_id,
  name: row.name,
  fields: row.changed.map((field) => fieldChange(row, field)),
})

function fieldChange(row: ChangedStored, field: string): FieldChange {
  if (field === 'password') return { field, before: undefined, after: 'given by the file' }
  if (field.startsWith('field:')) {
    const name = field.slice('field:'.length)
    return { field, before: row.attributes_before[name], after: row.attributes_after[name] }
  }
  return { field, before: textOf(row.before[field]), after: textOf(row.after[field]) }
}

function textOf(value: Value | undefined): string | undefined {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return value ?? undefined
}

type NoteRow = {
  line: number
  position: number
  external_id: string | null
  field: string
  code: string
  other: number | null
  message: string | null
}

const noteOf = (row: NoteRow): PlacedNote => ({
  line: row.line,
  position: row.position,
  externalId: row.external_id ?? undefined,
  field: row.field,
  code: row.code,
  other: row.other ?? undefined,
  message: row.message ?? undefined,
})
