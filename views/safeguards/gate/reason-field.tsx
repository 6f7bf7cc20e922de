/** Why: asked wherever somebody decides what safeguards do. */
import { controlAttributes, FieldFrame } from '../../parts/field.tsx'

export function ReasonField({ value, error }: { value: string; error: string | undefined }) {
  const reason = {
    name: 'reason',
    label: 'Why',
    hint: 'Ten characters or more, for whoever asks later. It is kept with your name.',
    error,
  }
  return (
    <FieldFrame {...reason}>
      <textarea {...controlAttributes(reason)} class="input" rows={3} dir="auto">
        {/* The parser drops one leading line break, so one is given away. */}
        {`\n${value}`}
      </textarea>
    </FieldFrame>
  )
}
