/**
 * What is typed into the search, as patterns for the text that members are searched by: every word has to occur. Three
 * letters may stand anywhere, one or two only begin a word, and characters of scripts without blanks are words themselves.
 */

/** All of one row have to match; one row that does is enough. Empty: nothing was asked. */
export type SearchPatterns = readonly (readonly string[])[]

export const longestSearch = 200
const mostWords = 8

/** The words as they were typed, for the database to fold: NUL and half characters are in no text of its. */
export const typedWords = (typed: string): string[] =>
  typed
    .slice(0, longestSearch)
    .replace(/[\0\p{Cs}]/gu, ' ')
    .split(/\s+/u)
    .filter(Boolean)
    .slice(0, mostWords)

/** `folded`: the typed words as `fold_for_search` leaves them, each without outer blanks. */
export function searchPatterns(typed: readonly string[], folded: readonly string[]): SearchPatterns {
  const words = folded.filter((word) => word !== '')
  const number = phoneDigits(typed)
  return [
    ...(words.length > 0 ? [words.map(patternOf)] : []),
    ...(number === undefined ? [] : [[`%${number}%`]]),
    // Only punctuation was typed: that is in no text.
    ...(words.length === 0 && typed.length > 0 ? [['']] : []),
  ]
}

/** Folding leaves letters, digits and single blanks, so nothing in a word means anything to `like`. */
function patternOf(word: string): string {
  const letters = Array.from(word)
  const isBeginning = letters.length < 3 || unspaced.test(letters[0] ?? '')
  const isWhole = unspaced.test(letters.at(-1) ?? '')
  return `%${isBeginning ? ' ' : ''}${word}${isWhole ? ' ' : ''}%`
}

/** As the migration lists them. */
const unspaced = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3ffff}]/u

/** A telephone number as people write it, blanks and all; without the zeros that stand for a country or a town. */
function phoneDigits(typed: readonly string[]): string | undefined {
  const text = typed.join('')
  if (!/^[+(]?\d[\d()./+-]*$/.test(text)) return undefined
  const digits = text.replace('(0)', '').replace(/\D/g, '').replace(/^0+/, '')
  return digits.length < 5 ? undefined : digits
}
