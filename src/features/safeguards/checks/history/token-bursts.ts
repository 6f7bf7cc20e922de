/** Tokens made faster than people click, and for two members of one address within minutes. */
import type { AuditCheck } from '../check.ts'

/** Of one member, within one minute. A person who reloads angrily makes four or five. */
const mostInAMinute = 10

export const tokenBursts: AuditCheck = {
  name: 'bursts of tokens',
  codes: ['token-burst'],
  needs: ['history'],
  dependsOn: 'moment',
  statements: [
    `insert into audit_sightings (
       run_id, code, app_id, key, subject, member_id, zendesk_id, severity, confidence, evidence
     )
     select distinct cast(:runId as uuid), 'token-burst', a.id, m.id::text, 'member:' || m.id, m.id, null::text, 'medium',
       'possible', jsonb_build_object('email', m.email, 'external_id', m.external_id, 'most_in_a_minute', burst.most)
     from (
       select subject_id, app_id, max(tokens) as most from (
         select subject_id, app_id, count(*) as tokens from events
         where type = 'handoff.issued' and at > cast(:now as timestamptz) - interval '1 day'
         group by subject_id, app_id, date_trunc('minute', at) having count(*) > ${mostInAMinute}
       ) minutes group by subject_id, app_id
     ) burst
     join members m on m.id = burst.subject_id
     join apps a on a.id = burst.app_id and a.deleted_at is null`,
    `insert into audit_sightings (
       run_id, code, app_id, key, subject, member_id, zendesk_id, severity, confidence, evidence
     )
     select distinct cast(:runId as uuid), 'token-burst', a.id, m.email_exact_key, 'member:' || m.id, m.id, null::text,
       'medium', 'likely', jsonb_build_object('email', m.email, 'external_id', m.external_id)
     from (
       select e.subject_id, e.app_id, e.at, s.email_exact_key from events e join members s on s.id = e.subject_id
       where e.type = 'handoff.issued' and e.at > cast(:now as timestamptz) - interval '1 day'
         and exists (select from members o where o.email_exact_key = s.email_exact_key and o.id <> s.id)
     ) one
     join members m on m.email_exact_key = one.email_exact_key
     join apps a on a.id = one.app_id and a.deleted_at is null
     where exists (
       select from events e join members s on s.id = e.subject_id
       where e.type = 'handoff.issued' and e.app_id = one.app_id and s.email_exact_key = one.email_exact_key
         and s.id <> one.subject_id and e.at between one.at - interval '10 minutes' and one.at + interval '10 minutes'
     )`,
  ],
}
