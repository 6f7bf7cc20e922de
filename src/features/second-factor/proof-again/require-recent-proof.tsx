/**
 * Asks whoever is signed in to show once more that it is them before something dangerous, unless they did within the last
 * ten minutes: with their second factor where they have one, otherwise with their password. What the form said comes along
 * in the page that asks, so that nothing is typed twice.
 */
import type { Request, RequestHandler, Response } from 'express'
import { ProofPage } from '../../../../views/administrators/proof-page.tsx'
import { renderPage } from '../../../../views/layout.tsx'
import type { ProofProblem } from '../../../../views/second-factor/factor-forms.tsx'
import { ProvePage } from '../../../../views/second-factor/prove-page.tsx'
import type { Deps } from '../../../deps.ts'
import { csrfToken } from '../../../http/csrf.ts'
import { keptFields } from '../../../http/form.ts'
import { speechOf } from '../../../http/language.ts'
import { readOwnCookie } from '../../../http/own-cookies.ts'
import { renewSession } from '../../../http/session.ts'
import { sourceOf } from '../../../http/source-address.ts'
import { accountFrame } from '../../account/account-frame.ts'
import { confirmMember, type OfferedProof } from './confirm-member.ts'
import { findWays, isBlank, partProof, problemOf } from './offered-proof.ts'
import { isProofRecent } from './recent-proof.ts'
import { consoleFrame } from '../../administrators/console-frame.ts'

/** Stands behind `requireAction` or `requireSession`, on routes that take a form without a secret in it. */
export function requireRecentProof(deps: Deps): RequestHandler {
  return async (request, response, next) => {
    const { offered, rest } = partProof(request.body)
    if (!(await isProofRecent(deps, response.locals.member.id, request.session))) {
      const problem = offered && (await judge(deps, request, response, offered))
      if (!offered || problem) {
        await askForProof(deps, request, response, { kept: rest, problem })
        return
      }
    }
    request.body = rest
    next()
  }
}

/** Undefined once the proof is accepted: from then on the session is another one. */
async function judge(
  deps: Deps,
  request: Request,
  response: Response,
  offered: OfferedProof,
): Promise<ProofProblem | undefined> {
  if (isBlank(offered)) return { way: offered.way, kind: 'blank' }
  const { member, requestId } = response.locals
  const outcome = await confirmMember(deps, {
    member,
    offered,
    source: sourceOf(request.ip),
    ip: request.ip,
    requestId,
    deviceToken: readOwnCookie(request, deps.config.isHttps, { name: 'device' }),
    userAgent: request.get('user-agent')?.slice(0, 300),
  })
  const now = deps.clock.now()
  if (outcome.kind !== 'confirmed') return problemOf(offered.way, outcome, now)
  await renewSession(request, { proofs: [outcome.proof], provedAt: now })
  return undefined
}

async function askForProof(
  deps: Deps,
  request: Request,
  response: Response,
  { kept, problem }: { kept: unknown; problem: ProofProblem | undefined },
): Promise<void> {
  const { locals } = response
  const asking = {
    factors: await findWays(deps, { purpose: 'prove', memberId: locals.member.id }),
    csrfToken: csrfToken(response),
    action: request.originalUrl,
    kept: keptFields(kept),
    problem,
  }
  response.status(problem === undefined ? 403 : 422)
  // Behind `requireSession` alone there is no administrator, and no console around the page.
  if ((locals as Partial<typeof locals>).administrator) {
    response.send(renderPage(<ProofPage frame={consoleFrame(deps.config, response, '')} {...asking} />))
  } else {
    const speech = speechOf(request, { memberLocale: locals.member.locale })
    response.send(
      renderPage(<ProvePage reason="dangerous" account={accountFrame(response, 'security')} {...asking} />, speech),
    )
  }
}
