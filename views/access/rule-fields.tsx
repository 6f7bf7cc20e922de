/** One rule of an access policy, as fields: whom it speaks of, and what happens to them. */
import { Button } from '../parts/button.tsx'
import { controlAttributes, FieldFrame, SelectField, TextAreaField } from '../parts/field.tsx'
import { ChoiceField, type ChoiceFieldProps } from './choice-field.tsx'

export type ConditionKind = 'staff' | 'organization' | 'attribute' | 'verified' | 'status'
export type FormCondition = { kind: ConditionKind; is: string; name: string; values: string }
export type FormRule = { effect: 'allow' | 'deny'; conditions: readonly FormCondition[] }

/** What occurs among members, the most frequent first. `values`: by the name of the attribute. */
export type Offered = {
  isSampled: boolean
  organizations: readonly string[]
  attributes: readonly string[]
  values: ReadonlyMap<string, readonly string[]>
}

export const effectChoices = [
  { value: 'allow', label: 'are let in' },
  { value: 'deny', label: 'are kept out' },
]

const titles: Record<ConditionKind, string> = {
  staff: 'Staff',
  organization: 'Organisation',
  attribute: 'Attribute',
  verified: 'Confirmed address',
  status: 'Status',
}

export const kindChoices = Object.entries(titles).map(([value, label]) => ({ value, label }))

type RuleFieldsProps = {
  rule: FormRule
  /** Counts from 0. */
  position: number
  most: { conditions: number; values: number }
  offered: Offered
  errors: Readonly<Partial<Record<string, string>>>
  /** The condition that takes the focus. */
  focus: number | undefined
}

export function RuleFields({ rule, position, most, offered, errors, focus }: RuleFieldsProps) {
  const { effect, conditions } = rule
  const number = position + 1
  return (
    <fieldset class={`card rule rule-${effect}`}>
      <legend>{`Rule ${number}`}</legend>
      <SelectField
        name={`rule-${position}-effect`}
        label="Members whom all of this fits"
        value={effect}
        choices={effectChoices}
        error={errors[`rule-${position}-effect`]}
      />
      {conditions.map((condition, index) => (
        <ConditionFields
          key={index}
          condition={condition}
          prefix={`rule-${position}-condition-${index}`}
          isFurther={index > 0}
          most={most.values}
          offered={offered}
          errors={errors}
          hasFocus={focus === index}
          removing={`remove-condition-${position}-${index}`}
          of={`${titles[condition.kind]}, rule ${number}`}
        />
      ))}
      <div class="rule-actions">
        {conditions.length < most.conditions && (
          <>
            <SelectField
              name={`rule-${position}-added`}
              label="Further condition"
              value="organization"
              choices={kindChoices}
              error={errors[`rule-${position}-added`]}
            />
            <Button kind="secondary" name="do" value={`add-condition-${position}`}>
              Add condition<span class="visually-hidden">{` to rule ${number}`}</span>
            </Button>
          </>
        )}
        <Button kind="quiet" name="do" value={`remove-rule-${position}`}>
          Remove rule<span class="visually-hidden">{` ${number}`}</span>
        </Button>
      </div>
    </fieldset>
  )
}

type ConditionFieldsProps = {
  condition: FormCondition
  prefix: string
  isFurther: boolean
  most: number
  offered: Offered
  errors: Readonly<Partial<Record<string, string>>>
  hasFocus: boolean
  /** What the button says that removes it. */
  removing: string
  /** Which one it is, for whoever hears the button only. */
  of: string
}

function ConditionFields({ condition, prefix, isFurther, removing, of, ...rest }: ConditionFieldsProps) {
  return (
    <div class="condition">
      <div class="condition-head">
        <h3>
          {isFurther && <span class="quiet">and </span>}
          {titles[condition.kind]}
        </h3>
        <Button kind="quiet" size="small" name="do" value={removing}>
          Remove<span class="visually-hidden">{` condition ${of}`}</span>
        </Button>
      </div>
      <input type="hidden" name={`${prefix}-kind`} value={condition.kind} />
      <Answer condition={condition} prefix={prefix} {...rest} />
    </div>
  )
}

type AnswerProps = Omit<ConditionFieldsProps, 'isFurther' | 'removing' | 'of'>

const answers: Record<'staff' | 'verified' | 'status', Pick<ChoiceFieldProps, 'label' | 'hint' | 'choices'>> = {
  staff: {
    label: 'The member is staff',
    choices: [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
    ],
  },
  verified: {
    label: 'The address is confirmed',
    choices: [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
    ],
  },
  status: {
    label: 'The member is',
    hint: 'A suspended member never gets in, whatever the rules say. Nobody suspended is counted, so a rule about them shows 0 people.',
    choices: [
      { value: 'active', label: 'Active' },
      { value: 'suspended', label: 'Suspended' },
    ],
  },
}

function Answer({ condition, prefix, most, offered, errors, hasFocus }: AnswerProps) {
  const { kind } = condition
  if (kind === 'staff' || kind === 'verified' || kind === 'status') {
    return (
      <ChoiceField
        name={`${prefix}-is`}
        {...answers[kind]}
        value={condition.is}
        error={errors[`${prefix}-is`]}
        hasFocus={hasFocus}
      />
    )
  }
  const values = kind === 'organization' ? offered.organizations : (offered.values.get(condition.name) ?? [])
  return (
    <>
      {kind === 'attribute' && (
        <OfferingField
          name={`${prefix}-name`}
          label="Name of the attribute"
          value={condition.name}
          offered={offered.attributes}
          error={errors[`${prefix}-name`]}
          hasFocus={hasFocus}
        />
      )}
      <TextAreaField
        name={`${prefix}-values`}
        label={kind === 'organization' ? 'The organisation is one of' : 'Its value is one of'}
        value={condition.values}
        rows={Math.min(8, Math.max(2, condition.values.split('\n').length))}
        hint={`Exactly as members have them, one a line, at most ${most}.`}
        error={errors[`${prefix}-values`]}
      />
      <div class="offering">
        <OfferingField
          name={`${prefix}-more`}
          label="One more that occurs"
          value=""
          offered={values}
          hasFocus={hasFocus && kind === 'organization'}
          isOptional
        />
        <Button kind="secondary" name="do" value="add-value">
          Add value
        </Button>
      </div>
    </>
  )
}

type OfferingFieldProps = {
  name: string
  label: string
  value: string
  offered: readonly string[]
  error?: string | undefined
  hasFocus: boolean
  isOptional?: boolean
}

/** A line of text, with what occurs offered while it is typed. */
function OfferingField({ value, offered, hasFocus, isOptional = false, ...words }: OfferingFieldProps) {
  const listId = `offered-${words.name}`
  return (
    <FieldFrame {...words} isOptional={isOptional}>
      <input
        {...controlAttributes({ ...words, isOptional: true })}
        class="input"
        type="text"
        value={value}
        dir="auto"
        list={listId}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        autofocus={hasFocus}
      />
      <datalist id={listId}>
        {offered.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </FieldFrame>
  )
}
