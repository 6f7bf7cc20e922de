/** Attacks on the sign-in that were seen, whether somebody got in behind them, and bursts of other questions. */
import type { AuditCheck } from '../check.ts'

/** From one network within an hour. */
const mostResets = 20
/** Names that nobody has, from one network within a day. */
const mostUnknownNames = 30

/** A network as the watch of the sign-in writes it; empty: from everywhere. */
const isNetwork = `a.source ~ '^[0-9a-fA-F:.]+(/[0-9]+)*$'`
const isAddress = (ip: string): string => `${ip} ~ '^[0-9a-fA-F:.]+$'`

export const signInAttacks: AuditCheck = {
  name: 'attacks on the sign-in',
  codes: ['password-spray', 'credential-stuffing', 'reset-burst', 'enumeration-probe'],
  needs: ['history'],
  dependsOn: 'moment',
  statements: [
    `insert into audit_sightings (
       run_id, code, app_id, key, subject, member_id, zendesk_id, severity, confidence, evidence
     )
     select cast(:runId as uuid), 'password-spray', null, a.kind || ' ' || a.source,
       case when a.source = '' then 'house' else 'network:' || a.source end, null, null,
       case when a.kind = 'spray' then 'high' else 'medium' end, 'likely',
       jsonb_build_object('kind', a.kind, 'network', nullif(a.source, ''), 'began_at', a.began_at)
     from sign_in_attacks a where a.last_seen_at > cast(:now as timestamptz) - interval '7 days'`,
    // Somebody who is not attacking may sit in the same network: likely, not certain.
    `insert into audit_sightings (
       run_id, code, app_id, key, subject, member_id, zendesk_id, severity, confidence, evidence
     )
     select distinct cast(:runId as uuid), 'credential-stuffing', null::uuid, m.id::text, 'member:' || m.id, m.id, null::text,
       'high', 'likely', jsonb_build_object('email', m.email, 'external_id', m.external_id, 'network', a.source)
     from sign_in_attacks a
     join events e on e.type = 'sign-in.succeeded'
       and e.at between a.began_at and a.last_seen_at + interval '1 hour'
       and case when ${isNetwork} and ${isAddress('e.ip')} then e.ip::inet <<= a.source::inet else false end
     join members m on m.id = e.subject_id
     where a.last_seen_at > cast(:now as timestamptz) - interval '7 days' and a.source <> ''`,
    `insert into audit_sightings (
       run_id, code, app_id, key, subject, member_id, zendesk_id, severity, confidence, evidence
     )
     select cast(:runId as uuid), 'reset-burst', null, e.ip, 'network:' || e.ip, null, null, 'medium', 'possible',
       jsonb_build_object('network', e.ip)
     from (
       select ip from events
       where type = 'recovery.asked' and ip is not null and at > cast(:now as timestamptz) - interval '1 day'
       group by ip, date_trunc('hour', at) having count(*) > ${mostResets}
     ) e group by e.ip`,
    `insert into audit_sightings (
       run_id, code, app_id, key, subject, member_id, zendesk_id, severity, confidence, evidence
     )
     select cast(:runId as uuid), 'enumeration-probe', null, probe.source, 'network:' || probe.source, null, null, 'medium',
       'possible', jsonb_build_object('network', probe.source)
     from (
       select personal ->> 'source' as source from events
       where type = 'sign-in.failed' and 'unknown-identifier' = any(codes) and personal ->> 'source' is not null
         and at > cast(:now as timestamptz) - interval '1 day'
       group by personal ->> 'source' having count(distinct personal ->> 'name_fingerprint') > ${mostUnknownNames}
     ) probe`,
  ],
}
