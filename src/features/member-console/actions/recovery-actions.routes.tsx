/** Codes on paper, lost factors and passwords that others know: below /admin/members. */
import { Router, type Request as HttpRequest } from 'express'
import { renderPage } from '../../../../views/layout.tsx'
import { OneTimeCodePage } from '../../../../views/recovery/one-time-code-page.tsx'
import { WaitingCodesPage } from '../../../../views/recovery/waiting-codes-page.tsx'
import type { Deps } from '../../../deps.ts'
import { readForm } from '../../../http/form.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { AppError } from '../../../kernel/errors.ts'
import { consoleFrame } from '../../administrators/console-frame.ts'
import { requireAction } from '../../administrators/require-action.ts'
import { requireRecentProof } from '../../second-factor/proof-again/require-recent-proof.tsx'
import { askedOf, goBack, sendInvalid, sendRefused } from './answers.pages.tsx'
import { resetFactorsInput } from './member-form.input.ts'
import { approveCode, makeCode, markKnown, removeFactors, withdrawCode } from './recovery-actions.ts'

/** Stands before the routes of one member: its list is no member's id. */
export function recoveryActionRoutes(deps: Deps): Router {
  const { clock, config } = deps
  const changer = requireAction(deps, 'members.change')
  const proved = requireRecentProof(deps)
  const routes = Router()

  routes.get('/recovery', requireAction(deps, 'members.read'), async (_request, response) => {
    const waiting = await deps.recoveryGrants.listWaiting(clock.now())
    const frame = consoleFrame(config, response, '/admin/members')
    response.send(renderPage(<WaitingCodesPage frame={frame} waiting={waiting} />))
  })

  // The page is the answer itself: the code is shown once, and an address that showed it again would be a second copy.
  routes.post('/:id/one-time-code', changer, proved, async (request, response) => {
    const outcome = await makeCode(deps, askedOf(request, response))
    if (outcome.kind !== 'made') return sendRefused(deps, request, response, outcome.kind)
    const { member, code, expiresAt, needsApproval } = outcome
    const page = { member, code, expiresAt, needsApproval, publicUrl: config.publicUrl }
    const frame = consoleFrame(config, response, '/admin/members')
    response.send(renderPage(<OneTimeCodePage frame={frame} {...page} />))
  })

  routes.post(
    '/:id/one-time-code/approve',
    requireAction(deps, 'members.change-staff'),
    proved,
    async (request, response) => {
      const { kind } = await approveCode(deps, askedOf(request, response), grantIn(request))
      if (kind === 'not-waiting') return sendRefused(deps, request, response, kind)
      goBack(request, response, 'code-approved')
    },
  )

  routes.post('/:id/one-time-code/withdraw', changer, async (request, response) => {
    const { kind } = await withdrawCode(deps, askedOf(request, response), grantIn(request))
    goBack(request, response, kind === 'withdrawn' ? 'code-withdrawn' : 'already')
  })

  routes.post('/:id/reset-factors', changer, proved, async (request, response) => {
    const form = readForm(request, resetFactorsInput)
    if (form.kind === 'invalid') return sendInvalid(deps, request, response, form)
    const { kind } = await removeFactors(deps, askedOf(request, response), form.input.resetReason)
    if (kind === 'nothing-to-reset') return sendRefused(deps, request, response, kind)
    goBack(request, response, 'factors-reset')
  })

  routes.post('/:id/password-known', changer, proved, async (request, response) => {
    const outcome = await markKnown(deps, askedOf(request, response))
    if (outcome.kind !== 'marked') return sendRefused(deps, request, response, outcome.kind)
    if (outcome.mail.kind === 'refused') goBack(request, response, 'password-known-unsent')
    else goBack(request, response, config.mail ? 'password-known-sent' : 'password-known-waits')
  })

  return routes
}

function grantIn({ body }: HttpRequest): string {
  const { grant } = (body ?? {}) as { grant?: unknown }
  if (typeof grant !== 'string' || !isUuid(grant)) throw new AppError('input.malformed')
  return grant
}
