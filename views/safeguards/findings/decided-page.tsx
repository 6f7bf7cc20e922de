/** After a decision about several findings of which some could not be decided: which, and why. */
import { Page } from '../../layout.tsx'
import { Alert } from '../../parts/alert.tsx'
import { Breadcrumbs } from '../../parts/breadcrumbs.tsx'
import { ButtonLink } from '../../parts/button.tsx'
import type { ConsoleFrame } from '../../parts/console-shell.tsx'
import { counted } from './finding-badges.tsx'

export type DecidedPageProps = {
  frame: ConsoleFrame
  decided: number
  /** Asked for; a second person has to agree. */
  waiting: number
  refused: readonly { fingerprint: string; because: string }[]
}

export function DecidedPage({ frame, decided, waiting, refused }: DecidedPageProps) {
  return (
    <Page title="Not all were decided" shell="console" frame={frame}>
      <Breadcrumbs items={[{ label: 'Safeguards', href: '/admin/safeguards' }]} here="Decided" />
      <h1>Not all were decided</h1>
      <Alert tone="warning" role="alert">
        <p>
          {counted(decided, 'finding was', 'findings were')} decided
          {waiting > 0 && `, ${counted(waiting, 'waits', 'wait')} for a second person`}.{' '}
          {counted(refused.length, 'was', 'were')} not:
        </p>
      </Alert>
      <section class="card stack" aria-label="Which were not decided, and why">
        <ul class="history">
          {refused.map(({ fingerprint, because }) => (
            <li key={fingerprint}>
              <span>
                <a href={`/admin/safeguards/findings/${fingerprint}`}>
                  Finding <code>{fingerprint.slice(0, 12)}</code>
                </a>
                : {whyNot[because] ?? because}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <div class="row">
        <ButtonLink href="/admin/safeguards" kind="secondary">
          Back to the findings
        </ButtonLink>
      </div>
    </Page>
  )
}

const whyNot: Readonly<Partial<Record<string, string>>> = {
  unknown: 'it is gone.',
  resolved: 'it is resolved by now.',
  'evidence-changed': 'it has changed since you looked. Look at it again, then decide.',
  'not-decided': 'nothing was decided about it.',
  'too-long': 'it may not be put aside for so long.',
  'in-the-past': 'the day has passed.',
  'needs-two': 'it takes two people.',
  'about-oneself': 'you are among those it is about; two others have to decide.',
}
