/** The console's screens for what findings do to the sign-ins of an app, below /admin/apps/KEY/gates. */
import { Router, type Request, type RequestHandler, type Response } from 'express'
import { appStateOf } from '../../../../views/apps/app-status.tsx'
import { renderPage } from '../../../../views/layout.tsx'
import type { Flash } from '../../../../views/parts/console-shell.tsx'
import { GateFormPage, type GateFormPageProps } from '../../../../views/safeguards/gate/gate-form-page.tsx'
import { GatesPage } from '../../../../views/safeguards/gate/gates-page.tsx'
import type { Deps } from '../../../deps.ts'
import { csrfToken } from '../../../http/csrf.ts'
import { flashesOf } from '../../../http/flash.ts'
import { keyParameter, readForm } from '../../../http/form.ts'
import { AppError } from '../../../kernel/errors.ts'
import { isAllowed } from '../../administrators/administrators.policy.ts'
import { consoleFrame } from '../../administrators/console-frame.ts'
import { requireAction } from '../../administrators/require-action.ts'
import { requireRecentProof } from '../../second-factor/proof-again/require-recent-proof.tsx'
import type { App } from '../../apps/app.ts'
import { rowOf, type GateSetting } from '../catalogue.ts'
import { changeGate } from './change-gate.ts'
import { gateInput } from './gate.input.ts'
import { isLiveCode, isLooser, liveCodes, needsZendesk, type LiveCode } from './live-gate.ts'

export function gatesRoutes(deps: Deps): Router {
  const changer = requireAction(deps, 'gates.change')
  const pages = Router()

  pages.get('/:key/gates', requireAction(deps, 'apps.read'), async (request, response) => {
    await sendGates(deps, request, response, await deps.apps.get(keyParameter(request)))
  })

  pages.get('/:key/gates/:code', changer, async (request, response) => {
    const app = await deps.apps.get(keyParameter(request))
    const code = codeOf(request)
    const gate = await gateNow(deps, app, code)
    sendForm(deps, response, app, { code, values: { gate, reason: '' }, errors: {} })
  })

  pages.post('/:key/gates/:code', changer, proveToLoosen(deps), async (request, response) => {
    const app = await deps.apps.get(keyParameter(request))
    const code = codeOf(request)
    const form = readForm(request, gateInput)
    if (form.kind === 'invalid') {
      const { gate = '', reason = '' } = form.typed
      sendForm(deps, response.status(422), app, { code, values: { gate, reason }, errors: form.errors })
      return
    }
    const { kind } = await changeGate(deps, {
      key: app.key,
      code,
      ...form.input,
      administratorId: response.locals.administrator.id,
      requestId: response.locals.requestId,
      ip: request.ip,
    })
    response.redirect(303, `/admin/apps/${app.key}/gates?done=${kind}`)
  })

  return pages
}

/** Whoever found a console left open must not be able to make it let more people in. */
function proveToLoosen(deps: Deps): RequestHandler {
  const prove = requireRecentProof(deps)
  return async (request, response, next) => {
    const form = readForm(request, gateInput)
    const app = await deps.apps.get(keyParameter(request))
    if (form.kind === 'read' && isLooser(form.input.gate, await gateNow(deps, app, codeOf(request)))) {
      await prove(request, response, next)
    } else next()
  }
}

function codeOf({ params }: Request): LiveCode {
  const code = typeof params['code'] === 'string' ? params['code'] : ''
  if (!isLiveCode(code)) throw new AppError('page.not-found')
  return code
}

async function gateNow({ gateOverrides }: Deps, { id }: App, code: LiveCode): Promise<GateSetting> {
  const chosen = (await gateOverrides.list(id)).find((each) => each.code === code)
  return chosen?.gate ?? rowOf(code).gate
}

async function sendGates(deps: Deps, request: Request, response: Response, app: App): Promise<void> {
  const chosen = new Map((await deps.gateOverrides.list(app.id)).map((each) => [each.code, each]))
  const named = await deps.gateOverrides.countNamed(app.id, deps.clock.now())
  const isBlind = !(await deps.gateOverrides.knowsZendesk(app, deps.config.zendeskOrigin))
  response.send(
    renderPage(
      <GatesPage
        frame={consoleFrame(deps.config, response, '/admin/apps', flashOf(request))}
        app={{ key: app.key, name: app.name, state: appStateOf(app) }}
        canChange={isAllowed(response.locals.administrator.role, 'gates.change')}
        gates={liveCodes.map((code) => {
          const override = chosen.get(code)
          const usual = rowOf(code).gate
          return {
            code,
            usual,
            gate: override?.gate ?? usual,
            chosen: override && { reason: override.reason, at: override.changedAt, by: override.changedBy },
            named: named.get(code) ?? { refused: 0, issued: 0 },
            isBlind: isBlind && needsZendesk(code),
          }
        })}
      />,
    ),
  )
}

type Filled = Pick<GateFormPageProps, 'values' | 'errors'> & { code: LiveCode }

function sendForm({ config }: Deps, response: Response, app: App, { code, values, errors }: Filled): void {
  response.send(
    renderPage(
      <GateFormPage
        frame={consoleFrame(config, response, '/admin/apps')}
        csrfToken={csrfToken(response)}
        app={{ key: app.key, name: app.name, state: appStateOf(app) }}
        code={code}
        usual={rowOf(code).gate}
        values={values}
        errors={errors}
      />,
    ),
  )
}

/** The address carries a code; the words are ours. */
const done = new Map<string, Flash>([
  ['changed', { tone: 'success', message: 'It is changed, and counts from the next sign-in on.' }],
  ['unchanged', { tone: 'info', message: 'It does that already. Nothing was changed.' }],
])

const flashOf = flashesOf(done)
