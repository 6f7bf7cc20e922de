/** What a finding does to a sign-in of whom it is about, as it is set now. */
import { Bidi } from '../../parts/bidi.tsx'
import { Moment } from '../../parts/moment.tsx'

export type Gate = 'block' | 'hold' | 'warn' | 'none'

export type GateNowProps = {
  usual: Gate
  /** Apps whose owner chose otherwise. */
  chosen: readonly { appKey: string; appName: string; gate: Gate; reason: string; changedAt: Date }[]
}

export function GateNow({ usual, chosen }: GateNowProps) {
  return (
    <section class="card stack prose-card" aria-labelledby="gate">
      <h2 id="gate">At their next sign-in</h2>
      <p>
        {usually[usual]}
        {usual === 'hold' && (
          <>
            {' '}
            <a href="/admin/safeguards/holds">See who waits for that</a>
          </>
        )}
      </p>
      {chosen.length > 0 && (
        <ul>
          {chosen.map(({ appKey, appName, gate, reason, changedAt }) => (
            <li key={appKey}>
              <Bidi>{appName}</Bidi>: {instead[gate]}, since <Moment at={changedAt} />, because{' '}
              <q>
                <Bidi>{reason}</Bidi>
              </q>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const usually: Record<Gate, string> = {
  block: 'The hand-off is refused, and nothing goes to Zendesk.',
  hold: 'The hand-off is held until an administrator decides.',
  warn: 'The hand-off passes, with a remark in the history.',
  none: 'The hand-off passes: this finding does not stop anybody.',
}

const instead: Record<Gate, string> = {
  block: 'refused',
  hold: 'held until somebody decides',
  warn: 'passes with a remark',
  none: 'passes',
}
