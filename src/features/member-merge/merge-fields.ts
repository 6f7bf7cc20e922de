/** What of two members can be chosen when they become one, and what the choice makes of the one who stays. */
import { emailKeys } from '../../kernel/email-keys.ts'
import type { Member } from '../members/member.ts'
import type { MemberChange } from '../members/members.columns.ts'

/** The address goes with its proof. */
export const mergeFields = ['name', 'email', 'username', 'phone', 'organization', 'locale', 'attributes'] as const
export type MergeField = (typeof mergeFields)[number]

/** Whose value is kept; of attributes both may be, the survivor's where they have one of the same name. */
export type MergeSource = 'survivor' | 'loser' | 'both'
export type MergeChoice = Readonly<Record<MergeField, MergeSource>>

/** The external ID, whether they are staff, suspended, or hold a role: these stay the survivor's own. */
export function changeOf(survivor: Member, loser: Member, choice: MergeChoice): MemberChange {
  return mergeFields.reduce<MemberChange>((change, field) => {
    if (choice[field] === 'survivor' || !differs(survivor, loser, field)) return change
    if (field === 'email') return { ...change, email: loser.email, emailVerifiedAt: loser.emailVerifiedAt }
    if (field !== 'attributes') return { ...change, [field]: loser[field] }
    const attributes = choice.attributes === 'both' ? { ...loser.attributes, ...survivor.attributes } : loser.attributes
    return textOf(attributes) === textOf(survivor.attributes) ? change : { ...change, attributes }
  }, {})
}

export const fieldsOf = (change: MemberChange): MergeField[] => mergeFields.filter((field) => field in change)

/** An address that one of them has proved is not the same as one that the other has not. */
export const differs = (one: Member, other: Member, field: MergeField): boolean =>
  textOf(one[field]) !== textOf(other[field]) ||
  (field === 'email' && (one.emailVerifiedAt === undefined) !== (other.emailVerifiedAt === undefined))

/** What puts the fields of a merge back as they were; what was changed since stays as it is now. */
export function changeBack(
  { before, after, now }: { before: Member; after: Member; now: Member },
  fields: readonly MergeField[],
): MemberChange {
  return fields
    .filter((field) => textOf(now[field]) === textOf(after[field]))
    .reduce<MemberChange>(
      (change, field) => ({
        ...change,
        [field]: before[field],
        ...(field === 'email' && { emailVerifiedAt: before.emailVerifiedAt }),
      }),
      {},
    )
}

/** None is none, however often. */
export const isSameAddress = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined ? one === other : emailKeys(one).exact === emailKeys(other).exact

/** Equal for equal attributes, whatever their order. */
const textOf = (value: string | Readonly<Record<string, string>> | undefined): string | undefined =>
  typeof value === 'object'
    ? JSON.stringify(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value
