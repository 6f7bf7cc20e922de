/** A password or shared secret: hidden as it is typed, with a show button and a Caps Lock hint where scripts are on. */
import { controlAttributes, fieldId, FieldFrame, type FieldWords } from './field.tsx'

export type PasswordFieldProps = FieldWords & {
  autocomplete: 'current-password' | 'new-password' | 'off'
  hasFocus?: boolean
  minLength?: number
}

/** Takes no value on purpose: what was typed here never comes back in a page. Needs the module `password`. */
export function PasswordField({ autocomplete, hasFocus = false, minLength, ...words }: PasswordFieldProps) {
  const id = fieldId(words.name)
  return (
    <FieldFrame {...words}>
      <div class="joined">
        <input
          {...controlAttributes(words)}
          class="input"
          type="password"
          dir="ltr"
          autocomplete={autocomplete}
          autocapitalize="none"
          spellcheck={false}
          autofocus={hasFocus}
          minLength={minLength}
        />
        <button
          type="button"
          class="button"
          data-show-password={id}
          aria-controls={id}
          aria-label={`Show ${words.label.toLowerCase()}`}
          hidden
        >
          Show
        </button>
      </div>
      <p class="caps-hint" data-caps-hint={id} aria-live="polite" />
    </FieldFrame>
  )
}
