/** Lets administrators with one of the roles through. Roles are read at each request: a demotion counts at once. */
import { Router, type RequestHandler } from 'express'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Member, Role } from '../members/member.ts'
import { requireSession } from '../sessions/require-session.ts'

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- Express is extended through this namespace
  namespace Express {
    // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- merging needs an interface
    interface Locals {
      /** Behind `requireRole`: the member who acts, with their present role. */
      administrator: Member
    }
  }
}

export function requireRole(deps: Pick<Deps, 'config' | 'members'>, ...roles: readonly Role[]): RequestHandler {
  return Router({ mergeParams: true }).use(requireSession(deps), (_request, response, next) => {
    const { member } = response.locals
    if (member.role === undefined || !roles.includes(member.role)) throw new AppError('access.forbidden')
    response.locals.administrator = member
    next()
  })
}
