/** One of a few answers, all of them in sight. */
import { fieldId } from '../parts/field.tsx'

export type ChoiceFieldProps = {
  name: string
  label: string
  value: string
  choices: readonly { value: string; label: string }[]
  hint?: string
  error?: string | undefined
  hasFocus?: boolean
}

export function ChoiceField({ name, label, value, choices, hint, error, hasFocus = false }: ChoiceFieldProps) {
  const errorId = `error-${name}`
  return (
    <fieldset class="choice" aria-describedby={error === undefined ? undefined : errorId}>
      <legend class="label">{label}</legend>
      {hint !== undefined && <p class="hint">{hint}</p>}
      <div class="choices">
        {choices.map((choice, index) => {
          // The error summary leads to the first one.
          const id = index === 0 ? fieldId(name) : `${fieldId(name)}-${choice.value}`
          return (
            <div class="check" key={choice.value}>
              <input
                id={id}
                class="check-box"
                type="radio"
                name={name}
                value={choice.value}
                checked={choice.value === value}
                autofocus={hasFocus && index === 0}
                required
              />
              <label for={id}>{choice.label}</label>
            </div>
          )
        })}
      </div>
      {error !== undefined && (
        <p class="field-error" id={errorId}>
          <span>
            <span class="visually-hidden">Error: </span>
            {error}
          </span>
        </p>
      )}
    </fieldset>
  )
}
