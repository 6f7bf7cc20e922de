/** What was found, value by value and person beside person, with what one cannot see in it made visible. */
import { Bidi } from '../../parts/bidi.tsx'
import { Table } from '../../parts/table.tsx'
import { subjectWords } from './finding-badges.tsx'
import { sameParts, VisibleValue } from './visible-value.tsx'

export type EvidenceRow = {
  subject: string
  /** Undefined for what has no name. */
  name: string | undefined
  values: readonly EvidenceValue[]
}

export type EvidenceValue = {
  field: string
  value: string | number | boolean | null
  /** The domain in its other spelling: beside Unicode the ASCII form, and the other way round. */
  otherSpelling: string | undefined
}

/** As many columns as one can read side by side. */
const mostFields = 8

export function EvidenceTable({ rows }: { rows: readonly EvidenceRow[] }) {
  const fields = [...new Set(rows.flatMap(({ values }) => values.map(({ field }) => field)))]
    .sort((one, other) => placeOf(one) - placeOf(other))
    .slice(0, mostFields)
  return (
    <Table
      caption="What was found, person by person"
      rows={rows}
      keyOf={({ subject }) => subject}
      columns={[
        {
          label: 'About',
          cell: ({ subject, name }) => <VisibleValue value={name ?? subjectWords(subject)} isIdentifier={false} />,
        },
        ...fields.map((field) => ({
          label: fieldWords(field),
          cell: (row: EvidenceRow) => <Value row={row} field={field} same={sameIn(rows, besides(field))} />,
        })),
      ]}
    />
  )
}

type ValueProps = { row: EvidenceRow; field: string; same: { start: number; end: number } | undefined }

function Value({ row, field, same }: ValueProps) {
  const given = row.values.find((value) => value.field === field)
  if (given === undefined) return <span class="quiet">–</span>
  if (given.value === null || given.value === '') return <span class="quiet">none</span>
  if (typeof given.value === 'boolean') return <>{given.value ? 'yes' : 'no'}</>
  return (
    <span class="cell-stack">
      <VisibleValue value={wordsOf(field, given.value)} isIdentifier={!names.has(field)} same={same} />
      {given.otherSpelling !== undefined && (
        <code class="note">
          <Bidi>{given.otherSpelling}</Bidi>
        </code>
      )}
    </span>
  )
}

const wordsOf = (field: string, value: string | number): string =>
  (field === 'matched' ? matchedBy[value] : undefined) ?? String(value)

const matchedBy: Readonly<Partial<Record<string, string>>> = {
  external_id: 'external ID',
  primary: 'primary address',
  secondary: 'secondary address',
}

const names = new Set(['name', 'organization', 'zendesk_name'])

/** An address that is there to be compared with stands in the row of whoever it is about. */
const besides = (field: string): readonly string[] => (lookalikes.includes(field) ? lookalikes : [field])
const lookalikes: readonly string[] = ['email', 'looks_like']

function sameIn(rows: readonly EvidenceRow[], fields: readonly string[]) {
  const values = rows.flatMap((row) =>
    row.values.filter(({ field }) => fields.includes(field)).map(({ value }) => value),
  )
  return sameParts(values.filter((value) => typeof value === 'string'))
}

const order = ['email', 'external_id', 'name', 'username', 'phone', 'verified', 'role']
const placeOf = (field: string): number => (order.includes(field) ? order.indexOf(field) : order.length)

function fieldWords(field: string): string {
  const words = knownFields[field] ?? field.replaceAll('_', ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

const knownFields: Readonly<Partial<Record<string, string>>> = {
  email: 'address',
  external_id: 'external ID',
  zendesk_external_id: 'external ID in Zendesk',
  zendesk_email: 'address in Zendesk',
  zendesk_id: 'Zendesk user',
  verified: 'address verified',
  is_staff: 'staff',
  is_deleted: 'deleted',
  is_suspended: 'suspended',
  matched: 'matched by',
}
