/** A password or shared secret: hidden as it is typed, with a show button and a Caps Lock hint where scripts are on. */
import { useWords } from '../languages/speak.tsx'
import { controlAttributes, fieldId, FieldFrame, type FieldWords } from './field.tsx'

export type PasswordFieldProps = FieldWords & {
  autocomplete: 'current-password' | 'new-password' | 'off'
  hasFocus?: boolean
  minLength?: number
}

/** Takes no value on purpose: what was typed here never comes back in a page. Needs the module `password`. */
export function PasswordField({ autocomplete, hasFocus = false, minLength, ...words }: PasswordFieldProps) {
  const { parts } = useWords()
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
          aria-label={parts.showWhat(words.label)}
          data-hide={parts.hide}
          data-hide-label={parts.hideWhat(words.label)}
          hidden
        >
          {parts.show}
        </button>
      </div>
      <p class="caps-hint" data-caps-hint={id} data-caps-words={parts.capsLock} aria-live="polite" />
    </FieldFrame>
  )
}
