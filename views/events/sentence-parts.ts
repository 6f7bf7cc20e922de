/** What the sentences about events are put together from: people, apps, reasons and counts. */
import { codeWords } from './code-words.ts'
import type { SentencePart, ShownActor, ShownMember, Telling } from './telling.ts'

export const subject = ({ subject: member }: Telling): SentencePart =>
  member === undefined ? 'somebody who is not known' : memberPart(member)

const memberPart = ({ name }: ShownMember): SentencePart =>
  name === undefined ? 'an erased member' : { outside: name }

export const actor = (event: Telling): SentencePart => actorPart(event.actor)

/** At the end of a sentence that has named whom it is about. */
export const doer = (event: Telling): SentencePart =>
  event.actor.kind === 'member' && event.actor.member.id === event.subject?.id ? 'themselves' : actor(event)

export const actorPart = (who: ShownActor): SentencePart =>
  who.kind === 'member' ? memberPart(who.member) : (others[who.word] ?? who.word)

const others: Readonly<Partial<Record<string, string>>> = {
  'command-line': 'the command line',
  system: 'Latchkey',
  anonymous: 'somebody who was not signed in',
  zendesk: 'Zendesk',
}

export const app = (event: Telling): SentencePart => (event.app === undefined ? 'an app' : { outside: event.app.name })

export const by = ' by '

export const because = ({ codes }: Telling): string =>
  codes.length === 0 ? '' : `: ${codes.map(codeWords).join(', ')}`

/** Which finding it is about. */
export const about = ({ detail }: Telling): string =>
  typeof detail['code'] === 'string' ? `: ${codeWords(detail['code'])}` : ''

export const noted = ({ codes }: Telling): string => (codes.length === 0 ? '' : `, ${codes.map(codeWords).join(', ')}`)

/** Names of fields, which are ours. */
export const fields = (names: unknown): string =>
  Array.isArray(names) && names.length > 0 ? ` (${names.map((name) => fieldWords(String(name))).join(', ')})` : ''

/** `emailVerifiedAt`, `field_mapping`: as words. */
export const fieldWords = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()

export const named = (name: unknown): string => (typeof name === 'string' ? ` of ${fieldWords(name)}` : '')

export const counts = ({ detail }: Telling, names: readonly string[]): string => {
  const told = names.flatMap((name) => (typeof detail[name] === 'number' ? [`${detail[name]} ${name}`] : []))
  return told.length === 0 ? '' : `: ${told.join(', ')}`
}

export const stage = (name: unknown): string => (typeof name === 'string' ? `“${name}”` : 'another stage')

export const step = ({ detail }: Telling): string =>
  typeof detail['step'] === 'string' ? (steps[detail['step']] ?? detail['step']) : 'something'

const steps: Readonly<Partial<Record<string, string>>> = {
  'help-center-active': 'that the Help Center is active',
  'configuration-pasted': 'that the addresses are in Zendesk',
  'external-ids-off': 'that “Update of external IDs?” is Off',
  'staff-assigned': 'the assignment to team members',
  'end-users-assigned': 'the assignment to end users',
}

export const checked = ({ detail }: Telling): string =>
  typeof detail['check'] === 'string' ? `${fieldWords(detail['check'].replaceAll('-', '_'))} for ` : 'the secret of '

export const kept = (days: unknown): string => (typeof days === 'number' ? `kept for ${days} days` : 'kept for ever')
