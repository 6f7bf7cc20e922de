/** After three errors from Zendesk in ten minutes a further try would only spin: the person gets the ways around it. */
import { minutes } from '../../../kernel/clock.ts'
import { blocked, passed, type Check } from '../check.ts'

export const errorLoop = { errors: 3, within: minutes(10) } as const

export const noErrorLoop: Check = ({ member }) =>
  member.recentErrors < errorLoop.errors ? passed : blocked('zendesk-error-loop')
