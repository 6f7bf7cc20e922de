/** What findings do to the sign-ins of an app, where an owner chose something else than the catalogue. */
import type { Db } from '../../../db/connect.ts'
import { after, days } from '../../../kernel/clock.ts'
import type { GateSetting } from '../catalogue.ts'

export type GateOverridesStore = ReturnType<typeof gateOverridesStore>

export type GateOverride = {
  code: string
  gate: GateSetting
  reason: string
  changedAt: Date
  changedBy: string | undefined
}

/** So many of the latest refusals are looked at: a flood of them must not make the page slow. */
const mostLookedAt = 10_000

export function gateOverridesStore(db: Db) {
  return {
    async list(appId: string): Promise<GateOverride[]> {
      const rows = await db('gate_overrides')
        .leftJoin('members', 'members.id', 'gate_overrides.changed_by')
        .where({ app_id: appId })
        .orderBy('code')
        .select<OverrideRow[]>('gate_overrides.*', 'members.name as changed_by_name')
      return rows.map((row) => ({
        code: row.code,
        gate: row.gate,
        reason: row.reason,
        changedAt: row.changed_at,
        changedBy: row.changed_by_name ?? undefined,
      }))
    },

    async put(
      appId: string,
      chosen: { code: string; gate: GateSetting; reason: string; at: Date; by: string },
    ): Promise<void> {
      await db('gate_overrides')
        .insert({
          app_id: appId,
          code: chosen.code,
          gate: chosen.gate,
          reason: chosen.reason,
          changed_at: chosen.at,
          changed_by: chosen.by,
        })
        .onConflict(['app_id', 'code'])
        .merge()
    },

    /** Back to the catalogue. */
    async remove(appId: string, code: string): Promise<void> {
      await db('gate_overrides').where({ app_id: appId, code }).delete()
    },

    /** Whether anything was ever learned of the users of this Zendesk account. */
    async knowsZendesk(app: { id: string; subdomain: string }, zendeskOrigin: string): Promise<boolean> {
      const of = { app_id: app.id, subdomain: app.subdomain, zendesk_origin: zendeskOrigin }
      return (await db('zendesk_sources').where(of).first('kind')) !== undefined
    },

    /** Hand-offs of the last 30 days that each finding was named in, refused and issued, by code. */
    async countNamed(appId: string, now: Date): Promise<ReadonlyMap<string, { refused: number; issued: number }>> {
      const { rows } = await db.raw<{ rows: { code: string; refused: number; issued: number }[] }>(
        `select code, (count(*) filter (where type = 'handoff.refused'))::integer as refused,
           (count(*) filter (where type = 'handoff.issued'))::integer as issued
         from (${latest('handoff.refused')} union all ${latest('handoff.issued')}) e, unnest(e.codes) code
         group by code`,
        { appId, since: after(now, -days(30)) },
      )
      return new Map(rows.map(({ code, ...counts }) => [code, counts]))
    },
  }
}

const latest = (type: string): string => `
  select type, codes from (
    select type, codes, at from events where app_id = :appId and type = '${type}' order by id desc limit ${mostLookedAt}
  ) latest where at > :since`

type OverrideRow = {
  code: string
  gate: GateSetting
  reason: string
  changed_at: Date
  changed_by_name: string | null
}
