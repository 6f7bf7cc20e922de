/** The console's screen for people who have registered and wait, below /admin/members/registrations. */
import { Router, type Request } from 'express'
import { renderPage } from '../../../views/layout.tsx'
import type { Flash } from '../../../views/parts/console-shell.tsx'
import { WaitingRegistrationsPage } from '../../../views/registration/waiting-registrations-page.tsx'
import type { Deps } from '../../deps.ts'
import { flashesOf } from '../../http/flash.ts'
import { readForm } from '../../http/form.ts'
import { isUuid } from '../../kernel/ids.ts'
import { isAllowed } from '../administrators/administrators.policy.ts'
import { byOf } from '../administrators/by-of.ts'
import { consoleFrame } from '../administrators/console-frame.ts'
import { requireAction } from '../administrators/require-action.ts'
import { approveRegistration, refuseRegistration } from './decide-registration.ts'
import { refuseInput } from './registration.input.ts'

const home = '/admin/members/registrations'
const pageSize = 50

export function waitingRegistrationsRoutes(deps: Deps): Router {
  const { clock, config, securitySettings, waitingRegistrations } = deps
  const changer = requireAction(deps, 'members.change')
  const pages = Router()
  // Whatever is no id of ours is no page of ours.
  pages.param('id', (_request, _response, next, id: string) => (isUuid(id) ? next() : next('router')))

  pages.get('/', requireAction(deps, 'members.read'), async (request, response) => {
    const now = clock.now()
    response.send(
      renderPage(
        <WaitingRegistrationsPage
          frame={consoleFrame(config, response, '/admin/members', flashOf(request))}
          csrfToken={response.locals.csrfToken()}
          mode={(await securitySettings.find()).registration}
          count={await waitingRegistrations.count(now)}
          waiting={await waitingRegistrations.list(now, pageSize)}
          canDecide={isAllowed(response.locals.administrator.role, 'members.change')}
        />,
      ),
    )
  })

  pages.post('/:id/approve', changer, async (request, response) => {
    const outcome = await approveRegistration(deps, { id: idOf(request), ...byOf(request, response) })
    response.redirect(303, `${home}?done=${outcome.kind}`)
  })

  pages.post('/:id/refuse', changer, async (request, response) => {
    const form = readForm(request, refuseInput)
    const isToBeTold = form.kind === 'read' && form.input.tell
    const isRefused = await refuseRegistration(deps, { id: idOf(request), isToBeTold, ...byOf(request, response) })
    response.redirect(303, `${home}?done=${isRefused ? 'refused' : 'gone'}`)
  })

  return pages
}

const idOf = ({ params }: Request): string => (typeof params['id'] === 'string' ? params['id'] : '')

/** The address carries a code; the words are ours. */
const done = new Map<string, Flash>([
  [
    'approved',
    { tone: 'success', message: 'They are a member now. A link to choose a password is on its way to their address.' },
  ],
  ['refused', { tone: 'success', message: 'The registration was refused, and what it said is gone.' }],
  [
    'gone',
    { tone: 'warning', message: 'Somebody else has decided, or the registration ran out. Nothing was changed.' },
  ],
  [
    'address-known',
    { tone: 'danger', message: 'A member has this address already, so nobody was added. Refuse the registration.' },
  ],
  [
    'staff-domain',
    {
      tone: 'danger',
      message:
        'Staff or role holders use addresses of this domain, so nobody was added. If they are to become a member, add them yourself.',
    },
  ],
])

const flashOf = flashesOf(done)
