/**
 * An access policy as a condition in SQL over the table `members m`: the same law as `mayEnter`, for all members at once.
 * Everything from outside is a parameter, and every part is true or false, never null.
 */
import type { AccessPolicy, AccessRule, Condition, PeopleList } from './access-policy.ts'

export type Sql = { text: string; values: readonly unknown[] }

export function letsIn(appId: string, { rules, otherwise }: AccessPolicy): Sql {
  const isRefused = any([isNamed(appId, 'denied'), ...rulesWith(rules, 'deny')])
  const isAllowed = any([isNamed(appId, 'allowed'), ...rulesWith(rules, 'allow')])
  return otherwise === 'allow' ? join`not ${isRefused}` : join`(not ${isRefused} and ${isAllowed})`
}

/** Puts statements into each other, and their parameters in order. */
export function join(texts: TemplateStringsArray, ...parts: readonly Sql[]): Sql {
  return {
    text: texts.map((text, index) => `${text}${parts[index]?.text ?? ''}`).join(''),
    values: parts.flatMap(({ values }) => values),
  }
}

const isNamed = (appId: string, list: PeopleList): Sql => ({
  text: 'm.id in (select p.member_id from app_people p where p.app_id = ? and p.list = ?)',
  values: [appId, list],
})

const rulesWith = (rules: readonly AccessRule[], effect: AccessRule['effect']): Sql[] =>
  rules.filter((rule) => rule.effect === effect && rule.all.length > 0).map(({ all }) => every(all.map(isMet)))

function isMet(condition: Condition): Sql {
  switch (condition.kind) {
    case 'staff':
      return { text: condition.is ? 'm.is_staff' : 'not m.is_staff', values: [] }
    case 'status':
      return { text: `m.status = ?`, values: [condition.is] }
    case 'verified':
      return { text: `m.email_verified_at is ${condition.is ? 'not null' : 'null'}`, values: [] }
    case 'organization':
      return isOneOf({ text: 'm.organization', values: [] }, condition.oneOf)
    case 'attribute':
      return isStorable(condition.name)
        ? isOneOf({ text: 'm.attributes ->> ?::text', values: [condition.name] }, condition.oneOf)
        : never
  }
}

function isOneOf({ text, values }: Sql, oneOf: readonly string[]): Sql {
  const possible = oneOf.filter(isStorable)
  if (possible.length === 0) return never
  return { text: `coalesce(${text} = any(?::text[]), false)`, values: [...values, possible] }
}

/** What the database cannot hold nobody has, and it could not even be asked for. */
const isStorable = (text: string): boolean => !/[\0\p{Cs}]/u.test(text)

const never: Sql = { text: 'false', values: [] }

const any = (parts: readonly Sql[]): Sql => combined(parts, ' or ')
const every = (parts: readonly Sql[]): Sql => combined(parts, ' and ')

const combined = (parts: readonly Sql[], word: string): Sql => ({
  text: `(${parts.map(({ text }) => text).join(word)})`,
  values: parts.flatMap(({ values }) => values),
})
