/** A policy while it is being written: the fields of one flat form, as typed, and what its buttons do to them. */
import type { AccessPolicy, Condition } from './access-policy.ts'

export const most = { rules: 20, conditions: 5, values: 100 } as const

export const conditionKinds = [
  'staff',
  'organization',
  'attribute',
  'verified',
  'status',
] as const satisfies readonly Condition['kind'][]
export type ConditionKind = (typeof conditionKinds)[number]

/** `is`: what a condition with two answers asks for. `name`: of the attribute. `values`: exact, one a line. */
export type DraftCondition = { kind: ConditionKind; is: string; name: string; values: string }
export type DraftRule = { effect: 'allow' | 'deny'; conditions: readonly DraftCondition[] }

export type AccessDraft = {
  otherwise: string
  rules: readonly DraftRule[]
  /** The version of the app that the form was made for. */
  version: string
}

export type Fields = Readonly<Record<string, string>>

/** Names of the fields; positions count from 0. */
export const ruleField = (rule: number, what: 'effect' | 'added'): string => `rule-${rule}-${what}`
export const conditionField = (rule: number, condition: number, what: 'kind' | 'is' | 'name' | 'values' | 'more') =>
  `rule-${rule}-condition-${condition}-${what}`

/** Reads what was typed; one more than allowed of each, so that too many is told and not cut off in silence. */
export function readDraft(fields: Fields): AccessDraft {
  const rules: DraftRule[] = []
  for (let rule = 0; rule <= most.rules; rule += 1) {
    const effect = fields[ruleField(rule, 'effect')]
    if (effect === undefined) break
    rules.push({ effect: effect === 'deny' ? 'deny' : 'allow', conditions: readConditions(fields, rule) })
  }
  return { otherwise: fields['otherwise'] ?? '', rules, version: fields['version'] ?? '' }
}

function readConditions(fields: Fields, rule: number): DraftCondition[] {
  const conditions: DraftCondition[] = []
  for (let index = 0; index <= most.conditions; index += 1) {
    const text = (what: Parameters<typeof conditionField>[2]): string => fields[conditionField(rule, index, what)] ?? ''
    const kind = readKind(fields[conditionField(rule, index, 'kind')])
    if (kind === undefined) break
    const values = [...linesOf(text('values')), ...linesOf(text('more'))]
    conditions.push({ kind, is: text('is'), name: text('name').trim(), values: [...new Set(values)].join('\n') })
  }
  return conditions
}

const readKind = (text: string | undefined): ConditionKind | undefined => conditionKinds.find((kind) => kind === text)

export const linesOf = (text: string): string[] =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Does what the pressed button says to the draft; a button that nothing is known of does nothing. */
export function editDraft(draft: AccessDraft, pressed: string, fields: Fields): AccessDraft {
  const [, verb, rule, condition] =
    /^(add-rule|remove-rule|add-condition|remove-condition)(?:-(\d+))?(?:-(\d+))?$/.exec(pressed) ?? []
  const at = Number(rule)
  switch (verb) {
    case 'add-rule':
      return addRule(draft, fields)
    case 'remove-rule':
      return { ...draft, rules: draft.rules.filter((_, index) => index !== at) }
    case 'add-condition':
      return changeConditions(draft, at, (all) => [...all, blank(readKind(fields[ruleField(at, 'added')]) ?? 'staff')])
    case 'remove-condition':
      return changeConditions(draft, at, (all) => all.filter((_, index) => index !== Number(condition)))
    case undefined:
    default:
      return draft
  }
}

function addRule(draft: AccessDraft, fields: Fields): AccessDraft {
  const rule: DraftRule = {
    effect: fields['new-effect'] === 'deny' ? 'deny' : 'allow',
    conditions: [blank(readKind(fields['new-kind']) ?? 'staff')],
  }
  return draft.rules.length >= most.rules ? draft : { ...draft, rules: [...draft.rules, rule] }
}

function changeConditions(
  draft: AccessDraft,
  at: number,
  change: (conditions: readonly DraftCondition[]) => readonly DraftCondition[],
): AccessDraft {
  return {
    ...draft,
    rules: draft.rules.map((rule, index) =>
      index === at ? { ...rule, conditions: change(rule.conditions).slice(0, most.conditions) } : rule,
    ),
  }
}

const blank = (kind: ConditionKind): DraftCondition => ({
  kind,
  is: kind === 'status' ? 'active' : 'yes',
  name: '',
  values: '',
})

/** A stored policy as the form shows it. */
export const draftOf = ({ otherwise, rules }: AccessPolicy, version: number): AccessDraft => ({
  otherwise,
  version: String(version),
  rules: rules.map(({ effect, all }) => ({ effect, conditions: all.map(draftCondition) })),
})

function draftCondition(condition: Condition): DraftCondition {
  const shown = blank(condition.kind)
  switch (condition.kind) {
    case 'staff':
    case 'verified':
      return { ...shown, is: condition.is ? 'yes' : 'no' }
    case 'status':
      return { ...shown, is: condition.is }
    case 'organization':
      return { ...shown, values: condition.oneOf.join('\n') }
    case 'attribute':
      return { ...shown, name: condition.name, values: condition.oneOf.join('\n') }
  }
}

/** The draft as fields again, for carrying it unseen through a page in between. */
export function fieldsOf({ otherwise, rules, version }: AccessDraft): { name: string; value: string }[] {
  const fields = rules.flatMap(({ effect, conditions }, rule) => [
    { name: ruleField(rule, 'effect'), value: effect },
    ...conditions.flatMap((condition, index) =>
      (['kind', 'is', 'name', 'values'] as const)
        .filter((what) => condition[what] !== '')
        .map((what) => ({ name: conditionField(rule, index, what), value: condition[what] })),
    ),
  ])
  return [{ name: 'version', value: version }, { name: 'otherwise', value: otherwise }, ...fields]
}
