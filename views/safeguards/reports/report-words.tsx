/** What reports say in sentences: of a kind of finding, of why an audit saw less than everything, and of whom something is about. */
import { renderToString } from 'preact-render-to-string'
import { WhyWords, type Why } from '../audits/audit-words.tsx'
import { findingWords } from '../finding-words.ts'
import { subjectWords } from '../findings/finding-badges.tsx'

export type KindWords = { title: string; meaning: string; effect: string; remedy: readonly string[] }

/** Statements about Zendesk carry the article they are from. */
export function kindWords(code: string): KindWords {
  const words = findingWords[code]
  if (!words) return { title: code, meaning: '', effect: '', remedy: [] }
  const { title, meaning, effect, remedy, article } = words
  const source = article === undefined ? '' : ` (Per Zendesk’s documentation, article ${article}.)`
  return { title, meaning, effect: `${effect}${source}`, remedy }
}

/** `detail` is the key of an app, or the name of a check. */
export function whySentence({ reason, detail }: Why): string {
  const said = renderToString(<WhyWords why={{ reason, detail: undefined }} />).replaceAll('&amp;', '&')
  return detail === undefined ? `${said.charAt(0).toUpperCase()}${said.slice(1)}` : `${detail}: ${said}`
}

/** `externalId`: of members, where it is known. */
export function aboutWords(subject: string, externalId: string | undefined): string {
  if (!subject.startsWith('member:')) return subjectWords(subject)
  return externalId === undefined ? 'Somebody who is gone' : `Member ${externalId}`
}

export const completenessWords: Readonly<Record<string, string>> = {
  ok: 'complete',
  partial: 'incomplete: some of it could not be looked at',
  blind: 'blind: of an app in use, nothing is known of its Zendesk users',
}

export const gateWords: Readonly<Record<string, string>> = {
  block: 'sign-ins are refused',
  hold: 'sign-ins are held until somebody decides',
  warn: 'sign-ins go on with a remark',
  none: 'sign-ins go on',
}
