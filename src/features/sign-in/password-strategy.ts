/** Passport's local strategy around our own check: the fields `identifier` and `password` of a form. */
import type { Request } from 'express'
import { Strategy } from 'passport-local'
import { checkPassword, type PasswordDeps, type PasswordOutcome, type Visit } from './check-password.ts'

/** Passport hands this on beside a refusal. */
export type StrategyInfo = { message: string; outcome: PasswordOutcome }

export function passwordStrategy(deps: PasswordDeps, visitOf: (request: Request) => Visit): Strategy {
  return new Strategy(
    { usernameField: 'identifier', passwordField: 'password', session: false, passReqToCallback: true },
    (request: Request, identifier, password, done) => {
      checkPassword(deps, { purpose: 'sign-in', identifier, password, ...visitOf(request) }).then((outcome) => {
        if (outcome.kind === 'accepted') done(null, { id: outcome.memberId, sessionEpoch: outcome.sessionEpoch })
        else done(null, false, { message: outcome.kind, outcome } as StrategyInfo)
      }, done)
    },
  )
}
