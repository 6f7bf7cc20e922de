/** The console's list of members who ask to be erased, and declining one: below /admin/members/erasures. */
import { Router, type Request, type Response } from 'express'
import { DeclineErasurePage } from '../../../../views/erasures/decline-erasure-page.tsx'
import { ErasureListPage } from '../../../../views/erasures/erasure-list-page.tsx'
import { renderPage } from '../../../../views/layout.tsx'
import type { Flash } from '../../../../views/parts/console-shell.tsx'
import type { Deps } from '../../../deps.ts'
import { readForm, singleParameter } from '../../../http/form.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { AppError } from '../../../kernel/errors.ts'
import { byOf } from '../../administrators/by-of.ts'
import { consoleFrame } from '../../administrators/console-frame.ts'
import { requireAction } from '../../administrators/require-action.ts'
import { declineErasure } from './decline-erasure.ts'
import { declineErasureInput } from './erasures.input.ts'
import type { WaitingErasure } from './erasures.store.ts'

const pageSize = 50
const place = '/admin/members'
const home = `${place}/erasures`

export function erasureRoutes(deps: Deps): Router {
  const eraser = requireAction(deps, 'members.erase')

  return Router()
    .get('/', eraser, async (request, response) => {
      const found = await deps.erasures.listWaiting({ after: cursorOf(request), limit: pageSize + 1 })
      const requests = found.slice(0, pageSize)
      const last = requests.at(-1)
      const hasMore = found.length > pageSize && last !== undefined
      response.send(
        renderPage(
          <ErasureListPage
            frame={consoleFrame(deps.config, response, place, flashOf(request))}
            requests={requests}
            moreHref={hasMore ? `${home}?${new URLSearchParams({ after: cursorTo(last) })}` : undefined}
          />,
        ),
      )
    })

    .get('/:id/decline', eraser, async (request, response) => {
      sendDecline(deps, response, await getWaiting(deps, request))
    })

    .post('/:id/decline', eraser, async (request, response) => {
      const waiting = await findWaiting(deps, request)
      const form = readForm(request, declineErasureInput)
      if (waiting && form.kind === 'invalid') {
        sendDecline(deps, response.status(422), waiting, { typed: form.typed['reason'], error: form.errors['reason'] })
        return
      }
      const isDeclined =
        waiting !== undefined &&
        form.kind === 'read' &&
        (await declineErasure(deps, {
          id: waiting.id,
          actorId: response.locals.administrator.id,
          subjectId: waiting.member.id,
          reason: form.input.reason,
          by: byOf(request, response),
        }))
      response.redirect(303, `${home}?done=${isDeclined ? 'declined' : 'settled'}`)
    })
}

function sendDecline(
  { config }: Deps,
  response: Response,
  request: WaitingErasure,
  shown: { typed?: string | undefined; error?: string | undefined } = {},
): void {
  response.send(
    renderPage(
      <DeclineErasurePage
        frame={consoleFrame(config, response, place)}
        csrfToken={response.locals.csrfToken()}
        request={request}
        {...shown}
      />,
    ),
  )
}

async function findWaiting({ erasures }: Deps, { params }: Request): Promise<WaitingErasure | undefined> {
  const id = typeof params['id'] === 'string' ? params['id'] : ''
  if (!isUuid(id)) throw new AppError('page.not-found')
  return erasures.findWaiting(id)
}

async function getWaiting(deps: Deps, request: Request): Promise<WaitingErasure> {
  const found = await findWaiting(deps, request)
  if (!found) throw new AppError('page.not-found')
  return found
}

/** Where a page ends: the moment and the id of its last request. */
const cursorTo = ({ askedAt, id }: WaitingErasure): string => `${askedAt.toISOString()}_${id}`

function cursorOf(request: Request): { askedAt: Date; id: string } | undefined {
  const [at = '', id = ''] = singleParameter(request, 'after')?.split('_') ?? []
  const askedAt = new Date(at)
  return isUuid(id) && !Number.isNaN(askedAt.getTime()) ? { askedAt, id } : undefined
}

const flashes: Readonly<Partial<Record<string, Flash>>> = {
  declined: {
    tone: 'success',
    message:
      'The request is declined. The member reads your reason on their account page, and is told by mail if their address is confirmed.',
  },
  settled: { tone: 'info', message: 'That request was settled already: withdrawn, declined, or the member is erased.' },
}

function flashOf(request: Request): Flash | undefined {
  const code = singleParameter(request, 'done') ?? ''
  return Object.hasOwn(flashes, code) ? flashes[code] : undefined
}
