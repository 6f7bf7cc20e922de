/** Somebody else saved the settings while this was being typed: what is stored now, where it differs. */
import { Alert } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'

export type SettingsConflictProps = { stored: readonly { label: string; stored: string }[] }

export function SettingsConflict({ stored: all }: SettingsConflictProps) {
  return (
    <Alert tone="warning" title="Somebody else changed these settings while you were editing" role="alert">
      <p>Nothing was saved yet. What you typed is below. Saving now puts yours in place of what is stored:</p>
      <dl class="details">
        {all.map(({ label, stored }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <Bidi>{stored}</Bidi>
            </dd>
          </div>
        ))}
      </dl>
      {all.length === 0 && <p>Here, it is what you typed.</p>}
    </Alert>
  )
}
