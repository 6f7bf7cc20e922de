/** One line of the field mapping: the field in Zendesk, what it is made of, and what to know about it. */
import { Bidi } from '../parts/bidi.tsx'
import { Button } from '../parts/button.tsx'
import { controlAttributes, FieldFrame } from '../parts/field.tsx'
import { PerZendesk } from '../parts/per-zendesk.tsx'

export type FormField = {
  claim: string
  from: string
  takes: string
  warning: string | undefined
  article: string
  /** `always`: an empty line stands for what is sent anyway. `locked`: only owners may touch it. */
  kind: 'free' | 'always' | 'locked'
}

export type FieldRowProps = { row: FormField; place: number; hasFocus: boolean; error: string | undefined }

export function FieldRow({ row, place, hasFocus, error }: FieldRowProps) {
  const { claim, from, kind } = row
  const name = `from-${place}`
  if (kind === 'locked') return <LockedRow row={row} place={place} error={error} />
  const words = { name, label: claim, hint: <RowHint {...row} />, error, isOptional: true }
  return (
    <div class="field-row">
      <input type="hidden" name={`claim-${place}`} value={claim} />
      <FieldFrame {...words} isOptional={false}>
        <input
          {...controlAttributes(words)}
          class="input input-mono"
          type="text"
          value={from}
          list="field-suggestions"
          dir="auto"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          autofocus={hasFocus}
          maxLength={1_000}
        />
      </FieldFrame>
      {kind === 'free' && (
        <Button kind="quiet" size="small" name="do" value={`remove-${place}`}>
          Remove
          <span class="visually-hidden">
            {' '}
            <Bidi>{claim}</Bidi>
          </span>
        </Button>
      )}
    </div>
  )
}

function RowHint({ claim, kind, takes, warning, article }: FormField) {
  const empty = claim === 'phone' ? 'Empty: not sent.' : 'Empty: the stored one.'
  return (
    <>
      {`Takes ${takes}. `}
      {kind === 'always' && empty}
      {warning !== undefined && (
        <>
          <span class="warned">{warning}</span> <PerZendesk article={article} />
        </>
      )}
    </>
  )
}

function LockedRow({ row: { claim, from }, place, error }: Omit<FieldRowProps, 'hasFocus'>) {
  return (
    <div class="field" id={`field-from-${place}`}>
      <input type="hidden" name={`claim-${place}`} value={claim} />
      <input type="hidden" name={`from-${place}`} value={from} />
      <span class="label">
        <Bidi>{claim}</Bidi>
      </span>
      <p class="hint">It gives rights in Zendesk, so only an owner can change it.</p>
      <code>
        <Bidi>{from}</Bidi>
      </code>
      {error !== undefined && <p class="field-error">{error}</p>}
    </div>
  )
}
