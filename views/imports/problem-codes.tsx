/** What is wrong with the rows of a file, each kind once with its number. */
import { Bidi } from '../parts/bidi.tsx'
import { Table } from '../parts/table.tsx'

export type CodeCount = { code: string; field: string; rows: number; sentence: string }

export function ProblemCodes({ caption, codes, href }: { caption: string; codes: readonly CodeCount[]; href: string }) {
  return (
    <Table
      caption={caption}
      rows={codes}
      keyOf={({ code, field }) => `${code}:${field}`}
      columns={[
        { label: 'What', cell: ({ sentence }) => <span class="plain">{sentence}</span> },
        { label: 'Column', cell: ({ field }) => (field === '' ? 'the row' : <Bidi>{field}</Bidi>) },
        { label: 'Rows', cell: ({ rows }) => <a href={href}>{rows.toLocaleString('en-GB')}</a> },
        { label: 'Code', cell: ({ code }) => <code>{code}</code> },
      ]}
    />
  )
}
