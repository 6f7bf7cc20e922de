/** External IDs that two people have, had, or will lose. */
import type { AuditCheck } from '../check.ts'
import { isActive, seesMembers } from './member-sighting.ts'

/**
 * The database refuses each of the next three, so there are none unless somebody went past it: a dump restored without its
 * constraints, a rule switched off. Suspended members count, since they come back with their ID.
 */
const crowded = `
  with crowded as materialized (
    select external_id_key from members group by external_id_key having count(*) > 1
  ), compared as (
    select m.id, m.external_id, m.external_id_key, m.email, count(*) over same as holders,
      min(m.external_id) over alike <> max(m.external_id) over alike as differ
    from crowded join members m using (external_id_key)
    window alike as (partition by m.external_id_key), same as (partition by m.external_id_key, m.external_id)
  )`

/** Every app sends the member's own ID and nothing else: what the house has twice, each app sends twice. */
const duplicates = seesMembers({
  code: 'external-id-duplicate',
  given: crowded,
  from: 'from compared m cross join apps a where m.holders > 1 and a.deleted_at is null',
  key: 'm.external_id',
  appId: 'a.id',
})

const caseVariants = seesMembers({
  code: 'external-id-case-variant',
  given: crowded,
  from: 'from compared m where m.differ',
  key: 'm.external_id_key',
})

const reused = seesMembers({
  code: 'external-id-reused',
  from: 'from external_id_tombstones t join members m using (external_id_key)',
  key: 'm.external_id_key',
  evidence: `'buried_on', to_char(t.buried_at at time zone 'UTC', 'YYYY-MM-DD')`,
})

const unstable = seesMembers({
  code: 'external-id-unstable',
  given: `
    with judged as (
      select x.id, x.external_id, x.email, ${madeOf('x')} as made_of from members x where ${isActive('x')}
    )`,
  from: 'from judged m where m.made_of is not null',
  evidence: `'made_of', m.made_of`,
})

const common = { needs: ['members'], dependsOn: 'members' } as const

export const externalIds: readonly AuditCheck[] = [
  {
    ...common,
    name: 'external IDs given twice',
    codes: ['external-id-duplicate', 'external-id-case-variant'],
    needs: ['members', 'configuration'],
    dependsOn: 'moment',
    statements: [duplicates, caseVariants],
  },
  { ...common, name: 'external IDs used again', codes: ['external-id-reused'], statements: [reused] },
  { ...common, name: 'external IDs that may change', codes: ['external-id-unstable'], statements: [unstable] },
]

/**
 * What changes while the ID does not, and the ID was made of, whatever it is today: any address, the name, the number, a name
 * to sign in with; null for an ID that means nothing. A number to sign in with is a membership number, which is what an ID
 * should be.
 */
export function madeOf(member: string): string {
  return `case
    when ${member}.external_id ~ '^\\s*$' then 'empty'
    when ${member}.external_id ~ '^\\s|\\s$' then 'blanks'
    when length(${member}.external_id) > 255 then 'too-long'
    when ${member}.external_id_key in (lower(${member}.email), ${member}.email_exact_key, ${member}.email_fold_key)
      or ${member}.external_id ~ '^[^@\\s]+@[^@\\s]+[.][^@\\s]+$' then 'address'
    when ${member}.external_id_key = lower(${member}.name) then 'name'
    when ${member}.external_id in (${member}.phone, ltrim(${member}.phone, '+')) then 'phone'
    when ${member}.external_id_key = ${member}.username_key and ${member}.external_id ~ '[^0-9]' then 'username'
  end`
}
