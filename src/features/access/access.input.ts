/** What may be written into an access policy. Values are exact, so they are taken as they are typed, line by line. */
import { z } from 'zod'
import {
  conditionField,
  linesOf,
  most,
  readDraft,
  ruleField,
  type AccessDraft,
  type DraftCondition,
  type Fields,
} from './access-draft.ts'
import type { AccessPolicy, AccessRule, Condition } from './access-policy.ts'

/** Every hand-off reads the policy, so it stays small: in bytes of JSON. */
const mostBytes = 64 * 1024
const longestValue = 1_000
const longestName = 64

/** The flat form of `access-draft.ts`. */
export const accessInput = z
  .custom<Fields>((fields) => typeof fields === 'object' && fields !== null)
  .transform((fields, context) => {
    const draft = readDraft(fields)
    const complain: Complain = (name, message) => {
      context.addIssue({ code: 'custom', path: [name], message })
    }
    const version = z.coerce.number().int().positive().max(2_147_483_647).safeParse(draft.version)
    if (!version.success) complain('version', 'This form cannot be read.')
    const policy = policyOf(draft, complain)
    if (Buffer.byteLength(JSON.stringify(policy)) > mostBytes) {
      complain('otherwise', tooLong)
    }
    return { policy, version: version.data ?? 0 }
  })

const tooLong =
  'These rules are too long altogether: every sign-in reads them. Give the members in question an attribute of their own, ' +
  'and let one rule look at that.'

/** Which people are named for an app by hand, or are to be looked for. */
export const personInput = z.object({
  member: z.guid('Choose somebody from the list.'),
  list: z.enum(['allowed', 'denied'], 'Choose one of the two lists.'),
})

export const personSearchInput = z.object({
  person: z
    .string()
    .default('')
    .transform((typed) => typed.trim())
    .refine((typed) => typed !== '', 'Enter an external ID, a username or a whole e-mail address.')
    .refine((typed) => typed.length <= 320, 'At most 320 characters.'),
})

type Complain = (field: string, message: string) => void

function policyOf(draft: AccessDraft, complain: Complain): AccessPolicy {
  const { otherwise, rules } = draft
  if (otherwise !== 'allow' && otherwise !== 'deny') complain('otherwise', 'Say what happens to everybody else.')
  if (rules.length > most.rules) complain(ruleField(most.rules, 'effect'), `At most ${most.rules} rules.`)
  return {
    otherwise: otherwise === 'allow' ? 'allow' : 'deny',
    rules: rules.map(({ effect, conditions }, rule): AccessRule => {
      if (conditions.length === 0) {
        complain(ruleField(rule, 'added'), 'Add a condition, or remove this rule: it speaks of nobody.')
      }
      if (conditions.length > most.conditions) {
        complain(conditionField(rule, most.conditions, 'values'), `At most ${most.conditions} conditions a rule.`)
      }
      return { effect, all: conditions.map((condition, at) => conditionOf(condition, { rule, at }, complain)) }
    }),
  }
}

type Place = { rule: number; at: number }

function conditionOf(draft: DraftCondition, { rule, at }: Place, complain: Complain): Condition {
  const field = (what: 'is' | 'name' | 'values') => conditionField(rule, at, what)
  switch (draft.kind) {
    case 'staff':
    case 'verified':
      if (!['yes', 'no'].includes(draft.is)) complain(field('is'), 'Choose one of the two.')
      return { kind: draft.kind, is: draft.is === 'yes' }
    case 'status':
      if (!['active', 'suspended'].includes(draft.is)) complain(field('is'), 'Choose one of the two.')
      return { kind: 'status', is: draft.is === 'suspended' ? 'suspended' : 'active' }
    case 'organization':
      return { kind: 'organization', oneOf: readValues(draft.values, (why) => complain(field('values'), why)) }
    case 'attribute': {
      const fault = findNameFault(draft.name)
      if (fault !== undefined) complain(field('name'), fault)
      const oneOf = readValues(draft.values, (why) => complain(field('values'), why))
      return { kind: 'attribute', name: draft.name, oneOf }
    }
  }
}

function readValues(text: string, complain: (why: string) => void): string[] {
  const values = linesOf(text)
  if (values.length === 0) complain('Enter at least one value, one a line.')
  if (values.length > most.values) complain(`At most ${most.values} values; these are ${values.length}.`)
  if (values.some((value) => value.length > longestValue)) complain(`A value has at most ${longestValue} characters.`)
  if (values.some((value) => !isStorable(value))) complain(unstorable)
  return values
}

function findNameFault(name: string): string | undefined {
  if (name === '') return 'Enter the name of the attribute.'
  if (name.length > longestName) return `At most ${longestName} characters.`
  return isStorable(name) ? undefined : unstorable
}

const unstorable = 'There is a damaged or invisible character in here, which no member can have. Type it again by hand.'

/** What the database could not hold, and no member therefore has. */
const isStorable = (text: string): boolean => !/[\p{Cc}\p{Cs}]/u.test(text)
