/**
 * Whether a password is one of those that are tried first, or made of little more than two of them: the 49,000 commonest
 * of @zxcvbn-ts/language-common (MIT), and rows of keys, letters and digits.
 */
import type { dictionary as Dictionary, adjacencyGraphs as Keyboards } from '@zxcvbn-ts/language-common'

/** `plain`: in one of the forms of plain-password.ts. */
export async function isCommonPassword(plain: string): Promise<boolean> {
  const known = await (reading ??= readKnown())
  const unit = repeatedUnit(plain)
  // A year, or what else is put behind it when digits are asked for.
  const withoutDigits = unit.replace(/(?<=.{5})\d{1,4}$/, '')
  return costOf(unit, known) <= most || costOf(withoutDigits, known) <= most
}

/** The shortest text of which this is one or several in a row, the last of them perhaps cut off: abcabcab is abc. */
export function repeatedUnit(text: string): string {
  for (let length = 1; length <= text.length / 2; length += 1) {
    if (text.startsWith(text.slice(length))) return text.slice(0, length)
  }
  return text
}

/** Two words that everybody knows are common, and so are one and two rows; three words are not. */
const price = { frequent: 2, rare: 4, run: 1, character: 1 } as const
const most = 4

/** Places on the list up to which two in a row are still soon tried. */
const frequent = 10_000
const shortest = { word: 3, run: 3 } as const

type Keyboard = Readonly<Record<string, readonly (string | null)[]>>
type Known = { places: ReadonlyMap<string, number>; longest: number; keyboards: readonly Keyboard[] }

/** Read when it is first needed: most processes never set a password. */
let reading: Promise<Known> | undefined

async function readKnown(): Promise<Known> {
  const { dictionary, adjacencyGraphs }: { dictionary: typeof Dictionary; adjacencyGraphs: typeof Keyboards } =
    await import('@zxcvbn-ts/language-common')
  const words = dictionary['passwords-common']
  const { qwerty, qwertz, azerty, keypad } = adjacencyGraphs
  return {
    places: new Map(words.map((word, place) => [word, place])),
    longest: words.reduce((longest, { length }) => Math.max(longest, length), 0),
    keyboards: [qwerty, qwertz, azerty, keypad],
  }
}

/** What the cheapest way to put the text together costs. */
function costOf(text: string, known: Known): number {
  // By how many characters are covered, from the beginning.
  const costs: number[] = [0]
  const offer = (length: number, cost: number) => {
    costs[length] = Math.min(costs[length] ?? Infinity, cost)
  }
  for (let start = 0; start < text.length; start += 1) {
    const before = costs[start] ?? Infinity
    offer(start + 1, before + price.character)
    for (let end = start + shortest.word; end <= Math.min(text.length, start + known.longest); end += 1) {
      const place = known.places.get(text.slice(start, end))
      if (place !== undefined) offer(end, before + (place < frequent ? price.frequent : price.rare))
    }
    const run = runFrom(text, start, known.keyboards)
    for (let end = start + shortest.run; end <= start + run; end += 1) offer(end, before + price.run)
  }
  return costs[text.length] ?? Infinity
}

/** Of how many characters the row is that begins here: the same again, neighbours in the alphabet or on a keyboard. */
function runFrom(text: string, start: number, keyboards: readonly Keyboard[]): number {
  const steps = [stepInAlphabet, ...keyboards.map((keyboard) => stepOn(keyboard))]
  return Math.max(...steps.map((step) => straightFrom(text, start, step)))
}

/** In which direction the next character lies; undefined when it is no neighbour. */
type Step = (from: string, to: string) => number | undefined

const stepInAlphabet: Step = (from, to) => {
  const step = to.charCodeAt(0) - from.charCodeAt(0)
  return Math.abs(step) <= 1 ? step : undefined
}

const stepOn =
  (keyboard: Keyboard): Step =>
  (from, to) => {
    const direction = keyboard[from]?.findIndex((keys) => keys?.includes(to)) ?? -1
    return direction === -1 ? undefined : direction
  }

function straightFrom(text: string, start: number, stepOf: Step): number {
  const direction = stepOf(text.charAt(start), text.charAt(start + 1))
  if (direction === undefined) return 1
  let end = start + 1
  while (end + 1 < text.length && stepOf(text.charAt(end), text.charAt(end + 1)) === direction) end += 1
  return end - start + 1
}
