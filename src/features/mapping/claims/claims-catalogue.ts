/** Every claim that a mapping may fill, with what it does in Zendesk, per articles 4408845838874 and 4408881965722. */
import * as shapes from './claim-shapes.ts'
import type { Shape } from './claim-shapes.ts'

export type ClaimEntry = {
  /** Its name in the token; for custom fields the beginning of it. */
  claim: string
  shape: Shape
  effect: string
  /** What to know before sending it. */
  warning?: string
  article: string
  /**
   * `role`: makes agents and admins. `rights`: gives or takes other rights in Zendesk. Only owners map either.
   * `membership`: opens other people's tickets.
   */
  guard?: 'role' | 'rights' | 'membership'
}

const enabling = '4408845838874'
const anatomy = '4408881965722'

export const customField = 'user_fields.'

export const claimsCatalogue: readonly ClaimEntry[] = [
  {
    claim: 'name',
    shape: shapes.personName,
    effect: 'The name in Zendesk, overwritten at every sign-in.',
    article: anatomy,
  },
  {
    claim: 'phone',
    shape: shapes.phone,
    effect: 'Sets the telephone number in Zendesk.',
    article: enabling,
  },
  {
    claim: 'organization',
    shape: shapes.text,
    effect: 'Adds the person to the organisation of exactly this name, if there is one. Removes them from none.',
    warning: 'Members of an organisation may be allowed to see each other’s tickets.',
    article: enabling,
    guard: 'membership',
  },
  {
    claim: 'organization_id',
    shape: shapes.text,
    effect: 'The same by the external ID of the organisation. It wins over organization.',
    warning: 'Members of an organisation may be allowed to see each other’s tickets.',
    article: enabling,
    guard: 'membership',
  },
  {
    claim: 'organizations',
    shape: shapes.commaList,
    effect: 'Overwrites the whole list of organisations, by their names.',
    warning: 'Whoever is in an organisation that is not sent is taken out of it.',
    article: enabling,
    guard: 'membership',
  },
  {
    claim: 'organization_ids',
    shape: shapes.commaList,
    effect: 'Overwrites the whole list of organisations, by their external IDs.',
    warning: 'Whoever is in an organisation that is not sent is taken out of it.',
    article: enabling,
    guard: 'membership',
  },
  {
    claim: 'locale',
    shape: shapes.wholeNumber,
    effect: 'The language of end users, by Zendesk’s number for it.',
    warning: 'Only numbers of languages that are activated in Zendesk. What another number does is not documented.',
    article: enabling,
  },
  {
    claim: 'locale_id',
    shape: shapes.wholeNumber,
    effect: 'The language of agents, by Zendesk’s number for it.',
    warning: 'Only numbers of languages that are activated in Zendesk. What another number does is not documented.',
    article: enabling,
  },
  {
    claim: 'tags',
    shape: shapes.tags,
    effect: 'Replaces all tags of the person.',
    warning: 'Tags set in Zendesk are lost at the next sign-in, and tags may open parts of the help centre.',
    article: enabling,
    guard: 'rights',
  },
  {
    claim: 'remote_photo_url',
    shape: shapes.photoUrl,
    effect: 'The photo of the person, fetched from a public address.',
    article: enabling,
  },
  {
    claim: 'role',
    shape: shapes.role,
    effect: 'Changes the role in Zendesk at every sign-in.',
    warning:
      'A role that differs promotes and demotes: whoever gets admin by it is one, and an agent who gets end_user is none any more.',
    article: enabling,
    guard: 'role',
  },
  {
    claim: 'custom_role_id',
    shape: shapes.wholeNumber,
    effect: 'The custom role of an agent. Sent only together with the role agent.',
    warning:
      'Promotes and demotes as role does. A light agent is the role agent with the number of the light agent role.',
    article: enabling,
    guard: 'role',
  },
  {
    claim: customField,
    shape: shapes.anything,
    effect: 'A custom user field, by its key.',
    warning:
      'An unknown key or a value that does not fit fails silently: the sign-in goes on without it. A ticked checkbox and a drop-down also add their tag.',
    article: anatomy,
  },
]

/** The keys Zendesk gives custom fields, as far as we know them: letters, digits, _ and -. */
const fieldKey = /^[A-Za-z0-9_][A-Za-z0-9_-]{0,99}$/

/** What is always sent, from where it must come. */
export const fixedClaims: readonly { claim: string; from: string; effect: string }[] = [
  { claim: 'external_id', from: 'external_id', effect: 'Whom Zendesk recognises; filled in where it is empty there.' },
  { claim: 'email', from: 'email', effect: 'Whom Zendesk recognises otherwise. Sent in small letters.' },
]

export function findClaim(claim: string): ClaimEntry | undefined {
  if (claim.startsWith(customField)) {
    return isFieldKey(claim.slice(customField.length)) ? customFieldEntry : undefined
  }
  return byName.get(claim)
}

export const isFieldKey = (key: string): boolean => fieldKey.test(key) && key !== '__proto__'

const customFieldEntry = claimsCatalogue.find(({ claim }) => claim === customField)
const byName = new Map(
  claimsCatalogue.filter((entry) => entry !== customFieldEntry).map((entry) => [entry.claim, entry]),
)

/** Whether only an owner maps a claim. */
export const isForOwners = (entry: ClaimEntry | undefined): boolean =>
  entry?.guard === 'role' || entry?.guard === 'rights'
