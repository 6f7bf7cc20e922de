/** How an import is spread over the columns of its table. For its store alone: these names go no further. */
import type { Actor } from '../events/event.ts'
import type { ColumnMatching } from '../member-files/member-file-header.ts'
import type {
  ExpectedCounts,
  ImportCounts,
  ImportProgress,
  ImportState,
  ImportTrouble,
  MemberImport,
  UndoCounts,
} from './import.ts'

/** What may change together with the state. `null` empties. */
export type ImportStep = {
  state: ImportState
  fileFormat?: MemberImport['fileFormat']
  fileEncoding?: MemberImport['fileEncoding']
  isConverted?: boolean
  fileBytes?: number
  headers?: readonly string[]
  matching?: ColumnMatching | null
  isPartial?: boolean
  expected?: ExpectedCounts | null
  counts?: ImportCounts
  problem?: ImportTrouble | null
  undoCounts?: UndoCounts
  appliedAt?: Date
  /** Who confirmed it: the events are theirs. */
  actor?: Actor
  undoneBy?: Actor
}

export const importQuery = `
  select i.id, i.origin, i.state, i.actor, m.name as by_name, i.file_name, i.file_format, i.file_encoding,
    i.is_converted, i.file_bytes, i.headers, i.matching, i.is_partial, i.expected, i.counts, i.problem, i.undo_counts, i.undone_by,
    i.stage, i.stage_done, i.stage_total, i.attempts, i.created_at, i.updated_at, i.applied_at
  from imports i
  left join members m on m.id = case when i.actor like 'member:%' then substr(i.actor, 8)::uuid end`

export type StoredImport = {
  id: string
  origin: MemberImport['origin']
  state: ImportState
  actor: Actor
  by_name: string | null
  file_name: string | null
  file_format: NonNullable<MemberImport['fileFormat']> | null
  file_encoding: NonNullable<MemberImport['fileEncoding']> | null
  is_converted: boolean
  file_bytes: string | number
  headers: string[]
  matching: ColumnMatching | null
  is_partial: boolean
  expected: ExpectedCounts | null
  counts: ImportCounts | null
  problem: ImportTrouble | null
  undo_counts: UndoCounts | null
  undone_by: Actor | null
  stage: ImportProgress['stage'] | null
  stage_done: string | number
  stage_total: string | number
  attempts: number
  created_at: Date
  updated_at: Date
  applied_at: Date | null
}

export const importOf = (row: StoredImport): MemberImport => ({
  id: row.id,
  origin: row.origin,
  state: row.state,
  actor: row.actor,
  by: row.by_name ?? undefined,
  fileName: row.file_name ?? undefined,
  fileFormat: row.file_format ?? undefined,
  fileEncoding: row.file_encoding ?? undefined,
  isConverted: row.is_converted,
  fileBytes: Number(row.file_bytes),
  headers: row.headers,
  matching: row.matching ?? undefined,
  isPartial: row.is_partial,
  expected: row.expected ?? undefined,
  counts: row.counts ?? undefined,
  problem: row.problem ?? undefined,
  undoCounts: row.undo_counts ?? undefined,
  undoneBy: row.undone_by ?? undefined,
  progress:
    row.stage === null ? undefined : { stage: row.stage, done: Number(row.stage_done), total: Number(row.stage_total) },
  attempts: row.attempts,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  appliedAt: row.applied_at ?? undefined,
})

const columnNames: readonly (readonly [keyof ImportStep, string])[] = [
  ['state', 'state'],
  ['fileFormat', 'file_format'],
  ['fileEncoding', 'file_encoding'],
  ['isConverted', 'is_converted'],
  ['fileBytes', 'file_bytes'],
  ['headers', 'headers'],
  ['matching', 'matching'],
  ['isPartial', 'is_partial'],
  ['expected', 'expected'],
  ['counts', 'counts'],
  ['problem', 'problem'],
  ['undoCounts', 'undo_counts'],
  ['appliedAt', 'applied_at'],
  ['actor', 'actor'],
  ['undoneBy', 'undone_by'],
]

export function columnsOf(step: ImportStep): Record<string, unknown> {
  const columns: Record<string, unknown> = {}
  for (const [field, column] of columnNames) {
    if (!(field in step)) continue
    const value = step[field] ?? null
    columns[column] =
      value !== null && typeof value === 'object' && !(value instanceof Date) ? JSON.stringify(value) : value
  }
  return columns
}
