/** What a decision about findings asks for: what is to happen, why, and until when. */
import { ChoiceField } from '../../access/choice-field.tsx'
import { controlAttributes, FieldFrame } from '../../parts/field.tsx'
import { counted } from './finding-badges.tsx'

export type DecisionFieldsProps = {
  values: Readonly<Record<'wish' | 'reason' | 'until', string>>
  errors: Readonly<Partial<Record<string, string>>>
  /** Whether some of them take two people. */
  needsTwo: boolean
  /** In days: how long it may stand. */
  most: number
}

export function DecisionFields({ values, errors, needsTwo, most }: DecisionFieldsProps) {
  const reason = {
    name: 'reason',
    label: 'Why',
    hint: 'For whoever asks later; ten characters or more. It is kept with the finding: leave names and addresses out.',
    error: errors['reason'],
  }
  const until = {
    name: 'until',
    label: 'Until the end of',
    hint: `At most ${counted(most, 'day', 'days')} from now. It is open again afterwards, or as soon as anything about it changes.`,
    error: errors['until'],
  }
  return (
    <>
      <ChoiceField
        name="wish"
        label="What is to happen"
        {...(needsTwo && { hint: twoPeople })}
        value={values.wish}
        error={errors['wish']}
        choices={wishes}
      />
      <FieldFrame {...reason}>
        <textarea {...controlAttributes(reason)} class="input" rows={3} dir="auto">
          {`\n${values.reason}`}
        </textarea>
      </FieldFrame>
      <FieldFrame {...until}>
        <input {...controlAttributes(until)} class="input" type="date" value={values.until} />
      </FieldFrame>
    </>
  )
}

const twoPeople = 'What is critical and touches staff takes two people: it stays open until a second one agrees.'

const wishes = [
  { value: 'acknowledge', label: 'Acknowledge: somebody works on it' },
  { value: 'snooze', label: 'Put off: not now' },
  { value: 'accept', label: 'Accept the risk: we know, and live with it' },
  { value: 'dismiss', label: 'Dismiss: we looked, and it is no duplicate, or nothing to fear' },
]
