/** Names of one member that are another's: a username that reads as somebody's address, a number that several have. */
import type { AuditCheck } from '../check.ts'
import { isActive, seesMembers } from './member-sighting.ts'

/** Of whoever bears the name: somebody else's choice of a name must not keep the owner of the address out. */
const usernames = seesMembers({
  code: 'username-equals-foreign-email',
  given: `
    with pairs as materialized (
      select u.id, u.username_fold_key as key, string_agg(o.external_id, ', ' order by o.external_id) as owners
      from members u join members o on o.email_fold_key = u.username_fold_key and o.id <> u.id
      where u.username_fold_key is not null and ${isActive('u')} and ${isActive('o')}
      group by u.id, u.username_fold_key
    )`,
  from: 'from pairs p join members m using (id)',
  key: 'p.key',
  evidence: `'username', m.username, 'address_of', p.owners`,
})

const phones = seesMembers({
  code: 'shared-phone',
  given: `
    with crowded as materialized (
      select phone from members where phone is not null group by phone having count(*) > 1
    ), sharing as (
      select m.id, m.external_id, m.email, m.phone, count(*) over (partition by m.phone) as holders
      from crowded join members m using (phone)
      where ${isActive('m')}
    )`,
  from: 'from sharing m where m.holders > 1',
  key: 'm.phone',
  evidence: `'phone', m.phone`,
})

const common = { needs: ['members'], dependsOn: 'members' } as const

export const foreignNames: readonly AuditCheck[] = [
  { ...common, name: 'usernames', codes: ['username-equals-foreign-email'], statements: [usernames] },
  { ...common, name: 'telephone numbers', codes: ['shared-phone'], statements: [phones] },
]
