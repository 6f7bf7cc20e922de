/** What may be missing of what is known of Zendesk, in words. */

export type SourceKind = 'team-export' | 'user-export' | 'api'
export type Lack = 'external-id' | 'email' | 'name' | 'phone' | 'role' | 'suspended' | 'last-sign-in'
export type Missing =
  | 'nothing'
  | 'old'
  | 'incomplete'
  | 'no-end-users'
  | 'no-external-ids'
  | 'no-addresses'
  | 'no-roles'
  | 'no-suspensions'
  | 'no-last-sign-ins'

export const sourceNames: Record<SourceKind, string> = {
  'team-export': 'Export of team members',
  'user-export': 'Export of all users',
  api: 'Zendesk’s API',
}

export const lackWords: Record<Lack, string> = {
  'external-id': 'external IDs',
  email: 'addresses',
  name: 'names',
  phone: 'telephone numbers',
  role: 'roles',
  suspended: 'who is suspended',
  'last-sign-in': 'last sign-ins',
}

export const missingWords: Record<Missing, string> = {
  nothing: 'Nothing is known of the users. Bring an export in.',
  old: 'All of it is too old. Every check of Zendesk users is blind until a new export is brought in.',
  incomplete: 'Only some of the users are known.',
  'no-end-users': 'Only team members are known. Whom an end user would be taken for is unknown.',
  'no-external-ids': 'External IDs are not told. Whether staff carries one, and whether anybody’s differs, is unknown.',
  'no-addresses': 'Addresses are not told. Whom a member would be taken for is unknown.',
  'no-roles': 'Roles are not told. Who is an agent or admin is unknown.',
  'no-suspensions': 'Who is suspended is not told, so it is unknown.',
  'no-last-sign-ins': 'Last sign-ins are not told. Whether staff came another way is unknown.',
}
