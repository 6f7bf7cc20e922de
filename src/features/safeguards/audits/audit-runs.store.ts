/** Audit runs in the database. At most one is under way; whoever stops saying that they work on it has lost it. */
import type { Db } from '../../../db/connect.ts'
import { after, hours } from '../../../kernel/clock.ts'
import { isUuid } from '../../../kernel/ids.ts'
import {
  noDelta,
  type AuditDelta,
  type AuditRun,
  type AuditSource,
  type AuditTrigger,
  type Completeness,
  type FindingCount,
} from './audit-run.ts'

export type AuditRunsStore = ReturnType<typeof auditRunsStore>

export type NewRun = Pick<AuditRun, 'id' | 'trigger' | 'startedBy' | 'startedAt' | 'programVersion' | 'keysVersion'>

/** What a finished run has to say. */
export type RunResult = Required<
  Pick<AuditRun, 'completeness' | 'why' | 'sources' | 'members' | 'counts' | 'delta' | 'digestHash' | 'inputHash'>
>

/** Where a run stands: its number in the order of the list. */
export type RunPlace = Pick<AuditRun, 'startedAt' | 'id'>

export function auditRunsStore(db: Db) {
  return {
    /** False while another one is under way. */
    async begin({ id, trigger, startedBy, startedAt, programVersion, keysVersion }: NewRun, leaseUntil: Date) {
      const { rowCount } = await db.raw<{ rowCount: number }>(
        `insert into audit_runs (id, trigger, started_by, started_at, lease_until, state, program_version, keys_version)
         values (:id, :trigger, (select id from members where id = :startedBy), :startedAt, :leaseUntil, 'running',
           :programVersion, :keysVersion)
         on conflict do nothing`,
        { id, trigger, startedBy: startedBy ?? null, startedAt, leaseUntil, programVersion, keysVersion },
      )
      return rowCount === 1
    },

    /** False when the run is not under way any more: somebody took it for dead. */
    async beat(id: string, leaseUntil: Date): Promise<boolean> {
      return (await db('audit_runs').where({ id, state: 'running' }).update({ lease_until: leaseUntil })) === 1
    },

    /**
     * Ends runs whose process was not heard of since `silentSince`, or said so by a clock that was put back since; gives
     * their ids. `before`: those that began later are left alone.
     */
    async abandon(silentSince: Date, at: Date, before: Date = after(at, clocksApart)): Promise<string[]> {
      const rows = await db('audit_runs')
        .where({ state: 'running' })
        .andWhereRaw('(started_at < ? or lease_until > ?)', [before, after(at, clocksApart)])
        .andWhereRaw('(lease_until < ? or lease_until > ?)', [silentSince, after(at, clocksApart)])
        .update({ state: 'failed', finished_at: at, lease_until: null, why: ['interrupted'] })
        .returning<{ id: string }[]>('id')
      return rows.map(({ id }) => id)
    },

    /** False when it was ended by somebody else. */
    async fail(id: string, why: string, at: Date): Promise<boolean> {
      const failed = await db('audit_runs')
        .where({ id, state: 'running' })
        .update({ state: 'failed', finished_at: at, lease_until: null, why: [why] })
      return failed === 1
    },

    /** Nobody else ends it until the transaction ends. False when somebody did. */
    async hold(id: string): Promise<boolean> {
      return (await db('audit_runs').where({ id, state: 'running' }).forUpdate().select('id')).length === 1
    },

    async finish(id: string, result: RunResult, at: Date): Promise<void> {
      await db('audit_runs')
        .where({ id, state: 'running' })
        .update({
          state: 'finished',
          finished_at: at,
          lease_until: null,
          completeness: result.completeness,
          why: [...result.why],
          sources: JSON.stringify(result.sources),
          members: result.members,
          counts: JSON.stringify(result.counts),
          delta: JSON.stringify(result.delta),
          digest_hash: result.digestHash,
          input_hash: result.inputHash ?? null,
        })
    },

    async find(id: string): Promise<AuditRun | undefined> {
      const row = isUuid(id) ? await db<RunRow>('audit_runs').where({ id }).first() : undefined
      return row && runOf(row)
    },

    async findRunning(): Promise<AuditRun | undefined> {
      const row = await db<RunRow>('audit_runs').where({ state: 'running' }).first()
      return row && runOf(row)
    },

    /** The newest that came to its end. */
    async findLatestFinished(): Promise<AuditRun | undefined> {
      const row = await db<RunRow>('audit_runs').where({ state: 'finished' }).orderBy('number', 'desc').first()
      return row && runOf(row)
    },

    /** The last that began, the last of them first. */
    async listLatest(limit: number): Promise<AuditRun[]> {
      const rows: RunRow[] = await db<RunRow>('audit_runs').orderBy('number', 'desc').limit(limit)
      return rows.map(runOf)
    },

    /** Newest first, behind `place`. */
    async list(limit: number, place?: RunPlace): Promise<AuditRun[]> {
      const all = db<RunRow>('audit_runs').orderBy(newestFirst).limit(limit)
      if (place) void all.whereRaw('(started_at, id) < (?, ?)', [place.startedAt, place.id])
      const rows: RunRow[] = await all
      return rows.map(runOf)
    },

    /** When an import, or its undoing, last changed members; undefined: never. */
    async findLastImportAt(): Promise<Date | undefined> {
      const { rows } = await db.raw<{ rows: { at: Date | null }[] }>(
        `select max(at) as at from unnest(array['member.imported', 'member.import-undone']) as one (type)
         cross join lateral (
           select at from events where type = one.type and outcome = 'done' order by id desc limit 1
         ) last`,
      )
      return rows[0]?.at ?? undefined
    },
  }
}

/** More than the clocks of two servers differ, or a lease lasts. */
const clocksApart = hours(1)

const newestFirst = [
  { column: 'started_at', order: 'desc' },
  { column: 'id', order: 'desc' },
]

type RunRow = {
  id: string
  trigger: AuditTrigger
  started_by: string | null
  started_at: Date
  state: AuditRun['state']
  finished_at: Date | null
  completeness: Completeness | null
  why: string[]
  program_version: string
  keys_version: number
  sources: (Omit<AuditSource, 'asOf'> & { asOf?: string })[]
  members: number | null
  counts: FindingCount[] | Record<string, never>
  delta: Partial<AuditDelta>
  digest_hash: string | null
  input_hash: string | null
}

const runOf = (row: RunRow): AuditRun => ({
  id: row.id,
  trigger: row.trigger,
  startedBy: row.started_by ?? undefined,
  startedAt: row.started_at,
  state: row.state,
  finishedAt: row.finished_at ?? undefined,
  completeness: row.completeness ?? undefined,
  why: row.why,
  programVersion: row.program_version,
  keysVersion: row.keys_version,
  sources: row.sources.map(({ name, app, state, asOf, count }) => ({
    name,
    app,
    state,
    asOf: asOf === undefined ? undefined : new Date(asOf),
    count,
  })),
  members: row.members ?? undefined,
  counts: Array.isArray(row.counts) ? row.counts : [],
  delta: { ...noDelta, ...row.delta },
  digestHash: row.digest_hash ?? undefined,
  inputHash: row.input_hash ?? undefined,
})
