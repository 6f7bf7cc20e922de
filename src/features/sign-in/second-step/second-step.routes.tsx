/** The page between the password and the session: asks for the second factor of whoever has one. */
import { Router, type Request, type Response } from 'express'
import { renderPage } from '../../../../views/layout.tsx'
import { rememberField, type ProofProblem } from '../../../../views/second-factor/factor-forms.tsx'
import { SecondFactorPage } from '../../../../views/second-factor/second-factor-page.tsx'
import type { Deps } from '../../../deps.ts'
import { csrfToken } from '../../../http/csrf.ts'
import { speechOf } from '../../../http/language.ts'
import { handoffKeyOf, readLocalPath, signInPath, withContinue } from '../../../http/local-path.ts'
import { visitOf } from '../../../http/visit.ts'
import { hashOfToken } from '../../../kernel/token-hash.ts'
import { codeUsedPath } from '../../second-factor/factors.ts'
import type { OfferedFactor } from '../../second-factor/judge-factor.ts'
import { findWays, isBlank, partProof, problemOf } from '../../second-factor/proof-again/offered-proof.ts'
import { destinationOf } from '../destination.ts'
import { followConclusion, secondFactorPath, stepTokenOf } from '../follow-conclusion.pages.tsx'
import { checkSecondStep } from './check-second-step.ts'

export function secondStepRoutes(deps: Deps): Router {
  const { config } = deps

  return Router()
    .get(secondFactorPath, async (request, response) => {
      const continueTo = readLocalPath(request.query['continue'], config.publicUrl)
      await sendStep(deps, request, response, { continueTo, problem: undefined })
    })

    .post(secondFactorPath, async (request, response) => {
      const { offered, rest } = partProof(request.body)
      const continueTo = readLocalPath(rest['continue'], config.publicUrl)
      const send = (problem: ProofProblem | undefined) => sendStep(deps, request, response, { continueTo, problem })
      if (!offered || offered.way === 'password') return send(undefined)
      if (isBlank(offered)) return send({ way: offered.way, kind: 'blank' })

      const outcome = await checkSecondStep(deps, {
        ...visitOf(deps, request),
        stepToken: stepTokenOf(deps, request),
        offered,
        isToRemember: rest[rememberField] === 'on' && offered.way !== 'recovery-code',
      })
      switch (outcome.kind) {
        case 'expired':
          response.redirect(303, signInPath(continueTo, config.publicUrl))
          return
        case 'concluded': {
          const { conclusion, destination } = outcome
          await followConclusion(deps, request, response, conclusion, leadingPast(offered, destination))
          return
        }
        case 'refused':
        case 'too-late':
        case 'throttled':
          await send(problemOf(offered.way, outcome, deps.clock.now()))
      }
    })
}

/** Whoever used a recovery code up has lost something: they are told how many are left, and how to set it up anew. */
const leadingPast = <T extends { continueTo?: string | undefined }>({ way }: OfferedFactor, destination: T): T =>
  way === 'recovery-code'
    ? { ...destination, continueTo: withContinue(codeUsedPath, destination.continueTo) }
    : destination

async function sendStep(
  deps: Deps,
  request: Request,
  response: Response,
  { continueTo, problem }: { continueTo: string | undefined; problem: ProofProblem | undefined },
): Promise<void> {
  const token = stepTokenOf(deps, request)
  const step = token === undefined ? undefined : await deps.signInSteps.find(hashOfToken(token), deps.clock.now())
  const member = step && (await deps.members.find(step.memberId))
  const ways = member && (await findWays(deps, { purpose: 'second-factor', memberId: member.id }))
  const startAgainHref = signInPath(continueTo, deps.config.publicUrl)
  // Over, done in another tab, or without a factor by now: then the password is enough, and asked for once more.
  if (!ways) {
    response.redirect(303, request.user ? (continueTo ?? '/account') : startAgainHref)
    return
  }
  const destination = await destinationOf(deps, handoffKeyOf(continueTo))
  const { rememberDays } = await deps.securitySettings.find()
  if (problem?.kind === 'throttled') response.status(429).setHeader('Retry-After', problem.seconds)
  else if (problem) response.status(422)
  const speech = speechOf(request, { memberLocale: member.locale, continueTo, keeping: { continue: continueTo } })
  response.send(
    renderPage(
      <SecondFactorPage
        csrfToken={csrfToken(response)}
        ways={ways}
        continueTo={continueTo}
        destination={destination?.name}
        rememberDays={rememberDays}
        problem={problem}
        startAgainHref={startAgainHref}
        fallbackHref={destination && `/fallback/${destination.key}`}
      />,
      speech,
    ),
  )
}
