/** What a digest is made of, who gets it, and what they were told last, in the database. */
import type { Db } from '../../../db/connect.ts'
import { runStatement } from '../../../db/query.ts'
import type { FindingCode, Severity } from '../catalogue.ts'
import type { ChangeCount, DigestMemory } from './digest.ts'

export type DigestStore = ReturnType<typeof digestStore>

export type ChangedFinding = {
  fingerprint: string
  code: FindingCode
  severity: Severity
  appKey: string | undefined
  change: 'new' | 'changed' | 'reopened' | 'resolved'
  subjects: number
}

export type DigestRecipient = { id: string; name: string; email: string }

export function digestStore(db: Db) {
  return {
    /** Takes a finished run that nobody was told of, until the transaction ends; false when there is none such, or somebody has it. */
    async takeRun(runId: string, at: Date): Promise<boolean> {
      const { rowCount } = await runStatement(
        db,
        `update audit_runs set announced_at = $2 where id = (
           select id from audit_runs where id = $1 and state = 'finished' and announced_at is null for update skip locked
         )`,
        [runId, at],
      )
      return rowCount === 1
    },

    /** The oldest first. */
    async listUnannounced(limit: number): Promise<string[]> {
      const { rows } = await runStatement<{ id: string }>(
        db,
        `select id from audit_runs where state = 'finished' and announced_at is null order by finished_at limit $1`,
        [limit],
      )
      return rows.map(({ id }) => id)
    },

    /** What the run changed, by code: how many, and the first of them. */
    async listChanged(runId: string, limit: number): Promise<ChangedFinding[]> {
      const { rows } = await runStatement<Omit<ChangedFinding, 'appKey'> & { app_key: string | null }>(
        db,
        `select f.fingerprint, f.code, f.severity, a.key as app_key, f.change, f.subjects
         from findings f left join apps a on a.id = f.app_id
         where f.last_run_id = $1 and f.change in ('new', 'changed', 'reopened', 'resolved')
         order by f.code, f.fingerprint limit $2`,
        [runId, limit],
      )
      return rows.map(({ app_key, ...row }) => ({ ...row, appKey: app_key ?? undefined }))
    },

    async countChanged(
      runId: string,
    ): Promise<{ code: FindingCode; change: ChangedFinding['change']; count: number }[]> {
      const { rows } = await runStatement<{ code: FindingCode; change: ChangedFinding['change']; count: string }>(
        db,
        `select code, change, count(*) as count from findings
         where last_run_id = $1 and change in ('new', 'changed', 'reopened', 'resolved')
         group by code, change order by code, change`,
        [runId],
      )
      return rows.map((row) => ({ ...row, count: Number(row.count) }))
    },

    /** What is worth a message: nothing that people have decided about since. */
    async countNews(runId: string): Promise<ChangeCount[]> {
      const { rows } = await runStatement<Omit<ChangeCount, 'count'> & { count: string }>(
        db,
        `select change, severity, count(*) as count from findings
         where last_run_id = $1 and change in ('new', 'changed', 'reopened') and state = 'open' and severity <> 'info'
         group by change, severity order by change, severity`,
        [runId],
      )
      return rows.map((row) => ({ ...row, count: Number(row.count) }))
    },

    async countOpen(): Promise<{ severity: Severity; count: number }[]> {
      const { rows } = await runStatement<{ severity: Severity; count: string }>(
        db,
        `select severity, count(*) as count from findings where state = 'open' and severity <> 'info'
         group by severity order by array_position(array['critical', 'high', 'medium', 'low'], severity)`,
        [],
      )
      return rows.map((row) => ({ ...row, count: Number(row.count) }))
    },

    async countExpiring(now: Date, until: Date): Promise<number> {
      const { rows } = await runStatement<{ count: string }>(
        db,
        `select count(*) as count from findings
         where state not in ('open', 'resolved') and decided_until > $1 and decided_until <= $2`,
        [now, until],
      )
      return Number(rows[0]?.count ?? 0)
    },

    /** Who may be chosen, by name. */
    async listEligible(): Promise<{ id: string; name: string }[]> {
      const { rows } = await runStatement<{ id: string; name: string }>(
        db,
        `select id, name from members
         where role is not null and status = 'active' and email_verified_at is not null order by name_key, id`,
        [],
      )
      return rows
    },

    /** Of those chosen, whoever still holds a role, is active and proved their address. */
    async listRecipients(memberIds: readonly string[]): Promise<DigestRecipient[]> {
      const { rows } = await runStatement<DigestRecipient>(
        db,
        `select id, name, email from members
         where id = any($1::uuid[]) and role is not null and status = 'active' and email_verified_at is not null
         order by id`,
        [memberIds],
      )
      return rows
    },

    async findMemory(): Promise<DigestMemory> {
      const { rows } = await runStatement<{ last_digest_hash: string | null; told_at: Date | null }>(
        db,
        `select last_digest_hash, greatest(last_digest_at, last_heartbeat_at) as told_at from safeguard_settings`,
        [],
      )
      return { hash: rows[0]?.last_digest_hash ?? undefined, toldAt: rows[0]?.told_at ?? undefined }
    },

    async remember(kind: 'news' | 'quiet', hash: string, at: Date): Promise<void> {
      await db('safeguard_settings').update({
        last_digest_hash: hash,
        ...(kind === 'news' ? { last_digest_at: at } : { last_heartbeat_at: at }),
      })
    },
  }
}
