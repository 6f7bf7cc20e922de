/** What of a member an expression may read, and which of it members can change themselves. */

/** The part of a member that fields are made of. */
export type MappedMember = {
  externalId: string
  username: string | undefined
  name: string
  email: string | undefined
  phone: string | undefined
  organization: string | undefined
  locale: string | undefined
  attributes: Readonly<Record<string, string>>
  isStaff: boolean
}

type Path = { gives: 'text' | 'yes-or-no'; of: string; read: (member: MappedMember) => string | boolean | undefined }

const paths: Readonly<Record<string, Path>> = {
  external_id: { gives: 'text', of: 'their external ID', read: ({ externalId }) => externalId },
  username: { gives: 'text', of: 'their username', read: ({ username }) => username },
  name: { gives: 'text', of: 'their full name', read: ({ name }) => name },
  email: { gives: 'text', of: 'their e-mail address', read: ({ email }) => email },
  phone: { gives: 'text', of: 'their telephone number', read: ({ phone }) => phone },
  organization: { gives: 'text', of: 'their organisation', read: ({ organization }) => organization },
  locale: { gives: 'text', of: 'their language, such as de or pt-BR', read: ({ locale }) => locale },
  staff: { gives: 'yes-or-no', of: 'whether they are staff', read: ({ isStaff }) => isStaff },
}

/**
 * What members change themselves, or soon will. Nothing that gives rights in Zendesk is made of these. A custom field that
 * members come to edit joins as `field:<name>`.
 */
export const memberEditable: readonly string[] = ['name', 'username', 'email', 'phone', 'locale']

/**
 * What only owners decide of a member, or nobody once it is there. Agents and admins are made of these alone: whoever may
 * edit members could otherwise write themselves a role.
 */
export const ownerDecided: readonly string[] = ['staff', 'external_id']

/** In the order in which pages offer them. */
export const plainPaths: readonly { path: string; of: string }[] = Object.entries(paths).map(([path, { of }]) => ({
  path,
  of,
}))

/** The form of a custom field's path; names as a member file gives them. */
export const attributePath = /^field:[a-z][a-z0-9_-]{0,63}$/

export const isPath = (path: string): boolean => Object.hasOwn(paths, path) || attributePath.test(path)

/** A custom field holds text that may turn out to be anything, so it is open to more claims than the plain paths. */
export function kindOfPath(path: string): 'text' | 'yes-or-no' | 'attribute' {
  if (path.startsWith('field:')) return 'attribute'
  return plainPath(path)?.gives ?? 'text'
}

/** Undefined when it is not known of this member. Never throws, whatever the path. */
export function readPath(path: string, member: MappedMember): string | boolean | undefined {
  const value = path.startsWith('field:')
    ? ownValue(member.attributes, path.slice('field:'.length))
    : plainPath(path)?.read(member)
  return value === '' ? undefined : value
}

const plainPath = (path: string): Path | undefined => ownValue(paths, path)

const ownValue = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined
