/** Which of our columns each column of a file probably is: as it was matched last time, else by what it is called. */
import { isKnown, requiredColumns, type ColumnMatching } from '../../member-files/member-file-header.ts'
import { headerWords } from './header-words.ts'

/** By the file's own names, in its order. No column of ours is suggested twice. */
export function suggestMatching(headers: readonly string[], remembered: ReadonlyMap<string, string>): ColumnMatching {
  const used = new Set<string>()
  const once = (target: string | undefined): string => {
    if (target === undefined || target === '' || used.has(target)) return ''
    used.add(target)
    return target
  }
  // What was said or is spelled as ours goes before what only sounds like it.
  const sure = headers.map((header) => remembered.get(headerKey(header)) ?? ownName(header))
  const matched = sure.map((target) => (target === undefined ? undefined : once(target)))
  return headers.map((header, index) => ({ header, target: matched[index] ?? once(guess(header)) }))
}

/** Under what a header is remembered. */
export const headerKey = (header: string): string => header.trim().toLowerCase()

/**
 * What is worth remembering of a matching: the names that we know, and those that a person said something of. Nothing of a
 * line that is no header at all, which would be somebody's name, address and password.
 */
export const memorable = (matching: ColumnMatching): ColumnMatching => {
  const isNamed = matching.every(({ header, target }) => target === '' || header.trim() !== '')
  if (!isNamed || looksLikePerson(matching.map(({ header }) => header))) return []
  const byKey = new Map<string, string>()
  for (const { header, target } of matching) {
    const key = headerKey(header)
    const isOurs = (ownName(header) ?? guess(header)) !== undefined
    if (isOurs || (target !== '' && isOrdinary(key))) byKey.set(key, byKey.get(key) ?? target)
  }
  return [...byKey].map(([header, target]) => ({ header, target }))
}

/** As names of columns are: short, without addresses and numbers. */
const isOrdinary = (key: string): boolean => key !== '' && key.length <= 80 && !/@|\d{2}/.test(key)

/** A custom attribute named after the header. */
export function attributeFor(header: string, index: number): string {
  const name = plain(header)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_\d]+|_+$/g, '')
    .slice(0, 64)
  const target = `field:${name}`
  return isKnown(target) ? target : `field:column_${index + 1}`
}

/** What is wrong with a matching, by the position of the column, or `form` for the whole. */
export function complainAboutMatching(matching: ColumnMatching): Record<string, string> {
  const errors: Record<string, string> = {}
  const missing = requiredColumns.filter((name) => !matching.some(({ target }) => target === name))
  if (missing.length > 0) errors['form'] = `No column is matched to ${missing.join(', ')}. An import needs all of them.`
  matching.forEach(({ target }, index) => {
    if (target !== '' && !isKnown(target)) errors[`column-${index}`] = 'This is no column of a member.'
    const first = matching.findIndex((other) => other.target === target)
    if (target !== '' && first < index) {
      errors[`column-${index}`] = `Column ${first + 1} is ${target} already. Leave one of them out.`
    }
  })
  return errors
}

/**
 * The first line of a file without a header is somebody's name, address and telephone number. Of such a line nothing is
 * kept but how many columns it has; no other line is blank in all of them.
 */
export const looksLikePerson = (headers: readonly string[]): boolean =>
  (headers.length > 0 && headers.every((header) => header === '')) ||
  headers.some((header) => /[^\s@]@[^\s@]|^\+?[\d\s()./-]{5,}$/.test(header))

function ownName(header: string): string | undefined {
  const name = headerKey(header).replace(/^fields\./, 'field:')
  return isKnown(name) ? name : undefined
}

const targetsByWord = new Map(headerWords.flatMap(([target, words]) => words.map((word) => [squeezed(word), target])))

const guess = (header: string): string | undefined => targetsByWord.get(squeezed(header))

function squeezed(text: string): string {
  return plain(text).replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Without accents, but for those of Japanese, where they tell letters apart. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKC')
}
