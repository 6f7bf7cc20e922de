/** The statement of a check over members: for each member `m` that it is about, one row, grouped into findings by `key`. */
import { rowOf, type FindingCode } from '../../catalogue.ts'

/** All of these are SQL. `given` begins with `with`; `from` ends with the condition. */
export type MemberSighting = {
  code: FindingCode
  given?: string
  from: string
  /** Left out: each member is a finding of their own. */
  key?: string
  /** Left out, these two: as catalogued. */
  severity?: string
  confidence?: string
  /** Names and values beside the address and the external ID: `'phone', m.phone`. */
  evidence?: string
  /** Of findings that each app has of its own. */
  appId?: string
}

export function seesMembers({ code, ...rest }: MemberSighting): string {
  const { severity = `'${rowOf(code).severity}'`, confidence = `'${rowOf(code).confidence}'` } = rest
  const key = rest.key ?? 'm.id::text'
  return seesMembersAs({ ...rest, code: `'${code}'`, key, severity, confidence })
}

/** The same where one look at the members finds several kinds of finding: `code` is SQL as well. */
export function seesMembersAs(
  sighting: Omit<MemberSighting, 'code'> & { code: string; key: string; severity: string; confidence: string },
): string {
  const { code, given = '', from, appId = 'null', key, severity, confidence, evidence } = sighting
  const values = [`'email', m.email, 'external_id', m.external_id`, ...(evidence === undefined ? [] : [evidence])]
  return `
    insert into audit_sightings (
      run_id, code, app_id, key, subject, member_id, zendesk_id, severity, confidence, evidence
    )
    ${given}
    select cast(:runId as uuid), ${code}, cast(${appId} as uuid), ${key}, 'member:' || m.id, m.id, null, ${severity},
      ${confidence}, jsonb_build_object(${values.join(', ')})
    ${from}`
}

/** Whom a finding can hurt: whoever is suspended neither signs in nor is handed over. */
export const isActive = (member: string): string => `${member}.status = 'active'`

export const canSignIn = (member: string): string => `(${member}.status = 'active' and ${member}.has_credentials)`

/** Whoever may act for the organisation, in Zendesk or here: whom an address must not be made to look like. */
export const isProtected = (member: string): string => `(${member}.is_staff or ${member}.role is not null)`

/** Lower-case, ASCII. As the index over the domains of staff has it. */
export const domainOf = (key: string): string => `split_part(${key}, '@', -1)`
