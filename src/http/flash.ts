/** What was just done, told on the page one is sent to: the address carries a code, the words are ours. */
import type { Request } from 'express'
import type { Flash } from '../../views/parts/console-shell.tsx'
import { singleParameter } from './form.ts'

/** `done`: by the code in `?done=`. Anything else says nothing. */
export const flashesOf =
  (done: ReadonlyMap<string, Flash>) =>
  (request: Request): Flash | undefined =>
    done.get(singleParameter(request, 'done') ?? '')
