/** Reduces a text to what it looks like: the internal skeleton of UTS #39. For comparing only, never to be shown or stored. */
import { confusables } from './confusables.ts'

let prototypes: ReadonlyMap<string, string> | undefined

/** Texts that a reader may take for one another have equal skeletons: 'раураl' in Cyrillic letters and 'paypal'. */
export function skeleton(text: string): string {
  const visible = text.normalize('NFD').replace(/\p{Default_Ignorable_Code_Point}/gu, '')
  prototypes ??= readPrototypes()
  let seen = ''
  for (const character of visible) seen += prototypes.get(character) ?? character
  return seen.normalize('NFD')
}

/** A few thousand entries: read by the first who asks, so that nobody else waits for them. */
function readPrototypes(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const line of confusables.split(';')) {
    const [prototype = '', others = ''] = line.split('=').map((side) => side.trim())
    const seen = String.fromCodePoint(...numbersIn(prototype))
    let codePoint = 0
    for (const distance of numbersIn(others)) {
      codePoint += distance
      found.set(String.fromCodePoint(codePoint), seen)
    }
  }
  return found
}

function numbersIn(text: string): number[] {
  return text.split(/\s+/).map((each) => Number.parseInt(each, 36))
}
