/** One route for each thing that is done to a member, below /admin/members/:id. */
import { Router, type Request as HttpRequest, type Response } from 'express'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Deps } from '../../../deps.ts'
import { readForm } from '../../../http/form.ts'
import { AppError } from '../../../kernel/errors.ts'
import { requireAction } from '../../administrators/require-action.ts'
import { requireRecentProof } from '../../administrators/require-recent-proof.tsx'
import { rightsOver } from '../member-rights.policy.ts'
import { sendErasePage, sendMemberPage } from '../members.pages.tsx'
import { exportPerson } from '../record/export-person.ts'
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
  type Request,
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
    const { externalId, pieces } = await exportPerson(deps, askedOf(request, response))
    const name = externalId.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, 80)
    response.type('application/json').attachment(`member-${name}.json`)
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

type Refusal = keyof typeof refusals

/** What was not done, and why; nothing was changed. */
const refusals = {
  'last-owner': 'This is the last owner who can act. Make somebody else an owner first.',
  outdated:
    'Somebody else changed this member while you were looking. Nothing was done: look again, and repeat it if it still holds.',
  'username-taken': 'Nothing was done. Try again.',
  gone: 'This member is gone.',
  suspended: 'Nothing was sent: they are suspended. Restore them first.',
  'no-address': 'Nothing was done: there is no e-mail address that could be used.',
  'already-verified': 'Nothing was sent: the address is proved already.',
  'address-unverified': 'Nothing was sent: nobody has proved the address yet.',
  'too-many':
    'Nothing was sent: they were sent five of these within the hour. Wait an hour, and let them look where unwanted mail goes.',
  'address-shared': 'Nothing was sent: another member with a password has the same address.',
} as const

async function sendRefused(deps: Deps, request: HttpRequest, response: Response, because: Refusal): Promise<void> {
  const member = await deps.members.get(idOf(request))
  const message = refusals[because]
  await sendMemberPage(deps, response.status(because === 'outdated' ? 409 : 422), member, {
    flash: { tone: 'danger', message },
  })
}

async function sendInvalid(
  deps: Deps,
  request: HttpRequest,
  response: Response,
  { errors, typed }: { errors: Record<string, string>; typed: Readonly<Record<string, string>> },
): Promise<void> {
  if (errors['version'] !== undefined) throw new AppError('input.malformed')
  const member = await deps.members.get(idOf(request))
  if (!rightsOver(response.locals.administrator, member).change) throw new AppError('access.forbidden')
  await sendMemberPage(deps, response.status(422), member, {
    errors,
    typed,
    flash: { tone: 'danger', message: 'Nothing was done: one field needs another look.' },
  })
}

const goBack = (request: HttpRequest, response: Response, done: string): void =>
  response.redirect(303, `/admin/members/${idOf(request)}?done=${done}`)

const idOf = ({ params }: HttpRequest): string => (typeof params['id'] === 'string' ? params['id'] : '')

const askedOf = (request: HttpRequest, response: Response): Request => ({
  actorId: response.locals.administrator.id,
  subjectId: idOf(request),
  requestId: response.locals.requestId,
  ip: request.ip,
})
