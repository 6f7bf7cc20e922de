/** Passport's local strategy around our sign-in: fields `identifier` and `password` of the form, nothing of the URL. */
import type { Request } from 'express'
import { Strategy } from 'passport-local'
import { sourceOf } from '../../http/source-address.ts'
import { signIn, type SignInDeps, type SignInOutcome } from './sign-in.ts'

/** Passport hands this on beside a refusal. */
export type StrategyInfo = { message: string; outcome: SignInOutcome }

export function passwordStrategy(deps: SignInDeps): Strategy {
  return new Strategy(
    { usernameField: 'identifier', passwordField: 'password', session: false, passReqToCallback: true },
    (request: Request, identifier, password, done) => {
      signIn(deps, {
        identifier,
        password,
        source: sourceOf(request.ip),
        ip: request.ip,
        requestId: request.res?.locals.requestId ?? '',
      }).then((outcome) => {
        if (outcome.kind === 'signed-in') done(null, { id: outcome.memberId })
        else done(null, false, { message: outcome.kind, outcome } as StrategyInfo)
      }, done)
    },
  )
}
