/** How far the work on an import is. With scripts it asks again by itself; without, there is a link. */
import { Alert } from '../parts/alert.tsx'

export type ImportProgressProps = {
  href: string
  work: 'check' | 'import' | 'undo'
  /** Undefined until a process has taken it up. */
  progress: { stage: 'reading' | 'judging' | 'hashing' | 'saving'; done: number; total: number } | undefined
  /** On the embedded database nobody else is answered while rows are saved. */
  isEmbedded: boolean
}

export function ImportProgress({ href, work, progress, isEmbedded }: ImportProgressProps) {
  const words = progress ? sentences[work][progress.stage] : 'It begins in a moment.'
  const share =
    progress && progress.total > 0 ? Math.min(99, Math.floor((100 * progress.done) / progress.total)) : undefined
  return (
    <div
      id="progress"
      class="stack"
      hx-get={`${href}/progress`}
      hx-trigger="every 2s"
      hx-swap="outerHTML"
      hx-target="this"
    >
      <div class="progress-words">
        <span id="progress-label">{words}</span>
        {share !== undefined && <span class="quiet">{`${share} %`}</span>}
      </div>
      <progress class="progress" aria-labelledby="progress-label" max={100} value={share} />
      <p class="note">
        You can leave this page: the work goes on, and a restart of Latchkey does not lose it.{' '}
        <a href={href}>Look again</a>
      </p>
      {isEmbedded && work !== 'check' && (
        <Alert tone="info">
          <p>
            While rows are saved, the embedded database answers nobody else, this page included. It moves on when the
            saving is done.
          </p>
        </Alert>
      )}
    </div>
  )
}

const sentences: Record<ImportProgressProps['work'], Record<'reading' | 'judging' | 'hashing' | 'saving', string>> = {
  check: {
    reading: 'Reading the file',
    judging: 'Comparing it with the members',
    hashing: 'Comparing it with the members',
    saving: 'Comparing it with the members',
  },
  import: {
    reading: 'Reading the file',
    judging: 'Comparing it with the members',
    hashing: 'Hashing passwords',
    saving: 'Saving',
  },
  undo: { reading: 'Undoing', judging: 'Undoing', hashing: 'Undoing', saving: 'Undoing' },
}
