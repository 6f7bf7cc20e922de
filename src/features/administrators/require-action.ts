/** Lets administrators through whose role may do what the route does. Roles are read at each request: a demotion counts at once. */
import { Router, type Request, type RequestHandler, type Response } from 'express'
import type { Deps } from '../../deps.ts'
import { readLocalPath } from '../../http/local-path.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Member } from '../members/member.ts'
import { needsSecondFactor } from '../security-settings/security-settings.ts'
import { factorSetUpPath, isStrong, readProofs } from '../sessions/proof.ts'
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
export function requireAction(
  deps: Pick<Deps, 'config' | 'members' | 'securitySettings'>,
  action: Action,
): ActionGuard {
  const guard = Router({ mergeParams: true }).use(requireSession(deps), async (request, response, next) => {
    const { member } = response.locals
    if (!isAllowed(member.role, action)) throw new AppError('access.forbidden')
    const { secondFactorFor } = await deps.securitySettings.find()
    const isRequired = needsSecondFactor(secondFactorFor, { isStaff: member.isStaff, hasRole: true })
    if (isRequired && !isStrong(readProofs(request.user?.proofs))) {
      leadToSecondFactor(deps, request, response)
      return
    }
    response.locals.administrator = member
    next()
  })
  return Object.assign(guard, { action })
}

/** Signed in by a password alone, where the policy wants more: pages lead to where a factor is set up or asked for. */
function leadToSecondFactor({ config }: Pick<Deps, 'config'>, request: Request, response: Response): void {
  if (!['GET', 'HEAD'].includes(request.method)) throw new AppError('second-factor.required')
  const back = readLocalPath(request.originalUrl, config.publicUrl)
  const query = back === undefined ? '' : `?${new URLSearchParams({ continue: back })}`
  response.redirect(303, `${factorSetUpPath}${query}`)
}
