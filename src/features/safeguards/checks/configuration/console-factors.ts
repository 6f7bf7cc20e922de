/** Who may use the console with nothing but a password. */
import type { AuditCheck } from '../check.ts'

export const consoleFactors: AuditCheck = {
  name: 'second factors of administrators',
  codes: ['admin-without-mfa'],
  needs: ['members'],
  dependsOn: 'moment',
  statements: [
    `insert into audit_sightings (
       run_id, code, app_id, key, subject, member_id, zendesk_id, severity, confidence, evidence
     )
     select cast(:runId as uuid), 'admin-without-mfa', null, m.id::text, 'member:' || m.id, m.id, null,
       case when m.role in ('owner', 'administrator') then 'high' else 'medium' end, 'certain',
       jsonb_build_object('email', m.email, 'external_id', m.external_id, 'role', m.role)
     from members m
     where m.role is not null and m.status = 'active' and m.has_credentials
       and not exists (select from totp_factors t where t.member_id = m.id)
       and not exists (select from passkeys p where p.member_id = m.id)`,
  ],
}
