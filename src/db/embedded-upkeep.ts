/**
 * What a PostgreSQL server does in the background and PGlite does not: checkpoints, and vacuum and analyze.
 * Each round takes the one connection like everybody else, so it never runs inside somebody's transaction.
 */
import type { Knex } from 'knex'
import type { DatabaseLog } from './database.ts'
import type { DiskCounter } from './embedded-files.ts'
import { runStatement } from './query.ts'

/** Bytes of log since the last checkpoint that call for the next one. */
const longLog = 64 * 1024 * 1024
/** Milliseconds. */
const roundEvery = 10_000
const checkpointEvery = 5 * 60_000

/** Starts the rounds; call the result to end them (it waits for a round that is under way). */
export function startUpkeep(db: Knex, disk: DiskCounter, log: DatabaseLog): () => Promise<void> {
  const state: UpkeepState = { seenSyncs: disk.syncs, isDirty: false, checkpointAt: performance.now() }
  let round = Promise.resolve()
  let isRunning = false
  const timer = setInterval(() => {
    // Nothing written since the last look, nothing to do: an idle process stays idle.
    if (disk.syncs > state.seenSyncs) state.isDirty = true
    if (isRunning || !state.isDirty) return
    isRunning = true
    round = keepUp(db, disk, state)
      .catch((error: unknown) => log.warn({ error }, 'upkeep of the embedded database failed; it is tried again'))
      .finally(() => {
        isRunning = false
      })
  }, roundEvery)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await round
  }
}

export type UpkeepState = { seenSyncs: number; isDirty: boolean; checkpointAt: number }

/** One round: at most one table is vacuumed, so that others wait little. */
export async function keepUp(db: Knex, disk: DiskCounter, state: UpkeepState): Promise<void> {
  state.seenSyncs = disk.syncs
  const table = await tableInNeed(db)
  if (table !== undefined) await runStatement(db, `vacuum (analyze) ${table}`, [])
  const isDue = performance.now() - state.checkpointAt > checkpointEvery
  if (isDue || (await bytesSinceCheckpoint(db)) > longLog) {
    await runStatement(db, 'checkpoint', [])
    state.checkpointAt = performance.now()
    state.isDirty = false
  }
  // Our own writes are no reason for another round.
  state.seenSyncs = disk.syncs
}

export async function bytesSinceCheckpoint(db: Knex): Promise<number> {
  const { rows } = await runStatement<{ bytes: string }>(
    db,
    'select pg_current_wal_lsn() - redo_lsn as bytes from pg_control_checkpoint()',
    [],
  )
  return Number(rows[0]?.bytes ?? 0)
}

/** The table with the most dead or changed rows beyond what autovacuum would tolerate, quoted; or undefined. */
async function tableInNeed(db: Knex): Promise<string | undefined> {
  const { rows } = await runStatement<{ name: string }>(
    db,
    `select format('%I.%I', s.schemaname, s.relname) as name
       from pg_stat_all_tables s join pg_class c on c.oid = s.relid
      where s.schemaname <> 'pg_toast' and c.relkind in ('r', 'm') and c.relpersistence = 'p'
        and (s.n_dead_tup > 50 + 0.2 * c.reltuples or s.n_mod_since_analyze > 50 + 0.1 * c.reltuples
             or age(c.relfrozenxid) > 200000000)
      order by s.n_dead_tup + s.n_mod_since_analyze desc limit 1`,
    [],
  )
  return rows[0]?.name
}
