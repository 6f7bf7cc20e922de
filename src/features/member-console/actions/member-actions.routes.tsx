/** One route for each thing that is done to a member, below /admin/members/:id. */
import { Router } from 'express'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Deps } from '../../../deps.ts'
import { readForm } from '../../../http/form.ts'
import { AppError } from '../../../kernel/errors.ts'
import { requireAction } from '../../administrators/require-action.ts'
import { requireRecentProof } from '../../second-factor/proof-again/require-recent-proof.tsx'
import { rightsOver } from '../member-rights.policy.ts'
import { sendErasePage } from '../members.pages.tsx'
import { exportPerson } from '../record/export-person.ts'
import { askedOf, goBack, idOf, sendInvalid, sendRefused } from './answers.pages.tsx'
import {
  changeRole,
  endSessions,
  erase,
  mailReset,
  mailVerification,
  restore,
  suspend,
  takeCredentials,
  unlock,
  vouch,
} from './member-actions.ts'
import { roleInput, suspendInput, vouchInput } from './member-form.input.ts'

export function memberActionRoutes(deps: Deps): Router {
  const changer = requireAction(deps, 'members.change')
  const eraser = requireAction(deps, 'members.erase')
  const proved = requireRecentProof(deps)
  const routes = Router()

  routes.post('/:id/suspend', changer, async (request, response) => {
    const form = readForm(request, suspendInput)
    if (form.kind === 'invalid') return sendInvalid(deps, request, response, form)
    const outcome = await suspend(deps, askedOf(request, response), form.input.reason)
    if (outcome.kind === 'last-owner') return sendRefused(deps, request, response, 'last-owner')
    goBack(request, response, outcome.kind === 'unchanged' ? 'already' : 'suspended')
  })

  routes.post('/:id/restore', changer, async (request, response) => {
    const { kind } = await restore(deps, askedOf(request, response))
    goBack(request, response, kind === 'unchanged' ? 'already' : 'restored')
  })

  routes.post('/:id/unlock', changer, async (request, response) => {
    await unlock(deps, askedOf(request, response))
    goBack(request, response, 'unlocked')
  })

  routes.post('/:id/send-verification', changer, async (request, response) => {
    const outcome = await mailVerification(deps, askedOf(request, response))
    if (outcome.kind === 'refused') return sendRefused(deps, request, response, outcome.because)
    goBack(request, response, deps.config.mail ? 'verification-sent' : 'verification-waits')
  })

  routes.post('/:id/send-reset', changer, proved, async (request, response) => {
    const outcome = await mailReset(deps, askedOf(request, response))
    if (outcome.kind === 'refused') return sendRefused(deps, request, response, outcome.because)
    goBack(request, response, deps.config.mail ? 'reset-sent' : 'reset-waits')
  })

  routes.post('/:id/vouch', requireAction(deps, 'members.vouch'), proved, async (request, response) => {
    const form = readForm(request, vouchInput)
    if (form.kind === 'invalid') return sendInvalid(deps, request, response, form)
    const { kind } = await vouch(deps, askedOf(request, response), form.input)
    if (kind === 'changed' || kind === 'unchanged') {
      goBack(request, response, 'vouched')
      return
    }
    await sendRefused(deps, request, response, kind)
  })

  routes.post('/:id/end-sessions', changer, async (request, response) => {
    await endSessions(deps, askedOf(request, response), undefined)
    goBack(request, response, 'sessions-ended')
  })

  routes.post('/:id/end-session', changer, async (request, response) => {
    const { session } = (request.body ?? {}) as { session?: unknown }
    if (typeof session !== 'string' || !/^[\da-f]{64}$/.test(session)) throw new AppError('input.malformed')
    const { kind } = await endSessions(deps, askedOf(request, response), session)
    goBack(request, response, kind === 'gone' ? 'session-gone' : 'session-ended')
  })

  routes.post('/:id/remove-password', changer, proved, async (request, response) => {
    const { kind } = await takeCredentials(deps, askedOf(request, response))
    if (kind === 'last-owner') return sendRefused(deps, request, response, 'last-owner')
    goBack(request, response, 'password-removed')
  })

  routes.post('/:id/role', requireAction(deps, 'roles.change'), proved, async (request, response) => {
    const form = readForm(request, roleInput)
    if (form.kind === 'invalid') return sendInvalid(deps, request, response, form)
    const { kind } = await changeRole(deps, askedOf(request, response), form.input)
    if (kind === 'promoted') {
      goBack(request, response, 'role-given')
      return
    }
    if (kind === 'changed' || kind === 'unchanged') {
      goBack(request, response, kind === 'changed' ? 'role-changed' : 'unchanged')
      return
    }
    await sendRefused(deps, request, response, kind)
  })

  routes.post('/:id/export', requireAction(deps, 'members.export'), async (request, response) => {
    const { fileName, pieces } = await exportPerson(deps, askedOf(request, response))
    response.type('application/json').attachment(fileName)
    await pipeline(Readable.from(pieces), response)
  })

  routes.get('/:id/erase', eraser, async (request, response) => {
    const member = await deps.members.get(idOf(request))
    if (!rightsOver(response.locals.administrator, member).erase) throw new AppError('access.forbidden')
    sendErasePage(deps, response, { member })
  })

  routes.post('/:id/erase', eraser, proved, async (request, response) => {
    const { confirm } = (request.body ?? {}) as { confirm?: unknown }
    const typed = typeof confirm === 'string' ? confirm : ''
    const outcome = await erase(deps, askedOf(request, response), typed)
    switch (outcome.kind) {
      case 'erased':
        response.redirect(303, '/admin/members?done=erased')
        break
      case 'other-name':
        sendErasePage(deps, response, {
          member: outcome.member,
          typed,
          error: 'This is not the name of this member. Nothing was erased.',
        })
        break
      case 'last-owner':
        await sendRefused(deps, request, response, 'last-owner')
        break
      case 'gone':
        throw new AppError('page.not-found')
    }
  })

  return routes
}
