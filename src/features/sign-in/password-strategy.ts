/** Passport's local strategy around our sign-in: the fields `identifier` and `password` of a form. */
import type { Request } from 'express'
import { Strategy } from 'passport-local'
import { signIn, type SignInDeps, type SignInOutcome, type SignInTry } from './sign-in.ts'

/** Passport hands this on beside a refusal. */
export type StrategyInfo = { message: string; outcome: SignInOutcome }

/** What the request says about who asks. */
export type Visit = Pick<SignInTry, 'source' | 'ip' | 'requestId'>

export function passwordStrategy(deps: SignInDeps, visitOf: (request: Request) => Visit): Strategy {
  return new Strategy(
    { usernameField: 'identifier', passwordField: 'password', session: false, passReqToCallback: true },
    (request: Request, identifier, password, done) => {
      signIn(deps, { identifier, password, ...visitOf(request) }).then((outcome) => {
        if (outcome.kind === 'signed-in') done(null, { id: outcome.memberId })
        else done(null, false, { message: outcome.kind, outcome } as StrategyInfo)
      }, done)
    },
  )
}
