/** A field mapping as it stands in the form: typed texts that may still be wrong, rows that come and go. */
import type { App } from '../apps/app.ts'
import { claimsCatalogue, customField, isFieldKey } from './claims/claims-catalogue.ts'
import { mostRows, typedRows, type TypedRow } from './read-mapping.ts'

export type MappingDraft = { version: string; rows: readonly TypedRow[]; newClaim: string; newKey: string }

/** What is wrong with the row that was to be added, by field of the form. */
export type DraftErrors = Readonly<Partial<Record<'new-claim' | 'new-key', string>>>
export type EditedDraft = { draft: MappingDraft; errors: DraftErrors }

type Typed = Readonly<Record<string, string>>

/** Far more rows than a form holds: those too many are told, not dropped. */
const rowsRead = mostRows + 20

export const draftOf = ({ fieldMapping, version }: Pick<App, 'fieldMapping' | 'version'>): MappingDraft => ({
  version: String(version),
  rows: typedRows(fieldMapping),
  newClaim: '',
  newKey: '',
})

export function readDraft(typed: Typed): MappingDraft {
  const places = Array.from({ length: rowsRead }, (_, place) => place)
  const rows = places.flatMap((place) => {
    const claim = typed[`claim-${place}`]
    return claim === undefined ? [] : [{ claim, from: typed[`from-${place}`] ?? '' }]
  })
  return { version: typed['version'] ?? '', rows, newClaim: typed['new-claim'] ?? '', newKey: typed['new-key'] ?? '' }
}

/** The same as fields of a form, to be carried through a page. */
export const fieldsOf = ({ version, rows }: Pick<MappingDraft, 'version' | 'rows'>) => [
  { name: 'version', value: version },
  ...rows.flatMap(({ claim, from }, place) => [
    { name: `claim-${place}`, value: claim },
    { name: `from-${place}`, value: from },
  ]),
]

/** Rows that most mappings want, for one click. */
export const commonRows: readonly (TypedRow & { label: string })[] = [
  { label: 'Organisation', claim: 'organization', from: 'organization' },
  {
    label: 'Language of end users',
    claim: 'locale',
    from: 'lookup(substring(locale, 0, 2), "de" = "8", "fr" = "16", otherwise "1")',
  },
  { label: 'Name with ID', claim: 'name', from: 'template("{name} ({external_id})")' },
]

/** What a button of the form asks for: `add`, `remove-N`, `common-N` or `custom-NAME`. Anything else changes nothing. */
export function editDraft(draft: MappingDraft, asked: string): EditedDraft {
  const [verb = '', ...rest] = asked.split('-')
  const what = rest.join('-')
  switch (verb) {
    case 'add':
      return addChosen(draft)
    case 'remove':
      return fine({ ...draft, rows: draft.rows.filter((_, place) => String(place) !== what) })
    case 'common': {
      const row = commonRows[Number(what)]
      return fine(row ? withRow(draft, { claim: row.claim, from: row.from }) : draft)
    }
    case 'custom':
      return fine(isFieldKey(what) ? withRow(draft, { claim: customField + what, from: `field:${what}` }) : draft)
    default:
      return fine(draft)
  }
}

const fine = (draft: MappingDraft): EditedDraft => ({ draft, errors: {} })

function addChosen(draft: MappingDraft): EditedDraft {
  const { newClaim, newKey, rows } = draft
  const key = newKey.trim()
  if (!claimsCatalogue.some(({ claim }) => claim === newClaim)) {
    return { draft, errors: { 'new-claim': 'Choose the field to add.' } }
  }
  if (newClaim === customField && !isFieldKey(key)) {
    return { draft, errors: { 'new-key': 'Enter the key of the custom field: letters, digits, _ and - only.' } }
  }
  const claim = newClaim === customField ? customField + key : newClaim
  if (rows.some((row) => row.claim === claim)) {
    return { draft, errors: { 'new-claim': `${claim} is in the list already.` } }
  }
  if (rows.length >= mostRows) return { draft, errors: { 'new-claim': `There can be ${mostRows} fields, no more.` } }
  return fine(withRow({ ...draft, newClaim: '', newKey: '' }, { claim, from: '' }))
}

/** A row that is there already takes the new text only while it has none of its own. */
function withRow(draft: MappingDraft, row: TypedRow): MappingDraft {
  const place = draft.rows.findIndex(({ claim }) => claim === row.claim)
  if (place < 0) return { ...draft, rows: [...draft.rows, row].slice(0, mostRows) }
  const isFree = ['', row.claim].includes(draft.rows[place]?.from.trim() ?? '')
  return isFree ? { ...draft, rows: draft.rows.map((each, index) => (index === place ? row : each)) } : draft
}
