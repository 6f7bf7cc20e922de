/** What cannot be seen of Zendesk at this moment: said, because what is not seen must not pass for good. */
import { blindnessOf, type ZendeskSource } from '../../../zendesk/zendesk-directory.ts'
import type { Sighting } from '../../finding.ts'
import { seenOfApp } from '../app-sighting.ts'
import type { AuditCheck } from '../check.ts'
import { sightingsOfApps } from './zendesk-sql.ts'

/** Apps that anybody is handed to. */
const inUse = `
  apps_in_use as (
    select a.id as app_id, a.key, a.subdomain from apps a where a.deleted_at is null and a.stage <> 'draft'
  )`
const freshAfter = `(:now::timestamptz - make_interval(days => :staleAfterDays::integer))`

/** One app is one finding, whatever is missing: what, is its evidence. */
const stale: AuditCheck = {
  name: 'zendesk data',
  codes: ['zendesk-data-stale'],
  needs: ['configuration'],
  dependsOn: 'moment',
  async see({ apps, zendeskDirectory }, { now, staleAfterDays }) {
    const seen: Sighting[] = []
    for (const { id, key, subdomain, stage } of await apps.list()) {
      if (stage === 'draft') continue
      const { sources } = await zendeskDirectory.find({ appId: id, subdomain })
      const missing = blindnessOf(sources, { now, staleAfterDays })
      if (missing.length === 0) continue
      const evidence = { missing: missing.join(', '), blind_since: latestOf(sources) }
      seen.push(seenOfApp({ id, key }, 'zendesk-data-stale', evidence))
    }
    return seen
  },
}

/** When anything was last told. Null: nothing ever was. */
const latestOf = (sources: readonly ZendeskSource[]): string | null =>
  sources.map(({ asOf }) => asOf.toISOString()).reduce((one, other) => (one > other ? one : other), '') || null

/** Nobody has read the setting, and nobody's word for it is in force. */
const updatesUnknown: AuditCheck = {
  name: 'update of external ids',
  codes: ['update-external-ids-unknown'],
  needs: ['configuration'],
  dependsOn: 'moment',
  statements: [
    `with ${inUse}, hits as (
      select 'update-external-ids-unknown' as code, a.app_id, 'app' as key, a.key as app_key, 'medium' as severity,
        'certain' as confidence, '{}'::jsonb as evidence
      from apps_in_use a
      where not exists (
        select from zendesk_sso_configurations c
        where c.app_id = a.app_id and c.kind = 'jwt' and c.update_external_ids is not null and c.as_of >= ${freshAfter}
      ) and not exists (
        select from (
          select t.withdrawn_at, t.expires_at from app_attestations t
          where t.app_id = a.app_id and t.subdomain = a.subdomain and t.zendesk_origin = :zendeskOrigin
            and t.step = 'external-ids-off'
          order by t.attested_at desc, t.id desc limit 1
        ) latest where latest.withdrawn_at is null and latest.expires_at > :now::timestamptz
      )
    ) ${sightingsOfApps}`,
  ],
}

export const zendeskDataChecks = [stale, updatesUnknown] as const
