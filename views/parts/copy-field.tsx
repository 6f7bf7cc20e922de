/** A value to carry elsewhere: selectable as it stands, with a copy button where scripts are on. */
import { useConsoleWords } from '../languages/speak.tsx'

export type CopyFieldProps = { id: string; label: string; value: string; hint?: string }

/** Needs the module `copy`. */
export function CopyField({ id, label, value, hint }: CopyFieldProps) {
  const { copy } = useConsoleWords()
  const hintId = hint === undefined ? undefined : `${id}-hint`
  return (
    <div class="field">
      <label class="label" for={id}>
        {label}
      </label>
      {hint !== undefined && (
        <p class="hint" id={hintId}>
          {hint}
        </p>
      )}
      <div class="joined">
        <textarea
          class="input input-mono copy-value"
          id={id}
          rows={value.length > 56 ? 2 : 1}
          dir="ltr"
          readOnly
          autocomplete="off"
          spellcheck={false}
          aria-describedby={hintId}
        >
          {value}
        </textarea>
        <button
          type="button"
          class="button"
          data-copy={id}
          data-copied={copy.copied}
          data-press-keys={copy.pressKeys}
          data-not-copied={copy.notCopied}
          aria-label={copy.what(label)}
          hidden
        >
          {copy.button}
        </button>
      </div>
      <span class="visually-hidden" id={`${id}-said`} role="status" />
    </div>
  )
}
