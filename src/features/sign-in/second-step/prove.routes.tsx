/** Asks somebody who is signed in to show once more that it is them, and leads on: before a hand-off long after the last proof. */
import { Router, type Request, type Response } from 'express'
import { renderPage } from '../../../../views/layout.tsx'
import type { ProofProblem } from '../../../../views/second-factor/factor-forms.tsx'
import { ProvePage } from '../../../../views/second-factor/prove-page.tsx'
import type { Deps } from '../../../deps.ts'
import { csrfToken } from '../../../http/csrf.ts'
import { speechOf } from '../../../http/language.ts'
import { readLocalPath, signInPath } from '../../../http/local-path.ts'
import { renewSession } from '../../../http/session.ts'
import { visitOf } from '../../../http/visit.ts'
import { accountFrame } from '../../account/account-frame.ts'
import { confirmMember } from '../../second-factor/proof-again/confirm-member.ts'
import { findWays, isBlank, partProof, problemOf } from '../../second-factor/proof-again/offered-proof.ts'
import { provePath } from '../../sessions/proof.ts'
import { findSignedIn } from '../../sessions/require-session.ts'

export function proveRoutes(deps: Deps): Router {
  const { clock, config } = deps

  return Router()
    .get(provePath, async (request, response) => {
      const continueTo = readLocalPath(request.query['continue'], config.publicUrl)
      await sendProve(deps, request, response, { continueTo, problem: undefined })
    })

    .post(provePath, async (request, response) => {
      const { offered, rest } = partProof(request.body)
      const continueTo = readLocalPath(rest['continue'], config.publicUrl)
      const send = (problem: ProofProblem | undefined) => sendProve(deps, request, response, { continueTo, problem })
      const member = await findSignedIn(deps, request)
      if (!member || !offered) return send(undefined)
      if (isBlank(offered)) return send({ way: offered.way, kind: 'blank' })

      const outcome = await confirmMember(deps, { ...visitOf(deps, request), member, offered })
      const now = clock.now()
      if (outcome.kind !== 'confirmed') return send(problemOf(offered.way, outcome, now))
      await renewSession(request, { proofs: [outcome.proof], provedAt: now })
      response.redirect(303, continueTo ?? '/account')
    })
}

async function sendProve(
  deps: Deps,
  request: Request,
  response: Response,
  { continueTo, problem }: { continueTo: string | undefined; problem: ProofProblem | undefined },
): Promise<void> {
  const member = await findSignedIn(deps, request)
  if (!member) {
    response.redirect(303, signInPath(continueTo, deps.config.publicUrl))
    return
  }
  response.locals.member = member
  if (problem?.kind === 'throttled') response.status(429).setHeader('Retry-After', problem.seconds)
  else if (problem) response.status(422)
  const speech = speechOf(request, { memberLocale: member.locale, continueTo, keeping: { continue: continueTo } })
  response.send(
    renderPage(
      <ProvePage
        reason="again"
        account={accountFrame(response)}
        csrfToken={csrfToken(response)}
        action={provePath}
        kept={continueTo === undefined ? [] : [{ name: 'continue', value: continueTo }]}
        factors={await findWays(deps, { purpose: 'prove', memberId: member.id })}
        problem={problem}
      />,
      speech,
    ),
  )
}
