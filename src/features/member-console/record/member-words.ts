/** Members' fields as people call them, and their values as text: for forms, for what differs, and for what was changed. */
import type { Member } from '../../members/member.ts'
import type { HistoryEntry } from './member-history.query.ts'

/** As a form has them; everything is text but a tick. */
export type FormValues = {
  externalId: string
  name: string
  email: string
  username: string
  phone: string
  organization: string
  locale: string
  attributes: string
  isStaff: boolean
}

export const emptyValues: FormValues = {
  externalId: '',
  name: '',
  email: '',
  username: '',
  phone: '',
  organization: '',
  locale: '',
  attributes: '',
  isStaff: false,
}

export const valuesOf = (member: Member): FormValues => ({
  externalId: member.externalId,
  name: member.name,
  email: member.email ?? '',
  username: member.username ?? '',
  phone: member.phone ?? '',
  organization: member.organization ?? '',
  locale: member.locale ?? '',
  attributes: attributeLines(member.attributes),
  isStaff: member.isStaff,
})

const attributeLines = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes)
    .sort(([one], [another]) => (one < another ? -1 : 1))
    .map(([name, value]) => `${name}: ${value.replace(/\r\n?|\n/g, '\n  ')}`)
    .join('\n')

/** Where what was typed is not what is stored. Fields that were not on the form are left out. */
export function differencesOf(
  stored: FormValues,
  typed: FormValues,
  may: { changeAddress: boolean; changeClaims: boolean; changeStaff: boolean },
): { label: string; stored: string; typed: string }[] {
  const fields = (Object.keys(emptyValues) as (keyof FormValues)[]).filter(
    (field) =>
      field !== 'externalId' &&
      (field !== 'email' || may.changeAddress) &&
      (field !== 'isStaff' || may.changeStaff) &&
      ((field !== 'organization' && field !== 'attributes') || may.changeClaims) &&
      asText(stored[field]) !== asText(typed[field]),
  )
  return fields.map((field) => ({
    label: labels[field] ?? field,
    stored: asText(stored[field]) || 'none',
    typed: asText(typed[field]) || 'none',
  }))
}

/** What a `member.changed` says of the fields: their names for ever, their values until the member is erased. */
export function changesOf({ type, detail, personal }: Pick<HistoryEntry, 'type' | 'detail' | 'personal'>) {
  const fields = type === 'member.changed' && Array.isArray(detail['fields']) ? detail['fields'].map(String) : []
  return fields.map((field) => ({
    label: labels[field] ?? field,
    before: valueIn(personal?.['before'], field),
    after: field === 'status' ? valueIn(detail, field) : valueIn(personal?.['after'], field),
  }))
}

const labels: Readonly<Partial<Record<string, string>>> = {
  name: 'Full name',
  email: 'E-mail address',
  emailVerifiedAt: 'Address verified',
  email_verified: 'Address verified',
  username: 'Username',
  phone: 'Telephone',
  organization: 'Organisation',
  locale: 'Language',
  attributes: 'Further attributes',
  isStaff: 'Staff',
  staff: 'Staff',
  status: 'Status',
  active: 'Status',
  role: 'Role in the console',
  password: 'Password',
}

function valueIn(values: unknown, field: string): string | undefined {
  if (typeof values !== 'object' || values === null || !Object.hasOwn(values, field)) return undefined
  const value = (values as Record<string, unknown>)[field]
  if (value === null || value === undefined) return undefined
  return typeof value === 'object' ? attributeLines(value as Record<string, string>) : asText(value)
}

function asText(value: unknown): string {
  if (value === true) return 'yes'
  if (value === false) return 'no'
  return String(value).trim()
}
