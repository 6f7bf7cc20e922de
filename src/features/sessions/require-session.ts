/** Lets signed-in, active members through; everybody else is asked to sign in and led back afterwards. */
import type { Request, RequestHandler } from 'express'
import type { Deps } from '../../deps.ts'
import { signInPath } from '../../http/local-path.ts'
import { endSession } from '../../http/session.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Member } from '../members/member.ts'

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- Express is extended through this namespace
  namespace Express {
    // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- merging needs an interface
    interface Locals {
      /** Behind `requireSession` and `requireAction`: who is signed in, as the store has them at this request. */
      member: Member
    }
  }
}

type SessionDeps = Pick<Deps, 'config' | 'members'>

/** Pages redirect to the sign-in; whatever else is asked gets a 401. */
export function requireSession(deps: SessionDeps): RequestHandler {
  return async (request, response, next) => {
    const member = await findSignedIn(deps, request)
    if (member) {
      response.locals.member = member
      next()
      return
    }
    if (!['GET', 'HEAD'].includes(request.method)) throw new AppError('session.required')
    response.redirect(303, signInPath(request.originalUrl, deps.config.publicUrl))
  }
}

/**
 * The member behind this request's session, read anew, in its epoch; the session of a suspended or erased member ends here,
 * and so does one that was ended since it was read.
 */
export async function findSignedIn({ members }: SessionDeps, request: Request): Promise<Member | undefined> {
  if (!request.user) return undefined
  const member = await members.find(request.user.id)
  if (member?.status === 'active' && member.sessionEpoch === request.user.sessionEpoch) return member
  await endSession(request)
  return undefined
}
