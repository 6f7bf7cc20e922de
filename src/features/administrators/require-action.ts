/** Lets administrators through whose role may do what the route does. Roles are read at each request: a demotion counts at once. */
import { Router, type RequestHandler } from 'express'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Member } from '../members/member.ts'
import { requireSession } from '../sessions/require-session.ts'
import { isAllowed, type Action } from './administrators.policy.ts'

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- Express is extended through this namespace
  namespace Express {
    // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- merging needs an interface
    interface Locals {
      /** Behind `requireAction`: the member who acts, with their present role. */
      administrator: Member
    }
  }
}

export type ActionGuard = RequestHandler & { readonly action: Action }

/** Every route of the console begins with one; `action` lets the table of routes be read off the router. */
export function requireAction(deps: Pick<Deps, 'config' | 'members'>, action: Action): ActionGuard {
  const guard = Router({ mergeParams: true }).use(requireSession(deps), (_request, response, next) => {
    const { member } = response.locals
    if (!isAllowed(member.role, action)) throw new AppError('access.forbidden')
    response.locals.administrator = member
    next()
  })
  return Object.assign(guard, { action })
}
