import { blocked, passed, type Check } from '../check.ts'
import type { HandoffFacts } from '../facts.ts'

/** Test people come along into every later stage; staff is a flag of our own, never what Zendesk says of them. */
export const inStage: Check = (facts) => (isReached(facts) ? passed : blocked('not-in-stage'))

function isReached({ app, member }: HandoffFacts): boolean {
  switch (app.stage) {
    case 'draft':
      return false
    case 'test':
      return member.namedIn.includes('test')
    case 'staff':
      return member.isStaff || member.namedIn.includes('test')
    case 'everyone':
      return true
  }
}
