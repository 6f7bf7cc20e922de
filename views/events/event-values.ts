/** The values of an event as rows of a table: what was before and after, and whatever else was noted. */
import { fieldWords } from './sentence-parts.ts'
import type { ShownEvent } from './shown-event.ts'

/** `before`, `after`: undefined where the value is not kept (any more), blank where there was none. */
export type Change = { name: string; label: string; before: string | undefined; after: string | undefined }

/** The names of what was changed stay; values that are personal go when the member is erased, or with time. */
export function changesIn({ detail, personal }: ShownEvent): Change[] {
  const before = recordIn(personal?.['before'] ?? detail['before'])
  const after = recordIn(personal?.['after'] ?? detail['after'])
  const listed = [detail['fields'], detail['changed']].flatMap((names) =>
    Array.isArray(names) ? names.map(String) : [],
  )
  const names = [...new Set([...listed, ...Object.keys(before), ...Object.keys(after)])]
  return names.map((name) => ({
    name,
    label: fieldWords(name),
    before: Object.hasOwn(before, name) ? textOf(before[name]) : undefined,
    after: valueAfter(name, after, detail),
  }))
}

/** Some new values are nobody's own, and stand in the part that stays. */
function valueAfter(name: string, after: Values, detail: Values): string | undefined {
  if (Object.hasOwn(after, name)) return textOf(after[name])
  return Object.hasOwn(detail, name) ? textOf(detail[name]) : undefined
}

export function factsIn({ detail, personal }: ShownEvent): { name: string; label: string; text: string }[] {
  const told = ['fields', 'changed', 'before', 'after']
  const kept = Object.entries(detail).filter(([name]) => !told.includes(name))
  const own = Object.entries(personal ?? {}).filter(([name]) => name !== 'before' && name !== 'after')
  return [...own, ...kept].map(([name, value], index) => ({
    name: `${index} ${name}`,
    label: fieldWords(name),
    text: textOf(value),
  }))
}

type Values = Readonly<Record<string, unknown>>

const recordIn = (value: unknown): Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : {}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}
