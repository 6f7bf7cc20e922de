/** Who may enter an app, as it is stored: rules over what is known of a member, beside the people named for the app. */
import type { MemberStatus } from '../members/member.ts'

/** People chosen by hand for one app: to try it first, to be let in, to be kept out. */
export type PeopleList = 'test' | 'allowed' | 'denied'

/** Values are compared exactly as they are stored. */
export type Condition =
  | { kind: 'staff'; is: boolean }
  | { kind: 'status'; is: MemberStatus }
  | { kind: 'verified'; is: boolean }
  | { kind: 'organization'; oneOf: readonly string[] }
  | { kind: 'attribute'; name: string; oneOf: readonly string[] }

/** Fits a member whom all its conditions fit; without a condition it fits nobody. */
export type AccessRule = { effect: 'allow' | 'deny'; all: readonly Condition[] }

export type AccessPolicy = {
  /** What happens to whom neither a rule nor a list speaks of. */
  otherwise: 'allow' | 'deny'
  rules: readonly AccessRule[]
}

export const everyoneMayEnter: AccessPolicy = { otherwise: 'allow', rules: [] }
