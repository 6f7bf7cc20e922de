/** What came back from Zendesk, and how far our clock is from its own. */
import type { AuditCheck } from '../check.ts'

export const zendeskAnswers: AuditCheck = {
  name: 'what Zendesk answered',
  codes: ['zendesk-sign-in-refused', 'clock-skew'],
  needs: ['history'],
  dependsOn: 'moment',
  statements: [
    // Once may be a slow browser; three in a day of one member, with nothing let through since, is a state.
    `insert into audit_sightings (
       run_id, code, app_id, key, subject, member_id, zendesk_id, severity, confidence, evidence
     )
     select cast(:runId as uuid), 'zendesk-sign-in-refused', a.id, m.id::text, 'member:' || m.id, m.id, null, 'medium',
       'certain',
       jsonb_build_object('email', m.email, 'external_id', m.external_id, 'answers', (
         select string_agg(distinct code, ', ' order by code) from events e, unnest(e.codes) code
         where e.type = 'zendesk.error' and e.subject_id = m.id and e.app_id = a.id
           and e.at > cast(:now as timestamptz) - interval '1 day'
       ))
     from (
       select e.subject_id, e.app_id from events e
       where e.type = 'zendesk.error' and e.at > cast(:now as timestamptz) - interval '1 day' and e.subject_id is not null
       group by e.subject_id, e.app_id having count(*) >= 3
     ) refused
     join members m on m.id = refused.subject_id
     join apps a on a.id = refused.app_id and a.deleted_at is null`,
    `insert into audit_sightings (
       run_id, code, app_id, key, subject, member_id, zendesk_id, severity, confidence, evidence
     )
     select cast(:runId as uuid), 'clock-skew', a.id, a.key, 'app:' || a.key, null, null,
       case when c.outcome = 'bad' then 'high' else 'medium' end, 'certain',
       jsonb_build_object('checked_at', c.checked_at, 'seconds', c.detail -> 'seconds')
     from app_checks c join apps a on a.id = c.app_id and a.deleted_at is null
     where c.check_name = 'clock-skew' and c.outcome in ('warning', 'bad')
       and c.zendesk_origin = :zendeskOrigin and c.checked_at > cast(:now as timestamptz) - interval '30 days'`,
  ],
}
