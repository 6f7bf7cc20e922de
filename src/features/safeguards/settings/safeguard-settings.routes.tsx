/** The console's screen for how the safeguards work: /admin/settings/safeguards. */
import { Router, type Response } from 'express'
import { renderPage } from '../../../../views/layout.tsx'
import type { Flash } from '../../../../views/parts/console-shell.tsx'
import {
  SafeguardSettingsPage,
  type SafeguardSettingsPageProps,
} from '../../../../views/safeguard-settings/safeguard-settings-page.tsx'
import type { Deps } from '../../../deps.ts'
import { csrfToken } from '../../../http/csrf.ts'
import { flashesOf } from '../../../http/flash.ts'
import { readForm, typedIn, type Typed } from '../../../http/form.ts'
import { nextMoments } from '../../../kernel/cron.ts'
import { AppError } from '../../../kernel/errors.ts'
import { isAllowed } from '../../administrators/administrators.policy.ts'
import { byOf } from '../../administrators/by-of.ts'
import { consoleFrame } from '../../administrators/console-frame.ts'
import { requireAction } from '../../administrators/require-action.ts'
import { requireRecentProof } from '../../second-factor/proof-again/require-recent-proof.tsx'
import { changeSafeguardSettings } from './change-safeguard-settings.ts'
import { safeguardSettingsInput } from './safeguard-settings.input.ts'
import type { SafeguardSettings } from './safeguard-settings.ts'

const home = '/admin/settings/safeguards'

export function safeguardSettingsRoutes(deps: Deps): Router {
  const pages = Router()

  pages.get('/', requireAction(deps, 'settings.read'), async (request, response) => {
    await sendPage(deps, response, { flash: flashOf(request) })
  })

  pages.post('/', requireAction(deps, 'safeguards.change'), requireRecentProof(deps), async (request, response) => {
    const form = readForm(request, safeguardSettingsInput)
    if (form.kind === 'invalid') {
      if (form.errors['version'] !== undefined) throw new AppError('input.malformed')
      const { typed, errors } = form
      await sendPage(deps, response.status(422), { values: typed, version: Number(typed['version']), errors })
      return
    }
    const { version, next } = form.input
    const outcome = await changeSafeguardSettings(deps, { version, next, ...byOf(request, response) })
    if (outcome.kind !== 'conflict') {
      response.redirect(303, `${home}?done=${outcome.kind}`)
      return
    }
    const { stored } = outcome
    const conflict = { stored: typedOf(stored), typed: typedOf(next) }
    await sendPage(deps, response.status(409), { values: typedIn(request), version: stored.version, conflict })
  })

  return pages
}

type Shown = Partial<Pick<SafeguardSettingsPageProps, 'values' | 'version' | 'errors' | 'conflict'>> & {
  flash?: Flash | undefined
}

async function sendPage(deps: Deps, response: Response, { flash, ...shown }: Shown): Promise<void> {
  const { config, clock, safeguardSettings, digests } = deps
  const stored = await safeguardSettings.find()
  response.send(
    renderPage(
      <SafeguardSettingsPage
        frame={consoleFrame(config, response, '/admin/settings', flash)}
        csrfToken={csrfToken(response)}
        canChange={isAllowed(response.locals.administrator.role, 'safeguards.change')}
        usualSchedule={config.auditSchedule}
        nextRuns={nextMoments(scheduleOf(config, stored), clock.now(), 3)}
        people={await digests.listEligible()}
        values={typedOf(stored)}
        version={stored.version}
        {...shown}
      />,
    ),
  )
}

const scheduleOf = ({ auditSchedule }: Deps['config'], { schedule, zone }: SafeguardSettings) => ({
  cron: schedule ?? auditSchedule,
  zone,
})

/** What is stored, as the form's fields hold it. */
const typedOf = (settings: Omit<SafeguardSettings, 'version'>): Typed => ({
  schedule: settings.schedule ?? '',
  zone: settings.zone,
  staleAfterDays: String(settings.staleAfterDays),
  secretMaxAgeDays: String(settings.secretMaxAgeDays),
  mixedDomains: settings.mixedDomains.join('\n'),
  ...Object.fromEntries(settings.digestTo.map((id) => [`digest:${id}`, 'on'])),
})

/** The address carries a code; the words are ours. */
const flashOf = flashesOf(
  new Map<string, Flash>([
    ['changed', { tone: 'success', message: 'Saved. It holds from the next audit on.' }],
    ['unchanged', { tone: 'info', message: 'It was set like this already.' }],
  ]),
)
