/** The header of a member file: which columns there are. */
import { type Column, knownColumns } from './member-row.ts'

export const requiredColumns: readonly string[] = ['external_id', 'name', 'email']
export const maxColumns = 200
const attributeName = /^[a-z][a-z0-9_-]{0,63}$/
const notAnAttribute = new Set(['constructor', 'prototype', '__proto__'])

/** What each column of a file is: its own name for it, and ours, or `''` to leave it out. In the order of the file. */
export type ColumnMatching = readonly { header: string; target: string }[]

/** The columns, or one sentence with everything that is wrong with them. */
export function readHeader(cells: readonly string[]): { columns: Column[] } | { message: string } {
  const names = cells.map((cell) => cell.trim().toLowerCase())
  const expected = `Expected ${requiredColumns.join(', ')} and optionally ${knownColumns.slice(3).join(', ')} or field:<name>.`
  // Nothing of such a line is quoted: without a header it is somebody's name and address.
  if (!names.some((name) => knownColumns.includes(name))) {
    const tabs = names.some((name) => name.includes('\t')) ? ' Separate columns by commas or semicolons, not tabs.' : ''
    return { message: `The first line is not a header.${tabs} ${expected}` }
  }

  if (names.length > maxColumns) {
    return { message: `The header cannot be used (more than ${maxColumns} columns). ${expected}` }
  }
  const missing = requiredColumns.filter((name) => !names.includes(name))
  const unknown = names.flatMap((name, index) => (isKnown(name) ? [] : [show(name, index)]))
  const duplicate = new Set(names.filter((name, index) => isKnown(name) && names.indexOf(name) !== index))
  const wrong = [
    missing.length > 0 && `missing: ${missing.join(', ')}`,
    unknown.length > 0 && `unknown: ${unknown.slice(0, 20).join(', ')}`,
    duplicate.size > 0 && `more than once: ${[...duplicate].slice(0, 20).join(', ')}`,
  ].filter((each) => each !== false)
  if (wrong.length > 0) return { message: `The header cannot be used (${wrong.join('; ')}). ${expected}` }
  return { columns: names.map(columnOf) }
}

/** By the name of a column, or `''` for one that is left out. */
export const columnOf = (name: string): Column => ({ name, attribute: attributeOf(name) })

export function isKnown(name: string): boolean {
  return knownColumns.includes(name) || attributeOf(name) !== undefined
}

function attributeOf(name: string): string | undefined {
  if (!name.startsWith('field:')) return undefined
  const attribute = name.slice('field:'.length).trim()
  return attributeName.test(attribute) && !notAnAttribute.has(attribute) ? attribute : undefined
}

function show(name: string, index: number): string {
  const isPresentable = /^[\p{L}\p{N} _.:-]{1,40}$/u.test(name)
  return isPresentable ? `"${name}"` : `column ${index + 1}`
}
