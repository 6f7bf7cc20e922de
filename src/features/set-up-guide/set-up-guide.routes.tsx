/** The set-up guide of an app, at /admin/apps/:key/set-up: looked at, checked, confirmed. */
import { Router, type Request } from 'express'
import type { Flash } from '../../../views/parts/console-shell.tsx'
import type { Deps } from '../../deps.ts'
import { flashesOf } from '../../http/flash.ts'
import { readForm, singleParameter } from '../../http/form.ts'
import { AppError } from '../../kernel/errors.ts'
import { byOf } from '../administrators/by-of.ts'
import { requireAction } from '../administrators/require-action.ts'
import { requireRecentProof } from '../second-factor/proof-again/require-recent-proof.tsx'
import type { App } from '../apps/app.ts'
import { checkNames, type CheckName } from './app-check.ts'
import { attest, withdrawAttestation, type AttestOutcome } from './attest.ts'
import type { AttestableStep } from './attestation.ts'
import { stepIds, type StepId } from './guide.ts'
import { runCheck } from './run-check.ts'
import { attestInput, withdrawInput } from './set-up-guide.input.ts'
import { sendCheckFragment, sendGuidePage } from './set-up-guide.pages.tsx'

export function setUpGuideRoutes(deps: Deps): Router {
  const reader = requireAction(deps, 'apps.read')
  const changer = requireAction(deps, 'apps.change')
  const asked = ({ params }: Request): Promise<App> => deps.apps.get(String(params['key']))
  const pages = Router()

  pages.get('/:key/set-up', reader, async (request, response) => {
    const acted = stepIds.find((id) => id === singleParameter(request, 'step'))
    await sendGuidePage(deps, response, await asked(request), { acted, flash: flashOf(request) })
  })

  pages.post('/:key/set-up/checks', changer, async (request, response) => {
    const app = await asked(request)
    const by = byOf(request, response)
    await Promise.all(checkNames.map((check) => runCheck(deps, { app, check, by })))
    response.redirect(303, `/admin/apps/${app.key}/set-up?done=checked`)
  })

  pages.post('/:key/set-up/checks/:check', changer, async (request, response) => {
    const check = checkNames.find((name) => name === request.params['check'])
    if (check === undefined) throw new AppError('page.not-found')
    const app = await asked(request)
    await runCheck(deps, { app, check, by: byOf(request, response) })
    const step = stepOfCheck[check]
    if (request.get('HX-Request') === 'true') await sendCheckFragment(deps, response, app, { check, step })
    else response.redirect(303, `/admin/apps/${app.key}/set-up?step=${step}#step-${step}`)
  })

  pages.post('/:key/set-up/attest', changer, requireRecentProof(deps), async (request, response) => {
    const app = await asked(request)
    const form = readForm(request, attestInput)
    if (form.kind === 'invalid') {
      const { step, subdomain, ...errors } = form.errors
      if (step !== undefined || subdomain !== undefined) throw new AppError('input.malformed')
      const acted = stepOfAttestation[form.typed['step'] as AttestableStep]
      await sendGuidePage(deps, response.status(422), app, { acted, errors })
      return
    }
    const memberId = response.locals.administrator.id
    const outcome = await attest(deps, { ...form.input, key: app.key, memberId, ...byOf(request, response) })
    const step = stepOfAttestation[form.input.step]
    if (outcome.kind === 'attested') {
      response.redirect(303, `/admin/apps/${app.key}/set-up?done=attested&step=${step}#step-${step}`)
    } else {
      const flash: Flash = { tone: 'danger', message: refusals[outcome.because] }
      await sendGuidePage(deps, response.status(422), await asked(request), { acted: step, flash })
    }
  })

  pages.post('/:key/set-up/withdraw', changer, async (request, response) => {
    const app = await asked(request)
    const form = readForm(request, withdrawInput)
    if (form.kind === 'invalid') throw new AppError('input.malformed')
    const done = await withdrawAttestation(deps, { key: app.key, step: form.input.step, ...byOf(request, response) })
    const step = stepOfAttestation[form.input.step]
    response.redirect(303, `/admin/apps/${app.key}/set-up?done=${done}&step=${step}#step-${step}`)
  })

  return pages
}

const stepOfCheck: Record<CheckName, StepId> = {
  'help-center': 'help-center',
  'secret-shape': 'secret',
  'secret-unique': 'secret',
  'secret-signs': 'secret',
  'endpoint-reachable': 'endpoint',
  'clock-skew': 'clock',
}

const stepOfAttestation: Record<AttestableStep, StepId> = {
  'help-center-active': 'help-center',
  'configuration-pasted': 'configuration',
  'external-ids-off': 'external-ids',
  'staff-assigned': 'staff',
  'end-users-assigned': 'end-users',
}

const refusals: Record<Extract<AttestOutcome, { kind: 'refused' }>['because'], string> = {
  'other-account':
    'This app is about another Zendesk account now than when you opened the page. Nothing was recorded. Look at the account below, then confirm again.',
  contradicted:
    'The check saw that the Help Center is not found, so it is not recorded as active. Activate it in Zendesk, then check again.',
  'external-ids':
    'Nothing was recorded: step 5 comes first. Confirm that “Update of external IDs?” is Off before assigning the configuration to anybody.',
  stage:
    'Nothing was recorded: the roll-out here has not reached these people. If the configuration is assigned to them in Zendesk already, take that back there.',
}

/** What was just done, told on the page one is sent to. The address carries a code; the words are ours. */
const done = new Map<string, Flash>([
  ['checked', { tone: 'info', message: 'All checks were made. Each step shows what was found.' }],
  ['attested', { tone: 'success', message: 'Recorded in your name.' }],
  ['withdrawn', { tone: 'success', message: 'The confirmation was withdrawn.' }],
  ['nothing', { tone: 'info', message: 'There was nothing in force to withdraw.' }],
])

const flashOf = flashesOf(done)
