/** A forecast in sentences, for the page, the token preview and the command line alike. */
import type { Assumptions, Candidate, Effect, Prediction } from './predict.ts'

/** How sure the one setting is that Zendesk has. */
export type SettingKnown = 'read' | 'attested' | 'unknown'

export function outcomeOf({ effect }: Prediction): string {
  switch (effect.kind) {
    case 'not-sent':
      return 'They have no address that could be sent, so nothing reaches Zendesk.'
    case 'created':
      return 'Zendesk makes a new end user for them.'
    case 'refused':
      return refusals[effect.because](effect.by ? nameOf(effect.by) : 'another user')
    case 'signed-in':
      return `They are signed in as ${nameOf(effect.as)}.${idWords(effect)}${addressWords[effect.address]}`
  }
}

/** To stand behind “Assuming that”. */
export function assumptionOf({ restsOn }: Prediction, assumptions: Assumptions, setting: SettingKnown): string {
  const isSettingNamed = restsOn.includes('updateExternalIds') || restsOn.length === 0
  const parts = [
    ...(isSettingNamed ? [settingWords(assumptions.updateExternalIds, setting)] : []),
    ...restsOn.flatMap((key) => (key === 'updateExternalIds' ? [] : [readings[key](assumptions)])),
  ]
  return parts.join('; and that ')
}

const nameOf = ({ name, zendeskId, isTeamMember }: Candidate): string => {
  const kind = isTeamMember ? 'the team member' : 'the user'
  return name === '' ? `${kind} with the ID ${zendeskId}` : `${kind} ${name} (ID ${zendeskId})`
}

function idWords({ takesExternalId, externalIdBefore }: Extract<Effect, { kind: 'signed-in' }>): string {
  if (!takesExternalId) return ''
  return externalIdBefore === undefined
    ? ' That user gets their external ID.'
    : ` That user’s external ID ${externalIdBefore} is replaced by theirs.`
}

const addressWords: Record<Extract<Effect, { kind: 'signed-in' }>['address'], string> = {
  unchanged: '',
  replaced: ' That user’s address is replaced by theirs.',
  added: ' Their address is added to that user.',
}

const refusals: Record<Extract<Effect, { kind: 'refused' }>['because'], (who: string) => string> = {
  'address-taken': (who) => `Zendesk refuses them: their address belongs to ${who}.`,
  'external-id-taken': (who) => `Zendesk refuses them: their external ID belongs to ${who}.`,
  'other-external-id': (who) => `Zendesk refuses them: their address belongs to ${who}, who has another external ID.`,
  suspended: (who) => `Zendesk refuses them: ${who} is suspended.`,
}

function settingWords(isOn: boolean, known: SettingKnown): string {
  const position = `“Update of external IDs?” is ${isOn ? 'On' : 'Off'} in Zendesk`
  const sources: Record<SettingKnown, string> = {
    read: ', as it was read there',
    attested: ', as an administrator confirmed',
    unknown: ', which nobody has confirmed',
  }
  return position + sources[known]
}

const readings: Readonly<Record<Exclude<keyof Assumptions, 'updateExternalIds'>, (given: Assumptions) => string>> = {
  orderWhenOn: ({ orderWhenOn }) =>
    orderWhenOn === 'email-first'
      ? 'Zendesk looks for the address before the external ID'
      : 'Zendesk looks for the external ID before the address',
  onMismatch: ({ onMismatch }) =>
    onMismatch === 'keep-id'
      ? 'an address with another external ID is let in and keeps it'
      : 'an address with another external ID is refused',
  whenIdUnknown: ({ whenIdUnknown }) =>
    whenIdUnknown === 'try-email'
      ? 'the address is tried when nobody has the external ID'
      : 'a user is made when nobody has the external ID',
  emailRewrite: ({ emailRewrite }) =>
    ({
      'replace-primary': 'a new address becomes the primary one',
      'add-secondary': 'a new address becomes a secondary one',
      leave: 'addresses stay as they are',
    })[emailRewrite],
  secondaryMatch: ({ secondaryMatch }) =>
    ({
      refuse: 'an address that is a secondary one counts as taken',
      match: 'a secondary address leads to its user',
      'create-new': 'a secondary address keeps nobody from being made',
    })[secondaryMatch],
  deletedIds: ({ deletedIds }) =>
    deletedIds === 'free'
      ? 'external IDs of deleted users may be used again'
      : 'external IDs of deleted users stay taken',
}
