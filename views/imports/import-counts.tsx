/** What an import does or did, in four numbers. Each leads to the rows behind it where they can be seen. */

export type ImportCountsProps = {
  counts: { rows: number; new: number; changed: number; unchanged: number; refused: number; warnings: number }
  hrefs: {
    new?: string | undefined
    changed?: string | undefined
    refused?: string | undefined
    warnings?: string | undefined
  }
  /** Whether it is to come, or happened. */
  tense: 'would' | 'did'
}

export function ImportCounts({ counts, hrefs, tense }: ImportCountsProps) {
  return (
    <dl class="counts">
      <Count label={tense === 'would' ? 'would be new' : 'new'} value={counts.new} href={hrefs.new} />
      <Count label={tense === 'would' ? 'would change' : 'changed'} value={counts.changed} href={hrefs.changed} />
      <Count label="unchanged" value={counts.unchanged} />
      <Count label="refused" value={counts.refused} href={hrefs.refused} />
      <Count label="warnings" value={counts.warnings} href={hrefs.warnings} />
    </dl>
  )
}

function Count({ label, value, href }: { label: string; value: number; href?: string | undefined }) {
  const shown = value.toLocaleString('en-GB')
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {href !== undefined && value > 0 ? (
          <a href={href} aria-label={`${shown} ${label}: show the rows`}>
            {shown}
          </a>
        ) : (
          shown
        )}
      </dd>
    </div>
  )
}

export const plural = (count: number, word: string): string =>
  `${count.toLocaleString('en-GB')} ${word}${count === 1 ? '' : 's'}`
