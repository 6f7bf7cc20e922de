/** What a browser says it is, in two words that people know. It may say anything: only names we know come through. */
import Bowser from 'bowser'

export type UserAgent = {
  /** "Firefox"; undefined when it is none we know. */
  browser: string | undefined
  /** "Windows" */
  system: string | undefined
}

export function readUserAgent(text: string | undefined): UserAgent {
  if (text === undefined || text.trim() === '') return { browser: undefined, system: undefined }
  const parser = Bowser.getParser(text.slice(0, longest))
  return { browser: known(browsers, parser.getBrowserName()), system: known(systems, parser.getOSName()) }
}

const longest = 300

const browsers: ReadonlySet<string> = new Set(Object.values(Bowser.BROWSER_MAP).filter((name) => name !== 'Generic'))
const systems: ReadonlySet<string> = new Set(Object.values(Bowser.OS_MAP))

/** What it does not know, it reads out of the text. */
const known = (names: ReadonlySet<string>, name: string): string | undefined => (names.has(name) ? name : undefined)
