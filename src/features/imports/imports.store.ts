/** Imports in the database: each step from one state to the next is one statement, so that it happens once. */
import type { Db } from '../../db/connect.ts'
import { isUuid } from '../../kernel/ids.ts'
import type { ColumnMatching } from '../member-files/member-file-header.ts'
import type { ImportProgress, ImportState, ImportTrouble, MemberImport } from './import.ts'
import { columnsOf, importOf, importQuery, type ImportStep, type StoredImport } from './imports.columns.ts'

export type ImportsStore = ReturnType<typeof importsStore>

export type NewImport = Pick<MemberImport, 'id' | 'origin' | 'state' | 'actor' | 'fileName' | 'isPartial'> & {
  at: Date
}

/** Where an import stands: its number in the order of the list. */
export type ImportPlace = { createdAt: Date; id: string }

export function importsStore(db: Db) {
  const dropProblems = (id: string) => db('import_problems').where({ import_id: id }).delete()

  return {
    async add({ id, origin, state, actor, fileName, isPartial, at }: NewImport): Promise<void> {
      await db('imports').insert({
        id,
        origin,
        state,
        actor,
        file_name: fileName ?? null,
        is_partial: isPartial,
        created_at: at,
        updated_at: at,
      })
    },

    /** With its file and all that was noted. */
    async remove(id: string): Promise<void> {
      await db('imports').where({ id }).delete()
    },

    async find(id: string): Promise<MemberImport | undefined> {
      if (!isUuid(id)) return undefined
      const { rows } = await db.raw<{ rows: StoredImport[] }>(`${importQuery} where i.id = ?`, [id])
      return rows[0] && importOf(rows[0])
    },

    /** Newest first, behind `after`. Those still arriving are none yet. */
    async list(limit: number, after?: ImportPlace): Promise<MemberImport[]> {
      const { rows } = await db.raw<{ rows: StoredImport[] }>(
        `${importQuery} where i.state <> 'uploading' and (i.created_at, i.id) < (?::timestamptz, ?::uuid)
         order by i.created_at desc, i.id desc limit ?`,
        [after?.createdAt ?? 'infinity', after?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff', limit],
      )
      return rows.map(importOf)
    },

    /** False when the import is in none of these states (any more): somebody was faster. Nobody works on it then. */
    async move(id: string, from: readonly ImportState[], step: ImportStep, at: Date): Promise<boolean> {
      const moved = await db('imports')
        .where({ id })
        .whereIn('state', [...from])
        .update({ ...settled(step), updated_at: at, ...idle })
      if (moved === 1 && isWithoutReport(step.state)) await dropProblems(id)
      return moved === 1
    },

    /** The same by the worker who has it. False: it was cancelled, or taken over. */
    async conclude(id: string, worker: string, step: ImportStep, at: Date): Promise<boolean> {
      const moved = await db('imports')
        .where({ id, worker })
        .whereIn('state', working)
        .update({ ...settled(step), updated_at: at, ...idle })
      if (moved === 1 && isWithoutReport(step.state)) await dropProblems(id)
      return moved === 1
    },

    /** The import that waits longest for a worker, or whose worker has not been heard of since `silentSince`. */
    async claim(worker: string, silentSince: Date, at: Date): Promise<MemberImport | undefined> {
      const { rows } = await db.raw<{ rows: { id: string }[] }>(
        `update imports set worker = ?::uuid, heartbeat_at = ?::timestamptz, attempts = attempts + 1
         where id = (
           select id from imports
           where state in ('checking', 'applying', 'undoing')
             and (worker is null or worker <> ?::uuid and heartbeat_at < ?::timestamptz)
           order by updated_at limit 1 for update skip locked
         ) returning id`,
        [worker, at, worker, silentSince],
      )
      return rows[0] && this.find(rows[0].id)
    },

    /** False when the import is not this worker's any more. */
    async beat(id: string, worker: string, progress: ImportProgress | undefined, at: Date): Promise<boolean> {
      const beaten = await db('imports')
        .where({ id, worker })
        .whereIn('state', working)
        .update({
          heartbeat_at: at,
          ...(progress && { stage: progress.stage, stage_done: progress.done, stage_total: progress.total }),
        })
      return beaten === 1
    },

    /** Gives an import back, so that any process goes on with it at once. */
    async release(id: string, worker: string): Promise<void> {
      await db('imports').where({ id, worker }).update({ worker: null, heartbeat_at: null })
    },

    /**
     * Takes over what was noted at the rows of a run, in place of what was noted before. A refused row has nothing to say
     * after that, and the ID of somebody erased is told by its line alone.
     */
    async keepProblems(run: string): Promise<void> {
      await db('import_problems').where({ import_id: run }).delete()
      for (const [kind, column] of [
        ['error', 'problems'],
        ['warning', 'warnings'],
      ] as const) {
        await db.raw(
          `insert into import_problems (import_id, kind, line, position, external_id, field, code, other, message)
           select r.run_id, ?, r.line, note.position,
             case when not r.external_id_issued and not exists (
               select from external_id_tombstones t where t.external_id_key = r.external_id_key
             ) then r.external_id end,
             n ->> 'field', n ->> 'code', (n ->> 'other')::integer, n ->> 'message'
           from member_import_rows r, jsonb_array_elements(r.${column}) with ordinality as note (n, position)
           where r.run_id = ? and r.${column} <> '[]'`,
          [kind, run],
        )
      }
      await db.raw(
        `update member_import_rows set name = null, username = null, email = null, email_exact_key = null,
           email_fold_key = null, email_accentless_key = null, email_mailbox_key = null, email_skeleton_key = null,
           email_typed_skeleton_key = null, username_fold_key = null, phone = null, organization = null, locale = null,
           attributes = '{}', password_sealed = null, password_hash = null
         where run_id = ? and problems <> '[]'`,
        [run],
      )
    },

    /**
     * Of a member about to be erased, while their external ID is known. Files that name them are checked again; those that
     * are being judged find out by themselves.
     */
    async forgetMember(id: string): Promise<void> {
      // Reads all rows: there are none but while a file waits, and each would pay for an index.
      const { rows } = await db.raw<{ rows: { run_id: string }[] }>(
        `with gone as (
           delete from member_import_rows r using members m
           where m.id = ? and (r.member_id = m.id or r.external_id_key = m.external_id_key) and not exists (
             select from imports i where i.id = r.run_id and i.state in ('checking', 'applying')
           )
           returning r.run_id
         ) select distinct run_id from gone`,
        [id],
      )
      const again: ImportStep = { state: 'checking', expected: null, problem: memberErased }
      const runs = rows.map(({ run_id }) => run_id)
      await db('imports')
        .whereIn('id', runs)
        .andWhere({ state: 'checked' })
        .update({ ...columnsOf(again), ...idle })
      await db.raw(
        `update import_problems p set external_id = null
         from members m where m.id = ? and lower(p.external_id) = m.external_id_key`,
        [id],
      )
    },

    /** Targets by headers, in lower case, as they were matched before. */
    async recallMatches(headers: readonly string[]): Promise<Map<string, string>> {
      const rows = await db<{ header: string; target: string }>('column_matches')
        .select('header', 'target')
        .whereIn('header', [...headers])
      return new Map(rows.map(({ header, target }) => [header, target]))
    },

    async rememberMatches(matches: ColumnMatching, at: Date): Promise<void> {
      if (matches.length === 0) return
      await db('column_matches')
        .insert(matches.map(({ header, target }) => ({ header, target, updated_at: at })))
        .onConflict('header')
        .merge(['target', 'updated_at'])
    },

    /** Files that nobody went on with, what a process that died left of others, and what older imports could have been undone with. Says how many were given up. */
    async tidy(given: { filesBefore: Date; uploadsBefore: Date; changesBefore: Date; at: Date }): Promise<number> {
      const { filesBefore, uploadsBefore, changesBefore, at } = given
      await db('imports').where({ state: 'uploading' }).andWhere('created_at', '<', uploadsBefore).delete()
      const expired = await db('imports')
        .whereIn('state', ['uploaded', 'checked'])
        .andWhere('updated_at', '<', filesBefore)
        .update({
          ...settled({ state: 'cancelled', problem: expiry }),
          updated_at: at,
          ...idle,
        })
      const over = overStates.map((state) => `'${state}'`).join(', ')
      await db.raw(`delete from import_chunks c using imports i where i.id = c.import_id and i.state in (${over})`)
      await db.raw(`delete from member_import_rows r using imports i where i.id = r.run_id and i.state in (${over})`)
      await db.raw(
        `delete from import_problems p using imports i
         where i.id = p.import_id and i.state in (${over}) and i.state not in ('done', 'refused')`,
      )
      const isLongOver = `import_id in (select id from imports where updated_at < ? and state in (${over}))`
      await db.raw(`delete from import_changes where ${isLongOver}`, [changesBefore])
      await db.raw(`delete from import_problems where ${isLongOver}`, [changesBefore])
      return expired
    },
  }
}

const expiry: ImportTrouble = {
  line: undefined,
  code: 'expired',
  message: 'Nobody went on with it for seven days, so the file was deleted. Upload it again to import it.',
}

const memberErased: ImportTrouble = {
  line: undefined,
  code: 'member-erased',
  message: 'A member whom the file names was erased after it was checked, so it was checked again.',
}

const overStates: readonly ImportState[] = ['done', 'refused', 'cancelled', 'undone', 'failed']

/** Nothing more will become of it, but that what it did can be undone. */
export const isOver = (state: ImportState): boolean => overStates.includes(state)

/** What was noted at its rows is shown of an import that was done or refused, and of no other. */
const isWithoutReport = (state: ImportState): boolean => isOver(state) && state !== 'done' && state !== 'refused'

/** What the columns of the file are called is needed for reading it, and may be somebody's name where a header is missing. */
const settled = (step: ImportStep): Record<string, unknown> =>
  columnsOf(isOver(step.state) ? { ...step, headers: [], matching: null } : step)

const working: ImportState[] = ['checking', 'applying', 'undoing']
const idle = { worker: null, heartbeat_at: null, stage: null, stage_done: 0, stage_total: 0, attempts: 0 }
