/** Form fields: label, hint and error tied to the control, so that everybody gets all three. */
import type { ComponentChildren } from 'preact'
import { useWords } from '../languages/speak.tsx'

export type FieldWords = {
  name: string
  label: string
  hint?: ComponentChildren
  error?: string | undefined
  isOptional?: boolean
}

export type FieldProps = FieldWords & {
  /** The keyboard a phone offers. Never type=email: browsers rewrite and refuse addresses that are good. */
  keyboard?: 'text' | 'email' | 'numeric'
  value?: string | undefined
  autocomplete?: string
  /** Off for identifiers: a phone must not correct or capitalise them. */
  isPlainWriting?: boolean
  isMonospaced?: boolean
  hasFocus?: boolean
  maxLength?: number
}

export function Field({
  keyboard = 'text',
  value,
  autocomplete,
  isPlainWriting = false,
  isMonospaced = false,
  hasFocus = false,
  maxLength,
  ...words
}: FieldProps) {
  return (
    <FieldFrame {...words}>
      <input
        {...controlAttributes(words)}
        class={isMonospaced ? 'input input-mono' : 'input'}
        type="text"
        inputMode={keyboard}
        value={value}
        dir="auto"
        autocomplete={autocomplete}
        autocapitalize={isPlainWriting ? undefined : 'none'}
        spellcheck={isPlainWriting}
        autofocus={hasFocus}
        maxLength={maxLength}
      />
    </FieldFrame>
  )
}

export type TextAreaFieldProps = FieldWords & { value?: string | undefined; rows?: number }

/** Several lines of identifiers, one a line. */
export function TextAreaField({ value = '', rows = 3, ...words }: TextAreaFieldProps) {
  return (
    <FieldFrame {...words}>
      <textarea
        {...controlAttributes(words)}
        class="input input-mono"
        rows={rows}
        spellcheck={false}
        autocapitalize="none"
      >
        {/* The parser drops one leading line break, so one is given away. */}
        {`\n${value}`}
      </textarea>
    </FieldFrame>
  )
}

export type SelectFieldProps = FieldWords & {
  value?: string | undefined
  choices: readonly { value: string; label: string }[]
}

export function SelectField({ value, choices, ...words }: SelectFieldProps) {
  return (
    <FieldFrame {...words}>
      <select {...controlAttributes(words)} class="input">
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

/** What is ticked may be a person, whose name is set apart. */
export type CheckFieldProps = Omit<FieldWords, 'label'> & { label: ComponentChildren; isChecked: boolean }

/** A yes or no; sends `on` or nothing. */
export function CheckField({ isChecked, ...words }: CheckFieldProps) {
  const { name, label, hint, error } = words
  return (
    <div class="check">
      <input
        {...controlAttributes({ ...words, isOptional: true })}
        class="check-box"
        type="checkbox"
        checked={isChecked}
      />
      <label class="label" for={fieldId(name)}>
        {label}
      </label>
      <Hint name={name} hint={hint} />
      <FieldError name={name} error={error} />
    </div>
  )
}

/** Where an error summary points to. */
export const fieldId = (name: string): string => `field-${name}`

/** What every control carries: its name, its id and the ids of the texts that describe it. */
export function controlAttributes({ name, hint, error, isOptional = false }: Omit<FieldWords, 'label'>) {
  const describedBy = [hint !== undefined && hintId(name), error !== undefined && errorId(name)].filter(Boolean)
  return {
    id: fieldId(name),
    name,
    required: !isOptional,
    'aria-invalid': error === undefined ? undefined : ('true' as const),
    'aria-describedby': describedBy.length > 0 ? describedBy.join(' ') : undefined,
  }
}

/** Label above, hint below it, then the control, then what is wrong with it. */
export function FieldFrame({ children, ...words }: FieldWords & { children: ComponentChildren }) {
  const { name, label, hint, error, isOptional = false } = words
  const { parts } = useWords()
  return (
    <div class="field">
      <label class="label" for={fieldId(name)}>
        {label}
        {isOptional && <span class="optional"> {parts.optional}</span>}
      </label>
      <Hint name={name} hint={hint} />
      {children}
      <FieldError name={name} error={error} />
    </div>
  )
}

function Hint({ name, hint }: Pick<FieldWords, 'name' | 'hint'>) {
  if (hint === undefined) return null
  return (
    <p class="hint" id={hintId(name)}>
      {hint}
    </p>
  )
}

function FieldError({ name, error }: Pick<FieldWords, 'name' | 'error'>) {
  const { parts } = useWords()
  if (error === undefined) return null
  return (
    <p class="field-error" id={errorId(name)}>
      <span>
        <span class="visually-hidden">{parts.error} </span>
        {error}
      </span>
    </p>
  )
}

const hintId = (name: string): string => `hint-${name}`
const errorId = (name: string): string => `error-${name}`
