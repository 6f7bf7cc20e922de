/** How a member is spread over the columns of its table. For the stores alone: these names go no further. */
import { emailKeys, KEYS_VERSION, usernameFoldKey } from '../../kernel/email-keys.ts'
import { emailTraits } from '../../kernel/email-traits.ts'
import type { Member, MemberStatus, Role } from './member.ts'

/** `undefined` empties an optional field; a field that is not named stays. */
export type MemberChange = Partial<
  Omit<Member, 'id' | 'externalId' | 'version' | 'sessionEpoch' | 'createdAt' | 'updatedAt'>
>

export type StoredMember = {
  id: string
  external_id: string
  external_id_key: string
  external_id_issued: boolean
  username: string | null
  name: string
  email: string | null
  email_exact_key: string | null
  email_verified_at: Date | null
  phone: string | null
  organization: string | null
  locale: string | null
  is_staff: boolean
  status: MemberStatus
  role: Role | null
  attributes: Record<string, string>
  version: number
  session_epoch: number
  created_at: Date
  updated_at: Date
}

export const memberOf = (row: StoredMember): Member => ({
  id: row.id,
  externalId: row.external_id,
  username: row.username ?? undefined,
  name: row.name,
  email: row.email ?? undefined,
  emailVerifiedAt: row.email_verified_at ?? undefined,
  phone: row.phone ?? undefined,
  organization: row.organization ?? undefined,
  locale: row.locale ?? undefined,
  isStaff: row.is_staff,
  status: row.status,
  role: row.role ?? undefined,
  attributes: row.attributes,
  version: row.version,
  sessionEpoch: row.session_epoch,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

const columnNames = {
  username: 'username',
  name: 'name',
  emailVerifiedAt: 'email_verified_at',
  phone: 'phone',
  organization: 'organization',
  locale: 'locale',
  isStaff: 'is_staff',
  status: 'status',
  role: 'role',
} as const satisfies Partial<Record<keyof MemberChange, string>>

export function columnsOf(change: MemberChange): Record<string, unknown> {
  const columns: Record<string, unknown> = {}
  for (const [field, column] of Object.entries(columnNames)) {
    if (field in change) columns[column] = change[field as keyof typeof columnNames] ?? null
  }
  if ('email' in change) Object.assign(columns, { email: change.email ?? null, ...emailKeyColumns(change.email) })
  if ('username' in change) columns['username_fold_key'] = usernameFoldKey(change.username) ?? null
  if ('attributes' in change) columns['attributes'] = JSON.stringify(change.attributes)
  return columns
}

/** All that is computed from an address. A member without one has a version as well: nothing of theirs is stale. */
export function emailKeyColumns(email: string | undefined) {
  const keys = email === undefined ? undefined : emailKeys(email)
  return {
    email_exact_key: keys?.exact ?? null,
    email_fold_key: keys?.fold ?? null,
    email_accentless_key: keys?.accentless ?? null,
    email_mailbox_key: keys?.mailbox ?? null,
    email_mailbox_certain: keys ? keys.mailboxCertainty === 'certain' : null,
    email_skeleton_key: keys?.skeleton ?? null,
    email_typed_skeleton_key: keys?.typedSkeleton ?? null,
    email_traits: email === undefined ? [] : emailTraits(email, keys),
    email_keys_version: KEYS_VERSION,
  }
}
