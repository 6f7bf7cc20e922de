/** An import as it is kept: where it is on its way from a file to members, and what it did. */
import { days } from '../../kernel/clock.ts'
import type { Actor } from '../events/event.ts'
import type { ColumnMatching } from '../member-files/member-file-header.ts'
import type { FileEncoding, FileFormat } from '../member-files/member-file-kind.ts'

/**
 * uploading -> uploaded (columns are matched) -> checking -> checked -> applying -> done -> undoing -> undone; or refused,
 * cancelled, failed. In the -ing states a process is at it, or any other goes on with it.
 */
export type ImportState =
  | 'uploading'
  | 'uploaded'
  | 'checking'
  | 'checked'
  | 'applying'
  | 'done'
  | 'refused'
  | 'cancelled'
  | 'undoing'
  | 'undone'
  | 'failed'

export type ImportCounts = Record<'rows' | 'new' | 'changed' | 'unchanged' | 'refused' | 'errors' | 'warnings', number>

/** What a person confirmed; an import that would do something else is checked again instead. */
export type ExpectedCounts = Pick<ImportCounts, 'new' | 'changed' | 'refused'>

export type UndoCounts = { removed: number; restored: number; kept: number }

/** Who is staff or holds a role is for owners, and for the command line: a file of anybody else does less. */
export type ImportPower = 'owner' | 'less-than-owner'

export const powerOf = (actor: Actor, activeOwners: readonly string[]): ImportPower =>
  actor === 'command-line' || activeOwners.some((id) => actor === `member:${id}`) ? 'owner' : 'less-than-owner'

/** Why the whole file, or the rest of it, was no good, or what happened to the import. */
export type ImportTrouble = { line: number | undefined; code: string; message: string }

export type ImportStage = 'reading' | 'judging' | 'hashing' | 'saving'
export type ImportProgress = { stage: ImportStage; done: number; total: number }

export type MemberImport = {
  id: string
  origin: 'console' | 'command-line'
  state: ImportState
  actor: Actor
  /** The name of the member who started it, while they exist. */
  by: string | undefined
  /** As the browser named it; undefined for standard input. */
  fileName: string | undefined
  fileFormat: FileFormat | undefined
  fileEncoding: FileEncoding | undefined
  /** Somebody agreed to have it converted to UTF-8. */
  isConverted: boolean
  fileBytes: number
  headers: string[]
  matching: ColumnMatching | undefined
  isPartial: boolean
  expected: ExpectedCounts | undefined
  counts: ImportCounts | undefined
  problem: ImportTrouble | undefined
  undoCounts: UndoCounts | undefined
  undoneBy: Actor | undefined
  progress: ImportProgress | undefined
  attempts: number
  createdAt: Date
  updatedAt: Date
  appliedAt: Date | undefined
}

/** How long a file waits for somebody to go on with it. */
export const fileKeptFor = days(7)
/** How long an import can be undone: what it replaced is personal, and not kept for ever. */
export const undoneWithin = days(30)

/** Thrown inside the transaction of a worker whose import is somebody else's now, or was cancelled: all is rolled back. */
export class ImportLost extends Error {
  constructor() {
    super('the import was cancelled, or another process took it over')
    this.name = 'ImportLost'
  }
}
