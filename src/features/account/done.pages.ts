/** What was just done to an account: the address one is sent to carries a code, and the words for it are ours. */
import type { Request } from 'express'
import { accountWordsOf } from '../../../views/account/words/catalogue.ts'
import type { AccountDone } from '../../../views/account/words/words.ts'
import { singleParameter } from '../../http/form.ts'

/** Undefined for any other code than ours, and on a page that answers a form. */
export function doneOf(request: Request): AccountDone | undefined {
  const code = singleParameter(request, 'done')
  return request.method === 'GET' && isDone(code) ? code : undefined
}

const isDone = (code: string | undefined): code is AccountDone =>
  code !== undefined && Object.hasOwn(accountWordsOf('en').done, code)
