/** Whether two spellings are one name: capitals, accents and blanks aside, as somebody types a name they have not before them. */

const letters = new Intl.Collator('und', { usage: 'search', sensitivity: 'base' })

export const isSameName = (one: string, another: string): boolean =>
  letters.compare(withoutBlanks(one), withoutBlanks(another)) === 0

const withoutBlanks = (name: string): string => name.replace(/\s+/gu, '')
