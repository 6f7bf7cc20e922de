/** What was just done to one's account, told once above the page. */
import { useSpeech } from '../languages/speak.tsx'
import { Alert } from '../parts/alert.tsx'
import { accountWordsOf } from './words/catalogue.ts'
import type { AccountDone } from './words/words.ts'

/** Nothing changed by these: somebody, or an earlier click, was faster. */
const quiet: readonly AccountDone[] = ['unchanged', 'session-gone', 'browser-gone', 'erasure-settled']

export function DoneAlert({ done }: { done: AccountDone | undefined }) {
  const words = accountWordsOf(useSpeech().language)
  if (done === undefined) return null
  return (
    <Alert tone={quiet.includes(done) ? 'info' : 'success'} role="status">
      <p>{words.done[done]}</p>
    </Alert>
  )
}
