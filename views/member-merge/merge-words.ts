/** What a merge is about, in words: fields, what stands in its way, and why one of two is suggested. */

export const fieldWords: Readonly<Record<string, string>> = {
  name: 'Full name',
  email: 'E-mail address',
  username: 'Username',
  phone: 'Telephone',
  organization: 'Organisation',
  locale: 'Language',
  attributes: 'Further attributes',
}

export const fieldList = (fields: readonly string[]): string =>
  fields.map((field) => (fieldWords[field] ?? field).toLowerCase()).join(', ')

/** Of the one who would go. */
export const obstacleWords: Readonly<Record<string, string>> = {
  'for-owners': 'One of them is staff, or holds a role in this console. Only an owner merges them.',
  oneself: 'It is you who would go. Keep yourself, or ask another owner.',
  'has-role': 'They hold a role in this console, and a role goes to nobody by a merge. Take it from them first.',
  'erasure-waiting': 'They asked to be erased. Answer that first: erase them, or decline.',
  'address-for-owners':
    'Somebody else who is staff or holds a role has this address, too. Only an owner gives it to anybody.',
}

export const undoObstacleWords: Readonly<Record<string, string>> = {
  undone: 'It was undone already.',
  'too-late': 'It is more than thirty days ago: what the two were before is forgotten.',
  'survivor-merged': 'Whom they were merged into has been merged into somebody else since. Undo that merge first.',
  'for-owners': 'One of them is staff, or holds a role in this console. Only an owner undoes it.',
  'address-changed':
    'The address of the one who stayed was changed since, so that nobody can tell any more whose it is. Change it back first if it was a mistake.',
  'address-held':
    'Somebody else has an address now that one of the two would have again. Give that member another one.',
  'name-held':
    'Somebody signs in now by a username that one of the two would have again, or that is the external ID of the one who is gone. Give that member another username.',
}

export const groundWords: Readonly<Record<string, string>> = {
  linked: 'Zendesk knows them by their external ID',
  verified: 'their address is verified',
  'newest-sign-in': 'they signed in last',
  credentials: 'they can sign in',
  oldest: 'they have been here longest',
}
