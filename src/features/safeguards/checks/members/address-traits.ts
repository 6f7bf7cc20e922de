/** What is wrong with a single address, by what was noted when it was written. Each member is a finding of their own. */
import type { FindingCode } from '../../catalogue.ts'
import type { AuditCheck } from '../check.ts'
import { isActive, seesMembers } from './member-sighting.ts'

const codeOf = {
  'hidden-characters': 'email-hidden-characters',
  malformed: 'malformed-email',
  'role-address': 'role-address-email',
  'disposable-domain': 'disposable-email',
  'typo-domain': 'email-domain-typo',
} as const satisfies Record<string, FindingCode>

/** Few have any: the index holds those alone, and is asked only by a condition that says so. */
const having = ([trait, code]: [string, FindingCode]): string =>
  seesMembers({
    code,
    from: `from members m where m.email_traits <> '{}' and m.email_traits @> array['${trait}'] and ${isActive('m')}`,
  })

export const addressTraits: AuditCheck = {
  name: 'address traits',
  codes: Object.values(codeOf),
  needs: ['members'],
  dependsOn: 'members',
  statements: Object.entries(codeOf).map(having),
}
