/** Whether somebody could sign in to an app now, and if not why, in words for an administrator. */
import type { CheckCode } from '../handoff/check.ts'
import type { HandoffFacts } from '../handoff/facts.ts'
import { judge } from '../handoff/pipeline.ts'

/** `ready`: only the stage, or the pause, is in the way. */
export type PersonNow = { kind: 'in' | 'ready' } | { kind: 'kept-out'; why: string }

/** Without facts nothing is known, and so nobody is said to get in. */
export function personNow(facts: HandoffFacts | undefined): PersonNow {
  if (!facts) return { kind: 'kept-out', why: 'Not known: the member is gone.' }
  const { codes } = judge(facts, 'preview')
  const own = codes.find((code) => code !== 'app-disabled' && code !== 'not-in-stage')
  if (own !== undefined) return { kind: 'kept-out', why: words[own] }
  if (facts.app.secretSealed === undefined) return { kind: 'kept-out', why: words['secret-unavailable'] }
  return { kind: codes.length === 0 ? 'in' : 'ready' }
}

const words: Record<CheckCode, string> = {
  'app-disabled': 'Sign-in is paused.',
  'not-in-stage': 'The app is not open for them yet.',
  'not-allowed': '“Who may sign in” keeps them out.',
  'member-suspended': 'Suspended here.',
  'no-credentials': 'No password here yet.',
  'address-missing': 'No e-mail address that Zendesk can use.',
  'address-unverified': 'The e-mail address is not verified.',
  'address-shared': 'Somebody else who can sign in has the same address.',
  'zendesk-error-loop': 'Zendesk sent them back with errors.',
  'secret-unavailable': 'The app has no shared secret yet.',
}
