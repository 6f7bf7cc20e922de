/** Puts the set-up guide of one app on the screen, whole or the pieces that a check changes. */
import type { Response } from 'express'
import { appStateOf } from '../../../views/apps/app-status.tsx'
import { renderFragment, renderPage } from '../../../views/layout.tsx'
import type { Flash } from '../../../views/parts/console-shell.tsx'
import { CheckFragment } from '../../../views/set-up-guide/check-fragment.tsx'
import { GuidePage } from '../../../views/set-up-guide/guide-page.tsx'
import type { GuideContext, ShownAttestation, ShownCheck } from '../../../views/set-up-guide/guide-props.ts'
import { csrfToken } from '../../http/csrf.ts'
import { isAllowed } from '../administrators/administrators.policy.ts'
import { consoleFrame } from '../administrators/console-frame.ts'
import type { App } from '../apps/app.ts'
import { endpointsOf } from '../apps/endpoints.ts'
import type { CheckName } from './app-check.ts'
import type { AttestableStep } from './attestation.ts'
import {
  attestationOf,
  attestedState,
  checkStanding,
  readGuideFacts,
  resultOf,
  type GuideDeps,
  type GuideFacts,
} from './guide-facts.ts'
import { judgeGuide, type Guide, type StepId } from './guide.ts'

type Shown = { acted?: StepId | undefined; errors?: GuideContext['errors']; flash?: Flash | undefined }

export async function sendGuidePage(deps: GuideDeps, response: Response, app: App, shown: Shown = {}): Promise<void> {
  const facts = await readGuideFacts(deps, app)
  const guide = judgeGuide(facts)
  response.send(
    renderPage(
      <GuidePage
        {...guide}
        frame={consoleFrame(deps.config, response, '/admin/apps', shown.flash)}
        app={{ key: app.key, name: app.name, state: appStateOf(app) }}
        context={contextOf(deps, response, { facts, guide, errors: shown.errors ?? {} })}
        acted={shown.acted}
      />,
    ),
  )
}

/** `step`: the one the check belongs to. */
export async function sendCheckFragment(
  deps: GuideDeps,
  response: Response,
  app: App,
  of: { check: CheckName; step: StepId },
): Promise<void> {
  const facts = await readGuideFacts(deps, app)
  const guide = judgeGuide(facts)
  const context = contextOf(deps, response, { facts, guide, errors: {} })
  response.send(renderFragment(<CheckFragment {...guide} {...of} context={context} />))
}

type Judged = { facts: GuideFacts; guide: Guide; errors: GuideContext['errors'] }

function contextOf({ config }: GuideDeps, response: Response, { facts, guide, errors }: Judged): GuideContext {
  const { app, place, fallback } = facts
  const { loginUrl, logoutUrl } = endpointsOf(config.publicUrl, app.key)
  const { name, subdomain, stage, isEnabled, secretSetAt } = app
  return {
    csrfToken: csrfToken(response),
    home: `/admin/apps/${app.key}`,
    app: {
      ...{ name, subdomain, stage, isEnabled, secretSetAt },
      origin: place.zendeskOrigin,
      host: new URL(place.zendeskOrigin).host,
      remoteLoginUrl: loginUrl,
      remoteLogoutUrl: logoutUrl,
    },
    publicUrl: config.publicUrl,
    isPractice: config.isPractice,
    canChange: isAllowed(response.locals.administrator.role, 'apps.change'),
    checks: {
      'help-center': shownCheck(facts, 'help-center'),
      'secret-shape': shownCheck(facts, 'secret-shape'),
      'secret-unique': shownCheck(facts, 'secret-unique'),
      'secret-signs': shownCheck(facts, 'secret-signs'),
      'endpoint-reachable': shownCheck(facts, 'endpoint-reachable'),
      'clock-skew': shownCheck(facts, 'clock-skew'),
    },
    attestations: {
      'help-center-active': shownAttestation(facts, 'help-center-active'),
      'configuration-pasted': shownAttestation(facts, 'configuration-pasted'),
      'external-ids-off': shownAttestation(facts, 'external-ids-off'),
      'staff-assigned': shownAttestation(facts, 'staff-assigned'),
      'end-users-assigned': shownAttestation(facts, 'end-users-assigned'),
    },
    locks: guide.locks,
    fallback,
    errors,
  }
}

function shownCheck(facts: GuideFacts, check: CheckName): ShownCheck {
  const result = resultOf(facts, check)
  const standing = checkStanding(facts, check)
  if (!result) return { standing }
  const { outcome, code, detail, checkedAt, checkedBy } = result
  return { standing, last: { outcome, code, detail, at: checkedAt, by: checkedBy?.name } }
}

function shownAttestation(facts: GuideFacts, step: AttestableStep): ShownAttestation {
  const attestation = attestationOf(facts, step)
  const state = attestedState(facts, step)
  if (!attestation) return { state }
  const { attestedBy, attestedAt, expiresAt, withdrawnAt } = attestation
  return { state, last: { by: attestedBy?.name, at: attestedAt, expiresAt, withdrawnAt } }
}
