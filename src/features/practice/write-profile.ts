/** Writes what a hand-off says into a profile: name always, the rest only when it was sent. */
import type { Organization, Person, PracticeState, UserField } from './practice-state.ts'
import type { Claims, UserFields } from './read-claims.ts'

export function writeProfile(person: Person, claims: Claims, state: PracticeState): void {
  person.name = claims.name
  if (claims.external_id === null) person.externalId = undefined
  if (claims.phone !== undefined) person.phone = claims.phone ?? undefined
  if (claims.remote_photo_url !== undefined) person.photoUrl = claims.remote_photo_url ?? undefined
  if (claims.custom_role_id !== undefined) person.customRoleId = claims.custom_role_id ?? undefined
  const localeId = claims.locale_id === undefined ? claims.locale : claims.locale_id
  if (localeId !== undefined) person.localeId = localeId ?? undefined
  if (claims.tags !== undefined) person.tags = [...new Set(claims.tags ?? [])]
  if (claims.user_fields) writeUserFields(person.userFields, claims.user_fields, state.userFields)
  writeOrganizations(person, claims, state.organizations)
}

/** null empties a field. An unknown key or a value that does not fit is passed over, and nobody is told. */
function writeUserFields(target: Map<string, unknown>, sent: UserFields, known: readonly UserField[]): void {
  for (const field of known) {
    const value = Object.hasOwn(sent, field.key) ? sent[field.key] : undefined
    if (value === null) target.delete(field.key)
    else if (value !== undefined && fits(field, value)) target.set(field.key, value)
  }
}

function fits(field: UserField, value: unknown): boolean {
  switch (field.kind) {
    case 'text':
      return typeof value === 'string'
    case 'checkbox':
      return typeof value === 'boolean'
    case 'number':
      return typeof value === 'number'
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(T|$)/.test(value) && !Number.isNaN(Date.parse(value))
    case 'dropdown':
      return typeof value === 'string' && field.options.includes(value)
  }
}

/** The plural claims replace every membership; the singular ones add one and remove none. Nothing is ever created. */
function writeOrganizations(person: Person, claims: Claims, known: readonly Organization[]): void {
  const named = (names: readonly string[]) => known.filter(({ name }) => names.includes(name))
  const withIds = (ids: readonly string[]) =>
    known.filter(({ externalId }) => externalId !== undefined && ids.includes(externalId))
  const { organization, organizations, organization_id: id, organization_ids: ids } = claims

  const isReplaced = ids !== undefined || organizations !== undefined || id === null || organization === null
  const before = isReplaced ? [] : person.organizations
  const sent = pickOrganizations()
  person.organizations = [...new Set([...before, ...sent.map(({ name }) => name)])]

  function pickOrganizations(): readonly Organization[] {
    if (ids) return withIds(ids)
    if (organizations) return named(organizations)
    return typeof id === 'string' ? withIds([id]) : named(organization ? [organization] : [])
  }
}
