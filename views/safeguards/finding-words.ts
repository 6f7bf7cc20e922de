/** What each finding of the catalogue says to an administrator. English: the console is. */
import { configurationWords } from './words-configuration.ts'
import { historyWords } from './words-history.ts'
import { membersWords } from './words-members.ts'
import type { FindingWords } from './words.ts'
import { zendeskWords } from './words-zendesk.ts'

export const findingWords: Readonly<Record<string, FindingWords>> = {
  ...membersWords,
  ...zendeskWords,
  ...historyWords,
  ...configurationWords,
}
