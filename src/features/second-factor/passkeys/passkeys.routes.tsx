/** What members do with their passkeys, below /account/security/passkeys. */
import { Router, type Request, type Response } from 'express'
import type { Deps } from '../../../deps.ts'
import { readForm } from '../../../http/form.ts'
import { renewSession } from '../../../http/session.ts'
import { userAgentOf } from '../../../http/visit.ts'
import { AppError } from '../../../kernel/errors.ts'
import { requireRecentProof } from '../proof-again/require-recent-proof.tsx'
import type { By } from '../../events/event.ts'
import { requireSession } from '../../sessions/require-session.ts'
import { addPasskey } from './add-passkey.ts'
import { removePasskey, renamePasskey } from './change-passkey.ts'
import type { Passkey } from './passkey.ts'
import { renameInput } from './passkeys.input.ts'
import { passkeysPath } from '../second-factor-paths.ts'
import { continueOf, sendAddPage, sendListPage, sendPasskeyPage, withQuery } from './passkeys.pages.tsx'

export function passkeysRoutes(deps: Deps): Router {
  const { config, clock } = deps
  const member = requireSession(deps)
  const proved = requireRecentProof(deps)
  const pages = Router()

  pages.get('/', member, (request, response) => sendListPage(deps, request, response))

  // Proved before anything is made, so that no passkey is left behind in a password manager that we never took.
  pages.get('/new', member, proved, (request, response) => sendAddPage(deps, request, response, undefined))
  pages.post('/new', member, proved, (request, response) => response.redirect(303, request.originalUrl))

  pages.post('/', member, proved, async (request, response) => {
    const { member } = response.locals
    const answer = (request.body as Record<string, unknown>)['passkey']
    const given = { ...byOf(request, response), member, answer, userAgent: userAgentOf(request) }
    const outcome = await addPasskey(deps, given)
    if (outcome.kind !== 'added') {
      response.status(422)
      await sendAddPage(deps, request, response, outcome.kind)
      return
    }
    await renewSession(request, {
      proofs: ['passkey'],
      provedAt: clock.now(),
      sessionEpoch: outcome.sessionEpoch,
    })
    response.redirect(303, withQuery(passkeysPath, { done: 'added', continue: continueOf(request, config) }))
  })

  pages.get('/:id', member, async (request, response) => {
    await sendPasskeyPage(deps, request, response, { passkey: await findOwn(deps, request, response) })
  })

  pages.post('/:id/rename', member, async (request, response) => {
    const passkey = await findOwn(deps, request, response)
    const form = readForm(request, renameInput)
    if (form.kind === 'invalid') {
      response.status(422)
      await sendPasskeyPage(deps, request, response, { passkey, badName: form.typed['name'] ?? '' })
      return
    }
    await renamePasskey(deps, { ...byOf(request, response), passkey, name: form.input.name })
    response.redirect(303, withQuery(passkeysPath, { done: 'renamed' }))
  })

  pages.post('/:id/remove', member, proved, async (request, response) => {
    const passkey = await findOwn(deps, request, response)
    const { member } = response.locals
    const given = { ...byOf(request, response), member, passkey, userAgent: userAgentOf(request) }
    const outcome = await removePasskey(deps, given)
    if (outcome.kind === 'needed') {
      response.status(422)
      await sendPasskeyPage(deps, request, response, { passkey })
      return
    }
    if (outcome.kind === 'removed') await renewSession(request, { sessionEpoch: outcome.sessionEpoch })
    response.redirect(303, withQuery(passkeysPath, { done: 'removed' }))
  })

  return Router().use(passkeysPath, pages)
}

/** Another member's passkey is not there, whatever its id is. */
async function findOwn({ passkeys }: Deps, request: Request, response: Response): Promise<Passkey> {
  const id = request.params['id']
  const passkey = typeof id === 'string' ? await passkeys.find(response.locals.member.id, id) : undefined
  if (!passkey) throw new AppError('page.not-found')
  return passkey
}

const byOf = (request: Request, { locals }: Response): By => ({
  actor: `member:${locals.member.id}`,
  requestId: locals.requestId,
  ip: request.ip,
})
