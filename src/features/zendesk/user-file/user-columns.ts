/**
 * The columns of Zendesk's exports, found by their names: the documentation names them in part only (article
 * 5407034434842), and people rename and reorder them.
 */

export const emailNames = [
  'primary email',
  'primary e mail',
  'primary email address',
  'email',
  'e mail',
  'email address',
] as const
export const idNames = ['id', 'user id', 'zendesk id'] as const
export const externalIdNames = ['external id', 'externalid'] as const
/** Columns of our own member files, which Zendesk's have no reason to have. */
const ownNames = ['email verified', 'password', 'password hash', 'staff', 'username']

const wanted = {
  id: idNames,
  email: emailNames,
  name: ['name', 'full name', 'user name'],
  externalId: externalIdNames,
  role: ['role', 'user role', 'role type'],
  suspended: ['suspended', 'is suspended', 'suspended?'],
  active: ['active', 'is active'],
  phone: ['phone', 'phone number', 'primary phone'],
  lastLogin: [
    'last login at',
    'last login',
    'last sign in',
    'last signed in',
    'last sign in at',
    'last signin',
    'last log in',
  ],
  updated: ['updated at', 'updated', 'last updated', 'date updated'],
} as const satisfies Record<string, readonly string[]>

export type UserColumn = keyof typeof wanted
/** Where each column is; those that are not there are left out. */
export type UserColumns = Readonly<Partial<Record<UserColumn, number>>>

export function findColumns(cells: readonly string[]): { columns: UserColumns } | { why: string } {
  const names = cells.map(columnName)
  if (isOwnHeader(names)) return { why: ownFile }
  const columns: Partial<Record<UserColumn, number>> = {}
  for (const column of Object.keys(wanted) as UserColumn[]) {
    const known: readonly string[] = wanted[column]
    const places = names.flatMap((name, at) => (known.includes(name) ? [at] : []))
    const [first, second] = places
    if (second !== undefined) {
      return { why: `Two columns are named “${names[first ?? 0] ?? ''}” or mean the same. Remove one of them.` }
    }
    if (first !== undefined) columns[column] = first
  }
  if (columns.id === undefined || (columns.email === undefined && columns.name === undefined)) {
    return { why: otherFile }
  }
  return { columns }
}

export const columnName = (cell: string): string =>
  cell
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')

/** `names`: as `columnName` gives them. */
export const isOwnHeader = (names: readonly string[]): boolean =>
  names.some((name) => ownNames.includes(name) || name.startsWith('field:'))

export const ownFile =
  'This looks like a member file of Latchkey. It says what Latchkey holds and proves nothing about Zendesk. Give the file ' +
  'that Zendesk exports.'

const otherFile =
  'This does not look like an export of Zendesk users: its first line must name the columns, “ID” and “Email” (or “Primary ' +
  'email”) among them. If your Zendesk writes them in another language, change those words in the first line.'
