/**
 * Asks for the administrator's own password before something dangerous, unless they proved it within the last ten minutes.
 * What the form said comes along in the page that asks, so that nothing is typed twice.
 */
import type { Request, RequestHandler, Response } from 'express'
import { ProofPage } from '../../../views/administrators/proof-page.tsx'
import { renderPage } from '../../../views/layout.tsx'
import type { Deps } from '../../deps.ts'
import { csrfToken } from '../../http/csrf.ts'
import { keptFields } from '../../http/form.ts'
import { sourceOf } from '../../http/source-address.ts'
import { minutes } from '../../kernel/clock.ts'
import { confirmPassword } from './confirm-password.ts'
import { consoleFrame } from './console-frame.ts'

/** The field of the asking page; no form of ours has another one of this name. */
const proofField = 'proof'
const goodFor = minutes(10)

/** Stands behind `requireAction`, on routes that take a form without a secret in it. */
export function requireRecentProof(deps: Deps): RequestHandler {
  return async (request, response, next) => {
    const body = (request.body ?? {}) as Record<string, unknown>
    const { [proofField]: proof, ...rest } = body
    if (isRecent(request, deps.clock.now())) {
      request.body = rest
      next()
      return
    }
    if (typeof proof !== 'string') {
      sendProofPage(deps, request, response, undefined)
      return
    }
    const { administrator: member, requestId } = response.locals
    const tried = { member, password: proof, source: sourceOf(request.ip), ip: request.ip, requestId }
    const fault = await confirmPassword(deps, tried)
    if (fault !== undefined) {
      sendProofPage(deps, request, response, fault)
      return
    }
    request.session.provedAt = deps.clock.now().getTime()
    request.body = rest
    next()
  }
}

/** Signing in is a proof as well. */
function isRecent({ session }: Request, now: Date): boolean {
  const last = Math.max(session.signedInAt ?? 0, session.provedAt ?? 0)
  const age = now.getTime() - last
  return age >= 0 && age < goodFor
}

function sendProofPage({ config }: Deps, request: Request, response: Response, fault: string | undefined): void {
  response
    .status(fault === undefined ? 403 : 422)
    .send(
      renderPage(
        <ProofPage
          frame={consoleFrame(config, response, '')}
          csrfToken={csrfToken(response)}
          action={request.originalUrl}
          kept={keptFields(request.body)}
          field={proofField}
          problem={fault}
        />,
      ),
    )
}
