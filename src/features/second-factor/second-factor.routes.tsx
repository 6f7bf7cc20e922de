/** What members do about their own second factor: choosing, setting up, replacing and removing one, and recovery codes. */
import { Router, type Request, type Response } from 'express'
import type { Deps } from '../../deps.ts'
import { singleParameter } from '../../http/form.ts'
import { readLocalPath, withContinue } from '../../http/local-path.ts'
import { renewSession } from '../../http/session.ts'
import { userAgentOf } from '../../http/visit.ts'
import { requireRecentProof } from './proof-again/require-recent-proof.tsx'
import type { By } from '../events/event.ts'
import { factorSetUpPath, provePath, readProofs } from '../sessions/proof.ts'
import { requireSession } from '../sessions/require-session.ts'
import { confirmTotp, proposeTotp, readProposal } from './totp/enrol-totp.ts'
import { codeUsedPath } from './factors.ts'
import { makeRecoveryCodes } from './recovery-codes/make-recovery-codes.ts'
import { isProofRecent } from './proof-again/recent-proof.ts'
import { removeTotp } from './totp/remove-totp.ts'
import { sendCodes, sendHome, sendNewCodes, sendTotp } from './second-factor.pages.tsx'
import { codesInput, confirmTotpInput } from './second-factor.input.ts'
import { codesPath, removedPath, removeTotpPath, totpPath } from './second-factor-paths.ts'

export function secondFactorRoutes(deps: Deps): Router {
  const { clock, config } = deps
  const signedIn = requireSession(deps)
  const proved = requireRecentProof(deps)
  const continueOf = (request: Request) => readLocalPath(singleParameter(request, 'continue'), config.publicUrl)

  return Router()
    .get(factorSetUpPath, signedIn, async (request, response) => {
      await sendHome(deps, request, response, { continueTo: continueOf(request) })
    })
    .get(codeUsedPath, signedIn, async (request, response) => {
      const isSo = readProofs(request.user?.proofs).includes('recovery-code')
      const because = isSo ? 'code-used' : undefined
      await sendHome(deps, request, response, { continueTo: continueOf(request), because })
    })
    .get(removedPath, signedIn, async (request, response) => {
      const { hasTotp } = await deps.factors.summaryOf(response.locals.member.id)
      await sendHome(deps, request, response, { continueTo: undefined, because: hasTotp ? undefined : 'removed' })
    })

    .get(totpPath, signedIn, async (request, response) => {
      // Asked for before the code is scanned: it would be another one by the time that the form comes back.
      if (!(await isProofRecent(deps, response.locals.member.id, request.session))) {
        response.redirect(303, withContinue(provePath, withContinue(totpPath, continueOf(request))))
        return
      }
      const proposal = proposeTotp(deps, response.locals.member.id)
      await sendTotp(deps, request, response, { proposal, continueTo: continueOf(request) })
    })
    .post(totpPath, signedIn, proved, async (request, response) => {
      const { proposal: sealed, code, continueTo: given } = confirmTotpInput.parse(request.body)
      const continueTo = readLocalPath(given, config.publicUrl)
      const { member } = response.locals
      const proposal = readProposal(deps, member.id, sealed)
      if (!proposal) {
        const anew = proposeTotp(deps, member.id)
        await sendTotp(deps, request, response, { proposal: anew, continueTo, problem: 'stale' })
        return
      }
      const outcome = await confirmTotp(deps, { member, proposal, code, by: byMember(request, response) })
      switch (outcome.kind) {
        case 'wrong-code':
          await sendTotp(deps, request, response, { proposal, continueTo, problem: 'wrong-code' })
          return
        case 'added-before':
          response.redirect(303, continueTo ?? factorSetUpPath)
          return
        case 'added': {
          const { recoveryCodes: codes, sessionEpoch } = outcome
          await renewSession(request, { proofs: ['totp'], provedAt: clock.now(), sessionEpoch })
          if (codes.length === 0) response.redirect(303, continueTo ?? factorSetUpPath)
          else sendNewCodes(request, response, { codes, isAfterSetUp: true, continueTo })
        }
      }
    })
    .post(removeTotpPath, signedIn, proved, async (request, response) => {
      const outcome = await removeTotp(deps, response.locals.member, byMember(request, response))
      if (outcome.kind === 'removed') await renewSession(request, { sessionEpoch: outcome.sessionEpoch })
      response.redirect(303, outcome.kind === 'needed' ? totpPath : removedPath)
    })

    .get(codesPath, signedIn, async (request, response) => {
      await sendCodes(deps, request, response, { continueTo: continueOf(request) })
    })
    .post(codesPath, signedIn, proved, async (request, response) => {
      const continueTo = readLocalPath(codesInput.parse(request.body).continueTo, config.publicUrl)
      const codes = await makeRecoveryCodes(deps, response.locals.member, byMember(request, response))
      if (codes) sendNewCodes(request, response, { codes, continueTo })
      else response.redirect(303, factorSetUpPath)
    })
}

const byMember = (request: Request, { locals }: Response): By & { userAgent: string | undefined } => ({
  actor: `member:${locals.member.id}`,
  requestId: locals.requestId,
  ip: request.ip,
  userAgent: userAgentOf(request),
})
