/** The safeguards in the console, below /admin/safeguards: what was found, one finding, and deciding about it. */
import { Router, type Request } from 'express'
import type { Flash } from '../../../../views/parts/console-shell.tsx'
import type { Deps } from '../../../deps.ts'
import { flashesOf } from '../../../http/flash.ts'
import { requireAction } from '../../administrators/require-action.ts'
import { trendRoutes } from '../trend/trend.routes.tsx'
import { decisionsRoutes, fingerprintOf } from './decisions/decisions.routes.tsx'
import { isFingerprint } from './finding-choice.ts'
import { findingListInput } from './findings.input.ts'
import { sendSafeguardsPage } from './list/findings.pages.tsx'
import { sendFindingPage } from './record/finding.pages.tsx'

export function findingsRoutes(deps: Deps): Router {
  const reader = requireAction(deps, 'findings.read')
  const pages = Router()
  // Whatever is no fingerprint is no finding's.
  pages.param('fingerprint', (_request, _response, next, text: string) =>
    isFingerprint(text) ? next() : next('router'),
  )

  pages.get('/', reader, async (request, response) => {
    await sendSafeguardsPage(deps, response, findingListInput.parse(request.query), flashOf(request))
  })

  pages.get('/findings/:fingerprint', reader, async (request, response) => {
    await sendFindingPage(deps, request, response, fingerprintOf(request), { flash: flashOf(request) })
  })

  pages.use(decisionsRoutes(deps))
  pages.use('/trend', trendRoutes(deps))
  return pages
}

/** The address carries a code; the words are ours. */
const done = new Map<string, Flash>([
  ['decided', { tone: 'success', message: 'Decided, and recorded with your name.' }],
  [
    'asked',
    { tone: 'info', message: 'What is critical and touches staff stays open until a second administrator agrees.' },
  ],
  ['seconded', { tone: 'success', message: 'You agreed, so it is decided.' }],
  ['withdrawn', { tone: 'success', message: 'The finding is open again.' }],
  ['none-chosen', { tone: 'warning', message: 'Nothing was chosen. Tick the findings that you mean.' }],
  ['not-decided', { tone: 'warning', message: 'Nothing was decided about it that could be taken back.' }],
  ['not-asked', { tone: 'warning', message: 'Nobody asks for a second person any more. Nothing was changed.' }],
  ['same-person', { tone: 'danger', message: 'It takes a second person: whoever asked cannot agree as well.' }],
  [
    'about-oneself',
    { tone: 'danger', message: 'You are among those it is about, so two others have to decide. Nothing was changed.' },
  ],
  ['too-long', { tone: 'danger', message: 'It may not be put aside for so long. Nothing was changed.' }],
  ['in-the-past', { tone: 'danger', message: 'The day has passed. Nothing was changed.' }],
])

const flashOf: (request: Request) => Flash | undefined = flashesOf(done)
