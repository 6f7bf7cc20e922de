/** What the address of the members' list says: words, filters and where its page begins. Whatever cannot be read is left out. */
import { z } from 'zod'
import { roles } from '../../members/member.ts'
import { longestSearch } from './search-patterns.ts'

/** A choice that is not offered counts as none, so that no link of an older page ends in an error. */
const choice = <const Choices extends readonly [string, ...string[]]>(choices: Choices) =>
  z.enum(choices).optional().catch(undefined)

export const memberListInput = z.object({
  q: z
    .string()
    .default('')
    .catch('')
    .transform((typed) => typed.slice(0, longestSearch)),
  status: choice(['active', 'suspended']),
  staff: choice(['yes', 'no']),
  verified: choice(['yes', 'no']),
  credentials: choice(['yes', 'no']),
  factor: choice(['yes', 'no']),
  signedIn: choice(['yes', 'never']),
  role: choice(['any', ...roles]),
  shared: choice(['yes']),
  organization: z
    .string()
    .default('')
    .catch('')
    .transform((typed) =>
      typed
        .slice(0, 1_000)
        .replace(/[\0\p{Cs}]/gu, '\ufffd')
        .trim(),
    ),
  /** The member that the page begins behind, or ends before. */
  after: z.uuid().optional().catch(undefined),
  before: z.uuid().optional().catch(undefined),
})

export type MemberListInput = z.infer<typeof memberListInput>
export type MemberFilters = Omit<MemberListInput, 'q' | 'after' | 'before'>
