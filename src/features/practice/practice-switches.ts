/** What can be switched in the practice Zendesk: settings a real account has, and every point the vendor's texts leave open. */
export type PracticeSwitches = {
  updateExternalIds: boolean
  ssoForEndUsers: boolean
  ssoForTeamMembers: boolean
  helpCenter: boolean
  orderWhenOn: 'email-first' | 'id-first'
  onMismatch: 'refuse-on-mismatch' | 'keep-id'
  whenIdUnknown: 'try-email' | 'create-new'
  emailRewrite: 'replace-primary' | 'add-secondary' | 'leave'
  secondaryMatch: 'refuse' | 'match' | 'create-new'
  emailComparison: 'exact' | 'ignore-case' | 'ignore-plus-tag' | 'ignore-accents'
  deletedIds: 'free' | 'reserved'
  roleAbsent: 'unchanged' | 'end-user'
  blankClaims: 'refuse' | 'ignore' | 'clear'
  clockWindow: 'three-minutes' | 'two-minutes'
  expiryClaim: 'ignored' | 'honoured'
  foreignReturnTo: 'leave-without-session' | 'go-home'
}

export type SwitchKey = keyof PracticeSwitches
export type SwitchOption<V> = { value: V; says: string }
export type SwitchRow<V> = { label: string; kind: 'setting' | 'open'; why: string; options: readonly SwitchOption<V>[] }

const onOff = (on: string, off: string): SwitchOption<boolean>[] => [
  { value: true, says: on },
  { value: false, says: off },
]

/** One row per switch: what the Admin Center page shows, and the only values it takes. */
export const switchCatalogue: { readonly [K in SwitchKey]: SwitchRow<PracticeSwitches[K]> } = {
  updateExternalIds: {
    label: 'Update of external IDs?',
    kind: 'setting',
    why: 'On: a hand-off may give an existing person another external ID. Recommended here: Off.',
    options: onOff('On', 'Off'),
  },
  ssoForEndUsers: {
    label: 'External authentication for end users',
    kind: 'setting',
    why: 'Whether this configuration is assigned to end users.',
    options: onOff('On', 'Off'),
  },
  ssoForTeamMembers: {
    label: 'External authentication for team members',
    kind: 'setting',
    why: 'Whether this configuration is assigned to agents and admins.',
    options: onOff('On', 'Off'),
  },
  helpCenter: {
    label: 'Help Center',
    kind: 'setting',
    why: 'Off: end users land on "Not Found" after a hand-off that worked.',
    options: onOff('Active', 'Not active'),
  },
  orderWhenOn: {
    label: 'Updating is On: what is looked up first',
    kind: 'open',
    why: 'Article 4408881965722 says the e-mail address; the remote_authentications reference says the external ID.',
    options: [
      { value: 'email-first', says: 'The e-mail address' },
      { value: 'id-first', says: 'The external ID' },
    ],
  },
  onMismatch: {
    label: 'Updating is Off: the address belongs to somebody with another external ID',
    kind: 'open',
    why: 'No vendor text says; third parties report both.',
    options: [
      { value: 'refuse-on-mismatch', says: 'Refuse the hand-off' },
      { value: 'keep-id', says: 'Sign them in, keep the ID' },
    ],
  },
  whenIdUnknown: {
    label: 'Updating is Off: nobody has the external ID',
    kind: 'open',
    why: 'Falling back to the address is implied, not stated.',
    options: [
      { value: 'try-email', says: 'Try the e-mail address' },
      { value: 'create-new', says: 'Try to create a person' },
    ],
  },
  emailRewrite: {
    label: 'The external ID matches, the address is new',
    kind: 'open',
    why: 'Article 4408881965722 says the address is updated; not whether as primary. One identity provider says never.',
    options: [
      { value: 'replace-primary', says: 'It becomes the primary one' },
      { value: 'add-secondary', says: 'It becomes a secondary one' },
      { value: 'leave', says: 'Addresses stay as they are' },
    ],
  },
  secondaryMatch: {
    label: 'The address is somebody’s secondary address',
    kind: 'open',
    why: 'Article 360048430593 says a second profile; addresses are unique per account, so a clash is likely.',
    options: [
      { value: 'refuse', says: 'Refused: it is taken' },
      { value: 'match', says: 'That person is signed in' },
      { value: 'create-new', says: 'A second person is created' },
    ],
  },
  emailComparison: {
    label: 'How addresses are compared',
    kind: 'open',
    why: 'No vendor text says. Ignoring upper and lower case is very likely.',
    options: [
      { value: 'ignore-case', says: 'Ignoring case' },
      { value: 'exact', says: 'Letter by letter' },
      { value: 'ignore-plus-tag', says: 'Ignoring case and +tags' },
      { value: 'ignore-accents', says: 'Ignoring case and accents' },
    ],
  },
  deletedIds: {
    label: 'External IDs of deleted people',
    kind: 'open',
    why: 'Not documented.',
    options: [
      { value: 'free', says: 'May be used again' },
      { value: 'reserved', says: 'Stay taken' },
    ],
  },
  roleAbsent: {
    label: 'A hand-off without a role, for an agent or admin',
    kind: 'open',
    why: 'The documented default is end_user; support staff say the role stays.',
    options: [
      { value: 'unchanged', says: 'The role stays' },
      { value: 'end-user', says: 'They become an end user' },
    ],
  },
  blankClaims: {
    label: 'An optional claim that is null or empty',
    kind: 'open',
    why: 'Not documented for external_id, phone, organisation and photo. Refusing shows the sender its mistake.',
    options: [
      { value: 'refuse', says: 'Refuse the hand-off' },
      { value: 'ignore', says: 'As if it were not there' },
      { value: 'clear', says: 'Empty the field' },
    ],
  },
  clockWindow: {
    label: 'How old a token may be',
    kind: 'open',
    why: 'Three minutes in the current text, two in older ones.',
    options: [
      { value: 'three-minutes', says: 'Three minutes' },
      { value: 'two-minutes', says: 'Two minutes' },
    ],
  },
  expiryClaim: {
    label: 'A claim exp',
    kind: 'open',
    why: 'Not mentioned for single sign-on.',
    options: [
      { value: 'ignored', says: 'Ignored' },
      { value: 'honoured', says: 'Honoured' },
    ],
  },
  foreignReturnTo: {
    label: 'return_to names a foreign host',
    kind: 'open',
    why: 'Observed twice: the browser goes there, without a session here.',
    options: [
      { value: 'leave-without-session', says: 'Go there, without a session' },
      { value: 'go-home', says: 'Ignore it' },
    ],
  },
}

/** What Latchkey recommends where a real account has a setting; the likeliest or safest reading where a point is open. */
export const defaultSwitches: Readonly<PracticeSwitches> = {
  updateExternalIds: false,
  ssoForEndUsers: true,
  ssoForTeamMembers: true,
  helpCenter: true,
  orderWhenOn: 'email-first',
  onMismatch: 'refuse-on-mismatch',
  whenIdUnknown: 'try-email',
  emailRewrite: 'replace-primary',
  secondaryMatch: 'refuse',
  emailComparison: 'ignore-case',
  deletedIds: 'free',
  roleAbsent: 'unchanged',
  blankClaims: 'refuse',
  clockWindow: 'three-minutes',
  expiryClaim: 'ignored',
  foreignReturnTo: 'leave-without-session',
}

export const switchKeys = Object.keys(switchCatalogue) as readonly SwitchKey[]

/** Reads a submitted form, all or nothing: there are fields, and each is a switch with one of its values. */
export function readSwitches(
  form: Readonly<Record<string, unknown>>,
): { kind: 'read'; changes: Partial<PracticeSwitches> } | { kind: 'refused'; fields: string[] } {
  const changes: Partial<PracticeSwitches> = {}
  const refused: string[] = []
  for (const [field, word] of Object.entries(form)) {
    const key = switchKeys.find((known) => known === field)
    const option = key && switchCatalogue[key].options.find(({ value }) => String(value) === word)
    if (key && option) Object.assign(changes, { [key]: option.value })
    else refused.push(field)
  }
  const isRead = refused.length === 0 && Object.keys(changes).length > 0
  return isRead ? { kind: 'read', changes } : { kind: 'refused', fields: refused }
}
