/** A value to carry elsewhere: selectable as it stands, with a copy button where scripts are on. */
export type CopyFieldProps = { id: string; label: string; value: string; hint?: string }

/** Needs the module `copy`. */
export function CopyField({ id, label, value, hint }: CopyFieldProps) {
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
        <button type="button" class="button" data-copy={id} aria-label={`Copy ${label}`} hidden>
          Copy
        </button>
      </div>
      <span class="visually-hidden" id={`${id}-said`} role="status" />
    </div>
  )
}
