/** A password in the forms in which it is guessed. */

/** Fewer letters and digits than these are no more than half of a password, and its signs count as well. */
const leastLetters = 8

/** Case and what stands between letters and digits count for nothing, and digits and signs that look like letters are those. */
export function guessedForms(password: string): readonly string[] {
  const forms = [password, readAsLetters(password, 'i'), readAsLetters(password, 'l')].map((form) => {
    const letters = plainOf(form)
    return letters.length >= leastLetters ? letters : folded(form)
  })
  return [...new Set(forms)]
}

/** Letters and digits alone, in lower case. */
export const plainOf = (text: string): string => folded(text).replace(/[^\p{L}\p{N}]/gu, '')

const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

const lookAlikes: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '0': 'o',
  '5': 's',
  $: 's',
  '7': 't',
}

/** `one`: the letter that a 1 stands for, which differs. */
const readAsLetters = (text: string, one: 'i' | 'l'): string =>
  text.replace(/[@4305$71!]/g, (sign) => lookAlikes[sign] ?? one)
