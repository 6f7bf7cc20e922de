/** Audits in the console, below /admin/audits: those that were, one of them, and asking for another. */
import { Router } from 'express'
import type { Flash } from '../../../../../views/parts/console-shell.tsx'
import type { Deps } from '../../../../deps.ts'
import { flashesOf } from '../../../../http/flash.ts'
import { AppError } from '../../../../kernel/errors.ts'
import { byOf } from '../../../administrators/by-of.ts'
import { requireAction } from '../../../administrators/require-action.ts'
import { enqueueAudit } from '../enqueue-audit.ts'
import { sendAuditListPage, sendAuditPage } from './audits.pages.tsx'

export function auditsRoutes(deps: Deps): Router {
  const reader = requireAction(deps, 'findings.read')
  const pages = Router()

  pages.get('/', reader, async (request, response) => {
    await sendAuditListPage(deps, request, response, flashOf(request))
  })

  pages.post('/', requireAction(deps, 'audits.run'), async (request, response) => {
    const isNew = await enqueueAudit(deps, { trigger: 'console', by: byOf(request, response) })
    response.redirect(303, `/admin/audits?done=${isNew ? 'asked' : 'waits'}`)
  })

  pages.get('/:id', reader, async (request, response) => {
    const { id } = request.params
    const run = typeof id === 'string' ? await deps.auditRuns.find(id) : undefined
    if (!run) throw new AppError('page.not-found')
    await sendAuditPage(deps, response, run)
  })

  return pages
}

/** The address carries a code; the words are ours. */
const flashOf = flashesOf(
  new Map<string, Flash>([
    ['asked', { tone: 'info', message: 'The audit begins within seconds. Load this page again to see how it goes.' }],
    ['waits', { tone: 'info', message: 'An audit waits to begin already. It looks at everything as it is then.' }],
  ]),
)
