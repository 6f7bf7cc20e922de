/** How far an import is, in a word. */
import type { Tone } from '../parts/alert.tsx'
import { Badge } from '../parts/badge.tsx'

export type ImportStatusName =
  | 'uploading'
  | 'uploaded'
  | 'checking'
  | 'checked'
  | 'applying'
  | 'done'
  | 'refused'
  | 'cancelled'
  | 'undoing'
  | 'undone'
  | 'failed'

export function ImportStatus({ state }: { state: ImportStatusName }) {
  const { tone, word } = statuses[state]
  return <Badge tone={tone}>{word}</Badge>
}

const statuses: Record<ImportStatusName, { tone: Tone | 'neutral'; word: string }> = {
  uploading: { tone: 'neutral', word: 'Arriving' },
  uploaded: { tone: 'warning', word: 'Columns to match' },
  checking: { tone: 'info', word: 'Being checked' },
  checked: { tone: 'warning', word: 'Waiting for you' },
  applying: { tone: 'info', word: 'Being imported' },
  done: { tone: 'success', word: 'Imported' },
  refused: { tone: 'danger', word: 'Refused' },
  cancelled: { tone: 'neutral', word: 'Cancelled' },
  undoing: { tone: 'info', word: 'Being undone' },
  undone: { tone: 'neutral', word: 'Undone' },
  failed: { tone: 'danger', word: 'Failed' },
}
