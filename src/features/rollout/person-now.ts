/** Whether somebody could sign in to an app now, told apart from an app that is not open for them yet. */
import type { CheckCode } from '../handoff/check.ts'
import { letsThrough, type Verdict } from '../handoff/pipeline.ts'

/** `ready`: only the stage, or the pause, is in the way. `unknown`: they, or the app, are gone. */
export type PersonNow = { kind: 'in' | 'ready' | 'unknown' } | { kind: 'kept-out'; code: CheckCode }

export function personNow(verdict: Verdict | undefined): PersonNow {
  if (!verdict) return { kind: 'unknown' }
  if (letsThrough(verdict)) return { kind: 'in' }
  const code = verdict.codes.find((each) => each !== 'app-disabled' && each !== 'not-in-stage')
  return code === undefined ? { kind: 'ready' } : { kind: 'kept-out', code }
}
