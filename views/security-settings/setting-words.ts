/** The security settings in words: what each is called, what its value means, and what a weaker one brings. */

export const settingLabels = {
  secondFactorFor: 'A second factor is required of',
  rememberDays: 'Days a browser may be remembered',
  idleMinutes: 'Minutes without activity that end a session',
  absoluteMinutes: 'Minutes after which every session ends',
  handoffMinutes: 'Minutes after which a hand-off asks for proof again',
  leastCharacters: 'Fewest characters in a new password',
  checksBreaches: 'Look for new passwords in known breaches',
  breachHost: 'Breach service to ask',
  registration: 'People may register themselves',
  registrationDomains: 'With an address of these domains',
} as const

export type SettingField = keyof typeof settingLabels

export const groupChoices = [
  { value: 'nobody', label: 'Nobody: a password is enough, in the console too' },
  { value: 'administrators', label: 'Whoever holds a role in the console' },
  { value: 'staff', label: 'Staff, and whoever holds a role' },
  { value: 'everyone', label: 'Every member' },
] as const

export const registrationChoices = [
  { value: 'off', label: 'No: members are added or imported' },
  { value: 'approved', label: 'Yes, and somebody here approves each of them' },
  { value: 'open', label: 'Yes, at once, when the address is proved to be theirs' },
] as const

/** A stored value as somebody reads it. */
export function settingWords(field: SettingField, value: string): string {
  switch (field) {
    case 'checksBreaches':
      return value === 'on' ? 'yes' : 'no'
    case 'secondFactorFor':
      return labelOf(groupChoices, value)
    case 'registration':
      return labelOf(registrationChoices, value)
    case 'rememberDays':
      return value === '0' ? 'never remembered' : value
    case 'idleMinutes':
    case 'absoluteMinutes':
      return withHours(value)
    case 'handoffMinutes':
      return value === '' ? 'never' : withHours(value)
    case 'registrationDomains':
      return value === '' ? 'any domain' : value.split('\n').join(', ')
    case 'leastCharacters':
    case 'breachHost':
      return value
  }
}

/** `90 (1.5 hours)`; minutes alone say little when there are many. */
export function withHours(minutes: string): string {
  const hours = Number(minutes) / 60
  if (!Number.isFinite(hours) || hours < 2) return minutes
  return hours < 48 ? `${minutes} (${tenths(hours)} hours)` : `${minutes} (${tenths(hours / 24)} days)`
}

/** What becomes weaker, by its code. */
export const looseningWords: Readonly<Record<string, string>> = {
  'second-factor-of-fewer':
    'A second factor is required of fewer people. Whoever learns one of their passwords is then signed in as them, here and in Zendesk.',
  'shorter-passwords': 'New passwords may be shorter than before, and so are easier to guess.',
  'breaches-unchecked': 'New passwords are no longer looked for in known breaches.',
  'another-breach-host':
    'Another host is told five digits of the hash of each new password. Make sure that it is the one you mean.',
  'remembered-longer': 'Whoever has a remembered browser in hand needs only the password, for longer than before.',
  'longer-sessions': 'A browser left open stays signed in for longer than before.',
  'older-proofs': 'Hand-offs to Zendesk go on with an older proof than before, or without asking again at all.',
  'wider-registration': 'More people may become members by themselves, and members may be let into Zendesk.',
  'more-domains': 'People with addresses of further domains may register themselves.',
}

const labelOf = (choices: readonly { value: string; label: string }[], value: string): string =>
  choices.find((choice) => choice.value === value)?.label ?? value

const tenths = (number: number): string => new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }).format(number)
