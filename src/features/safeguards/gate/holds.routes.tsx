/** The console's screens for held hand-offs, below /admin/safeguards/holds. */
import { Router, type Request, type Response } from 'express'
import { renderPage } from '../../../../views/layout.tsx'
import type { Flash } from '../../../../views/parts/console-shell.tsx'
import { HoldPage, type HoldPageProps } from '../../../../views/safeguards/gate/hold-page.tsx'
import { HoldsPage } from '../../../../views/safeguards/gate/holds-page.tsx'
import type { Deps } from '../../../deps.ts'
import { csrfToken } from '../../../http/csrf.ts'
import { flashesOf } from '../../../http/flash.ts'
import { readForm } from '../../../http/form.ts'
import { after, days } from '../../../kernel/clock.ts'
import { AppError } from '../../../kernel/errors.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { isAllowed } from '../../administrators/administrators.policy.ts'
import { consoleFrame } from '../../administrators/console-frame.ts'
import { requireAction } from '../../administrators/require-action.ts'
import { requireRecentProof } from '../../second-factor/proof-again/require-recent-proof.tsx'
import { decideHold, type DecideHoldOutcome } from './decide-hold.ts'
import { obstacleOf, type GateDecision } from './gate-decision.ts'
import { decisionInput } from './gate.input.ts'

const home = '/admin/safeguards/holds'
const pageSize = 50

export function holdsRoutes(deps: Deps): Router {
  const { clock, config, gateDecisions } = deps
  const pages = Router()
  // Whatever is no id of ours is no page of ours.
  pages.param('id', (_request, _response, next, id: string) => (isUuid(id) ? next() : next('router')))

  pages.get('/', requireAction(deps, 'findings.read'), async (request, response) => {
    response.send(
      renderPage(
        <HoldsPage
          frame={consoleFrame(config, response, '/admin/safeguards', flashOf(request))}
          count={await gateDecisions.countOpen()}
          waiting={await gateDecisions.listOpen(pageSize)}
          decided={await gateDecisions.listDecided(pageSize)}
        />,
      ),
    )
  })

  pages.get('/:id', requireAction(deps, 'findings.read'), async (request, response) => {
    const hold = await findOrRefuse(deps, request)
    sendHold(deps, response, hold, { values: { wish: '', reason: '', days: 'unchanged' }, errors: {} })
  })

  pages.post('/:id', requireAction(deps, 'holds.decide'), requireRecentProof(deps), async (request, response) => {
    const hold = await findOrRefuse(deps, request)
    const form = readForm(request, decisionInput)
    if (form.kind === 'invalid') {
      const { wish = '', reason = '', days = 'unchanged' } = form.typed
      sendHold(deps, response.status(422), hold, { values: { wish, reason, days }, errors: form.errors })
      return
    }
    const { wish, reason, days: goodFor } = form.input
    const outcome = await decideHold(deps, {
      id: hold.id,
      wish,
      reason,
      validUntil: wish === 'approved' && goodFor !== undefined ? after(clock.now(), days(goodFor)) : undefined,
      administrator: response.locals.administrator,
      requestId: response.locals.requestId,
      ip: request.ip,
    })
    response.redirect(303, `${home}?done=${codeOf(outcome)}`)
  })

  return pages
}

type Filled = Pick<HoldPageProps, 'values' | 'errors'>

async function findOrRefuse({ gateDecisions }: Deps, { params }: Request): Promise<GateDecision> {
  const hold = await gateDecisions.find(typeof params['id'] === 'string' ? params['id'] : '')
  if (!hold) throw new AppError('page.not-found')
  return hold
}

function sendHold({ config }: Deps, response: Response, hold: GateDecision, filled: Filled): void {
  const { administrator } = response.locals
  const mayDecide = isAllowed(administrator.role, 'holds.decide')
  response.send(
    renderPage(
      <HoldPage
        frame={consoleFrame(config, response, '/admin/safeguards')}
        csrfToken={csrfToken(response)}
        hold={hold}
        evidence={Object.entries(hold.evidence).map(([subject, fields]) => ({
          subject,
          name: typeof fields['name'] === 'string' ? fields['name'] : undefined,
          values: Object.entries(fields)
            .filter(([field]) => field !== 'name')
            .map(([field, value]) => ({ field, value, otherSpelling: undefined })),
        }))}
        obstacle={mayDecide ? obstacleOf(hold, administrator) : 'role'}
        {...filled}
      />,
    ),
  )
}

const codeOf = (outcome: DecideHoldOutcome): string => (outcome.kind === 'obstructed' ? outcome.by : outcome.kind)

/** The address carries a code; the words are ours. */
const done = new Map<string, Flash>([
  ['approved', { tone: 'success', message: 'It is approved, and they are told by mail. They have to try once more.' }],
  ['refused', { tone: 'success', message: 'It is refused, and they are told by mail.' }],
  ['withdrawn', { tone: 'success', message: 'The decision is taken back. Their next sign-in is held anew.' }],
  ['seconding', { tone: 'info', message: 'You agreed. Nothing passes until a second person has agreed as well.' }],
  ['gone', { tone: 'warning', message: 'Somebody else has decided, or it was used up. Nothing was changed.' }],
  [
    'changed',
    {
      tone: 'warning',
      message:
        'What was shown is not so any more, so nothing was decided. If it matters still, their next sign-in asks anew.',
    },
  ],
  [
    'party',
    { tone: 'danger', message: 'It is about you as well, so somebody else has to decide. Nothing was changed.' },
  ],
  [
    'for-owners',
    { tone: 'danger', message: 'The member is staff or holds a role: owners decide. Nothing was changed.' },
  ],
  ['same-person', { tone: 'danger', message: 'You agreed already. It takes a second person.' }],
])

const flashOf = flashesOf(done)
